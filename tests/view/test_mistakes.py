"""Mistakes in words and pictures: what is said is what was computed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from nn_core import FAULTS, Settings
from nn_core.comparison import mistakes
from nn_core.comparison.mistakes import Mistake, Outcome
from nn_view.figures.mistakes import curves, text
from nn_view.wording import mistakes as words
from tests.helpers.faulty import wrong_settings

EXACT = Settings(rule="exact")


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mistakes, "ITERATIONS", 300)


def outcome(settings: Settings, fault: str) -> Outcome:
    one = Mistake(settings, fault)
    while not one.finished:
        one.advance(200)
    return one.outcome


def test_a_mistake_is_told_with_its_place_its_check_and_its_end() -> None:
    found = outcome(EXACT, "gradients_not_reset")
    assert text.parting(found).startswith("Iteration **1**, `delta_w2[h1, y]`: correct **0.1")
    assert text.verdict(found, 0) == words.NOT_CAUGHT.format(iteration=0)
    assert text.verdict(found, 1).endswith("`w1`, `b1`, `w2`, `b2` are not the gradient.")
    assert words.LOWER in text.ending(found)
    (first, *_) = text.check_rows(found)
    assert list(first.values()) == ["`w1`", words.AGREES, words.AGREES, words.AGREES, words.DIFFERS]


def test_a_training_that_breaks_off_is_told_so() -> None:
    found = outcome(EXACT, "derivative_at_z")
    assert "`error_d_z1` of iteration 5 is not finite" in text.ending(found)
    assert "then it diverges" in text.curves(found)
    (row,) = text.overview([found])
    assert row[words.COLUMNS["wrong"]] == "diverges in iteration 5"
    figure = curves.figure(found, "log", "linear")
    assert figure.data[-1].x == (4,)


def test_what_cannot_be_seen_or_told_is_said() -> None:
    hidden = outcome(replace(EXACT, learn_biases=False), "bias_times_itself")
    assert text.parting(hidden) == words.PARTS_NOWHERE.format(count="300")
    (row,) = text.overview([hidden])
    assert row[words.COLUMNS["shows"]] == words.SHOWS_NOT
    assert row[words.COLUMNS["start"]] == words.CELL_NOT
    same = outcome(Settings(), "without_weights")
    assert text.verdict(same, 0) == words.SAME_BOTH.format(iteration=0, names="`w1`, `b1`")
    (row,) = text.overview([same])
    assert row[words.COLUMNS["start"]] == words.CELL_SAME.format(names="`w1`, `b1`")


@pytest.mark.parametrize("fault", FAULTS)
def test_each_mistake_shows_its_line_beside_the_correct_one(fault: str) -> None:
    quantity = text.replaced(wrong_settings(fault))
    assert quantity.correct
    assert quantity.name == quantity.correct.name
    assert quantity.latex != quantity.correct.latex


@pytest.mark.parametrize("x", ["log", "linear"])
@pytest.mark.parametrize("y", ["log", "linear"])
def test_the_curves_are_the_errors(x: str, y: str) -> None:
    found = outcome(EXACT, "mean_over_rows")
    right, wrong = curves.figure(found, x, y).data
    assert np.array_equal(wrong.customdata, found.errors[wrong.x])
    assert np.array_equal(right.customdata, found.right_errors[right.x])
    assert right.x[0] == (1 if x == "log" else 0)
    assert right.x[-1] == 299
