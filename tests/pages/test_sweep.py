"""“Many seeds” without a browser: its numbers, bounds, progress, and the way to the stepper."""

from __future__ import annotations

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from nn_core import Settings, sweep
from nn_view.figures import sweep as sweep_figures
from nn_view.style.numbers import short
from nn_view.wording import pages as page_words
from nn_view.wording import sweep as words
from tests.helpers.pages import at_address, number, opened, press, settings, whole


def shown(at: AppTest) -> str:
    return " ".join(one.value for one in (*at.markdown, *at.caption, *at.info, *at.warning))


def test_a_thousand_seeds_are_spread_out_without_a_click() -> None:
    at = whole(opened("sweep.py"))
    final = sweep(Settings(), range(1000)).errors[-1]
    share = 100 * (final > final[0]).mean()
    assert f"does better than {share:.0f}% of 1,000 seeds" in shown(at)
    assert words.MEDIAN_OF.format(seeds=1000, median=short(np.sort(final)[499])) in shown(at)
    assert words.BEST.format(seed=final.argmin()) in shown(at)
    press(at, words.STEP)
    assert settings(at) == Settings(seed=int(final.argmin()))


def test_the_worst_seed_opens_in_the_stepper_too() -> None:
    at = whole(at_address("sweep.py", seeds="40", first="10"))
    final = sweep(Settings(), range(10, 50)).errors[-1]
    at.button(key=f"open_{words.WORST}").click().run()
    assert settings(at) == Settings(seed=10 + int(final.argmax()))


@pytest.mark.usefixtures("impatient")
def test_more_than_is_kept_at_once_is_said_and_bounded() -> None:
    at = at_address("sweep.py", seeds="1000", iterations="100000")
    sentence = words.TOO_MANY.format(seeds=1000, iterations=100_000, most=125)
    assert sentence in shown(at)
    assert number(at, "own_seeds").value == 1000


@pytest.mark.usefixtures("impatient")
def test_a_large_sweep_shows_its_progress_and_keeps_what_is_done_when_stopped() -> None:
    at = at_address("sweep.py", seeds="100000", iterations="125", hidden="16,16")
    press(at, page_words.STOP)
    assert "Stopped at" in shown(at)
    assert "trained so far" in shown(at) or "trained up to" in shown(at) or at.info
    press(at, page_words.GO_ON)
    assert page_words.STOP in [one.label for one in at.button]


def test_given_weights_are_drawn_for_other_seeds_and_an_unreached_error_is_said() -> None:
    at = whole(at_address("sweep.py", start="mazur", seeds="20", below="1e-06"))
    assert words.GIVEN in shown(at)
    assert words.NONE.format(bound=1e-6, last=99) in shown(at)


def test_seeds_that_all_diverge_are_said_to_and_their_numbers_left_out() -> None:
    at = whole(at_address("sweep.py", seeds="20", lr="1000", fault="derivative_at_z"))
    assert words.ALL_LOST.format(seeds=20) in shown(at)
    assert "nan" not in shown(at)


def test_seeds_end_with_the_largest_there_is() -> None:
    at = whole(at_address("sweep.py", seeds="10", first="4294967290"))
    assert words.BEYOND.format(most=4294967295) in shown(at)
    assert "6 seeds" in shown(at)


@pytest.mark.parametrize(
    "values",
    [
        [np.nan, np.inf],
        [0.5, 0.5 + 2**-53],
        [3e20, 5e20, 4e20],
        [1e18, 1e18],
        [0.0, 5e-324],
        [2.0, 7.0, 2.0],
    ],
)
def test_a_histogram_holds_every_finite_value_whatever_they_are(values: list[float]) -> None:
    (bars,) = sweep_figures.histogram(np.array(values), "error").data
    assert sum(bars.y) == np.isfinite(values).sum()
    assert (np.asarray(bars.width) > 0).all()
