"""Numbers are read in any spelling; what is unclear is never guessed."""

from __future__ import annotations

import math
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.questions import Unclear, read
from nn_core.questions.spelling import Written

ARABIC = str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        ("0,35", 0.35, -2),
        ("0.35", 0.35, -2),
        (".35", 0.35, -2),
        ("35e-2", 0.35, -2),
        ("3,5E−1", 0.35, -2),
        ("1/3", 1 / 3, None),
        ("−1 / 3", -1 / 3, None),
        ("1⁄4", 0.25, None),
        ("½", 0.5, None),
        ("٠٫٣٥", 0.35, -2),
        ("١٫٢٣٤", 1.234, -3),
        ("۰٫۳۵", 0.35, -2),
        ("०.३५", 0.35, -2),
        ("０．３５", 0.35, -2),
        ("𝟎.𝟑𝟓", 0.35, -2),
        ("−0", 0.0, 0),
        ("-0,0", 0.0, -1),
        ("– 0.5", -0.5, -1),
        ("+3", 3.0, 0),
        ("5.", 5.0, 0),
        ("1\u2009234,5", 1234.5, -1),
        ("1\u202f234", 1234.0, 0),
        ("\u00a00.5\u00a0", 0.5, -1),
        ("\u200e-0.5\u200f", -0.5, -1),
        ("1'234.5", 1234.5, -1),
        ("1.234,5", 1234.5, -1),
        ("1.2345", 1.2345, -4),
        ("3·10⁻²", 0.03, -2),
        ("3.5 × 10^-2", 0.035, -3),
        ("3*10^(-2)", 0.03, -2),
        ("-10⁻³", -0.001, -3),
        ("1.234e-5", 1.234e-5, -8),
        ("35 %", 0.35, -2),
        ("1e5", 100000.0, 5),
    ],
)
def test_a_number_is_read_in_any_spelling(text: str, value: float, place: int | None) -> None:
    assert read(text) == Written((value,), place)


@pytest.mark.parametrize(
    ("text", "values"),
    [("2.000", (2.0, 2000.0)), ("1,234", (1.234, 1234.0)), ("-1.234", (-1.234, -1234.0))],
)
def test_a_sign_before_three_digits_may_part_thousands(
    text: str, values: tuple[float, float]
) -> None:
    assert read(text) == Written(values, -3)
    assert read(f"{text}/2") == Written((values[0] / 2, values[1] / 2), None)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        (" \u200b ", "empty"),
        ("NaN", "words"),
        ("inf", "words"),
        ("−∞", "words"),
        ("true", "words"),
        ("1 1/3", "words"),
        ("0.1.2", "words"),
        ("--3", "words"),
        ("1e", "words"),
        ("1e400", "words"),
        ("1/", "words"),
        ("/2", "words"),
        ("0.3 or 0.4", "words"),
        ("1/0", "zero"),
        ("1/0,000", "zero"),
        ("1" * 61, "long"),
    ],
)
def test_what_is_no_number_is_unclear(text: str, why: str) -> None:
    assert read(text) == Unclear(why)


@given(st.floats(-1e6, 1e6), st.integers(0, 8))
def test_the_same_number_in_every_script(value: float, decimals: int) -> None:
    plain = f"{value:.{decimals}f}"
    meant = float(plain)
    for text in (
        plain,
        plain.replace("-", "−"),
        plain.replace(".", ","),
        plain.translate(ARABIC),
        plain.translate(FULL_WIDTH),
        f" {plain}\u2009",
        f"{plain}e0",
    ):
        found = read(text)
        assert isinstance(found, Written), text
        assert meant in found.values
        assert found.place == -decimals


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    found = read(text)
    if isinstance(found, Written):
        assert found.values
        assert all(map(math.isfinite, found.values))


@given(st.sampled_from([chr(c) for c in range(0x110000) if unicodedata.category(chr(c)) == "Nd"]))
def test_every_decimal_digit_is_read(digit: str) -> None:
    found = read(f"{digit}.5")
    assert isinstance(found, Written)
    assert found.values == (unicodedata.decimal(digit) + 0.5,)
