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
from functools import cache, lru_cache
from typing import Any

Function = Callable[..., Any]


@dataclass(frozen=True)
class Line:
    """The content of a one-line function.

    ``kind``: the kind of operation; ``meaning``: a shorter LaTeX form that precedes the formula,
    with ``{z}``, ``{a}`` and ``{y}`` for the layer's weighted sum, its activation and the targets;
    ``difference``: why the other rule differs.
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
            expression=renamed(self.expression, tuple(names.items())),
            operands=tuple(names.get(one, one) for one in self.operands),
        )

    def rewritten(self, before: str, after: str) -> Line | None:
        """The line with a part of its expression replaced; None if it has no such part."""
        change = _Substitution(before, after)
        tree = change.visit(ast.parse(self.expression, mode="eval"))
        if not change.found:
            return None
        expression = ast.unparse(tree)
        return replace(self, expression=expression, operands=operands_of(expression))

    def wrapped(self, by: Line) -> Line:
        """``by`` with this line as its operand ``right``; both sentences, and the kind of this."""
        return replace(
            by.with_right(self),
            sentence=f"{self.sentence} {by.sentence}",
            kind=self.kind,
            meaning=by.meaning.replace("{right}", self.meaning) if self.meaning else "",
            difference=self.difference,
        )

    def with_right(self, right: Line) -> Line:
        """This line with the operand ``right`` replaced by the expression of another line.

        A line without that operand is returned unchanged.
        """
        if "right" not in self.operands:
            return self
        others = [one for one in self.operands if one != "right"]
        written = self.rewritten("right", right.expression)
        assert written is not None
        return replace(
            written,
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


def operands_of(expression: str) -> tuple[str, ...]:
    """The names in an expression that are neither functions nor NumPy, in their order."""
    nodes = list(ast.walk(ast.parse(expression, mode="eval")))
    called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    names = [node for node in nodes if isinstance(node, ast.Name) and id(node) not in called]
    names.sort(key=lambda node: node.col_offset)
    return tuple(dict.fromkeys(node.id for node in names if node.id != "np"))


@lru_cache(maxsize=4096)
def renamed(expression: str, names: tuple[tuple[str, str], ...]) -> str:
    """An expression with its names replaced, as ``ast.unparse`` writes it: (before, after) …"""
    tree, new = ast.parse(expression, mode="eval"), dict(names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            node.id = new.get(node.id, node.id)
    return ast.unparse(tree)


class _Substitution(ast.NodeTransformer):
    """Replaces each part that reads like ``before`` by another expression; ``found`` any?"""

    def __init__(self, before: str, after: str) -> None:
        self._before = ast.dump(ast.parse(before, mode="eval").body)
        self._after = after
        self.found = False

    def visit(self, node: ast.AST) -> ast.AST:
        if ast.dump(node) != self._before:
            return self.generic_visit(node)
        self.found = True
        return ast.parse(self._after, mode="eval").body
