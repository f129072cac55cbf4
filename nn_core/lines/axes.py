"""The axes of a line's result, derived from the axes of its operands.

An axis is a name, such as ``rows`` or ``outputs``; ``one`` is an axis of length 1. Axes broadcast
as NumPy broadcasts shapes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce

from nn_core.lines.tree import (
    Binary,
    Call,
    Name,
    Node,
    Reduction,
    Transpose,
    children,
)

Axes = tuple[str, ...]
"""The axes of an array in NumPy's order; ``()`` for a scalar."""

ONE = "one"


def axes_of(node: Node, known: Mapping[str, Axes]) -> Axes:
    """The axes of a node's value; ``known`` gives the axes of the operands.

    Raises ``ValueError`` for axes that cannot be combined, and for an unknown operand.
    """
    if isinstance(node, Name):
        if node.name not in known:
            raise ValueError(f"There is no {node.name} here.")
        return known[node.name]
    parts = [axes_of(one, known) for one in children(node)]
    match node:
        case Transpose():
            return parts[0][::-1]
        case Binary("@"):
            return _product(*parts)
        case Reduction():
            return _reduced(node, *parts)
        case Call(function) if function in _CALLS:
            return _CALLS[function](*parts)
    return reduce(_broadcast, parts, ())


def _broadcast(one: Axes, other: Axes) -> Axes:
    """The axes of two arrays that are combined element by element, aligned at their last axis."""
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    result = list(longer)
    for at in range(1, len(shorter) + 1):
        a, b = longer[-at], shorter[-at]
        if a != b and ONE not in (a, b):
            raise ValueError(f"{words_of(one)} and {words_of(other)} do not fit together.")
        result[-at] = b if a == ONE else a
    return tuple(result)


def _product(left: Axes, right: Axes) -> Axes:
    if len(left) != 2 or len(right) != 2 or left[1] != right[0]:
        raise ValueError(
            f"{words_of(left)} and {words_of(right)} cannot be multiplied as matrices."
        )
    return left[0], right[1]


def _rows(left: Axes, right: Axes) -> Axes:
    """The axes of one matrix for each row."""
    if len(left) != 2 or len(right) != 2 or left[0] != right[0]:
        raise ValueError(f"{words_of(left)} and {words_of(right)} do not have the same rows.")
    return (*left, right[1])


def _vectors(left: Axes, right: Axes) -> Axes:
    if len(left) != 1 or len(right) != 1:
        raise ValueError(f"np.outer needs two vectors, not {words_of(left)} and {words_of(right)}.")
    return left + right


def _row_by_row(left: Axes, matrices: Axes) -> Axes:
    if len(left) != 2 or len(matrices) != 3 or left != matrices[:2]:
        raise ValueError(
            f"{words_of(left)} and {words_of(matrices)} cannot be multiplied row by row."
        )
    return left[0], matrices[2]


def _counted(axes: Axes) -> Axes:
    if not axes:
        raise ValueError("A single number has no rows to count.")
    return ()


def _reduced(node: Reduction, axes: Axes) -> Axes:
    if node.axis is None:
        return (ONE,) * len(axes) if node.keepdims else ()
    if node.axis >= len(axes):
        raise ValueError(f"{words_of(axes)} has no axis {node.axis}.")
    kept = (ONE,) if node.keepdims else ()
    return (*axes[: node.axis], *kept, *axes[node.axis + 1 :])


def words_of(axes: Axes) -> str:
    """The axes in words: ``rows × hidden1``."""
    return " × ".join(axes) or "a single number"


_CALLS: Mapping[str, Callable[..., Axes]] = {
    "len": _counted,
    "diagonal": lambda axes: _rows(axes, axes),
    "outer": _rows,
    "np.outer": _vectors,
    "row_by_row": _row_by_row,
}
"""The axes of the result, for functions that do not work element by element."""
