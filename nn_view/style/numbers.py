"""Numbers as people read them in sentences, on paper and in charts: with a true minus sign."""

from __future__ import annotations

import math
import re

MINUS = "−"
_LARGE = 1e5
"""Numbers from this size on are printed with an exponent: their cells would be too wide."""


def fixed(value: float, digits: int, sign: str = "") -> str:
    """So many digits behind the point; with ``sign="+"`` a plus before what is above zero."""
    # + 0.0: a negative zero is zero.
    return f"{value + 0.0:{sign}.{digits}f}".replace("-", MINUS)


def short(value: float, digits: int = 3, sign: str = "") -> str:
    """So many significant digits: ``0.0123``, ``1.2e-9``."""
    text = re.sub(r"e([+-])0*(\d)", r"e\1\2", f"{value + 0.0:{sign}.{digits}g}")
    return text.replace("-", MINUS, 1) if value < 0 else text


def printed(value: float, digits: int) -> str:
    """For a cell: so many digits behind the point, or with an exponent what is large.

    What is rounded to zero has no minus.
    """
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else f"{MINUS * (value < 0)}∞"
    if abs(value) >= _LARGE:
        return short(value, digits).replace("e+", "e")
    text = fixed(value, digits)
    return text if text.strip(f"{MINUS}0.") else text.removeprefix(MINUS)


def behind(largest: float, digits: int, most: int) -> int:
    """How many digits behind the point of numbers up to ``largest``: more where all are small."""
    smaller = -math.floor(math.log10(largest)) - 1 if 0.0 < largest < math.inf else 0
    return min(most, digits + max(0, smaller))


def counted(count: int, noun: str) -> str:
    """How many of them there are, in words: ``1 row``, ``2,000 rows``."""
    return f"{count:,} {noun}{'s' * (count != 1)}"
