"""The operands that a typed line may have: what an iteration has computed where the line runs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from nn_core.lines.faults.floating import is_plain
from nn_core.lines.names import parse
from nn_core.lines.network import Network
from nn_core.lines.rows import FEEDFORWARD, LAYER_ROLES, Row
from nn_core.lines.state import states_of

_LAYER_VALUES = ("z", "a", "exp_z")


def not_usable(
    network: Network, row: Row, name: str, before: Collection[str], listed: Iterable[str]
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
        computed = row.role not in LAYER_ROLES or _is_of_layer(one)
        if one not in there and not (computed and one not in _given(network)):
            why = "where nothing is trained, and there is no"
            reasons[one] = f"{name} is also computed {why} {one}"
    return reasons


def _given(network: Network) -> set[str]:
    return {"inputs", "output", "t", *network.constants, *(one.name for one in states_of(network))}


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
        names |= {one.name for one in states_of(network) if one.name.startswith("b")}
    for name, code in before.items():
        if is_plain(code.partition(" = ")[2], names):
            names.add(name)
    return names
