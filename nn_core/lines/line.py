"""A line: the expression that a one-line function returns, with its operands and its sentence.

Quantities are written as such functions: the arguments are the operands, the docstring is the
sentence, and the returned expression is both run and displayed.
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
    """The content of a one-line function.

    ``kind``: the kind of operation; ``meaning``: a shorter LaTeX form that precedes the formula,
    with ``{z}`` for the layer's weighted sum; ``difference``: why the other rule differs.
    """

    expression: str
    operands: tuple[str, ...]
    sentence: str
    kind: str
    meaning: str = ""
    difference: str = ""

    def renamed(self, names: Mapping[str, str]) -> Line:
        """The same line with its operands renamed."""
        return replace(
            self,
            expression=renamed(self.expression, names),
            operands=tuple(names.get(one, one) for one in self.operands),
        )

    def with_right(self, right: Line) -> Line:
        """This line with the operand ``right`` replaced by the expression of another line.

        A line without that operand is returned unchanged.
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
    """Attach to a one-line function the fields of ``Line`` that its code does not give."""

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
    """The line of a declared function; raises ``ValueError`` if it is not a one-line function."""
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
    """An expression with its names replaced, as ``ast.unparse`` writes it."""
    tree = ast.parse(expression, mode="eval")
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            node.id = names.get(node.id, node.id)
    return ast.unparse(tree)


class _Substitution(ast.NodeTransformer):
    """Replaces the name ``right`` by an expression."""

    def __init__(self, expression: str) -> None:
        self._expression = expression

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.parse(self._expression, mode="eval").body if node.id == "right" else node
