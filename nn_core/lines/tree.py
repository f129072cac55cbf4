"""The parser of a line of code: it turns an expression into a small tree of known nodes.

Everything derived from a line (its formula, its operands, the sum behind a cell, the axes of its
result) comes from this tree. The parser refuses anything else by name, so what is displayed is
always what runs.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
    ast.MatMult: "@",
}
COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
REDUCTIONS = ("sum", "mean", "max")
_AXES: dict[object, int | None] = {None: None, 0: 0, 1: 1}
FUNCTIONS = {
    "np.exp": 1,
    "np.log": 1,
    "np.log1p": 1,
    "np.sqrt": 1,
    "np.abs": 1,
    "np.tanh": 1,
    "np.maximum": 2,
    "np.minimum": 2,
    "np.where": 3,
    "np.ones_like": 1,
    "np.outer": 2,
    "len": 1,
    "diagonal": 1,
    "outer": 2,
    "row_by_row": 2,
}
"""The functions that a line may call, with their number of arguments."""
FUNCTIONS_OF_OPERATORS = {"np.multiply": "*", "np.divide": "/", "np.float_power": "**"}
"""The operators that a line may write as functions, which take Python's own numbers, too."""


@dataclass(frozen=True)
class Name:
    """An operand."""

    name: str


@dataclass(frozen=True)
class Number:
    """A number as written in the line."""

    value: int | float


@dataclass(frozen=True)
class Negative:
    """``-operand``."""

    operand: Node


@dataclass(frozen=True)
class Transpose:
    """``operand.T``."""

    operand: Node


@dataclass(frozen=True)
class Binary:
    """``left operator right``, the operator one of ``+ - * / ** @``."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Comparison:
    """``left operator right``, with Python's operator: 1 where it holds, else 0."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Reduction:
    """``operand.sum(axis=…, keepdims=…)`` or ``mean``; ``axis`` None reduces all axes.

    ``max`` is the largest number of each row, with ``axis=1, keepdims=True``.
    """

    function: str
    operand: Node
    axis: int | None
    keepdims: bool


@dataclass(frozen=True)
class Call:
    """A call of one of ``FUNCTIONS``."""

    function: str
    arguments: tuple[Node, ...]


Node = Name | Number | Negative | Transpose | Binary | Comparison | Reduction | Call


@lru_cache(maxsize=4096)
def read(expression: str) -> Node:
    """The tree of a Python expression.

    Raises ``ValueError``, naming the first part that a line may not contain.
    """
    try:
        body = ast.parse(expression, mode="eval").body
    except SyntaxError:
        raise ValueError(f"This is not an expression: {expression}") from None
    node = _read(body)
    _check_comparisons(node, expression)
    return node


def children(node: Node) -> tuple[Node, ...]:
    """The child nodes, in the order in which they are written."""
    match node:
        case Name() | Number():
            return ()
        case Negative(operand) | Transpose(operand) | Reduction(_, operand, _, _):
            return (operand,)
        case Binary(_, left, right) | Comparison(_, left, right):
            return (left, right)
    return node.arguments


def walk(node: Node) -> Iterator[Node]:
    """The node and all its descendants, in the order in which they are written."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(children(one)))


def is_sum(node: Node) -> bool:
    """Whether each cell of the result is a sum: a matrix product, a sum or a mean."""
    match node:
        case Reduction(function):
            return function != "max"
        case Binary(operator):
            return operator == "@"
        case Call(function):
            return function == "row_by_row"
    return False


def constant(node: Node) -> bool:
    """Whether the node consists of numbers only, such as ``1 / 2``."""
    if isinstance(node, (Name, Call, Reduction)):
        return False
    # Long sums lean to the left, so the last operand tells soonest.
    return all(map(constant, reversed(children(node))))


def _read(node: ast.expr) -> Node:
    match node:
        case ast.Name(id=name):
            return Name(name)
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return Number(value)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Negative(_read(operand))
        case ast.Attribute(value=value, attr="T"):
            return Transpose(_read(value))
        case ast.BinOp(op=op, left=left, right=right) if type(op) in OPERATORS:
            return Binary(OPERATORS[type(op)], _read(left), _read(right))
        case ast.Compare(ops=[op], left=left, comparators=[right]) if type(op) in COMPARISONS:
            return Comparison(COMPARISONS[type(op)], _read(left), _read(right))
        case ast.Call(func=ast.Attribute(value=value, attr=function)) if function in REDUCTIONS:
            return _reduction(node, function, value)
        case ast.Call():
            return _call(node)
    raise _unknown(node)


def _check_comparisons(node: Node, expression: str) -> None:
    """Refuse a comparison where NumPy would not compute with True and False as with 1 and 0.

    It may be the whole line, one factor of a product, a condition, or the operand of a reduction.
    """
    for one in walk(node):
        found = [isinstance(child, Comparison) for child in children(one)]
        match one:
            case Reduction():
                allowed = True
            case Call("np.where"):
                allowed = not any(found[1:])
            case Binary("*"):
                allowed = not all(found)
            case _:
                allowed = not any(found)
        if not allowed:
            raise ValueError(f"Multiply a comparison by 1.0 to compute with it: {expression}")


def _reduction(node: ast.Call, function: str, value: ast.expr) -> Reduction:
    given = {one.arg: one.value for one in node.keywords}
    axis, keepdims = given.pop("axis", None), given.pop("keepdims", None)
    if node.args or given:
        raise _unknown(node)
    over = axis.value if isinstance(axis, ast.Constant) else axis
    kept = keepdims.value if isinstance(keepdims, ast.Constant) else keepdims
    if type(kept) not in (type(None), bool) or type(over) not in (type(None), int):
        raise _unknown(node)
    if over not in _AXES:
        raise _unknown(node)
    if function == "max" and (over, kept) != (1, True):
        raise _unknown(node)
    return Reduction(function, _read(value), _AXES[over], bool(kept))


def _call(node: ast.Call) -> Call | Binary:
    function = ast.unparse(node.func)
    if function in FUNCTIONS_OF_OPERATORS and len(node.args) == 2 and not node.keywords:
        left, right = map(_read, node.args)
        return Binary(FUNCTIONS_OF_OPERATORS[function], left, right)
    if function not in FUNCTIONS or node.keywords or len(node.args) != FUNCTIONS[function]:
        raise _unknown(node)
    return Call(function, tuple(map(_read, node.args)))


def _unknown(node: ast.expr) -> ValueError:
    return ValueError(f"A line may not contain {ast.unparse(node)}: it cannot be displayed.")
