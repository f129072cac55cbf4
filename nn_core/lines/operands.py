"""The operands of a line in its layer, and those that a typed one may have: what an iteration has
computed where the line runs.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from nn_core.lines.faults.floating import is_plain
from nn_core.lines.line import Line
from nn_core.lines.names import ERRORS, GIVEN, PAST, parse
from nn_core.lines.network import Network
from nn_core.lines.rows import BACKWARD, FEEDFORWARD, FORWARD, LAYER_ROLES, Row, updates
from nn_core.lines.state import states_of

_LAYER_VALUES = ("z", "a", "exp_z")


def not_usable(
    network: Network, row: Row, name: str, before: Collection[str], listed: Collection[str]
) -> dict[str, str]:
    """The names that the typed line of a quantity may not use, each with the reason.

    ``row`` and ``name`` of the quantity; ``before``: what is given or computed before it;
    ``listed``: all names that may be computed.
    """
    reasons = {one: f"{one} is computed after {name}" for one in listed if one not in before}
    reasons[name] = f"{name} cannot be computed from itself"
    if row.step != FEEDFORWARD:
        return reasons
    there = {"inputs", *(one.name for one in states_of(network) if one.is_parameter)}
    if row.role not in LAYER_ROLES:
        there |= {"output", *network.penalty}
    for one in before:
        computed = one in listed and (row.role not in LAYER_ROLES or _is_of_layer(one))
        if one not in there and not computed:
            reasons[one] = f"{name} is also computed without training, where there is no {one}"
    return reasons


def _is_of_layer(name: str) -> bool:
    """Whether it is computed from the inputs and the parameters alone: enough to predict."""
    of = parse(name).of
    return parse(name).role == "value" and of is not None and of.letter in _LAYER_VALUES


def plain_names(network: Network, before: Mapping[str, str]) -> set[str]:
    """The names whose value may be one of Python's own numbers rather than NumPy's.

    ``before``: the lines of what is computed before.
    """
    names = {"t", *network.constants}
    if network.biases == "shared":
        names |= {one.name for one in states_of(network) if one.parameter.startswith("b")}
    for name, code in before.items():
        if is_plain(code.partition(" = ")[2], names):
            names.add(name)
    return names


def operand_names(network: Network, layer: int, row: Row, line: Line) -> dict[str, str]:
    """The names, in this layer, of the operands of a row's line."""
    rows = (*FORWARD, *BACKWARD, *updates(network))
    names = {name: name for name in GIVEN if name not in ERRORS}
    names["a_in"] = "inputs" if layer == 1 else f"a{layer - 1}"
    names |= {one.known_as: one.named(layer) for one in rows}
    names |= {letter: f"{letter}{layer}" for letter in network.letters}
    if network.penalized:
        names |= {f"squares_w{k}": f"squares_w{k}" for k in range(1, network.last + 1)}
    if layer < network.last:
        names |= {f"next_{one.known_as}": one.named(layer + 1) for one in rows}
        names |= {f"next_{letter}": f"{letter}{layer + 1}" for letter in network.letters}
    if row.by:
        names |= {"value": f"{row.by}{layer}", "delta": f"delta_{row.by}{layer}"}
        names["past"] = f"{PAST}{row.named(layer)}"
        for memory in network.updates.memories:
            names[memory] = f"{memory}_{row.by}{layer}"
            names[f"new_{memory}"] = f"new_{memory}_{row.by}{layer}"
        names |= {one: f"{one}_{row.by}{layer}" for one in network.updates.corrected}
    for operand in line.operands:
        if operand not in names:
            raise ValueError(f"{row.named(layer)}: there is no {operand!r} in layer {layer}.")
    return {operand: names[operand] for operand in line.operands}
