"""Number fields: read as people write numbers; what is no number stays in them and is not used."""

from __future__ import annotations

import pytest

from nn_core import Settings
from nn_core.setup.kinds import Number, Whole
from nn_view.wording import pages as words
from pages.shell.number_field import read
from tests.helpers.pages import number, opened, press, refusals, settings

SEED, ITERATIONS, RATE = "set_seed", "set_iterations", "set_learning_rate"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0,5", 0.5),
        (" 0.5 ", 0.5),
        ("1e-3", 0.001),
        ("+.25", 0.25),
        ("2.500", 2.5),  # 2500 is beyond the bound
        ("1\u202f000", 1000),
        ("1.000,0", 1000),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, expected: float) -> None:
    assert read("Rate", Number(least=1e-6, most=1000), text) == (expected,)
    at = opened()
    number(at, RATE).set_value(text).run()
    assert settings(at) == Settings(learning_rate=expected)
    assert number(at, RATE).value == expected
    assert refusals(at) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1e3", 1000), ("5.0", 5), ("12 000", 12000), ("1.000.000", 1_000_000), ("1.500", 1500)],
)
def test_a_whole_number_too(text: str, expected: int) -> None:
    (found,) = read("Seed", Whole(0, 2**32 - 1), text)
    assert (found, type(found)) == (expected, int)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["", "abc", "2.5", "-1", "1e99", "1e999", "5 kg", "true", "nan", "50%", "1 2", "0x10"]
)
def test_what_is_no_such_number_stays_in_its_field_with_a_sentence(text: str) -> None:
    at = opened(seed="3")
    number(at, SEED).set_value(text).run()
    assert settings(at) == Settings(seed=3)
    assert number(at, SEED).text == text
    (said,) = refusals(at)
    assert said == f"Seed must be a whole number from 0 to 4294967295, got {text!r}."
    number(at, ITERATIONS).set_value(50).run()
    at.switch_page("reference.py").run()
    assert settings(at) == Settings(seed=3, iterations=50)
    assert (number(at, SEED).text, refusals(at)) == (text, [said])
    number(at, SEED).set_value("4").run()
    assert settings(at) == Settings(seed=4, iterations=50)
    assert refusals(at) == []


@pytest.mark.parametrize("text", ["2.000", "2,000"])
@pytest.mark.parametrize("chosen", [2, 2000])
def test_a_number_that_may_be_two_is_asked_about(text: str, chosen: int) -> None:
    at = opened(seed="3")
    number(at, SEED).set_value(text).run()
    assert settings(at) == Settings(seed=3)
    assert refusals(at) == [words.WHICH_NUMBER.format(given=f"“{text}”")]
    press(at, str(chosen))
    assert settings(at) == Settings(seed=chosen)
    assert number(at, SEED).value == chosen
    assert refusals(at) == []


def test_whoever_sets_the_number_sets_the_field() -> None:
    at = opened(seed="3", iterations="50")
    number(at, SEED).set_value("abc").run()
    press(at, words.NEW_SEED)
    assert number(at, SEED).value == settings(at).seed != 3
    number(at, ITERATIONS).set_value("many").run()
    press(at, words.BACK)
    assert settings(at) == Settings()
    assert number(at, ITERATIONS).value == 100
    assert refusals(at) == []


def test_a_pages_own_numbers_are_read_the_same_way() -> None:
    at = opened("compare.py")
    number(at, "own_below").set_value("0,25").run()
    assert at.query_params["below"] == "0.25"
    number(at, "own_below").set_value("none").run()
    assert at.query_params["below"] == "0.25"
    assert len(refusals(at)) == 1
