"""The formula of a line in a spreadsheet, derived from the tree of the line that runs.

Every value has a range with its name. Most lines become one array formula for the whole range. A
line that reduces each row becomes a formula for each row, since a spreadsheet has no sum of each
row; one that reduces each column likewise. Of a value with a matrix for each row, the matrices are
below each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from nn_core.lines.axes import ONE, Axes, axes_of
from nn_core.lines.listing import Quantity
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
    walk,
)

_CELL = re.compile(r"([a-z]{1,3})(\d+)")
_BY_ROW = ("diagonal", "outer", "row_by_row")
_RELATIONS = {"==": "=", "!=": "<>"}
_LONGEST = 8000
"""A spreadsheet takes formulas of up to 8,192 characters."""
_SUM, _PRODUCT, _ATOM = 1, 2, 3
"""How tightly a written formula holds together."""


@dataclass(frozen=True)
class Formula:
    """A formula without ``=``, for the cells of a range from ``row`` and ``column`` on, from 0.

    It fills ``height`` x ``width`` cells.
    """

    text: str
    row: int
    column: int
    height: int
    width: int


def range_name(name: str) -> str:
    """The name of the range of a value: ``w_1`` for ``w1``, which would be a cell."""
    return _CELL.sub(r"\1_\2", name) if _CELL.fullmatch(name) else name


def size(axes: Axes, sizes: Mapping[str, int]) -> tuple[int, int]:
    """The rows and columns of the range of a value; ``sizes`` gives the length of each axis."""
    lengths = [sizes[axis] for axis in axes]
    if len(lengths) == 3:
        return lengths[0] * lengths[1], lengths[2]
    rows, columns = (1, 1, *lengths)[-2:]
    return rows, columns


def formulas(
    quantity: Quantity,
    known: Mapping[str, Axes],
    sizes: Mapping[str, int],
    bounded: bool = False,
) -> list[Formula]:
    """The formulas that fill the range of a quantity.

    ``known``: the axes of its operands; ``sizes``: the length of each axis; ``bounded``: an
    exponential that overflows is a very large number, since a spreadsheet has no infinity. Raises
    ``ValueError`` that names the part of the line for which a spreadsheet has no formula.
    """
    height, width = size(quantity.axes, sizes)
    try:
        found = list(_formulas(quantity, height, width, _Writer(known, sizes, bounded)))
        if max(len(one.text) for one in found) > _LONGEST:
            raise ValueError("its formula is too long for a spreadsheet.")
        return found
    except ValueError as problem:
        raise ValueError(f"{quantity.name}: {problem}") from None


def _formulas(
    quantity: Quantity,
    height: int,
    width: int,
    writer: _Writer,
) -> Iterator[Formula]:
    tree, axes = quantity.tree, quantity.axes
    by_row, by_column = _reduces(tree, 1), _reduces(tree, 0)
    if by_row and by_column:
        raise ValueError("a line that reduces rows and columns at once has no formula here.")
    if by_row:
        if axes[:1] != ("rows",) or len(axes) < 2:
            raise ValueError("rows that are reduced to one number have no formula here.")
        rows = writer.sizes["rows"]
        each = height // rows
        for at in range(rows):
            text = replace(writer, row=at).written(tree)
            yield Formula(text, at * each, 0, each, width)
    elif by_column:
        if not axes:
            raise ValueError("columns that are reduced to one number have no formula here.")
        for at in range(width):
            text = replace(writer, column=at, columns=axes[-1]).written(tree)
            yield Formula(text, 0, at, height, 1)
    else:
        yield Formula(writer.written(tree), 0, 0, height, width)


def _reduces(tree: Node, axis: int) -> bool:
    """Whether a part of the tree concerns single rows (1) or single columns (0)."""
    return any(
        (isinstance(one, Reduction) and one.axis == axis)
        or (axis == 1 and isinstance(one, Call) and one.function in _BY_ROW)
        for one in walk(tree)
    )


@dataclass(frozen=True)
class _Writer:
    """Writes a tree; ``row`` or ``column``: the only one of each operand that is used.

    ``columns``: the axis of these columns.
    """

    known: Mapping[str, Axes]
    sizes: Mapping[str, int]
    bounded: bool
    row: int | None = None
    column: int | None = None
    columns: str = ""

    def written(self, node: Node) -> str:
        return self._write(node)[0]

    def _write(self, node: Node) -> tuple[str, int]:
        """The formula, and how tightly it holds together."""
        match node:
            case Name(name):
                return self._named(name), _ATOM
            case Number(value):
                return repr(value).removesuffix(".0").upper(), _ATOM
            case Negative(operand):
                # A spreadsheet takes the sign before the power: −x² would be (−x)².
                return f"-{self._at_least(operand, _ATOM)}", _PRODUCT
            case Transpose(operand):
                return self._transpose(operand)
            case Comparison():
                return f"IF({self._compared(node)},1,0)", _ATOM
            case Binary():
                return self._binary(node)
            case Reduction():
                return self._reduction(node), _ATOM
        return self._call(node), _ATOM

    def _at_least(self, node: Node, tightness: int) -> str:
        text, found = self._write(node)
        return text if found >= tightness else f"({text})"

    def _axes(self, node: Node) -> Axes:
        return axes_of(node, self.known)

    def _sliced(self, node: Node) -> bool:
        """Whether only a row or a column of the node is written."""
        axes = self._axes(node)
        return "rows" in axes if self.row is not None else self.column is not None and axes != ()

    def _transpose(self, operand: Node) -> tuple[str, int]:
        axes = self._axes(operand)
        if len(axes) < 2:
            return self._write(operand)
        if len(axes) > 2 or self._sliced(operand):
            raise ValueError("the transpose of single rows or columns has no formula here.")
        return f"TRANSPOSE({self.written(operand)})", _ATOM

    def _binary(self, node: Binary) -> tuple[str, int]:
        left, right = node.left, node.right
        match node.operator:
            case "@":
                if self._sliced(left) or self._sliced(right):
                    raise ValueError("a matrix product of single rows has no formula here.")
                return f"MMULT({self.written(left)},{self.written(right)})", _ATOM
            case "**":
                return f"{self._at_least(left, _ATOM)}^{self._at_least(right, _ATOM)}", _PRODUCT
            case "+" | "-" as sign:
                return f"{self.written(left)}{sign}{self._at_least(right, _PRODUCT)}", _SUM
            case sign:
                if left in (Number(1), Number(1.0)) and isinstance(right, Comparison):
                    return self._write(right)
                first = self._at_least(left, _PRODUCT)
                return f"{first}{sign}{self._at_least(right, _ATOM)}", _PRODUCT

    def _compared(self, node: Comparison) -> str:
        relation = _RELATIONS.get(node.operator, node.operator)
        return f"{self.written(node.left)}{relation}{self.written(node.right)}"

    def _reduction(self, node: Reduction) -> str:
        function = {"sum": "SUM", "mean": "AVERAGE", "max": "MAX"}[node.function]
        axes = self._axes(node.operand)
        if node.axis is None and self._sliced(node.operand):
            raise ValueError("a sum of all numbers beside one of each row has no formula here.")
        if node.axis is not None and len(axes) != 2:
            raise ValueError("a sum over a part of the axes has no formula here.")
        if node.axis == 1 and (axes[0] != "rows" or not node.keepdims):
            raise ValueError("rows that are reduced to one number have no formula here.")
        return f"{function}({self.written(node.operand)})"

    def _call(self, node: Call) -> str:
        first = node.arguments[0]
        match node.function:
            case "len":
                return self._length(first)
            case "diagonal":
                return f"(_xlfn.MUNIT({self._units(first)})*{self._at_least(first, _ATOM)})"
            case "row_by_row":
                return f"MMULT({self.written(first)},{self.written(node.arguments[1])})"
            case "outer" | "np.outer":
                if node.function == "np.outer" and any(map(self._sliced, node.arguments)):
                    raise ValueError("np.outer of single rows has no formula here.")
                column, row = map(self.written, node.arguments)
                return f"MMULT(TRANSPOSE({column}),{row})"
            case "np.ones_like":
                return f"({self._at_least(first, _ATOM)}*0+1)"
            case "np.where":
                chosen = ",".join(map(self.written, node.arguments[1:]))
                return f"IF({self._condition(first)},{chosen})"
            case function if function in _CALLS:
                calls = _CALLS | _BOUNDED if self.bounded else _CALLS
                return calls[function].format(*map(self.written, node.arguments))
        raise ValueError(f"{node.function} has no formula in a spreadsheet.")

    def _length(self, node: Node) -> str:
        axes = self._axes(node)
        if not isinstance(node, Name) or len(axes) > 2:
            raise ValueError("the number of rows of a result has no formula here.")
        return f"{'ROWS' if len(axes) == 2 else 'COLUMNS'}({range_name(node.name)})"

    def _condition(self, node: Node) -> str:
        return self._compared(node) if isinstance(node, Comparison) else f"{self.written(node)}<>0"

    def _units(self, node: Node) -> int:
        return self.sizes[self._axes(node)[-1]]

    def _named(self, name: str) -> str:
        """An operand: its range, or what is used of it."""
        axes, text = self.known[name], range_name(name)
        if self.row is not None and axes[:1] == ("rows",):
            if len(axes) == 1:
                raise ValueError("one number of each row has no formula here.")
            if len(axes) == 2:
                return f"INDEX({text},{self.row + 1},0)"
            units, width = (self.sizes[axis] for axis in axes[1:])
            first, last = self.row * units + 1, (self.row + 1) * units
            return f"INDEX({text},{first},1):INDEX({text},{last},{width})"
        if self.column is not None and axes and axes[-1] != ONE:
            if len(axes) > 2 or axes[-1] != self.columns:
                raise ValueError("columns of several matrices have no formula here.")
            return f"INDEX({text},0,{self.column + 1})"
        return text


_CALLS = {
    "np.exp": "EXP({0})",
    "np.log": "LN({0})",
    "np.log1p": "LN(1+{0})",
    "np.sqrt": "SQRT({0})",
    "np.abs": "ABS({0})",
    "np.tanh": "TANH({0})",
    "np.maximum": "IF({0}>{1},{0},{1})",
    "np.minimum": "IF({0}<{1},{0},{1})",
}
_BOUNDED = {"np.exp": "IFERROR(EXP({0}),1E+307)"}
