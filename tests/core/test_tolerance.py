"""The tolerance of an answer is what honest rounding can reach: all of it, and hardly more."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from nn_core import Dataset, Settings, train
from nn_core.arrays.rounding import at_place, place_of
from nn_core.lines.tree import read
from nn_core.questions import Place, UnaskedError, Written
from nn_core.questions.cells import Cell, Writer, evaluated
from nn_core.questions.hand import Hand, Tolerance
from nn_core.questions.intervals import UnboundedError
from nn_core.questions.situation import Situation
from tests.helpers import strategies
from tests.helpers.by_hand import ByHand

DIGITS = st.integers(2, 6)
LEAST_FLOAT = 5e-324
MOST_OPERATIONS = 30
"""Longer sums take the search for their extremes too long."""


def drawn(settings: Settings, digits: int, data: st.DataObject) -> tuple[ByHand, Tolerance]:
    """A cell of a quantity, as somebody calculates it and with its tolerance."""
    run = train(settings)
    assume(run.last >= 0)
    quantity = data.draw(st.sampled_from([one.name for one in run.quantities]))
    place = Place(data.draw(st.integers(0, run.last)), quantity)
    try:
        situation = Situation(run, place, digits, "value", data.draw(st.integers(0, 99)))
        index = situation.indices[0]
        assume(situation.writer.operations(situation.quantity.tree) <= MOST_OPERATIONS)
        written = situation.written(index)
        return ByHand(written, situation.whole, digits), situation.tolerance(index)
    except UnaskedError:
        assume(False)
        raise


def accepted_always(settings: Settings, digits: int, data: st.DataObject) -> None:
    hand, tolerance = drawn(settings, digits, data)
    random = np.random.RandomState(data.draw(st.integers(0, 2**16)))
    results = [hand.consistently(way) for way in range(5)]
    results += [hand.at_random(random) for _ in range(12)]
    for result in results:
        assert tolerance.accepts(result), (result, tolerance)


def hardly_wider(settings: Settings, digits: int, data: st.DataObject) -> None:
    hand, tolerance = drawn(settings, digits, data)
    reached = hand.reach()
    low, high = tolerance.interval
    slack = 1e-6 * 10.0**tolerance.place
    assert low - slack <= reached[0] <= reached[1] <= high + slack
    assert high - low <= 2 * (reached[1] - reached[0]) + slack, (reached, tolerance)


@given(strategies.settings(), DIGITS, st.data())
@examples(max_examples=60)
def test_a_calculation_rounded_at_any_step_is_accepted(
    settings: Settings, digits: int, data: st.DataObject
) -> None:
    accepted_always(settings, digits, data)


def test_half_a_unit_is_no_zero() -> None:
    # With three digits all of the product ends at 0.0001, and 0.00005 · 1.0 is half of that.
    values = {"a": np.array([[5.04730595e-05, 0.0275]]), "b": np.array([[0.99843086, 1.0]])}
    whole = values["a"] * values["b"]
    node = Writer(values).cell(read("a * b"), (0, 0))
    hand = ByHand(Written(node, values), whole, 2)
    tolerance = Hand(values, 2).tolerance(node, whole)
    assert 5e-5 in set(hand.every())
    assert hand.reach() == pytest.approx(tolerance.interval, rel=1e-9)
    assert not tolerance.accepts(0.0)


@pytest.mark.parametrize("value", [0.05, -0.05, 0.0499999999999999])
def test_half_of_the_last_digit_is_copied_as_it_is_or_as_one(value: float) -> None:
    values = {"a": np.array([[value, 3.0]])}
    tolerance = Hand(values, 2).tolerance(Cell("a", (0, 0)), values["a"])
    results = set(ByHand(Written(Cell("a", (0, 0)), values), values["a"], 2).every())
    assert (min(results), max(results)) == pytest.approx(tolerance.interval, rel=1e-9)
    assert all(map(tolerance.accepts, results))
    assert not tolerance.accepts(0.0)


@pytest.mark.slow
@given(strategies.settings(), DIGITS, st.data())
@examples(max_examples=40, deadline=None)
def test_a_tolerance_is_at_most_twice_as_wide_as_what_can_be_reached(
    settings: Settings, digits: int, data: st.DataObject
) -> None:
    hardly_wider(settings, digits, data)


@pytest.mark.parametrize("line", ["a * (1 - a)", "1 - a ** 2", "a - a * a", "a / (a + 1)"])
@pytest.mark.parametrize("value", [0.5, 0.4996, 0.5004, 0.123456, 0.9876, 0.00123, 0.99999])
@pytest.mark.parametrize("digits", [2, 3, 6])
def test_an_operand_that_occurs_twice_has_one_value(line: str, value: float, digits: int) -> None:
    values = {"a": np.array([[value]])}
    node = Writer(values).cell(read(line), (0, 0))
    whole = evaluated(read(line), values)
    tolerance = Hand(values, digits).tolerance(node, whole)
    results = list(ByHand(Written(node, values), whole, digits).every())
    reached = min(results), max(results)
    assert tolerance.interval == pytest.approx(reached, rel=1e-9, abs=1e-12)


def test_naive_intervals_would_be_wider() -> None:
    # Near ½ the slope hardly depends on a, but each of its two factors does.
    values = {"a": np.array(0.4996), "b": np.array(0.4996)}
    widths = []
    for line in ("a * (1 - a)", "a * (1 - b)"):
        node = Writer(values).cell(read(line), ())
        low, high = Hand(values, 3).tolerance(node, np.array(0.25)).interval
        widths.append(high - low)
    assert widths[0] < 0.6 * widths[1]


def test_a_copied_number_is_accepted_as_it_is_shown() -> None:
    values = {"a": np.array([[0.12345, 3.0]])}
    tolerance = Hand(values, 3).tolerance(Cell("a", (0, 0)), values["a"])
    assert tolerance.ends == (0.12, 0.12)
    assert [tolerance.accepts(one) for one in (0.12, 0.123, 0.1235, 0.12345, 0.13)] == [
        *(True,) * 4,
        False,
    ]


def test_the_last_digit_of_a_small_number_is_its_first() -> None:
    values = {"a": np.array([[0.00042, 3.0]])}
    tolerance = Hand(values, 2).tolerance(Cell("a", (0, 0)), values["a"])
    assert tolerance.ends == (0.0004, 0.0004)
    assert not tolerance.accepts(0.0006)
    assert not tolerance.accepts(0.0)


def test_fewer_digits_than_asked_for_are_seen() -> None:
    values = {"a": np.array(0.3478)}
    tolerance = Hand(values, 3).tolerance(Cell("a"), values["a"])
    assert tolerance.ends == (0.348, 0.348)
    assert tolerance.is_too_coarse(0.35, -2)
    assert tolerance.is_too_coarse(0.3, -1)
    assert not tolerance.is_too_coarse(0.34, -2)
    assert not tolerance.is_too_coarse(0.348, -3)


def test_own_numbers_take_the_place_of_those_shown() -> None:
    values = {"a": np.array([0.5, 0.25]), "b": np.array([2.0, 4.0])}
    node = Writer(values).cell(read("(a * b).sum()"), ())
    own = Hand(values, 3, {Cell("a", (0,)): 0.75}).tolerance(node, np.array(2.0))
    assert own.ends == (2.5, 2.5)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("1 / a", 0.0),
        ("1 / (a - 0.5)", 0.5004),  # to three digits a is 0.500
        ("np.log(a)", 0.0),
        ("np.log1p(a)", -1.0),
        ("np.sqrt(a)", -0.2),
        ("np.exp(a)", 800.0),
        ("a ** 400", 1e9),
        ("a ** 0.5", -1.0),
        ("a * a", 1e200),
        ("1.0 * (a == 0)", 1.0),
    ],
)
def test_what_has_no_bounds_is_refused(line: str, value: float) -> None:
    values = {"a": np.array(value)}
    node = Writer(values).cell(read(line), ())
    with pytest.raises(UnboundedError):
        Hand(values, 3).tolerance(node, np.array(1.0))


def test_a_power_that_is_not_known_is_refused() -> None:
    values = {"a": np.array(2.0), "b": np.array(0.3449)}
    with pytest.raises(UnboundedError):
        Hand(values, 3).tolerance(Writer(values).cell(read("a ** b"), ()), np.array(1.0))


def test_a_line_that_is_not_written_out_is_refused() -> None:
    with pytest.raises(UnboundedError):
        Hand({"a": np.ones((1, 1))}, 3).tolerance(read("a.T"), np.ones((1, 1)))


@pytest.mark.parametrize(
    "line",
    [
        "np.where(a > 0, b, 0.01 * b)",
        "np.where(a, b, 1.0)",
        "1.0 * (a < b)",
        "1.0 * (a <= b)",
        "1.0 * (a >= 0.0)",
        "np.minimum(a, b)",
        "np.maximum(a, 0.0)",
        "np.abs(a)",
        "np.abs(a - b)",
        "(a - b) ** 2",
        "(a - b) ** 3",
        "-a",
        "a - -b",
        "np.sqrt(np.abs(b))",
        "(1 / 2) * a",
    ],
)
@pytest.mark.parametrize("pair", [(0.3449, 0.3451), (-0.0004, 0.20049), (0.0004, -1.2345)])
def test_every_function_of_a_line_is_calculated_by_hand(
    line: str, pair: tuple[float, float]
) -> None:
    values = {"a": np.array(pair[0]), "b": np.array(pair[1])}
    node = Writer(values).cell(read(line), ())
    whole = evaluated(read(line), values)
    tolerance = Hand(values, 3).tolerance(node, whole)
    hand = ByHand(Written(node, values), whole, 3)
    assert tolerance.accepts(float(whole))
    random = np.random.RandomState(0)
    assert all(tolerance.accepts(hand.at_random(random)) for _ in range(30))


def test_a_condition_that_rounding_leaves_open_gives_both() -> None:
    values = {"a": np.array(0.3449), "b": np.array(0.345)}
    node = Writer(values).cell(read("np.where(a < b, 2.0, 1.0)"), ())
    assert Hand(values, 3).tolerance(node, np.array(2.0)).ends == (1.0, 2.0)


def test_numbers_beyond_all_units_are_not_rounded() -> None:
    values = {"a": np.array(1e-280), "b": np.array(3.0)}
    node = Writer(values).cell(read("a * b"), ())
    assert Hand(values, 3).tolerance(node, np.array(3e-280)).accepts(3e-280)
    interval = (2 * LEAST_FLOAT, 4 * LEAST_FLOAT)
    least = Tolerance(interval, place_of(interval, 3), 3 * LEAST_FLOAT)
    assert least.ends == least.reach == interval


def test_a_number_far_larger_than_the_last_place_keeps_its_digits() -> None:
    assert at_place(123456789012.3, -30) == 123456789012.0
    assert at_place(0.5, -300) == 0.5


def test_very_many_repeated_operands_are_bounded_as_if_they_were_independent() -> None:
    values = {name: np.array(0.34491 + at / 7) for at, name in enumerate("abcdefgh")}
    total = " + ".join("abcdefgh")
    node = Writer(values).cell(read(f"({total}) / ({total})"), ())
    tolerance = Hand(values, 2).tolerance(node, np.array(1.0))
    assert tolerance.accepts(1.0)
    assert tolerance.interval[0] < 1 < tolerance.interval[1]


@pytest.mark.slow
def test_a_jacobian_matrix_is_calculated_by_hand() -> None:
    data = Dataset("three", ((0.1, 0.2), (0.7, 0.4)), ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0)))
    run = train(Settings(dataset=data, output="softmax", rule="exact"))
    for quantity in ("a2_d_z2", "error_d_z2", "a2", "exp_z2"):
        situation = Situation(run, Place(3, quantity), 3, "value", 0)
        for index in situation.indices:
            written = situation.written(index)
            hand = ByHand(written, situation.whole, 3)
            low, high = situation.tolerance(index).interval
            least, most = hand.reach()
            assert high - low <= 2 * (most - least) + 1e-9, (quantity, index)
