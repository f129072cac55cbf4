"""One cell of a line's result, written out: a tree of single numbers in place of matrices.

``a @ w + b`` in cell (0, 1) becomes ``a[0, 0] * w[0, 1] + a[0, 1] * w[1, 1] + b``.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np

from nn_core.arrays.helpers import HELPERS
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
    children,
    is_sum,
    walk,
)

Values = Mapping[str, Any]
"""The arrays and numbers of an iteration, by name."""
Index = tuple[int, ...]


@dataclass(frozen=True)
class Cell(Name):
    """One number of an operand: ``index`` is that of its array, ``()`` for a single number."""

    index: Index = ()

    def of(self, values: Values) -> float:
        """Its number."""
        return float(np.asarray(values[self.name])[self.index])


def evaluated(node: Node, values: Values) -> np.ndarray:
    """The value of a node, an array of its shape: what the line gives when it runs."""
    with np.errstate(all="ignore"):
        return _evaluated(node, values)


def _evaluated(node: Node, values: Values) -> np.ndarray:
    match node:
        case Cell():
            return np.asarray(node.of(values))
        case Name(name):
            return np.asarray(values[name], dtype=np.float64)
        case Number(value):
            return np.asarray(float(value))
        case Reduction(function, operand, axis, keepdims):
            array = _evaluated(operand, values)
            return np.asarray(getattr(array, function)(axis=axis, keepdims=keepdims))
        case Binary("+"):
            return _summed(node, values)
    parts = [_evaluated(one, values) for one in children(node)]
    return np.asarray(_function(node)(*parts), dtype=np.float64)


def _summed(node: Node, values: Values) -> np.ndarray:
    """A sum, term by term from left to right: a long one is too deep to descend into."""
    terms = []
    while isinstance(node, Binary) and node.operator == "+":
        terms.append(node.right)
        node = node.left
    total = _evaluated(node, values)
    for term in reversed(terms):
        total = total + _evaluated(term, values)
    return np.asarray(total, dtype=np.float64)


_BINARY: Mapping[str, Callable[..., object]] = {
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "**": np.power,
    "@": np.matmul,
    ">": np.greater,
    ">=": np.greater_equal,
    "<": np.less,
    "<=": np.less_equal,
    "==": np.equal,
    "!=": np.not_equal,
}


def _function(node: Node) -> Callable[..., object]:
    match node:
        case Negative():
            return np.negative
        case Transpose():
            return np.transpose
        case Binary(operator) | Comparison(operator):
            return _BINARY[operator]
    assert isinstance(node, Call)
    if node.function in HELPERS:
        return HELPERS[node.function]
    return len if node.function == "len" else getattr(np, node.function.removeprefix("np."))


class Writer:
    """Writes cells of lines; ``values`` give the shapes of the operands.

    ``cell`` raises ``IndexError`` for a cell that is not there.
    """

    def __init__(self, values: Values) -> None:
        self._values = values
        self._shapes: dict[Node, Index] = {}

    def cell(self, node: Node, index: Index) -> Node:
        """The cell of a node's value, as a tree whose names are all ``Cell``."""
        shape = self.shape(node)
        if len(index) != len(shape) or any(
            at >= size for at, size in zip(index, shape, strict=True)
        ):
            raise IndexError(f"There is no cell {index} in {shape}.")
        return self._cell(node, index)

    def shape(self, node: Node) -> Index:
        """The shape of a node's value."""
        if node not in self._shapes:
            self._shapes[node] = evaluated(node, self._values).shape
        return self._shapes[node]

    def operations(self, node: Node) -> int:
        """How many operations a cell of a node's value needs, without writing it out."""
        inner = sum(map(self.operations, children(node)))
        match node:
            case Name() | Number() | Transpose():
                return inner
            case Reduction(_, operand, axis, _):
                shape = self.shape(operand)
                count = int(np.prod(shape if axis is None else shape[axis]))
                return count * (inner + 1)
            case Binary("@") | Call("row_by_row"):
                return 2 * self.shape(children(node)[0])[1]
        return inner + 1

    def _cell(self, node: Node, index: Index) -> Node:
        match node:
            case Name(name):
                return Cell(name, index)
            case Number():
                return node
            case Transpose(operand):
                return self._cell(operand, index[::-1])
            case Reduction():
                return self._reduced(node, index)
            case Binary("@", left, right):
                row, column = index
                return added(
                    Binary("*", self._cell(left, (row, k)), self._cell(right, (k, column)))
                    for k in range(self.shape(left)[1])
                )
            case Call():
                return self._call(node, index)
        parts = [self._within(one, index) for one in children(node)]
        return rebuilt(node, parts)

    def _within(self, node: Node, index: Index) -> Node:
        """The cell of an operand that is broadcast to the result's shape."""
        shape = self.shape(node)
        last = index[len(index) - len(shape) :]
        return self._cell(
            node, tuple(0 if n == 1 else at for at, n in zip(last, shape, strict=True))
        )

    def _call(self, node: Call, index: Index) -> Node:
        arguments = node.arguments
        match node.function:
            case "np.ones_like":
                return Number(1)
            case "len":
                return Number(self.shape(arguments[0])[0])
            case "diagonal":
                row, i, j = index
                return self._cell(arguments[0], (row, i)) if i == j else Number(0)
            case "outer":
                row, i, j = index
                left, right = arguments
                return Binary("*", self._cell(left, (row, i)), self._cell(right, (row, j)))
            case "row_by_row":
                row, j = index
                left, matrices = arguments
                return added(
                    Binary("*", self._cell(left, (row, k)), self._cell(matrices, (row, k, j)))
                    for k in range(self.shape(left)[1])
                )
        return Call(node.function, tuple(self._within(one, index) for one in arguments))

    def _reduced(self, node: Reduction, index: Index) -> Node:
        shape = self.shape(node.operand)
        if node.axis is None:
            places: Iterable[Index] = itertools.product(*map(range, shape))
            count = int(np.prod(shape))
        else:
            kept = list(index)
            if node.keepdims:
                kept.pop(node.axis)
            count = shape[node.axis]
            places = [(*kept[: node.axis], k, *kept[node.axis :]) for k in range(count)]
        cells = (self._cell(node.operand, place) for place in places)
        if node.function == "max":
            return reduce(lambda one, other: Call("np.maximum", (one, other)), cells)
        total = added(cells)
        return Binary("/", total, Number(count)) if node.function == "mean" else total


def rebuilt(node: Node, parts: list[Node]) -> Node:
    """The node with other children."""
    match node:
        case Negative():
            return Negative(parts[0])
        case Transpose():
            return Transpose(parts[0])
        case Reduction():
            return Reduction(node.function, parts[0], node.axis, node.keepdims)
        case Binary():
            return Binary(node.operator, *parts)
        case Comparison():
            return Comparison(node.operator, *parts)
        case Call():
            return Call(node.function, tuple(parts))
    return node


def added(terms: Iterable[Node]) -> Node:
    """The sum of terms, from left to right."""
    return reduce(lambda one, other: Binary("+", one, other), terms)


def replaced(node: Node, changes: Mapping[Node, Node]) -> Node:
    """The tree with each node that is named in ``changes`` replaced by another."""
    if node in changes:
        return changes[node]
    return rebuilt(node, [replaced(one, changes) for one in children(node)])


def summed(node: Node) -> Node | None:
    """The sum in a line, if there is one: a matrix product, a sum or a mean."""
    if is_sum(node):
        return node
    return next((one for one in map(summed, children(node)) if one is not None), None)


def terms_of(node: Node) -> tuple[Node, ...]:
    """The terms of a written cell: what is added or subtracted last, from left to right."""
    match node:
        case Binary("+", left, right):
            return (*terms_of(left), *terms_of(right))
        case Binary("-", left, right):
            return (*terms_of(left), *(Negative(one) for one in terms_of(right)))
    return (node,)


def cells_in(node: Node) -> Iterator[Cell]:
    """The cells of a written cell, as often as they occur."""
    return (one for one in walk(node) if isinstance(one, Cell))
