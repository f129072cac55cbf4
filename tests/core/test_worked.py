"""Numbers for paper are rounded as by hand, and each follows from those before it."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from nn_core import Dataset, Edit, Settings, quantities_for, train
from nn_core.exports import carried_state, reduced, rounded, worked


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (0.125, 2, 0.13),
        (-0.125, 2, -0.13),
        (0.1 + 0.025, 2, 0.13),  # 0.12500000000000003 or 0.125
        (1.005, 3, 1.01),  # below 1.005 as a float, but 1.005 as it is read
        (9.996, 3, 10.0),
        (-0.00046, 1, -0.0005),
        (2.0, 3, 2.0),
        (1e-20, 4, 1e-20),
        (12345.6, 3, 12346.0),
        (123456.78951, 3, 123000.0),
        (-1.5e300, 4, -1.5e300),
        (0.0, 3, 0.0),
    ],
)
def test_numbers_are_rounded_as_by_hand(value: float, digits: int, expected: float) -> None:
    result = rounded(value, digits)
    assert result == expected
    assert not (result == 0 and np.signbit(result))


def test_the_numbers_of_an_array_end_at_one_place_and_none_becomes_zero() -> None:
    result = rounded(np.array([[2.345, -0.0449], [0.00321, -0.000049]]), 3)
    np.testing.assert_array_equal(result, [[2.35, -0.04], [0.003, -0.00005]])


def test_arrays_keep_their_shape_and_values_that_are_not_finite() -> None:
    result = rounded(np.array([[0.26, np.nan], [np.inf, -0.26]]), 1)
    np.testing.assert_array_equal(result, [[0.3, np.nan], [np.inf, -0.3]])


def by_hand(code: str, values: dict[str, Any], digits: int) -> Any:
    """The line in exact fractions if it only adds and multiplies, rounded once at the end."""
    exact = {
        name: np.vectorize(lambda one: Fraction(str(one)), otypes=[object])(value)
        for name, value in values.items()
    }
    exec(code, {"np": np}, exact)
    result = exact[code.partition(" ")[0]]
    largest = max(abs(one) for one in np.ravel(result).tolist())
    place = 0  # the decimals with which the largest has its digits
    while largest and largest * 10**place < 10 ** (digits - 1):
        place += 1
    if place and round_half_up(largest, place) * 10**place == 10**digits:
        place -= 1  # 9.96 is 10.0

    def once(one: Any) -> float:
        decimals = place
        while one and not round_half_up(abs(one), decimals):
            decimals += 1
        return float(round_half_up(one, decimals)) + 0.0

    return np.vectorize(once, otypes=[float])(result)


def round_half_up(number: Any, decimals: int) -> Fraction:
    fraction = Fraction(number)
    units = math.floor(abs(fraction) * 10**decimals + Fraction(1, 2))
    return Fraction(units, 10**decimals) * (1 if fraction > 0 else -1)


SHEETS = [
    (Settings(), 12, [1, 4], 2, 3),
    (Settings(rule="exact", biases="per_unit", hidden=(4, 3)), 5, [0], 2, 2),
    (Settings(activation="relu", fault="gradients_not_reset"), 9, [0, 1, 2], 5, 4),
    (Settings(edits=(Edit(3, "w1", 0, 0, 0.123456),)), 3, [3, 5], 1, 2),
    (Settings(lines=(("delta_w1", "z1_d_w1.T @ error_d_z1 * 2"),)), 4, [0, 2], 2, 3),
]


@pytest.mark.parametrize(("chosen", "at", "rows", "units", "digits"), SHEETS)
def test_every_number_of_a_sheet_follows_from_the_rounded_ones_before_it(
    chosen: Settings, at: int, rows: list[int], units: int, digits: int
) -> None:
    run = train(chosen)
    small = reduced(chosen, run.parameters(at), rows, units, digits)
    assert small.layers == (3, *(min(units, one) for one in chosen.hidden), 1)
    assert small.dataset.inputs == tuple(chosen.dataset.inputs[row] for row in rows)
    for name, value in run.parameters(at).items():
        start = np.asarray(dict(small.start or ())[name])
        full = np.asarray(value)[tuple(slice(size) for size in start.shape)]
        np.testing.assert_array_equal(start, rounded(full, digits))
    before = carried_state(small, run.at(at), digits)
    assert [name for name in before if not np.any(before[name])] == []
    assert bool(before) == (chosen.fault == "gradients_not_reset")
    values = worked(small, digits, before)
    for quantity in quantities_for(small):
        if "np." in quantity.code or ">" in quantity.code or "len(" in quantity.code:
            again: dict[str, Any] = {"np": np, **values}
            exec(quantity.code, again)
            expected = rounded(again[quantity.name], digits)
        else:
            operands = {name: values[name] for name in quantity.operands}
            expected = by_hand(quantity.code, operands, digits)
        np.testing.assert_array_equal(values[quantity.name], expected, quantity.name)


def test_a_mistake_that_fits_layers_of_one_size_keeps_their_units() -> None:
    run = train(Settings(hidden=(3, 3), fault="own_activation", iterations=5))
    assert reduced(run.settings, run.parameters(2), [1], 2, 3).hidden == (2, 2)
    one = train(Settings(hidden=(3,), fault="own_activation", iterations=5))
    assert reduced(one.settings, one.parameters(2), [1], 2, 3).hidden == (3,)


def test_targets_that_no_longer_add_up_to_1_once_rounded_are_refused() -> None:
    third = 1 / 3
    rows = Dataset("thirds", ((0.0,), (1.0,)), ((third,) * 3, (1.0, 0.0, 0.0)))
    run = train(Settings(dataset=rows, output="softmax", loss="cross_entropy", iterations=3))
    with pytest.raises(ValueError, match=r"add up to 0\.999"):
        reduced(run.settings, run.parameters(0), [0], 2, 3)


def test_a_typed_line_may_divide_by_what_is_rounded_to_zero() -> None:
    text = "error / (error - error)"
    typed = Settings(lines=(("delta_b1", text),), iterations=2)
    assert not np.isfinite(worked(typed, 2)["delta_b1"])


def test_a_sheet_needs_a_row_and_finite_numbers() -> None:
    run = train(Settings())
    with pytest.raises(ValueError, match="no row to train"):
        reduced(run.settings, run.parameters(0), [], 2, 3)
