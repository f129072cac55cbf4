"""Arithmetic with intervals: the least and the greatest value that an operation can have."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Mapping

Interval = tuple[float, float]
"""The least and the greatest value."""


class UnboundedError(ArithmeticError):
    """The values have no bounds: a division by what may be 0, or a number that is too large."""


def hull(numbers: Iterable[float]) -> Interval:
    """The interval of the least and the greatest of some numbers."""
    given = list(numbers)
    if not all(map(math.isfinite, given)):
        raise UnboundedError
    return min(given), max(given)


def united(intervals: Iterable[Interval]) -> Interval:
    """The interval that holds all of some intervals."""
    return hull(itertools.chain.from_iterable(intervals))


def holds(interval: Interval, value: float) -> bool:
    """Whether the value lies within the interval, but for the last bits of a float."""
    low, high = interval
    slack = 1e-9 * max(abs(low), abs(high))
    return low - slack <= value <= high + slack


def apart(one: Interval, other: Interval) -> bool:
    """Whether two intervals have no value in common."""
    slack = 1e-9 * max(map(abs, (*one, *other)))
    return one[1] + slack < other[0] or other[1] + slack < one[0]


def _corners(
    operation: Callable[[float, float], float],
) -> Callable[[Interval, Interval], Interval]:
    """An operation that has its extremes at the ends of its operands."""

    def bounds(one: Interval, other: Interval) -> Interval:
        try:
            return hull(operation(a, b) for a, b in itertools.product(one, other))
        except (OverflowError, ZeroDivisionError):
            raise UnboundedError from None

    return bounds


def _divided(one: Interval, other: Interval) -> Interval:
    if other[0] <= 0 <= other[1]:
        raise UnboundedError
    return _corners(lambda a, b: a / b)(one, other)


def _power(one: Interval, other: Interval) -> Interval:
    """A power with a known exponent; it is least at 0 where the exponent is even."""
    exponent = other[0]
    if other[0] != other[1] or (one[0] < 0 and exponent != int(exponent)):
        raise UnboundedError
    ends = _corners(lambda a, b: a**b)(one, other)
    return (0.0, ends[1]) if one[0] < 0 < one[1] and exponent % 2 == 0 else ends


def _compared(operation: Callable[[float, float], bool]) -> Callable[..., Interval]:
    """1 where a comparison holds, 0 where it does not, both where it may."""
    return _corners(lambda a, b: float(operation(a, b)))


# "==" and "!=" are not among them: their extremes need not lie at the ends.
BINARY: Mapping[str, Callable[[Interval, Interval], Interval]] = {
    "+": lambda one, other: hull((one[0] + other[0], one[1] + other[1])),
    "-": lambda one, other: hull((one[0] - other[1], one[1] - other[0])),
    "*": _corners(lambda a, b: a * b),
    "/": _divided,
    "**": _power,
    ">": _compared(lambda a, b: a > b),
    ">=": _compared(lambda a, b: a >= b),
    "<": _compared(lambda a, b: a < b),
    "<=": _compared(lambda a, b: a <= b),
}


def _rising(function: Callable[[float], float]) -> Callable[[Interval], Interval]:
    """A function that never falls."""

    def bounds(one: Interval) -> Interval:
        try:
            return hull(map(function, one))
        except (OverflowError, ValueError):
            raise UnboundedError from None

    return bounds


def _size(one: Interval) -> Interval:
    low, high = sorted(map(abs, one))
    return (0.0 if one[0] < 0 < one[1] else low), high


def _either(condition: Interval, then: Interval, otherwise: Interval) -> Interval:
    """``then`` where the condition is not 0, else ``otherwise``; both where it may be 0."""
    if condition == (0.0, 0.0):
        return otherwise
    return united((then, otherwise)) if condition[0] <= 0 <= condition[1] else then


CALLS: Mapping[str, Callable[..., Interval]] = {
    "np.exp": _rising(math.exp),
    "np.log": _rising(math.log),
    "np.log1p": _rising(math.log1p),
    "np.sqrt": _rising(math.sqrt),
    "np.tanh": _rising(math.tanh),
    "np.abs": _size,
    "np.maximum": lambda one, other: (max(one[0], other[0]), max(one[1], other[1])),
    "np.minimum": lambda one, other: (min(one[0], other[0]), min(one[1], other[1])),
    "np.where": _either,
}
