"""What the page writes behind a cell, read back as Python."""

from __future__ import annotations

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
    "max(": "np.maximum(",
    "min(": "np.minimum(",
}


def python_of(text: str) -> str:
    """A text between operands as Python spells it."""
    for sign, python in _SIGNS.items():
        text = text.replace(sign, python)
    return re.sub(r"\bln\(", "np.log(", text).replace(", otherwise ", " else ")


def cell_value(
    explained: Mapping[str, Any],
    place: Mapping[str, int],
    sizes: Mapping[str, int],
    value: Callable[[str, int, int], float],
) -> float:
    """What stands before the terms, their sum, and what stands after it, as one number."""

    def text(pieces: list[dict[str, Any]], places: Mapping[str, int]) -> str:
        found = []
        for piece in pieces:
            if "text" in piece:
                found.append(python_of(piece["text"]))
            else:
                at = (one if isinstance(one, int) else places[one] for one in piece["at"])
                found.append(f"({value(piece['name'], *at)!r})")
        return "".join(found)

    before, after = text(explained["before"], place), text(explained["after"], place)
    terms = explained["terms"]
    middle = ""
    if terms is not None:
        total = 0.0
        for at in np.ndindex(*(sizes[axis] for axis in terms["over"])):
            running = {**place, **dict(zip(terms["index"], at, strict=True))}
            total += evaluated(text(terms["pieces"], running))
        middle = f"({total!r})"
    return evaluated(f"{before}{middle}{after}")


def evaluated(text: str) -> float:
    """The number that a text is."""
    with np.errstate(all="ignore"):
        return float(eval(text, {"np": np}))
