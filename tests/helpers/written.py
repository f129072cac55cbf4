"""What the page writes behind a cell, read back as Python."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

_SIGNS = {
    "−": "-",
    "·": "*",
    "∘": "*",
    "²": "**2",
    "³": "**3",
    "½": "0.5",
    "≥": ">=",
    "≤": "<=",
    "e^(": "np.exp(",
    "^(": "**(",
    "√(": "np.sqrt(",
    "ᵀ": ".T",
    "abs(": "np.abs(",
    "tanh(": "np.tanh(",
}


def python_of(text: str) -> str:
    """A text between operands as Python spells it."""
    for sign, python in _SIGNS.items():
        text = text.replace(sign, python)
    return re.sub(r"\bln\(", "np.log(", text).replace(", otherwise ", " else ")


def code_of(value: Any, operand: Callable[[dict[str, Any]], str]) -> str:
    """What a term computes as Python spells it."""
    if isinstance(value, dict):
        return operand(value)
    if not isinstance(value, list):
        return repr(value)
    name, *parts = value[0], *(code_of(one, operand) for one in value[1:])
    if name == "max":
        return f"np.max([{', '.join(parts)}])"
    if name.isalnum():
        return f"np.{name}({', '.join(parts)})"
    return f"({f' {name} '.join(parts)})"


def cell_value(
    explained: Mapping[str, Any],
    place: Mapping[str, int],
    sizes: Mapping[str, int],
    value: Callable[..., float],
) -> float:
    """What stands before the terms, their sum, and what stands after it, as one number.

    ``value`` gives the number of a name at a row and a column, of the matrix of a row if it has one
    for each.
    """

    def text(pieces: list[dict[str, Any]], places: Mapping[str, int]) -> str:
        def index(one: int | str) -> int:
            return one if isinstance(one, int) else places[one]

        found = []
        for piece in pieces:
            if "text" in piece:
                found.append(python_of(piece["text"]))
            elif "same" in piece:
                one, other = map(index, piece["same"])
                found.append(str(float(one == other)))
            elif "count" in piece:
                found.append(str(math.prod(sizes[axis] for axis in piece["count"])))
            else:
                each = [piece["each"]] if "each" in piece else []
                found.append(f"({value(piece['name'], *map(index, [*each, *piece['at']]))!r})")
        return "".join(found)

    before, after = text(explained["before"], place), text(explained["after"], place)
    terms = explained["terms"]
    middle = ""
    if terms is not None:
        total = 0.0
        for at in np.ndindex(*(sizes[axis] for axis in terms["over"])):
            running = {**place, **dict(zip(terms["index"], at, strict=True))}
            term = evaluated(text(terms["pieces"], running))
            computed = evaluated(code_of(terms["value"], lambda one: text([one], running)))  # noqa: B023
            np.testing.assert_allclose(computed, term, rtol=1e-9, atol=1e-12)
            total += term
        middle = f"({total!r})"
    return evaluated(f"{before}{middle}{after}")


def evaluated(text: str) -> float:
    """The number that a text is."""
    with np.errstate(all="ignore"):
        return float(eval(text, {"np": np, "inf": np.inf, "nan": np.nan}))
