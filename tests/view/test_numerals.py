"""Numbers in words: a true minus, and no more digits than asked for."""

from __future__ import annotations

import pytest

from nn_view.style.numbers import behind, counted, fixed, printed, short


@pytest.mark.parametrize(
    ("value", "text"),
    [(1e-6, "1e-6"), (-0.0123456, "−0.0123"), (5e-12, "5e-12"), (0.5, "0.5"), (-0.0, "0")],
)
def test_a_number_within_a_sentence(value: float, text: str) -> None:
    assert short(value) == text


def test_a_number_with_fixed_digits_and_a_sign() -> None:
    assert fixed(-0.5, 2) == "−0.50"
    assert fixed(0.5, 2, "+") == "+0.50"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-0.25, "−0.25"),
        (-0.001, "0.00"),
        (99999.0, "99999.00"),
        (-1.5e120, "−1.5e120"),
        (float("nan"), "NaN"),
        (float("-inf"), "−∞"),
    ],
)
def test_a_number_in_a_cell(value: float, text: str) -> None:
    assert printed(value, 2) == text


def test_small_numbers_get_more_digits_behind_the_point() -> None:
    assert [behind(one, 3, 7) for one in (20.0, 0.2, 0.02, 3.2e-6, 0.0)] == [3, 3, 4, 7, 3]
    assert behind(float("nan"), 3, 7) == behind(float("inf"), 3, 7) == 3


def test_a_count_in_words() -> None:
    assert [counted(count, "row") for count in (0, 1, 2000)] == ["0 rows", "1 row", "2,000 rows"]
