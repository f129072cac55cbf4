"""Numbers in words: a true minus, and no more digits than asked for."""

from __future__ import annotations

import pytest

from nn_view.numerals import fixed, short


@pytest.mark.parametrize(
    ("value", "text"), [(1e-6, "1e-6"), (-0.0123456, "−0.0123"), (5e-12, "5e-12"), (0.5, "0.5")]
)
def test_a_number_within_a_sentence(value: float, text: str) -> None:
    assert short(value) == text


def test_a_number_with_fixed_digits_and_a_sign() -> None:
    assert fixed(-0.5, 2) == "−0.50"
    assert fixed(0.5, 2, "+") == "+0.50"
