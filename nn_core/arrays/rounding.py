"""Rounding as one does by hand: all numbers of a matrix end at the same decimal place."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

import numpy as np

_EXACT = Context(prec=700)
"""As many digits as lie between the largest and the smallest float."""
_LARGE = 1e15
"""Numbers of this size are not rounded: float64 has hardly any decimals left for them."""
_PLAIN = 4
"""The power of ten up to which a number is written without one."""


def rounded(value: Any, digits: int) -> Any:
    """Round numbers as pages write them, halves away from zero, as one does by hand.

    ``digits`` are the significant digits of the largest of them; all others end at the same decimal
    place, or keep their first digit where they are smaller than that. Digits before the point are
    never cut, up to five of them. Returns a float for a scalar, otherwise an array of the same
    shape. Numbers that are not finite or at least 1e15 in size are returned unchanged.
    """
    array = np.asarray(value, dtype=np.float64)
    place = place_of(array, digits)
    result = np.array([at_place(one, place) for one in array.ravel().tolist()])
    result = result.reshape(array.shape)
    return result if np.ndim(value) else float(result)


def place_of(values: Any, digits: int) -> int:
    """The power of ten of the last digit that each of the numbers keeps."""
    sizes = np.abs(np.ravel(np.asarray(values, dtype=np.float64)))
    largest = float(sizes[np.isfinite(sizes)].max(initial=0.0))
    return last_place(_power(largest, digits), digits)


def last_place(power: int, digits: int) -> int:
    """The power of ten of the last digit, where that of the first one is ``power``."""
    place = power - digits + 1
    return min(0, place) if abs(power) <= _PLAIN else place


def _power(size: float, digits: int) -> int:
    """The power of ten of the first digit of a size, once that has so many digits."""
    return int(f"{_decimal(size):.{digits - 1}e}".partition("e")[2])


def _decimal(value: float) -> Decimal:
    # To twelve digits, since 0.125 may be 0.12499999999999999 after an addition.
    return Decimal(f"{value:.12g}")


def at_place(value: float, place: int) -> float:
    """A number rounded to this power of ten, or to its first digit where it is smaller."""
    if not abs(value) < _LARGE:
        return value
    unit = min(place, _power(value, 1)) if value else place
    if abs(_decimal(value)) * 2 >= Decimal(1).scaleb(place):
        unit = place
    return float(_decimal(value).quantize(Decimal(1).scaleb(unit), ROUND_HALF_UP, _EXACT)) + 0.0
