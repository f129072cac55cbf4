"""The formula of a line in LaTeX, derived from the tree of the line that runs.

``∘`` is an element-wise product, ``·`` a matrix product. Brackets appear wherever the formula would
otherwise be ambiguous.
"""

from __future__ import annotations

from nn_core.lines.names import CONSTANTS, bracketed, symbol, tall
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
    constant,
    is_sum,
    read,
    walk,
)

_RELATIONS = {">": ">", ">=": r"\ge", "<": "<", "<=": r"\le", "==": "=", "!=": r"\ne"}
_OVER = {None: "", 0: "_{r}", 1: "_{k}"}
"""The index below a sum sign, by the axis that it runs over: rows or columns."""


def formula(line: Node | str) -> str:
    """The LaTeX of a line's right-hand side, given as a tree or as an expression.

    Raises ``ValueError`` for an expression that a line may not contain.
    """
    return _write(read(line) if isinstance(line, str) else line)


def _write(node: Node) -> str:
    match node:
        case Name(name):
            return symbol(name)
        case Number(value):
            return _number(value)
        case Negative(operand):
            return f"-{_factor(operand)}"
        case Transpose(operand):
            return rf"{_base(operand)}^{{\top}}"
        case Binary():
            return _binary(node)
        case Comparison():
            return f"[{_compared(node)}]"
        case Reduction():
            return _reduction(node)
        case Call("row_by_row", (left, right)):
            return rf"{_matrix(left)} \cdot {_matrix(right)}"
    return _call(node)


def _number(value: float) -> str:
    """A number with all its digits, and with a power of ten where Python writes an exponent."""
    text = repr(value).removesuffix(".0")
    mantissa, exponent, power = text.partition("e")
    if not exponent:
        return text
    return rf"{mantissa} \times 10^{{{int(power)}}}"


def _binary(node: Binary) -> str:
    left, right = node.left, node.right
    match node.operator:
        case "+":
            return f"{_term(left)} + {_term(right, first=False)}"
        case "-":
            return f"{_term(left)} - {_factor(right)}"
        case "/":
            return rf"\frac{{{_write(left)}}}{{{_write(right)}}}"
        case "**":
            return f"{_base(left)}^{{{_write(right)}}}"
        case "@":
            return rf"{_matrix(left)} \cdot {_matrix(right)}"
    if left in (Number(1), Number(1.0)) and isinstance(right, Comparison):
        return _write(right)  # the bracket of a comparison is already 1 or 0
    if constant(left) and constant(right):
        sign = r"\times"
    else:
        sign = r"\," if _is_scale(left) else r"\circ"
    return f"{_factor(left)} {sign} {_factor(right, first=False)}"


def _is_scale(node: Node) -> bool:
    """Whether a factor is a number that is known from the start, such as a learning rate."""
    parts = list(walk(node))
    names = [one.name for one in parts if isinstance(one, Name)]
    return not any(isinstance(one, (Call, Reduction)) for one in parts) and all(
        one in CONSTANTS for one in names
    )


def _is_additive(node: Node) -> bool:
    return isinstance(node, Binary) and node.operator in ("+", "-")


def _open(node: Node) -> bool:
    """Whether the formula is open-ended: what follows would seem to be part of it."""
    return isinstance(node, Reduction) or (isinstance(node, Call) and node.function == "np.where")


def _term(node: Node, first: bool = True) -> str:
    """A term of a sum or difference."""
    brackets = _open(node) or (isinstance(node, Negative) and not first)
    return bracketed(_write(node)) if brackets else _write(node)


def _factor(node: Node, first: bool = True) -> str:
    """A factor of an element-wise product, or the operand of a minus sign."""
    brackets = (
        _is_additive(node)
        or _open(node)
        or is_sum(node)
        or isinstance(node, Negative)
        or (
            not first and isinstance(node, Binary) and node.operator == "*" and _is_scale(node.left)
        )
    )
    return bracketed(_write(node)) if brackets else _write(node)


def _matrix(node: Node) -> str:
    """A factor of a matrix product."""
    elementwise = isinstance(node, Binary) and node.operator in ("+", "-", "*")
    brackets = elementwise or _open(node) or isinstance(node, Negative)
    return bracketed(_write(node)) if brackets else _write(node)


def _base(node: Node) -> str:
    """The base of a power or of a transpose."""
    if isinstance(node, Name):
        return bracketed(symbol(node.name)) if tall(node.name) else symbol(node.name)
    written = _write(node)
    plain = isinstance(node, (Comparison, Number)) and r"\times" not in written
    return written if plain else bracketed(written)


def _reduction(node: Reduction) -> str:
    over, operand = _OVER[node.axis], node.operand
    inner = (
        bracketed(_write(operand)) if _is_additive(operand) or is_sum(operand) else _write(operand)
    )
    return f"{_SIGNS[node.function]}{over} {inner}"


_SIGNS = {"sum": r"\sum", "mean": r"\operatorname{mean}", "max": r"\max"}
_CALLS = {
    "np.exp": "e^{{{0}}}",
    "np.log": r"\ln({0})",
    "np.log1p": r"\ln(1 + {0})",
    "np.sqrt": r"\sqrt{{{0}}}",
    "np.abs": r"\left|{0}\right|",
    "np.tanh": r"\tanh({0})",
    "np.maximum": r"\max({0}, {1})",
    "np.minimum": r"\min({0}, {1})",
    "np.ones_like": "1",
    "len": "n",
    "diagonal": r"\operatorname{{diag}}({0})",
    "outer": r"\operatorname{{outer}}({0}, {1})",
    "np.outer": r"\operatorname{{outer}}({0}, {1})",
    "np.where": r"\begin{{cases}} {1} & {0} \\ {2} & \text{{otherwise}} \end{{cases}}",
}


def _call(node: Call) -> str:
    written = [_write(one) for one in node.arguments]
    if node.function == "np.where":
        condition = node.arguments[0]
        written[0] = (
            _compared(condition) if isinstance(condition, Comparison) else rf"{written[0]} \ne 0"
        )
    return _CALLS[node.function].format(*written)


def _compared(node: Comparison) -> str:
    return f"{_write(node.left)} {_RELATIONS[node.operator]} {_write(node.right)}"
