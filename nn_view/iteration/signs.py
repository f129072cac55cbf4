"""Writing the signs of a line: what is written alike of whole operands and of single cells.

Brackets are set wherever what is written would read as something else than the line means.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nn_core.lines.names import CONSTANTS
from nn_core.lines.tree import (
    Binary,
    Call,
    Comparison,
    Name,
    Negative,
    Node,
    Number,
    Transpose,
)

Piece = dict[str, Any]
Write = Callable[[Node], list[Piece]]
"""Writes the parts of a line: operands as wholes, or each as the number of one cell."""

_RELATIONS = {">": ">", ">=": "≥", "<": "<", "<=": "≤", "==": "=", "!=": "≠"}
_POWERS = {2: "²", 3: "³"}
_CALLS = {
    "np.exp": "e^(",
    "np.log": "ln(",
    "np.log1p": "ln(1 + ",
    "np.sqrt": "√(",
    "np.abs": "abs(",
    "np.tanh": "tanh(",
}
_EXTREMES = {"np.maximum": "max", "np.minimum": "min"}
_WRITTEN_AS = {"outer": "*", "np.outer": "*", "diagonal": "*", "row_by_row": "@"}
"""The operators as which the cells of these functions are written."""


def text(text: str) -> Piece:
    return {"text": text}


def bracketed(pieces: list[Piece]) -> list[Piece]:
    return [text("("), *pieces, text(")")]


def _is(node: Node, *operators: str) -> bool:
    return _operator(node) in operators


def _operator(node: Node) -> str:
    """The operator as which a node is written; "" for what is none."""
    if isinstance(node, Binary):
        return node.operator
    return _WRITTEN_AS.get(node.function, "") if isinstance(node, Call) else ""


def tight(node: Node) -> bool:
    """Whether what is written has its own bounds: nothing beside it can be taken for a part."""
    if isinstance(node, Call):
        return node.function != "np.where" and not _operator(node)
    return isinstance(node, (Name, Transpose)) or (isinstance(node, Number) and node.value >= 0)


def written(node: Node, write: Write, product: str) -> list[Piece]:
    """What is written alike of whole operands and of single cells."""

    def part(one: Node) -> list[Piece]:
        return write(one) if tight(one) else bracketed(write(one))

    match node:
        case Number(value):
            return [text(_number(value))]
        case Negative(operand):
            loose = _is(operand, "+", "-") or isinstance(operand, Negative) or _opens(operand)
            return [text("−"), *(bracketed(write(operand)) if loose else write(operand))]
        case Comparison():
            return [text("1 if "), *_condition(node, write), text(", otherwise 0")]
        case Binary():
            if _is_comparison_alone(node):
                return write(node.right)
            return _binary(node, write, part, product)
        case Call("np.where", (condition, then, otherwise)):
            asked = _condition(condition, write)
            return [*part(then), text(" if "), *asked, text(", otherwise "), *part(otherwise)]
        case Call(function, (argument,)):
            return [text(_CALLS[function]), *write(argument), text(")")]
        case Call(function, (one, other)):
            name = _EXTREMES[function]
            return [text(f"{name}("), *write(one), text(", "), *write(other), text(")")]
    raise ValueError(f"No words for {node}.")


def _condition(node: Node, write: Write) -> list[Piece]:
    if not isinstance(node, Comparison):
        return [*bracketed(write(node)), text(" ≠ 0")]
    left, right = (
        bracketed(write(one)) if _opens(one) else write(one) for one in (node.left, node.right)
    )
    return [*left, text(f" {_RELATIONS[node.operator]} "), *right]


def _opens(node: Node) -> bool:
    """Whether what is written goes on to its right without an end of its own."""
    where = isinstance(node, Call) and node.function == "np.where"
    return where or isinstance(node, Comparison) or _is_comparison_alone(node)


def _is_comparison_alone(node: Node) -> bool:
    return (
        isinstance(node, Binary)
        and node.operator == "*"
        and isinstance(node.left, Number)
        and node.left.value == 1
        and isinstance(node.right, Comparison)
    )


def _binary(
    node: Binary,
    write: Write,
    part: Write,
    product: str,
) -> list[Piece]:
    left, right = node.left, node.right

    def grouped(one: Node, *looser: str) -> list[Piece]:
        brackets = _is(one, *looser) or isinstance(one, Negative) or _opens(one)
        return bracketed(write(one)) if brackets else write(one)

    match node.operator:
        case "+":
            return [*_first(left, write), text(" + "), *grouped(right)]
        case "-":
            return [*_first(left, write), text(" − "), *grouped(right, "+", "-")]
        case "*":
            scale = _scale(left)
            one_number = scale or (isinstance(left, Name) and left.name in CONSTANTS)
            sign = text(" · " if one_number else product)
            before = [text(scale)] if scale else grouped(left, "+", "-", "@")
            return [*before, sign, *grouped(right, "+", "-", "/", "@")]
        case "/":
            return [
                *grouped(left, "+", "-"),
                text(" / "),
                *grouped(right, "+", "-", "*", "/", "@"),
            ]
    exponent = right.value if isinstance(right, Number) else None
    base = bracketed(write(left)) if isinstance(left, Call) else part(left)
    if exponent in _POWERS:
        return [*base, text(_POWERS[int(exponent)])]
    return [*base, text("^("), *write(right), text(")")]


def _first(node: Node, write: Write) -> list[Piece]:
    return bracketed(write(node)) if _opens(node) else write(node)


def _scale(node: Node) -> str:
    """A fraction of two numbers before a product, or one number, as it is written there."""
    match node:
        case Binary("/", Number(1), Number(2)):
            return "½"
        case Binary("/", Number(above), Number(below)):
            return f"({_number(above)} / {_number(below)})"
        case Number(value):
            return _number(value)
    return ""


def _number(value: float) -> str:
    return repr(value).removesuffix(".0")


def joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbouring texts as one."""
    result: list[Piece] = []
    for piece in pieces:
        if "text" in piece and result and "text" in result[-1]:
            result[-1] = {"text": result[-1]["text"] + piece["text"]}
        else:
            result.append(piece)
    return result
