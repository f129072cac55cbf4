"""Numbers as they are printed: a true minus, the digits asked for, and never zeros for a number."""

from __future__ import annotations

import json
import math
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.diagnosis.finding import written
from nn_view.style.numbers import (
    MINUS,
    counted,
    entry,
    fixed,
    notation,
    number,
    printed,
    short,
)

#: The rule by examples; the browser's module is held to the same file.
CASES = json.loads((Path(__file__).parent / "js/numbers.json").read_text(encoding="utf-8"))


def exactly(text: str) -> tuple[Fraction, Fraction]:
    """What a printed number says, and half a unit of its last digit."""
    mantissa, _, power = text.replace(MINUS, "-").partition("e")
    scale = Fraction(10) ** int(power or 0)
    decimals = len(mantissa.partition(".")[2])
    return Fraction(mantissa) * scale, scale / Fraction(10) ** decimals / 2


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_the_rule_by_examples(case: dict[str, Any]) -> None:
    values = [float(value) for value in case["values"]]
    how = notation(values, case["digits"], case["whole"])
    assert how.factor == case["factor"]
    assert [entry(value, how) for value in values] == case["entries"]
    assert [number(value, how) for value in values] == case["numbers"]


FINITE = st.floats(allow_nan=False, allow_infinity=False)


@given(st.lists(FINITE, min_size=1, max_size=8), st.integers(2, 6))
def test_a_printed_number_is_right_to_its_last_digit_and_never_zero_for_a_number(
    values: list[float], digits: int
) -> None:
    how = notation(values, digits)
    for value in values:
        for write in (entry, number):
            text = write(value, how)
            said, half = exactly(text)
            if write is entry and how.shared:  # the caption's factor is that of every entry
                said, half = (one * Fraction(10) ** how.power for one in (said, half))
            # The digits of a float, as it is written, are what is rounded.
            assert abs(said - Fraction(repr(value))) <= half
            assert (said == 0) == (value == 0)
            assert text.startswith(MINUS) == (value < 0)


@given(st.lists(FINITE.filter(lambda one: abs(one) > 1e-300), min_size=1, max_size=8))
def test_the_largest_entry_has_the_digits_that_were_asked_for(values: list[float]) -> None:
    how = notation(values, 3)
    text = entry(max(values, key=abs), how).partition("e")[0]
    figures = text.strip(MINUS).replace(".", "").lstrip("0")
    assert len(figures) == 3 or (len(figures) > 3 and "." not in text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1e-6, "1e-6"),
        (-0.0123456, "−0.0123"),
        (5e-12, "5e-12"),
        (-1.55e6, "−1.55e6"),
        (1e120, "1e120"),
        (0.5, "0.5"),
        (-0.0, "0"),
    ],
)
def test_a_number_within_a_sentence(value: float, text: str) -> None:
    assert short(value) == text
    assert written(value) == text  # in a reason why a run does not learn


def test_a_number_with_fixed_digits_and_a_sign() -> None:
    assert fixed(-0.5, 2) == "−0.50"
    assert fixed(0.5, 2, "+") == "+0.50"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-0.25, "−0.25"),
        (-0.001, "−0.0010"),
        (99999.0, "1.0e5"),
        (-1.5e120, "−1.5e120"),
        (math.nan, "NaN"),
        (-math.inf, "−∞"),
    ],
)
def test_a_single_number(value: float, text: str) -> None:
    assert printed(value, 2) == text


def test_a_matrix_of_another_kind_than_float_is_printed_all_the_same() -> None:
    assert notation(np.array([[1, 0], [0, 1]]), 3, whole=True) == notation([0], 3, whole=True)


def test_a_count_in_words() -> None:
    assert [counted(count, "row") for count in (0, 1, 2000)] == ["0 rows", "1 row", "2,000 rows"]
