"""The ordered list of an iteration's quantities for a given network.

The lines say what is computed, and ``rows`` says which line applies in which layer. This module
makes quantities of them: it inserts the names of the layer and derives everything that follows from
the line itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from nn_core.lines import latex, tree
from nn_core.lines.axes import Axes, axes_of
from nn_core.lines.faults import wrong_line
from nn_core.lines.faults.typed import LineError, line_for, normalized, wrong_shape
from nn_core.lines.line import Line, line_of
from nn_core.lines.names import Term, parse, symbol
from nn_core.lines.network import Network
from nn_core.lines.operands import not_usable, operand_names, plain_names
from nn_core.lines.rows import (
    BACKWARD,
    FEEDFORWARD,
    FORWARD,
    GROUPS,
    UPDATE,
    Row,
    cancels,
    updates,
)
from nn_core.lines.state import states_of

TUTORIAL_NAMES = {"z1_d_b1": "z1_d_b1_w"}
"""The quantities that have another name in the tutorial's code."""


@dataclass(frozen=True)
class Quantity:
    r"""One quantity of an iteration, as it is computed and displayed.

    ``role``: what it is in every layer, such as ``delta_w``; ``of`` and ``by``: for a derivative,
    the value and the variable, otherwise ``of`` is the value itself; ``step`` of the tutorial (0:
    feedforward) and ``group``, the step in words; ``layer`` of weights, counted from 1; ``code``:
    the line that runs, and ``tree``, its parsed right-hand side; ``operands`` in the order of the
    line; ``axes`` of its value, and ``shape``, the axes in words; ``kind`` of operation;
    ``latex``: the whole formula, and ``symbol_latex``, its left-hand side; ``target``: the
    parameter whose derivative it helps to compute ("" in feedforward); ``chain``: the factors of
    that derivative, ``lit``: those that this quantity is or is the product of, and
    ``chain_latex``, the symbol of the derivative; ``differs``: whether the two rules compute it
    differently, and ``difference``, why; ``tutorial_name``: its name in the tutorial's code, if
    different; ``correct``: the correct quantity, if this one is wrong on purpose; ``cancelled``:
    whether it is shown for information only, since it cancels with another factor: it is an
    operand of nothing, and need not be finite.
    """

    name: str
    role: str
    of: Term | None
    by: Term | None
    step: int
    group: str
    layer: int
    code: str
    tree: tree.Node
    operands: tuple[str, ...]
    axes: Axes
    shape: str
    kind: str
    sentence: str
    latex: str
    symbol_latex: str
    target: str = ""
    chain: tuple[str, ...] = ()
    lit: tuple[str, ...] = ()
    chain_latex: str = ""
    differs: bool = False
    difference: str = ""
    tutorial_name: str = ""
    correct: Quantity | None = None
    cancelled: bool = False

    @property
    def copied(self) -> str | None:
        """The operand, if the line only copies it."""
        return self.tree.name if isinstance(self.tree, tree.Name) else None

    @property
    def number(self) -> float | None:
        """The number, if the line is just a number."""
        return float(self.tree.value) if isinstance(self.tree, tree.Number) else None


@lru_cache(maxsize=256)
def quantities_of(network: Network) -> tuple[Quantity, ...]:
    """The quantities of a network in the order of computation, whatever the seed and the data.

    Raises ``ValueError``, with the name of the quantity, for a line that cannot be parsed, that has
    an operand not computed before it, or that combines axes that do not fit.
    """
    known: dict[str, Axes] = dict(_given(network))
    listed: list[Quantity] = []
    for layer, row in _rows(network):
        for one in _quantity(network, layer, row, known):
            if text := dict(network.lines).get(one.name):
                one = _typed(network, row, one, text, listed)
            listed.append(one)
            known[one.name] = one.axes
    return tuple(listed)


def axes_by_name(network: Network) -> dict[str, Axes]:
    """The axes of all inputs and quantities of an iteration, by name."""
    return dict(_given(network)) | {one.name: one.axes for one in quantities_of(network)}


@lru_cache(maxsize=4096)
def tree_of(network: Network, name: str, layer: int) -> tree.Node:
    """The line of one quantity of a layer, as its list has it, without making the whole list.

    Raises ``ValueError`` for a quantity that the layer does not have.
    """
    for at, row in _rows(network):
        line = row.pick(network, layer) if (at, row.named(at)) == (layer, name) else None
        if line is not None:
            shown = wrong_line(network, row.role, layer, line) or line
            shown = row.wrapped(shown, network, layer)
            return tree.read(shown.renamed(operand_names(network, layer, row, shown)).expression)
    raise ValueError(f"There is no {name} in layer {layer}.")


def _rows(network: Network) -> Iterator[tuple[int, Row]]:
    for layer in range(1, network.last + 1):
        yield from ((layer, row) for row in FORWARD)
    for layer in reversed(range(1, network.last + 1)):
        yield from ((layer, row) for row in (*BACKWARD, *updates(network)))


def _given(network: Network) -> Iterator[tuple[str, Axes]]:
    """The axes of everything that an iteration starts from."""
    yield "inputs", ("rows", "inputs")
    yield "output", ("rows", "outputs")
    yield from ((name, ()) for name in network.constants)
    if network.updates.counts:
        yield "t", ()
    for state in states_of(network):
        one = parse(state.parameter).of
        assert one is not None
        units = network.axis(one.layer)
        if one.is_weight:
            yield state.name, (network.axis(one.layer - 1), units)
        else:
            yield state.name, () if network.biases == "shared" else (units,)


def _quantity(
    network: Network, layer: int, row: Row, known: Mapping[str, Axes]
) -> Iterator[Quantity]:
    """The quantity of a row in a layer, if there is one; a fault may replace its line."""
    line = row.pick(network, layer)
    if line is None:
        return
    right = _build(network, layer, row, row.wrapped(line, network, layer), known)
    wrong = wrong_line(network, row.role, layer, line)
    if wrong is not None:
        wrong = row.wrapped(wrong, network, layer)
        right = _in_place(network, _build(network, layer, row, wrong, known), right)
    if row.rules:
        right = replace(
            right,
            differs=right.correct is None,
            difference=line_of(dict(row.rules)["tutorial"]).difference,
            tutorial_name=TUTORIAL_NAMES.get(right.name, "") if network.last == 2 else "",
        )
    yield right


def _in_place(network: Network, wrong: Quantity, right: Quantity) -> Quantity:
    """The wrong quantity in the place of the right one, which stays where other units do not fit.

    Only a derivative by a bias may have one number or one a unit, as it likes.
    """
    if right.role == "z_d_b":
        return replace(wrong, correct=right)
    if network.sizes(wrong.axes) != network.sizes(right.axes):
        return right
    return replace(wrong, axes=right.axes, shape=right.shape, correct=right)


def _typed(
    network: Network, row: Row, right: Quantity, text: str, before: Sequence[Quantity]
) -> Quantity:
    """The quantity with a typed line in the place of its own; that, if both say the same.

    ``before``: the quantities that are computed before it. Raises ``LineError``.
    """
    expression = right.code.partition(" = ")[2]
    if text == normalized(expression):
        return right
    known = dict(_given(network)) | {one.name: one.axes for one in before}
    listed = [one.name for one in quantities_of(network._replace(lines=()))]
    others = not_usable(network, row, right.name, known, listed)
    usable = {name: axes for name, axes in known.items() if name not in others}
    plain = plain_names(network, {one.name: one.code for one in before})
    line = Line(expression, right.operands, right.sentence, right.kind)
    try:
        typed = line_for(text, line, usable, others, plain)
        wrong = _made(network, right.layer, row, typed, usable)
        bare = replace(right, differs=False, difference="", tutorial_name="")
        of_bias = right.role == "z_d_b" and wrong.axes in ((), known[f"b{right.layer}"])
        if not of_bias and network.sizes(wrong.axes) != network.sizes(right.axes):
            raise LineError(wrong_shape(wrong.axes, right.axes))
    except LineError as problem:
        raise LineError(_in_words(network, str(problem))) from None
    return _in_place(network, wrong, bare)


def _in_words(network: Network, text: str) -> str:
    """A text with its axes in words."""
    return re.sub(r"\bhidden\d\b", lambda found: _words(network, found.group()), text)


def _build(
    network: Network, layer: int, row: Row, line: Line, known: Mapping[str, Axes]
) -> Quantity:
    return _made(network, layer, row, line.renamed(operand_names(network, layer, row, line)), known)


def _made(
    network: Network, layer: int, row: Row, renamed: Line, known: Mapping[str, Axes]
) -> Quantity:
    """The quantity of a line with the names of its layer."""
    name = row.named(layer)
    try:
        read = tree.read(renamed.expression)
        if sum(map(tree.is_sum, tree.walk(read))) > 1:
            raise ValueError("A line may contain at most one sum or matrix product.")
        axes = axes_of(read, known)
    except ValueError as problem:
        raise ValueError(f"{name} = {renamed.expression}: {problem}") from None
    symbols = {"z": symbol(f"z{layer}"), "a": symbol(f"a{layer}"), "y": symbol("output")}
    meaning = [renamed.meaning.format(**symbols)] if renamed.meaning else []
    step = row.step + 4 * (network.last - layer) if row.step else 0
    group = f"Step {step}: {GROUPS[row.step].format(k=layer)}" if row.step else "Feedforward"
    target = f"{row.by}{layer}" if row.by else ""
    chain = _chain(network, layer, row.by) if row.by else ()
    parsed = parse(name)
    return Quantity(
        name=name,
        role=row.role,
        of=parsed.of,
        by=parsed.by,
        step=step,
        group=group,
        layer=layer,
        code=f"{name} = {renamed.expression}",
        tree=read,
        operands=renamed.operands,
        axes=axes,
        shape=" × ".join(_words(network, axis) for axis in axes) or "scalar",
        kind=renamed.kind,
        sentence=renamed.sentence,
        latex=" = ".join([symbol(name), *meaning, latex.formula(read)]),
        symbol_latex=symbol(name),
        target=target,
        chain=chain,
        lit=_lit(name, row, chain),
        chain_latex=symbol(f"delta_{target}") if target else "",
        cancelled=row.role in ("error_d_a", "a_d_z") and cancels(network, layer),
    )


def _chain(network: Network, layer: int, by: str) -> tuple[str, ...]:
    """The factors of the derivative of the error with respect to a layer's weights or biases."""
    last = network.last
    factors = [f"error_d_a{last}", f"a{last}_d_z{last}"]
    for k in reversed(range(layer, last)):
        factors += [f"z{k + 1}_d_a{k}", f"a{k}_d_z{k}"]
    return (*factors, f"z{layer}_d_{by}{layer}")


def _lit(name: str, row: Row, chain: tuple[str, ...]) -> tuple[str, ...]:
    """The factors of the chain that the quantity is, or is the product of."""
    if name in chain:
        return (name,)
    if row.step in (FEEDFORWARD, UPDATE):
        return ()
    by = parse(name).by
    ends = [at for at, factor in enumerate(chain) if parse(factor).by == by]
    return chain[: ends[0] + 1] if ends else chain


def _words(network: Network, axis: str) -> str:
    """An axis in words: ``hidden`` where there is one hidden layer, else ``hidden 2``."""
    if not axis.startswith("hidden"):
        return axis
    return "hidden" if network.last == 2 else f"hidden {axis.removeprefix('hidden')}"
