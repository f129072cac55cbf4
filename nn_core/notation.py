"""LaTeX for a quantity's name and for the line of code that computes it.

The formula is derived from the line that runs, so the two cannot disagree.
"""

from __future__ import annotations

import ast
import re

from nn_core.faults import PAST

_GIVEN = {"inputs": "x", "output": "y", "learning_rate": r"\eta", "error": "E"}
_DERIVATIVE = re.compile(r"(\w+?)_d_(\w+)")


def symbol(name: str) -> str:
    r"""The LaTeX symbol of a name: ``error_d_a2`` is ``\frac{\partial E}{\partial a_2}``."""
    if name in _GIVEN:
        return _GIVEN[name]
    derivative = _DERIVATIVE.fullmatch(name)
    if derivative:
        of, by = map(symbol, derivative.groups())
        return rf"\frac{{\partial {of}}}{{\partial {by}}}"
    if name.startswith(PAST):
        return rf"{_grouped(ast.Name(name.removeprefix(PAST)), tall=True)}^{{-}}"
    if name.startswith("delta_"):
        return rf"\frac{{\partial E}}{{\partial {symbol(name.removeprefix('delta_'))}}}"
    if name.startswith("new_"):
        letter, layer = name.removeprefix("new_")[0], name[-1]
        return rf"{letter}_{{{layer}}}^{{+}}"
    return f"{name[0]}_{{{name[1:]}}}"


def formula(expression: str) -> str:
    """The LaTeX of a Python expression of the kinds that the quantities use."""
    return _render(ast.parse(expression, mode="eval").body)


def _render(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name):
            return symbol(name)
        case ast.Constant(value=value):
            return f"{value:g}" if isinstance(value, float) else str(value)
        case ast.UnaryOp(operand=operand):
            return f"-{_render(operand)}"
        case ast.Attribute(value=value, attr="T"):
            return rf"{_grouped(value, tall=True)}^{{\top}}"
        case ast.BinOp():
            return _binary(node)
        case ast.Compare(left=left, comparators=[right]):
            return rf"[{_render(left)} > {_render(right)}]"
        case ast.Call():
            return _call(node)
    raise ValueError(f"No notation for {ast.unparse(node)}.")


def _binary(node: ast.BinOp) -> str:
    left, right = node.left, node.right
    match node.op:
        case ast.Add():
            return f"{_render(left)} + {_render(right)}"
        case ast.Sub():
            return f"{_render(left)} - {_grouped(right)}"
        case ast.Div():
            return rf"\frac{{{_render(left)}}}{{{_render(right)}}}"
        case ast.Pow():
            return f"{_grouped(left, tall=True)}^{{{_render(right)}}}"
        case ast.MatMult():
            return rf"{_grouped(left)} \cdot {_grouped(right)}"
        case ast.Mult():
            if isinstance(left, ast.Constant):
                return _render(right)
            scalar = isinstance(left, ast.BinOp) or ast.unparse(left) == "learning_rate"
            sign = r"\," if scalar else r"\circ"
            return f"{_grouped(left)} {sign} {_grouped(right)}"
    raise ValueError(f"No notation for {ast.unparse(node)}.")


def _grouped(node: ast.expr, tall: bool = False) -> str:
    loose = isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub))
    fraction = tall and isinstance(node, ast.Name) and "_" in node.id
    if loose or fraction:
        return rf"\left({_render(node)}\right)"
    return _render(node)


def _call(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute) and node.func.attr == "sum":
        over = r"\sum_{r}" if node.keywords else r"\sum"
        return rf"{over} {_render(node.func.value)}"
    name = ast.unparse(node.func)
    argument = node.args[0]
    if name == "np.exp":
        return f"e^{{{_render(argument)}}}"
    if name == "np.ones_like":
        return "1"
    if name == "len":
        return "n"
    if name == "np.maximum":
        return rf"\max({_render(argument)}, 0)"
    if name == "np.tanh":
        return rf"\tanh({_render(argument)})"
    raise ValueError(f"No notation for {ast.unparse(node)}.")
