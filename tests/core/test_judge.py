"""What someone's own numbers are: equal, of another shape, or those of a known mistake."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from nn_core import FAULTS, Settings, judge, train
from nn_core.comparison.judging import judge_entry
from tests.helpers import strategies
from tests.helpers.faulty import right_settings, wrong_settings

RUN = train(Settings(rule="exact"))
UNIT = train(Settings(rule="exact", biases="per_unit", hidden=(4, 3), iterations=20))
VALUES = RUN.at(12)
DELTA = VALUES["delta_w1"]
ERROR = VALUES["error_d_z1"]


@pytest.mark.parametrize(
    ("own", "kind", "mistake", "digits"),
    [
        (DELTA, "equal", "", 17),
        (DELTA.tolist(), "equal", "", 17),
        (DELTA * (1 + 3e-9), "equal", "", 8),
        (DELTA.round(5), "equal", "", 4),
        (DELTA.round(4), "equal", "", 3),
        (DELTA.T, "mistake", "transposed", 17),
        (-DELTA, "mistake", "sign_flipped", 17),
        (DELTA / 6, "mistake", "mean_over_rows", 15),
        ((DELTA / 6).round(6), "mistake", "mean_over_rows", 4),
        (2 * DELTA, "mistake", "factor_two", 15),
        (VALUES["z1_d_w1"].T @ VALUES["error_d_a1"], "mistake", "no_activation_derivative", 15),
        (VALUES["a1"].T @ ERROR, "mistake", "own_activation", 15),
        (sum(one["delta_w1"] for one in RUN.walk(0, 13)), "mistake", "gradients_not_reset", 15),
        (0.37 * DELTA, "factor", "", 15),
        (DELTA + 0.01, "different", "", 0),
        (np.zeros((3, 6)), "shape", "", 0),
        (np.float64(0.5), "shape", "", 0),
        (np.full((3, 5), np.nan), "not_finite", "", 0),
        (np.zeros((3, 5)), "different", "", 0),
    ],
)
def test_an_array_is_named(own: Any, kind: str, mistake: str, digits: int) -> None:
    found = judge(RUN, 12, {"delta_w1": own})["delta_w1"]
    assert (found.kind, found.quantity, found.mistake) == (kind, "delta_w1", mistake)
    assert digits <= found.digits <= digits + 2
    assert found.sentence == str(found)
    assert found.sentence.startswith("delta_w1: ")
    assert found.sentence.endswith(".")


def test_what_no_mistake_gives_is_different_under_the_tutorials_rule_as_well() -> None:
    run = train(Settings())
    found = judge(run, 12, {"delta_w1": run.at(12)["delta_w1"] + 0.01})["delta_w1"]
    assert (found.kind, found.mistake) == ("different", "")


def test_a_judgement_is_a_sentence_for_each_array_in_print_and_at_the_end_of_a_cell() -> None:
    found = judge(RUN, 12, {"delta_w1": DELTA, "delta_w2": np.zeros((5, 5))})
    assert repr(found) == str(found)
    assert str(found).splitlines() == [
        "delta_w1: right, equal in every digit.",
        "delta_w2: your shape is 5 × 5, but 5 × 1 is expected.",
    ]
    assert list(found) == ["delta_w1", "delta_w2"]


def test_biases_may_lie_as_they_like_and_are_summed_over_the_rows() -> None:
    values = UNIT.at(3)
    delta, error = values["delta_b1"], values["error_d_z1"]
    assert judge(UNIT, 3, {"delta_b1": delta[None, :]})["delta_b1"].kind == "equal"
    assert judge(UNIT, 3, {"delta_b1": delta[:, None]})["delta_b1"].kind == "equal"
    assert judge(UNIT, 3, {"delta_b1": error})["delta_b1"].mistake == "bias_not_summed"
    alone = judge(UNIT, 3, {"delta_b1": np.full(4, delta.sum())})["delta_b1"]
    assert (alone.mistake, alone.layer) == ("bias_over_all_units", None)
    assert judge(RUN, 12, {"error": [VALUES["error"]]})["error"].kind == "equal"


def test_a_mistake_in_one_layer_names_the_layer() -> None:
    values = UNIT.at(3)
    error = (values["error_d_z3"] @ values["w3"].T) @ values["w2"].T * values["a1_d_z1"]
    found = judge(UNIT, 3, {"error_d_z1": error})["error_d_z1"]
    assert (found.mistake, found.layer) == ("no_activation_derivative", 2)
    assert "in layer 2 only" in found.sentence


def test_the_numbers_of_the_other_rule_are_told() -> None:
    run = train(Settings(iterations=3))
    found = judge(run, 2, {"delta_w1": run.at(2, "exact")["delta_w1"]})["delta_w1"]
    assert (found.kind, found.mistake) == ("rule", "")
    assert (
        found.sentence == "delta_w1: the value under the rule exact, which this run does not use."
    )


def test_a_run_with_a_mistake_is_compared_with_what_is_right() -> None:
    run = train(Settings(rule="exact", fault="mean_over_rows", iterations=5))
    own = run.at(2)["delta_w1"]
    assert judge(run, 2, {"delta_w1": own})["delta_w1"].mistake == "mean_over_rows"
    assert judge(run, 2, {"delta_w1": own * 6})["delta_w1"].kind == "equal"


@pytest.mark.parametrize("fault", FAULTS)
def test_every_known_mistake_is_found_by_its_numbers(fault: str) -> None:
    right = right_settings(fault, rule="exact", iterations=5, hidden=(4, 3))
    wrong = wrong_settings(fault, rule="exact", iterations=5, hidden=(4, 3))
    run, i = train(right), 2
    first = next(one for one in wrong.quantities if one.correct)
    before = train(wrong).at(i)
    past = {
        name: sum(one[name.removeprefix("past_")] for one in run.walk(0, i))
        for name in wrong.state_shapes
        if name.startswith("past_")
    }
    values = run.under(wrong, i, {**before, **run.at(i), **past})
    found = judge(run, i, {first.name: values[first.name]})[first.name]
    same = np.array_equal(values[first.name], run.at(i)[first.name])
    assert found.kind == ("equal" if same else "mistake")
    if not same:
        # Two mistakes may give the same numbers of one quantity; the first is named.
        again = judge(run, i, {first.name: np.asarray(values[first.name]) * (1 + 1e-12)})
        assert again[first.name].mistake == found.mistake


@pytest.mark.parametrize(
    ("value", "kind", "mistake"),
    [
        (float(DELTA[0, 1]), "equal", ""),
        (float(DELTA[0, 1].round(4)), "equal", ""),
        (-float(DELTA[0, 1].round(5)), "mistake", "sign_flipped"),
        (float(DELTA[0, 1]) / 6, "mistake", "mean_over_rows"),
        (0.5, "different", ""),
        (float("inf"), "not_finite", ""),
    ],
)
def test_a_single_number_is_compared_with_its_cell(value: float, kind: str, mistake: str) -> None:
    found = judge_entry(RUN, 12, "delta_w1", (0, 1), value)
    assert (found.kind, found.mistake) == (kind, mistake)


@pytest.mark.parametrize(
    ("iteration", "values", "sentence"),
    [
        (999, {"delta_w1": DELTA}, "iteration must be a whole number from 0 to 99"),
        (0, {"delta_w9": DELTA}, "There is no quantity 'delta_w9' in this run, only w1"),
        (0, {"delta_w1": "text"}, "delta_w1 must be numbers, got 'text'"),
        (0, {"delta_w1": [[1], [1, 2]]}, "delta_w1 must be numbers"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    iteration: int, values: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        judge(RUN, iteration, values)


@pytest.mark.slow
@given(strategies.settings(iterations=3), st.data())
@examples(max_examples=40, deadline=None)
def test_the_runs_own_numbers_are_equal_to_themselves(settings: Settings, data: Any) -> None:
    run = train(settings)
    values = run.at(0)
    names = [one.name for one in run.quantities if np.isfinite(values[one.name]).all()]
    found = judge(run, 0, {name: values[name] for name in names})
    assert {one.kind for one in found.values()} <= {"equal"}
    name = data.draw(st.sampled_from(names))
    index = tuple(data.draw(st.integers(0, size - 1)) for size in np.shape(values[name]))
    value = float(np.asarray(values[name])[index])
    assert judge_entry(run, 0, name, index, value).kind == "equal"


def test_a_number_where_all_are_0_has_no_digit_right() -> None:
    run = train(Settings(rule="exact", initial_weights="zeros", iterations=2))
    assert not run.at(0)["error_d_z1"].any()
    found = judge(run, 0, {"error_d_z1": np.ones((6, 5))})["error_d_z1"]
    assert found.digits == 0


def test_what_adds_up_over_very_many_iterations_is_not_recognized() -> None:
    run = train(Settings(rule="exact", iterations=1200))
    wrong = sum(run.at(i)["delta_w1"] for i in range(1101))
    found = judge(run, 1100, {"delta_w1": wrong})["delta_w1"]
    assert found.mistake != "gradients_not_reset"
