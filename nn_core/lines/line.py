"""A line: the expression that a function of one line returns, with its operands and its sentence.

Quantities are written as such functions: the parameters are the operands, the docstring is the
sentence, and the returned expression is what runs and what is shown.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

Function = Callable[..., Any]


@dataclass(frozen=True)
class Line:
    """What a function of one line says.

    ``kind`` of operation; ``meaning``: a shorter LaTeX form that the formula gives first, with
    ``{z}`` for the layer's sum; ``difference``: why the other rule says something else.
    """

    expression: str
    operands: tuple[str, ...]
    sentence: str
    kind: str
    meaning: str = ""
    difference: str = ""

    def renamed(self, names: Mapping[str, str]) -> Line:
        """The same line with other operands."""
        return replace(
            self,
            expression=renamed(self.expression, names),
            operands=tuple(names.get(one, one) for one in self.operands),
        )

    def with_right(self, right: Line) -> Line:
        """This line with the expression of another one in the place of the operand ``right``.

        Lines without such an operand stay as they are.
        """
        if "right" not in self.operands:
            return self
        others = [one for one in self.operands if one != "right"]
        tree = _Substitution(right.expression).visit(ast.parse(self.expression, mode="eval"))
        return replace(
            self,
            expression=ast.unparse(tree),
            operands=tuple(dict.fromkeys([*right.operands, *others])),
        )


def declare(kind: str, meaning: str = "", difference: str = "") -> Any:
    """Say of a function of one line what the line does not carry; the fields are ``Line``'s."""

    def mark(function: Function) -> Function:
        function.declared = {  # type: ignore[attr-defined]
            "kind": kind,
            "meaning": meaning,
            "difference": difference,
        }
        return function

    return mark


@cache
def line_of(function: Function) -> Line:
    """The line that a declared function is; raises ``ValueError`` for a function that is none."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(tree, ast.FunctionDef)
    *documented, returned = tree.body
    sentence = inspect.getdoc(function)
    if not isinstance(returned, ast.Return) or returned.value is None or len(documented) != 1:
        raise ValueError(f"{function.__name__} must be a docstring and one line that returns.")
    if sentence is None or not hasattr(function, "declared"):
        raise ValueError(f"{function.__name__} must have a docstring and be declared.")
    return Line(
        expression=ast.unparse(returned.value),
        operands=tuple(inspect.signature(function).parameters),
        sentence=" ".join(sentence.split()),
        **function.declared,
    )


def renamed(expression: str, names: Mapping[str, str]) -> str:
    """An expression with other names, in Python's own spelling."""
    tree = ast.parse(expression, mode="eval")
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            node.id = names.get(node.id, node.id)
    return ast.unparse(tree)


class _Substitution(ast.NodeTransformer):
    """Puts an expression in the place of the name ``right``."""

    def __init__(self, expression: str) -> None:
        self._expression = expression

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.parse(self._expression, mode="eval").body if node.id == "right" else node
