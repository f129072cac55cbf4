"""A typed line written so that it computes with float64 alone, whatever its operands are.

Python's own numbers raise where NumPy gives an infinity, grow without end as whole numbers, and
become complex as roots; arrays of whole numbers overflow without a word. Where a line could meet
them, an operation is written as NumPy's function, or a factor 1.0 is added.
"""

from __future__ import annotations

import ast
from collections.abc import Collection

_CHOICES = ("where", "maximum", "minimum")


def is_plain(expression: str, plain: Collection[str]) -> bool:
    """Whether the value may be one of Python's own numbers, as those of the names ``plain``."""
    return _is_plain(ast.parse(expression, mode="eval").body, plain)


def safe(expression: str, plain: Collection[str], *, whole: bool) -> str:
    """The expression in floating point; ``whole``: the value itself must be NumPy's, too."""
    found = _Floating(plain).visit(ast.parse(expression, mode="eval").body)
    if whole and _is_plain(found, plain):
        found = _called("multiply", ast.Constant(1.0), found)
    return ast.unparse(ast.fix_missing_locations(_float(found)))


def _is_plain(node: ast.expr, plain: Collection[str]) -> bool:
    match node:
        case ast.Name(id=name):
            return name in plain
        case ast.Constant():
            return True
        case ast.Call(func=ast.Name(id="len")):
            return True
        case ast.UnaryOp(operand=operand):
            return _is_plain(operand, plain)
        case ast.BinOp(left=one, right=other) | ast.Compare(left=one, comparators=[other]):
            return _is_plain(one, plain) and _is_plain(other, plain)
    return False


def _is_float(node: ast.expr) -> bool:
    """Whether the value is a floating-point number for sure; ``t`` is the only whole operand."""
    match node:
        case ast.Name(id=name):
            return name != "t"
        case ast.Constant(value=value):
            return isinstance(value, float)
        case ast.Compare():
            return False
        case ast.UnaryOp(operand=operand) | ast.Attribute(value=operand):
            return _is_float(operand)
        case ast.BinOp(op=ast.Div()):
            return True
        case ast.BinOp(left=left, right=right):
            return _is_float(left) or _is_float(right)
        case ast.Call(func=ast.Name(id="len")):
            return False
        case ast.Call(func=ast.Attribute(value=ast.Name(id="np"))):
            return True
        case ast.Call(func=ast.Attribute(value=value, attr=function)):
            return function == "mean" or _is_float(value)
    return True


def _float(node: ast.expr) -> ast.expr:
    """The node, or the same in floating point."""
    if _is_float(node):
        return node
    if isinstance(node, ast.Constant):
        return ast.Constant(float(node.value))  # type: ignore[arg-type]
    return ast.BinOp(ast.Constant(1.0), ast.Mult(), node)


def _called(function: str, *arguments: ast.expr) -> ast.Call:
    return ast.Call(
        ast.Attribute(ast.Name("np", ast.Load()), function, ast.Load()), [*arguments], []
    )


class _Floating(ast.NodeTransformer):
    def __init__(self, plain: Collection[str]) -> None:
        self._plain = plain

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node.operand, ast.Constant):
            node.operand = _float(node.operand)
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        both_plain = self._is_plain(node.left) and self._is_plain(node.right)
        match node.op:
            case ast.Pow():
                if both_plain or not _is_float(node.left):
                    return _called("float_power", node.left, node.right)
            case ast.Div():
                if both_plain and not self._is_divisor(node.right):
                    return _called("divide", node.left, node.right)
            case _:
                if not _is_float(node):
                    node.left = _float(node.left)
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute):
            choice = node.func.attr in _CHOICES
            first = 1 if node.func.attr == "where" else 0
            # Of two choices one float is enough; any other function needs a float.
            if not (choice and any(map(_is_float, node.args[first:]))):
                node.args[first:] = [_float(one) for one in node.args[first:]]
        elif node.func.id != "len":  # type: ignore[attr-defined]
            node.args = [_float(one) for one in node.args]
        return node

    def _is_plain(self, node: ast.expr) -> bool:
        return _is_plain(node, self._plain)

    def _is_divisor(self, node: ast.expr) -> bool:
        """Whether it is not 0 for sure."""
        if isinstance(node, ast.Constant):
            return bool(node.value)
        return isinstance(node, ast.Call)
