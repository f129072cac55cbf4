"""A line that a learner types: what it may contain, and how it is written as a line.

The text is data, never code: the strict reader of lines takes it apart, and only what it knows is
run. Before that, bounds on its length, parts and nesting keep the reader itself from harm.
"""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Collection, Mapping

import numpy as np

from nn_core.checks import quoted
from nn_core.lines import tree
from nn_core.lines.axes import Axes, axes_of, words_of
from nn_core.lines.faults import floating
from nn_core.lines.faults.spelling import respelled
from nn_core.lines.line import Line, operands_of
from nn_core.lines.names import unknown

MOST_CHARACTERS = 200
MOST_PARTS = 60
"""The most names, numbers and operations of a line."""
TOO_LONG = f"a line has at most {MOST_CHARACTERS} characters"
DEEPEST = 20
"""How deep brackets and calls may be nested."""
LARGEST = 1e9
"""The largest number that may stand in a line."""
MOST_EXPONENT = 16
_LONG = 120
"""A sentence about a part of a line is cut after so many characters."""
_BRACKETS = {"(": 1, ")": -1}
SENTENCE = "Wrong on purpose: a line that you typed."
_FOREIGN = re.compile(r"[^A-Za-z0-9_ .,+\-*/@()<>=!]")
_WORD_OF_DIGITS = re.compile(r"(?<![\w.])\.?\d[\w.]*(?:(?<=[eE])[+-]\d+)?")
_NUMBER = re.compile(r"(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


class LineError(ValueError):
    """A typed line is refused; the message is a clause without a full stop."""


def normalized(text: object, name: str = "") -> str:
    """The text of an expression in Python's usual layout, with one spelling for each operation.

    ``name``: the quantity that it is for, which may stand before it with an equals sign. Raises
    ``LineError`` for a text that is too long or too deep, that is not an expression, and for
    anything that a line may not contain.
    """
    parsed = _parsed(_characters(text, name))
    _check_size(parsed)
    written = ast.unparse(respelled(parsed))
    if len(written) > 2 * MOST_CHARACTERS:
        raise LineError(TOO_LONG)
    try:
        read = tree.read(written)
    except ValueError as problem:
        raise LineError(_clause(problem)) from None
    for node in tree.walk(read):
        _check_numbers(node)
    return written


def line_for(
    text: str,
    right: Line,
    known: Mapping[str, Axes],
    others: Mapping[str, str],
    plain: Collection[str],
) -> Line:
    """The line of a normalized ``text`` in the place of the ``right`` one.

    ``known``: the axes of all names that it may use; ``others``: further names, each with the
    reason why it may not; ``plain``: names whose value may be one of Python's own numbers. Raises
    ``LineError`` for any other name, and for shapes that do not fit together.
    """
    for name in operands_of(text):
        if name not in known:
            raise LineError(others.get(name) or unknown(name, known))
    try:
        _check_axes(tree.read(text), known)
    except ValueError as problem:
        raise LineError(_clause(problem)) from None
    written = floating.safe(text, plain, whole=not floating.is_plain(right.expression, plain))
    return Line(written, operands_of(written), SENTENCE, right.kind)


def _characters(text: object, name: str) -> str:
    """The text without what may stand around an expression, if it has no foreign characters."""
    if not isinstance(text, str):
        raise LineError("a line must be a text")
    text = text.strip(" ")
    if len(text) > MOST_CHARACTERS + len(name) + 3:
        raise LineError(
            f"a line has at most {MOST_CHARACTERS} characters, and this has {len(text)}"
        )
    if name and (before := re.match(rf"{re.escape(name)} *=(?!=)", text)):
        text = text[before.end() :].strip(" ")
    if not text:
        raise LineError("the line is empty")
    if found := _FOREIGN.search(text):
        raise LineError(f"a line cannot contain {quoted(found.group())}")
    return text


def _parsed(text: str) -> ast.Expression:
    for word in _WORD_OF_DIGITS.findall(text):
        if not _NUMBER.fullmatch(word):
            raise LineError(f"{quoted(word)} is not a number")
    if max(itertools.accumulate((_BRACKETS.get(one, 0) for one in text), initial=0)) > DEEPEST:
        raise LineError(f"brackets may be nested at most {DEEPEST} deep")
    try:
        return ast.parse(text, mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise LineError(f"{quoted(text)} is not a complete expression") from None


def _check_size(parsed: ast.Expression) -> None:
    level: list[ast.AST] = [parsed.body]
    parts = depth = 0
    while level:
        depth += 1
        parts += len(level)
        if depth > DEEPEST or parts > MOST_PARTS:
            raise LineError("the line is too long; use the names of earlier results in it")
        # Operators and the marks of loading and storing are no parts of their own.
        level = [
            child
            for node in level
            for child in ast.iter_child_nodes(node)
            if isinstance(child, (ast.expr, ast.keyword))
        ]


def _check_numbers(node: tree.Node) -> None:
    match node:
        case tree.Number(value) if not abs(value) <= LARGEST:
            raise LineError(f"numbers may be at most {LARGEST:,.0f}")
        case tree.Binary("**", _, exponent) if not _is_exponent(exponent):
            raise LineError(
                f"an exponent must be a number from -{MOST_EXPONENT} to {MOST_EXPONENT}"
            )
        case tree.Binary() if tree.constant(node) and not np.isfinite(_value(node)):
            raise LineError("a part of the line is not a finite number")


def _is_exponent(node: tree.Node) -> bool:
    match node:
        case tree.Number(value) | tree.Negative(tree.Number(value)):
            return abs(value) <= MOST_EXPONENT
    return node == tree.Name("t")


def _value(node: tree.Node) -> float:
    """The value of an expression of numbers alone; a comparison counts as 0."""
    match node:
        case tree.Number(value):
            return float(value)
        case tree.Negative(operand):
            return -_value(operand)
        case tree.Transpose(operand):
            return _value(operand)
        case tree.Binary(operator, left, right):
            with np.errstate(all="ignore"):
                return float(_OPERATIONS[operator](_value(left), _value(right)))
    return 0.0


_OPERATIONS = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "**": np.float_power,
    "@": np.multiply,
}


def _check_axes(read: tree.Node, known: Mapping[str, Axes]) -> None:
    """Refuse shapes that do not fit, and parts larger than anything that is shown."""
    if sum(map(tree.is_sum, tree.walk(read))) > 1:
        raise ValueError(
            "a line has at most one sum or matrix product; use the names of earlier results in it"
        )
    for node in tree.walk(read):
        axes = axes_of(node, known)
        if axes.count("rows") > 1:
            raise ValueError("a part of the line has a number for each pair of rows")
        if isinstance(node, tree.Reduction) and not axes_of(node.operand, known):
            raise ValueError(f"a single number has no .{node.function}()")
        if isinstance(node, tree.Transpose) and not axes:
            raise ValueError("a single number has no .T")


def wrong_shape(found: Axes, axes: Axes) -> str:
    """The clause for a value of other axes than are needed."""
    is_so = words_of(found)
    if found == axes[::-1]:
        is_so += ", its transpose"
    elif not found:
        is_so += "; multiply np.ones_like(…) by it"
    return f"the value must be {words_of(axes)}, but this is {is_so}"


def _clause(problem: ValueError) -> str:
    """A sentence as a clause within another."""
    text = str(problem).removesuffix(".").removesuffix(": it cannot be displayed")
    return text[:1].lower() + (text[1:] if len(text) <= _LONG else f"{text[1:_LONG]}…")
