"""Reading a line of code as operands and signs, and as the sum that stands behind one cell.

Both come from the syntax tree of the line that runs, so no quantity needs words of its own.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from nn_view.wording.stepper import AXES

Piece = dict[str, Any]
Axes = Callable[[str], tuple[str, str]]
Rows = Callable[[str], int]
Places = tuple[str | int, str | int]


def right_side(code: str) -> ast.expr:
    """The expression of a line ``name = expression``."""
    statement = ast.parse(code).body[0]
    if not isinstance(statement, ast.Assign):
        raise ValueError(f"Not a line of a quantity: {code}")
    return statement.value


def bare_name(code: str) -> str | None:
    """The operand that a line copies, if it does nothing else."""
    node = right_side(code)
    return node.id if isinstance(node, ast.Name) else None


@dataclass(frozen=True)
class _Writer:
    """Writes an expression as pieces; ``name`` makes the piece of an operand.

    ``rows`` gives an operand's number of rows, where one cell of the result is written.
    """

    name: Callable[[str, bool], Piece]
    product: str
    rows: Rows | None = None

    def write(self, node: ast.expr) -> list[Piece]:
        match node:
            case ast.Name(id=name):
                return [self.name(name, False)]
            case ast.Attribute(value=ast.Name(id=name), attr="T"):
                return [self.name(name, True)]
            case ast.Constant(value=int() | float() as value):
                return [{"text": f"{value:g}"}]
            case ast.UnaryOp(operand=operand):
                return [{"text": "−"}, *self.write(operand)]
            case ast.Compare(left=left):
                return [{"text": "1 if "}, *self.write(left), {"text": " > 0, otherwise 0"}]
            case ast.BinOp():
                return self._binary(node)
            case ast.Call():
                return self._call(node)
        raise ValueError(f"No words for {ast.unparse(node)}.")

    def _binary(self, node: ast.BinOp) -> list[Piece]:
        left, right = node.left, node.right
        match node.op:
            case ast.Add():
                return [*self.write(left), {"text": " + "}, *self.write(right)]
            case ast.Sub():
                return [*self.write(left), {"text": " − "}, *self._grouped(right)]
            case ast.Pow():
                return [*self._grouped(left), {"text": "²"}]
            case ast.Div():
                return [*self.write(left), {"text": " / "}, *self._grouped(right)]
            case ast.MatMult():
                return [*self._grouped(left), {"text": " · "}, *self._grouped(right)]
            case ast.Mult():
                if isinstance(right, ast.Compare):
                    return self.write(right)
                if isinstance(left, ast.BinOp) and isinstance(left.op, ast.Div):
                    return [{"text": "½ · "}, *self._grouped(right)]
                scalar = isinstance(left, ast.Name) and left.id == "learning_rate"
                sign = " · " if scalar else self.product
                return [*self._grouped(left), {"text": sign}, *self._grouped(right)]
        raise ValueError(f"No words for {ast.unparse(node)}.")

    def _grouped(self, node: ast.expr) -> list[Piece]:
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
            return [{"text": "("}, *self.write(node), {"text": ")"}]
        return self.write(node)

    def _call(self, node: ast.Call) -> list[Piece]:
        if _is_sum(node):
            return [{"text": "Σ "}, *self._grouped(_summed(node))]
        argument = node.args[0]
        match ast.unparse(node.func):
            case "np.exp":
                return [{"text": "e^("}, *self.write(argument), {"text": ")"}]
            case "np.tanh":
                return [{"text": "tanh("}, *self.write(argument), {"text": ")"}]
            case "np.maximum":
                return [{"text": "max("}, *self.write(argument), {"text": ", 0)"}]
            case "np.ones_like":
                shape = [] if self.rows else [{"text": " for each "}, *self.write(argument)]
                return [{"text": "1"}, *shape]
            case "len":
                count = self.rows(ast.unparse(argument)) if self.rows else AXES["rows"][1]
                return [{"text": str(count)}]
        raise ValueError(f"No words for {ast.unparse(node)}.")


def tokens(code: str) -> list[Piece]:
    """The right side of a line as ``{"operand", "transposed"}`` and ``{"text"}``, in order."""

    def operand(name: str, transposed: bool) -> Piece:
        return {"operand": name, "transposed": transposed}

    return _joined(_Writer(operand, " ∘ ").write(right_side(code)))


def explain(code: str, axes: Axes, rows: Rows) -> dict[str, Any]:
    """What stands behind cell (i, j) of a line's result.

    ``axes`` gives an operand's row and column axis, ``rows`` how many rows it has. Returns
    ``before``, ``terms`` (``over`` which axes a sum runs, the ``index`` of each, and a term's
    ``pieces``) or None, and ``after``; a piece is a text, or an operand with its place: ``i``,
    ``j``, a running index, or a number.
    """
    node = right_side(code)
    if _is_sum(node):
        return _explain_sum(node, axes, rows)  # type: ignore[arg-type]
    after: list[Piece] = []
    if isinstance(node, ast.BinOp) and _is_product(node.left):
        sign = {ast.Add: " + ", ast.Sub: " − ", ast.Div: " / "}[type(node.op)]
        after = _joined([{"text": sign}, *_at(axes, rows, "i", "j").write(node.right)])
        node = node.left
    if _is_product(node):
        return {"before": [], "terms": _product(node, axes), "after": after}  # type: ignore[arg-type]
    return {"before": _joined(_at(axes, rows, "i", "j").write(node)), "terms": None, "after": []}


def _is_sum(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "sum"
    )


def _summed(node: ast.Call) -> ast.expr:
    function = node.func
    if not isinstance(function, ast.Attribute):
        raise ValueError(f"Not a sum: {ast.unparse(node)}")
    return function.value


def _is_product(node: ast.expr) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult)


def _at(axes: Axes, rows: Rows, row: str | int, column: str | int) -> _Writer:
    """Writes every operand at one place; an axis of one has its only place."""

    def operand(name: str, _: bool) -> Piece:
        down, across = axes(name)
        return {
            "name": name,
            "at": [0 if down == "one" else row, 0 if across == "one" else column],
        }

    return _Writer(operand, " · ", rows)


def _explain_sum(node: ast.Call, axes: Axes, count: Rows) -> dict[str, Any]:
    argument = _summed(node)
    names = [one.id for one in ast.walk(argument) if isinstance(one, ast.Name)]
    shapes = [axes(name) for name in names]
    rows, columns = (next((s[k] for s in shapes if s[k] != "one"), "one") for k in (0, 1))
    running = [(rows, "k")] + ([] if node.keywords else [(columns, "m")])
    running = [(axis, index) for axis, index in running if axis != "one"]
    column = "j" if node.keywords else "m"
    place: Places = ("k", column)
    if not node.keywords and columns == "one":
        place = ("k", 0)
    pieces = _joined(_at(axes, count, *place).write(argument))
    terms = {
        "over": [axis for axis, _ in running],
        "index": [index for _, index in running],
        "pieces": pieces,
    }
    return {"before": [], "terms": terms, "after": []}


def _product(node: ast.BinOp, axes: Axes) -> dict[str, Any]:
    def side(operand: ast.expr, places: Places) -> tuple[str, Piece]:
        transposed = isinstance(operand, ast.Attribute)
        name = ast.unparse(operand.value if isinstance(operand, ast.Attribute) else operand)
        at = places[::-1] if transposed else places
        inner = axes(name)[at.index("k")]
        return inner, {"name": name, "at": list(at)}

    inner, left = side(node.left, ("i", "k"))
    _, right = side(node.right, ("k", "j"))
    return {"over": [inner], "index": ["k"], "pieces": [left, {"text": " · "}, right]}


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbouring texts as one."""
    result: list[Piece] = []
    for piece in pieces:
        if "text" in piece and result and "text" in result[-1]:
            result[-1] = {"text": result[-1]["text"] + piece["text"]}
        else:
            result.append(piece)
    return result
