"""What someone's own numbers are: equal to those of a run, or those of a known mistake."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np

from nn_core.checks import abbreviated, whole
from nn_core.comparison.alternatives import OTHER_RULE, Alternative, alternatives, right_values
from nn_core.training.run import Run

_EXACT_DIGITS = 6
"""Numbers that agree to so many digits are equal, however many they have."""
_LEAST_DIGITS = 2
"""Numbers that are written with fewer digits tell nothing."""
_MOST_DIGITS = 12
"""Numbers with more digits are not rounded."""
EQUAL, RULE, MISTAKE, FACTOR, SHAPE, DIFFERENT, NOT_FINITE = (
    "equal",
    "rule",
    "mistake",
    "factor",
    "shape",
    "different",
    "not_finite",
)


@dataclass(frozen=True)
class Verdict:
    """What one array is.

    ``kind``: ``"equal"``; ``"rule"``, equal to what the run's other rule gives; ``"mistake"``, a
    known one gives exactly this; ``"factor"``, the right values times one number; ``"shape"``,
    another shape is expected; ``"different"``; or ``"not_finite"``. ``quantity``: its name;
    ``digits``: to how many significant digits of the largest entry it agrees with the right values
    or with those of the mistake, 0 where it does not; ``mistake``: the name of the mistake, or "";
    ``layer``: the layer in which it is made, None for all; ``sentence`` says all this.
    """

    kind: str
    quantity: str
    digits: int
    mistake: str
    sentence: str
    layer: int | None = None

    def __str__(self) -> str:
        return self.sentence


class Judgement(dict[str, Verdict]):
    """The verdicts by the names of their quantities; printed or shown, a sentence for each."""

    def __repr__(self) -> str:
        # What a prompt and a notebook show of the result of a cell.
        return "\n".join(map(str, self.values()))

    __str__ = __repr__


def judge(run: Run, iteration: int, values: Mapping[str, Any]) -> Judgement:
    """Compare arrays of your own with the quantities of one iteration of a run.

    ``values`` are arrays by the names of quantities, such as ``{"delta_w1": my_array}``. Rounded
    numbers are compared in the digits that they have. Raises ``ValueError`` for an iteration or a
    quantity that the run does not have, and for values that are not numbers.
    """
    i = whole("iteration", iteration, 0, run.last)
    return Judgement({name: _judged(run, i, name, value) for name, value in values.items()})


def judge_entry(run: Run, iteration: int, name: str, index: tuple[int, ...], value: Any) -> Verdict:
    """Compare one number of your own with one entry of a quantity; ``index`` counts from 0.

    An ``index`` of a part of the quantity takes an array of that part. Raises ``ValueError`` as
    ``judge`` does.
    """
    i = whole("iteration", iteration, 0, run.last)
    right = _right(run, i, name)
    given = _numbers(name, value)
    found = (
        Alternative(one.name, one.title, np.asarray(one.value)[index], one.layer)
        for one in alternatives(run, i, name)
        if np.shape(one.value) == right.shape
    )
    return _verdict(name, given, right[index], found)


def _judged(run: Run, i: int, name: str, value: Any) -> Verdict:
    right, given = _right(run, i, name), _numbers(name, value)
    # One row or column of numbers is a vector, however it lies.
    if right.ndim < 2 and given.size == right.size and max(given.shape, default=1) == given.size:
        given = given.reshape(right.shape)
    return _verdict(name, given, right, alternatives(run, i, name))


def _right(run: Run, i: int, name: str) -> np.ndarray:
    """The run's own value without its mistake, if it is trained with one."""
    values = right_values(run, i)
    if name not in values:
        raise ValueError(
            f"There is no quantity {abbreviated(name)} in this run, only {', '.join(values)}."
        )
    return np.asarray(values[name], dtype=np.float64)


def _numbers(name: str, value: Any) -> np.ndarray:
    try:
        return np.array(value, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be numbers, got {abbreviated(value)}.") from None


def _verdict(
    name: str, given: np.ndarray, right: np.ndarray, others: Iterable[Alternative]
) -> Verdict:
    """What the numbers are; the ``others`` are computed only where they are not the right ones."""
    if not np.isfinite(given).all():
        return Verdict(NOT_FINITE, name, 0, "", f"{name}: some of your numbers are not finite.")
    digits = _agreement(given, right)
    if digits:
        said = f"{name}: right, {_equal(given, right, digits)}"
        return Verdict(EQUAL, name, digits, "", said)
    for one in others:
        digits = _agreement(given, np.asarray(one.value))
        if digits and not _agreement(np.asarray(one.value), right):
            if one.name == OTHER_RULE:
                said = f"{name}: the value under the rule {one.title}, which this run does not use."
                return Verdict(RULE, name, digits, "", said)
            where = f" in layer {one.layer} only" if one.layer else ""
            said = (
                f"{name}: not right. This is the value with the mistake “{one.title}”{where}, "
                f"{_equal(given, np.asarray(one.value), digits)}"
            )
            return Verdict(MISTAKE, name, digits, one.name, said, one.layer)
    if given.shape != right.shape:
        said = f"{name}: your shape is {_size(given)}, but {_size(right)} is expected."
        return Verdict(SHAPE, name, 0, "", said)
    if factor := _factor(given, right):
        digits = _agreement(given, factor * right)
        said = f"{name}: the right value times {factor:.6g}. No known mistake gives this."
        return Verdict(FACTOR, name, digits, "", said)
    return Verdict(DIFFERENT, name, 0, "", f"{name}: {_different(given, right)}")


def _agreement(given: np.ndarray, right: np.ndarray) -> int:
    """To how many significant digits of the largest entry two arrays agree; 0: they do not."""
    if given.shape != right.shape or not np.isfinite(right).all():
        return 0
    largest = float(np.abs(right).max(initial=0.0))
    apart = float(np.abs(given - right).max(initial=0.0))
    if apart == 0:
        return 17
    if largest == 0:
        return 0
    digits = min(17, max(0, math.floor(-math.log10(apart / largest))))
    if digits >= _EXACT_DIGITS:
        return digits
    place = _last_place(given)
    written = math.floor(math.log10(largest)) - place + 1
    # Cut numbers are off by up to one in their last digit, rounded ones by half.
    return written if written >= _LEAST_DIGITS and apart <= 1.0001 * 10.0**place else 0


def _last_place(values: np.ndarray) -> int:
    """The power of ten of the last digit in which the numbers are written, if they are rounded."""
    places = []
    for value in np.unique(values):
        # The shortest decimal that is this number, without a needless 0 behind its point.
        written = Decimal(repr(float(value)).removesuffix(".0")).as_tuple()
        if len(written.digits) > _MOST_DIGITS:
            return -400
        places.append(int(written.exponent))
    return min(places, default=0)


def _factor(given: np.ndarray, right: np.ndarray) -> float:
    """The number by which all right ones are multiplied; 0 if there is none, or one entry only."""
    if right.size < 2 or not np.isfinite(right).all() or not right.any():
        return 0.0
    at = np.unravel_index(np.abs(right).argmax(), right.shape)
    factor = float(given[at] / right[at])
    return factor if factor and _agreement(given, factor * right) >= _LEAST_DIGITS else 0.0


def _equal(given: np.ndarray, right: np.ndarray, digits: int) -> str:
    if np.array_equal(given, right):
        return "equal in every digit."
    return f"equal to {digits} significant digits."


def _different(given: np.ndarray, right: np.ndarray) -> str:
    if right.size == 1:
        return f"your number is {given.item():.6g}, but the right one is {right.item():.6g}."
    apart = np.abs(given - right)
    wrong = int((apart > 1e-6 * np.abs(right).max(initial=0.0)).sum())
    return (
        f"{wrong} of {right.size} entries differ, by up to {float(apart.max()):.3g}, and none of "
        "the known mistakes gives these numbers."
    )


def _size(values: np.ndarray) -> str:
    return " × ".join(map(str, values.shape)) or "a single number"
