"""Checks of single values; each error message says what is allowed and what was given."""

from __future__ import annotations

import math
from collections.abc import Sequence
from numbers import Integral, Real

_MANY = 8
"""Of more options than this, an error message names only so many."""


def abbreviated(value: object) -> str:
    """The ``repr`` of a value for an error message, cut if it is long."""
    return _cut(repr(value))


def quoted(text: str) -> str:
    """A user's text in quotes for an error message: printable, on one line, cut if it is long."""
    printable = "".join(char if char.isprintable() else "�" for char in text)
    return f"“{_cut(printable)}”"


def _cut(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def whole(name: str, value: object, least: int, most: int) -> int:
    """``value`` as an int within ``least`` … ``most``; raises ``ValueError`` otherwise."""
    allowed = f"a whole number from {least} to {most}"
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise ValueError(f"{name} must be {allowed}, got {abbreviated(value)}.")
    number = int(value)
    if not least <= number <= most:
        raise ValueError(f"{name} must be {allowed}, got {abbreviated(number)}.")
    return number


def positive(name: str, value: object, most: float) -> float:
    """``value`` as a float above 0 and at most ``most``; raises ``ValueError`` otherwise."""
    refused = isinstance(value, bool) or not isinstance(value, Real)
    number = math.nan if refused else float(value)  # type: ignore[arg-type]
    if not 0 < number <= most:
        raise ValueError(
            f"{name} must be a number above 0 and at most {most:g}, got {abbreviated(value)}. "
            "Try 0.1 to 1."
        )
    return number


def between(name: str, value: object, least: float, most: float) -> float:
    """``value`` as a float within ``least`` … ``most``; raises ``ValueError`` otherwise."""
    refused = isinstance(value, bool) or not isinstance(value, Real)
    number = math.nan if refused else float(value)  # type: ignore[arg-type]
    if not least <= number <= most:
        allowed = f"a number from {least:g} to {most:g}"
        raise ValueError(f"{name} must be {allowed}, got {abbreviated(value)}.")
    return number


def one_of(name: str, value: object, allowed: Sequence[str]) -> str:
    """``value`` if it is one of ``allowed``; raises ``ValueError`` otherwise."""
    if not isinstance(value, str) or value not in allowed:
        options = ", ".join(f'"{option}"' for option in allowed[:_MANY])
        if len(allowed) > _MANY:
            options += f" or {len(allowed) - _MANY} others"
        raise ValueError(f"{name} must be one of {options}, got {abbreviated(value)}.")
    return value


def boolean(name: str, value: object) -> bool:
    """``value`` as a bool; raises ``ValueError`` for anything but True and False."""
    if not isinstance(value, bool):
        raise ValueError(f"{name} must be True or False, got {abbreviated(value)}.")
    return value


def finite(name: str, value: object, most: float = math.inf) -> float:
    """``value`` as a finite float with |value| ≤ ``most``; raises ``ValueError`` otherwise."""
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"{name} must be a number, got {abbreviated(value)}.") from None
    if not math.isfinite(number) or abs(number) > most:
        bound = "finite" if math.isinf(most) else f"between -{most:g} and {most:g}"
        raise ValueError(f"{name} must be {bound}, got {abbreviated(value)}.")
    return number
