"""The effect of a mistake: trained, compared and checked in chunks of any size."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from nn_core import FAULTS, Edit, Settings, check_gradient, first_difference, train
from nn_core.comparison import mistakes
from nn_core.comparison.mistakes import Mistake, Mistakes, Outcome, faults_for
from tests.helpers.faulty import right_settings

EXACT = Settings(rule="exact")


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mistakes, "ITERATIONS", 120)


def outcome(settings: Settings, fault: str, chunk: int = 50) -> Outcome:
    one = Mistake(settings, fault)
    while not one.finished:
        one.advance(chunk)
        assert set(one.outcome.caught) <= {0, 1}
    assert one.completed == one.total == 240
    assert one.nbytes > 0
    return one.outcome


@pytest.mark.parametrize("fault", FAULTS)
def test_an_outcome_matches_separate_training_comparison_and_checks(fault: str) -> None:
    settings = right_settings(fault, rule="exact")
    found = outcome(settings, fault)
    wrong = train(replace(settings, fault=fault, iterations=120))
    right = train(replace(settings, iterations=120))
    assert np.array_equal(found.errors, wrong.errors)
    assert np.array_equal(found.right_errors, right.errors)
    assert found.difference == first_difference(right, wrong)
    assert found.diverged == wrong.diverged
    assert found.difference
    assert set(found.caught) == {0, found.difference.iteration}
    for i, names in found.caught.items():
        checks = check_gradient(wrong, i)
        assert names == [name for name, one in checks.items() if one.relative_error > 1e-6]
        assert found.newly_caught(i) == names
        assert found.right_caught[i] == []


def test_the_size_of_the_chunks_changes_nothing() -> None:
    one, other = (outcome(Settings(), "gradients_not_reset", chunk) for chunk in (1, 1000))
    assert one.difference == other.difference
    assert one.caught == other.caught
    assert np.array_equal(one.errors, other.errors)


def test_under_the_tutorials_rule_the_check_differs_without_a_mistake_too() -> None:
    found = outcome(Settings(), "without_weights")
    assert found.caught[0] == found.right_caught[0] == ["w1", "b1"]
    assert found.newly_caught(0) == []


def test_a_mistake_that_nobody_can_see_is_compared_to_the_end() -> None:
    found = outcome(replace(EXACT, learn_biases=False), "bias_times_itself")
    assert found.difference is None
    assert found.caught == found.right_caught == {0: []}
    assert np.array_equal(found.errors, found.right_errors)


def test_nothing_is_known_before_the_first_chunk() -> None:
    found = Mistake(EXACT, "sign_flipped").outcome
    assert (len(found.errors), found.difference, found.caught) == (0, None, {})


def test_edits_after_the_last_compared_iteration_are_dropped() -> None:
    edits = (Edit(5, "w1", 0, 0, 1.0), Edit(400, "w1", 0, 0, 2.0))
    settings = Settings(iterations=500, fault="sign_flipped", edits=edits)
    assert mistakes.extended(settings).edits == edits[:1]
    assert Mistake(settings, "mean_over_rows").settings.fault == "mean_over_rows"


def test_all_mistakes_run_one_after_the_other_with_the_same_outcomes() -> None:
    several = Mistakes(Settings())
    seen = set()
    while not several.finished:
        several.advance(100)
        seen.add(several.completed)
        assert several.nbytes > 0
    several.advance(100)
    assert several.faults == faults_for(Settings())
    assert several.total == len(several.faults) == 13
    assert seen == set(range(14))
    assert [one.settings.fault for one in several.outcomes] == list(several.faults)
    alone = outcome(Settings(), "weights_after_update")
    among = several.outcomes[several.faults.index("weights_after_update")]
    assert among.settings == alone.settings
    assert among.difference == alone.difference
    assert np.array_equal(among.right_errors, alone.right_errors)
