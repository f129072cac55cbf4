"""Writing a line of code as operands and signs, and as the sum that stands behind one cell.

Both are read from the tree of the line that runs, so no quantity needs words of its own. What is
written means what the line means: brackets are set wherever it would read as something else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nn_core.lines.axes import ONE, Axes, axes_of
from nn_core.lines.tree import (
    Binary,
    Call,
    Comparison,
    Name,
    Negative,
    Node,
    Number,
    Reduction,
    Transpose,
)
from nn_view.iteration.signs import Piece, bracketed, joined, text, tight, written
from nn_view.wording.stepper import AXES

Place = str | int
"""An index of a cell: ``i`` and ``j`` of the result, ``k`` and ``m`` running, or a number.

``row`` is the row that is chosen, where the result is one matrix for each row.
"""

Value = float | Piece | list[Any]
"""What is computed: a number, an operand's cell, or an operator or function and its values."""

_REDUCTIONS = {"sum": "Σ ", "mean": "mean of ", "max": "row maximum of "}


def tokens(node: Node) -> list[Piece]:
    """A line as ``{"operand", "transposed"}`` and ``{"text"}``, in order."""
    return joined(_Tokens().write(node))


@dataclass(frozen=True)
class Operands:
    """What is known of the operands: their ``axes``, and the ``sizes`` of the axes.

    ``parts``: the names of parts of sums whose numbers are known, as those of operands are.
    """

    axes: Mapping[str, Axes]
    sizes: Mapping[str, int]
    parts: Mapping[Node, str] = field(default_factory=dict)


def explain(node: Node, operands: Operands) -> dict[str, Any]:
    """What stands behind cell (i, j) of a line's result.

    Returns ``before``, ``terms`` (``over`` which axes a sum runs, the ``index`` of each, and a
    term's ``pieces`` and ``value``) or None, and ``after``; a piece is a text, an operand with its
    place (``i``, ``j``, a running index, or a number; ``each`` is the row whose matrix it is),
    ``same``: 1 where two indices are equal, otherwise 0, or ``count``: how many entries these axes
    have together, of the rows those that the iteration uses. A value is a number, a piece, or
    ``[operator, *values]``. The cell is what stands before the terms, their sum, and what stands
    after it, read as one expression.
    """
    writer = _Cell(operands)
    pieces = writer.write(node, ("i", "j"))
    at = next((at for at, piece in enumerate(pieces) if "terms" in piece), None)
    if at is None:
        return {"before": joined(pieces), "terms": None, "after": []}
    return {
        "before": joined(pieces[:at]),
        "terms": pieces[at]["terms"],
        "after": joined(pieces[at + 1 :]),
    }


class _Tokens:
    """Writes a line with its operands as wholes."""

    def write(self, node: Node) -> list[Piece]:
        match node:
            case Name(name):
                return [{"operand": name, "transposed": False}]
            case Transpose(Name(name)):
                return [{"operand": name, "transposed": True}]
            case Transpose(operand):
                return [*bracketed(self.write(operand)), text("ᵀ")]
            case Reduction(function, operand, _, _):
                return [text(_REDUCTIONS[function]), *self._part(operand)]
            case Binary("@", left, right):
                return [*self._part(left), text(" · "), *self._part(right)]
            case Call():
                return self._call(node)
        return written(node, lambda one: self.write(one), " ∘ ")

    def _call(self, node: Call) -> list[Piece]:
        match node:
            case Call("np.ones_like", (operand,)):
                return [text("1 for each "), *self.write(operand)]
            case Call("len", _):
                return [text(AXES["rows"][1])]
            case Call("diagonal", (operand,)):
                return [text("diag("), *self.write(operand), text(")")]
            case Call("outer" | "np.outer", (left, right)):
                return [*self._part(left), text(" ⊗ "), *self._part(right)]
            case Call("row_by_row", (left, right)):
                return [*self._part(left), text(" · "), *self._part(right)]
        return written(node, lambda one: self.write(one), " ∘ ")

    def _part(self, node: Node) -> list[Piece]:
        return self.write(node) if tight(node) else bracketed(self.write(node))


@dataclass(frozen=True)
class _Cell:
    """Writes one cell of a line's result; its sum, if it has one, as a piece with ``terms``.

    ``each``: the row whose matrix is meant, where an operand has one for each row.
    """

    operands: Operands
    each: Place = "row"

    def write(self, node: Node, place: tuple[Place, Place]) -> list[Piece]:
        axes = axes_of(node, self.operands.axes)
        row, column = self._within(axes, place)
        match node:
            case Name(name):
                return [self._operand(name, axes, (row, column))]
            case Call():
                return self._call(node, (row, column))
            case Transpose(operand):
                turned = self.write(operand, (column, row) if len(axes) == 2 else (row, column))
                return turned if isinstance(operand, Name) else bracketed(turned)
            case Binary("@", left, right):
                parts = [(left, (row, "k")), (right, ("k", column))]
                inner = axes_of(left, self.operands.axes)[-1]
                value = self._value_of_product(parts)
                return self._terms([(inner, "k")], self._product(parts), value)
            case Reduction("sum", _, _, _):
                return self._sum(node, (row, column))
            case Reduction("max", operand, _, _):
                columns = self.operands.sizes[axes_of(operand, self.operands.axes)[-1]]
                cells = [[text(", "), *self.write(operand, (row, at))] for at in range(columns)]
                return [text("max("), *[piece for cell in cells for piece in cell][1:], text(")")]
            case Reduction("mean", _, _, _):
                terms = self._sum(node, (row, column))
                return [*terms, text(" / "), {"count": terms[0]["terms"]["over"]}]
        return written(node, lambda one: self.write(one, place), " · ")

    def _call(self, node: Call, place: tuple[Place, Place]) -> list[Piece]:
        row, column = place
        match node:
            case Call("np.ones_like", _):
                return [text("1")]
            case Call("len", (operand,)):
                return [{"count": [axes_of(operand, self.operands.axes)[0]]}]
            case Call("diagonal", (operand,)):
                same: Piece = {"same": [row, column]}
                return [*self._part(operand, (self.each, row)), text(" · "), same]
            case Call("outer" | "np.outer"):
                return self._product(self._factors(node, place))
            case Call("row_by_row", (left, right)):
                inner = axes_of(left, self.operands.axes)[-1]
                matrices = _Cell(self.operands, each=row)
                near, far = (row, "k"), ("k", column)
                one, other = self._part(left, near), matrices._part(right, far)
                value = ["*", self.value(left, near), matrices.value(right, far)]
                return self._terms([(inner, "k")], [*one, text(" · "), *other], value)
        return written(node, lambda one: self.write(one, place), " · ")

    def value(self, node: Node, place: tuple[Place, Place]) -> Value:
        """What is computed in a cell of a line's result; the line has no sum."""
        axes = axes_of(node, self.operands.axes)
        row, column = self._within(axes, place)
        if node in self.operands.parts:
            return self._operand(self.operands.parts[node], axes, (row, column))
        match node:
            case Number(value):
                return value
            case Name(name):
                return self._operand(name, axes, (row, column))
            case Negative(operand):
                return ["-", 0, self.value(operand, place)]
            case Transpose(operand):
                return self.value(operand, (column, row) if len(axes) == 2 else (row, column))
            case Reduction("max", operand, _, _):
                columns = self.operands.sizes[axes_of(operand, self.operands.axes)[-1]]
                return ["max", *(self.value(operand, (row, at)) for at in range(columns))]
            case Binary(operator, left, right) | Comparison(operator, left, right):
                return [operator, self.value(left, place), self.value(right, place)]
            case Call():
                return self._value_of_call(node, (row, column))
        raise ValueError(f"No value of one cell for {node}.")

    def _value_of_call(self, node: Call, place: tuple[Place, Place]) -> Value:
        row, column = place
        match node:
            case Call("np.ones_like", _):
                return 1
            case Call("len", _):
                (count,) = self.write(node, place)
                return count
            case Call("diagonal", (operand,)):
                return ["*", self.value(operand, (self.each, row)), {"same": [row, column]}]
            case Call("outer" | "np.outer"):
                return self._value_of_product(self._factors(node, place))
        name = node.function.removeprefix("np.")
        return [name, *(self.value(one, place) for one in node.arguments)]

    def _factors(
        self, node: Call, place: tuple[Place, Place]
    ) -> list[tuple[Node, tuple[Place, Place]]]:
        """The factors of a cell of an outer product, each with its place."""
        left, right = node.arguments
        # A vector is drawn as a row, so its place is a column.
        down = 0 if node.function == "np.outer" else self.each
        return [(left, (down, place[0])), (right, (down, place[1]))]

    def _operand(self, name: str, axes: Axes, place: tuple[Place, Place]) -> Piece:
        each = {"each": self.each} if len(axes) == 3 else {}
        return {"name": name, "at": list(place), **each}

    def _within(self, axes: Axes, place: tuple[Place, Place]) -> tuple[Place, Place]:
        """A place within an array: an axis of one, or one that is not there, has only place 0."""
        down, across = (ONE, ONE, *axes)[-2:]
        return 0 if down == ONE else place[0], 0 if across == ONE else place[1]

    def _part(self, node: Node, place: tuple[Place, Place]) -> list[Piece]:
        return self.write(node, place) if tight(node) else bracketed(self.write(node, place))

    def _product(self, parts: list[tuple[Node, tuple[Place, Place]]]) -> list[Piece]:
        left, right = (self._part(node, place) for node, place in parts)
        return [*left, text(" · "), *right]

    def _value_of_product(self, parts: list[tuple[Node, tuple[Place, Place]]]) -> Value:
        return ["*", *(self.value(node, place) for node, place in parts)]

    def _sum(self, node: Reduction, place: tuple[Place, Place]) -> list[Piece]:
        """The terms of a sum over one axis or over all."""
        down, across = (ONE, ONE, *axes_of(node.operand, self.operands.axes))[-2:]
        row, column = place
        over: list[tuple[str, Place]] = []
        flat = len(axes_of(node.operand, self.operands.axes)) < 2
        if node.axis is None:
            over, row, column = [(down, "k"), (across, "m")], "k", "m"
        elif node.axis == 0 and not flat:
            over, row = [(down, "k")], "k"
        else:
            # The second axis of a matrix: without keepdims the result lies in a row.
            over = [(across, "m")]
            row, column = (row if node.keepdims else column), "m"
        running = [(axis, index) for axis, index in over if axis != ONE]
        term = self.write(node.operand, (row, column))
        return self._terms(running, term, self.value(node.operand, (row, column)))

    def _terms(
        self, running: list[tuple[str, Place]], pieces: list[Piece], value: Value
    ) -> list[Piece]:
        over = [axis for axis, _ in running]
        index = [index for _, index in running]
        found = {"over": over, "index": index, "pieces": joined(pieces), "value": value}
        return [{"terms": found}]
