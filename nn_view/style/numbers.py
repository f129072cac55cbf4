"""Numbers as people read them in cells, in sentences and on paper: with a true minus sign.

"Digits" are the significant digits of the largest entry of a matrix; all its entries end at the
same decimal place. No number other than zero is printed as zeros. Where the caption of a matrix has
a power of ten, every entry is to be multiplied by it. The browser follows the same rule
(``nn_view/stepper/js/base/format.js``).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

import numpy as np

MINUS = "−"
_LEAST, _MOST = -4, 4
"""Powers of ten of a number that is written out by itself."""
_SHARED = -2
"""From this power down the entries of a matrix share a power of ten: their zeros take room."""
_NEAR = -3
"""A number below its matrix's last place is written out from this power on."""
_WHOLE = 14
"""The largest power of ten of whole data that is printed whole."""
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_EXACT = Context(prec=800, rounding=ROUND_HALF_UP)
"""No float64 has more digits, from its first to the last decimal place that is asked for."""


@dataclass(frozen=True)
class Notation:
    """How the numbers of a matrix are written.

    ``power``: the power of ten of the largest entry; ``place``: that of the last digit of every
    entry; ``shared``: whether the matrix has one power of ten, in its caption.
    """

    power: int
    place: int
    shared: bool = False

    @property
    def factor(self) -> str:
        """The power of ten that the entries share, for a caption; empty where there is none."""
        return f"·10{str(self.power).translate(_SUPERSCRIPTS)}" if self.shared else ""

    @property
    def out(self) -> int:
        """The power of ten that is taken out of every entry into the caption."""
        return self.power if self.shared else 0


def notation(values: Any, digits: int, whole: bool = False) -> Notation:
    """The notation of the entries of a matrix, or of a single number.

    ``digits``: significant digits of the largest entry; ``whole``: all are whole numbers, as data
    may be, and are printed without a point.
    """
    sizes = np.abs(np.ravel(np.asarray(values, dtype=np.float64)))
    most = float(sizes[np.isfinite(sizes)].max(initial=0.0))
    if most == 0.0:
        return Notation(0, 0 if whole else 1 - digits)
    power = _power(most, digits)
    place = power - digits + 1
    if whole and power <= _WHOLE:
        return Notation(0, 0)
    shared = sizes.size > 1 and (power <= _SHARED or power > _MOST)
    return Notation(power, min(0, place) if _is_plain(power) else place, shared)


def entry(value: float, how: Notation) -> str:
    """An entry within its matrix: to be multiplied by the power of ten that the caption has."""
    return _written(value, how, how.out)


def number(value: float, how: Notation) -> str:
    """A number by itself, to the same place as in its matrix."""
    return _written(value, how, 0)


def _written(value: float, how: Notation, out: int) -> str:
    """A number without the power of ten ``out``, by which the reader multiplies it."""

    def write(size: float) -> str:
        units = _units(size, how.place)
        if units == "0" and size > 0.0:
            return _small(size, out)
        if _is_plain(how.power - out):
            bare = size == 0.0 and how.shared and not out
            return "0" if bare else _with_point(units, out - how.place)
        return "0" if size == 0.0 else _exponential(size, how.place, out)

    return _signed(value, write)


def printed(value: float, digits: int) -> str:
    """A single number with so many significant digits."""
    return number(value, notation(value, digits))


def fixed(value: float, digits: int, sign: str = "") -> str:
    """So many digits behind the point; with ``sign="+"`` a plus before what is above zero."""
    # + 0.0: a negative zero is zero.
    return f"{value + 0.0:{sign}.{digits}f}".replace("-", MINUS)


def short(value: float, digits: int = 3, sign: str = "") -> str:
    """No more than so many significant digits, without zeros at the end: ``0.0123``, ``1.2e-9``."""
    text = re.sub(r"e(?:\+|(-))0*(\d)", r"e\1\2", f"{value + 0.0:{sign}.{digits}g}")
    return text.replace("-", MINUS, 1) if value < 0 else text


def counted(count: int, noun: str) -> str:
    """How many of them there are, in words: ``1 row``, ``2,000 rows``."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def _is_plain(power: int) -> bool:
    return _LEAST <= power <= _MOST


def _units(size: float, place: int) -> str:
    """A size as a whole number of units of ``10**place``, rounded as one does by hand.

    From the digits that the number is written with, halves upwards.
    """
    unit = Decimal(1).scaleb(place)
    return str(int(Decimal(repr(size)).quantize(unit, context=_EXACT).scaleb(-place, _EXACT)))


def _with_point(units: str, decimals: int) -> str:
    """Units of the last decimal place with their point; ``decimals`` below 0: zeros before it."""
    if decimals <= 0:
        return units if units == "0" else units + "0" * -decimals
    padded = units.rjust(decimals + 1, "0")
    return f"{padded[:-decimals]}.{padded[-decimals:]}"


def _power(size: float, digits: int) -> int:
    """The power of ten of a size that is rounded to so many significant digits."""
    power = Decimal(repr(size)).adjusted()
    return power + (len(_units(size, power - digits + 1)) > digits)


def _exponential(size: float, place: int, out: int) -> str:
    units = _units(size, place)
    return f"{_with_point(units, len(units) - 1)}e{place + len(units) - 1 - out}"


def _small(size: float, out: int) -> str:
    """A size below the last place of its matrix: its first digit."""
    power = _power(size, 1)
    if power - out < _NEAR:
        return _exponential(size, power, out)
    place = min(out, power)
    return _with_point(_units(size, place), out - place)


def _signed(value: float, write: Callable[[float], str]) -> str:
    if math.isnan(value):
        return "NaN"
    text = write(abs(float(value))) if math.isfinite(value) else "∞"
    return MINUS + text if value < 0 else text


def percent(share: float, decimals: int = 0) -> str:
    """A share of 1 as a percentage: only all is 100%, up to a rounding error, and only none 0%."""
    least = 10.0**-decimals
    shown = round(100 * share, decimals)
    if 0 < share < 1 - 1e-12:
        shown = min(max(shown, least), 100 - least)
    return f"{shown:.{decimals}f}%"
