"""Mistakes made on purpose: each replaces the lines of the quantities it names only."""

from __future__ import annotations

import inspect
from dataclasses import replace
from types import FunctionType
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples

from nn_core import (
    ACTIVATIONS,
    FAULTS,
    RULES,
    Dataset,
    Edit,
    Settings,
    Training,
    check_gradient,
    first_difference,
    quantities_for,
    sweep,
    train,
)
from nn_core.arrays.helpers import HELPERS
from nn_core.lines.faults import BY_NAME, known
from nn_core.lines.line import line_of
from nn_core.training import history
from tests.helpers import strategies
from tests.helpers.faulty import NEEDED, right_settings, wrong_settings
from tests.helpers.runs import equal

WRONG = [
    one
    for one in vars(known).values()
    if isinstance(one, FunctionType) and one.__module__ == known.__name__
    if hasattr(one, "declared")
]
EXACT = Settings(rule="exact", iterations=60)
# For each fault: the quantity where it first shows under the exact rule, and the derivatives that
# the check catches at iterations 0 and 40.
EXPECTED: dict[str, tuple[tuple[int, str], str, str]] = {
    "no_activation_derivative": ((0, "a2_d_z2"), "w1 b1 w2 b2", "w1 b1 w2 b2"),
    "derivative_at_z": ((0, "a2_d_z2"), "w1 b1 w2 b2", ""),
    "sign_flipped": ((0, "error_d_a2"), "w1 b1 w2 b2", "w1 b1 w2 b2"),
    "mean_over_rows": ((0, "delta_w2"), "w1 b1 w2 b2", "w1 b1 w2 b2"),
    "without_weights": ((0, "z2_d_a1"), "w1 b1", "w1 b1"),
    "weights_after_update": ((0, "z2_d_a1"), "w1 b1", "w1 b1"),
    "bias_times_itself": ((1, "z2_d_b2"), "", "b1 b2"),
    "gradients_not_reset": ((1, "delta_w2"), "", "w1 b1 w2 b2"),
    "no_output_derivative": ((0, "a2_d_z2"), "w1 b1 w2 b2", "w1 b1 w2 b2"),
    "activated_twice": ((0, "a2_d_z2"), "w1 b1 w2 b2", "w1 b1 w2 b2"),
    "bias_without_slope": ((0, "delta_b2"), "b1 b2", "b1 b2"),
    "bias_over_all_units": ((0, "delta_b1"), "b1", "b1"),
    "mean_for_weights_only": ((0, "delta_w2"), "w1 w2", "w1 w2"),
    "mean_twice": ((0, "delta_w2"), "w1 b1 w2 b2", "w1 b1 w2 b2"),
    "sum_over_rows": ((0, "delta_w2"), "w1 b1 w2 b2", "w1 b1 w2 b2"),
    "factor_two": ((0, "error_d_a2"), "w1 b1 w2 b2", "w1 b1 w2 b2"),
    "softmax_by_unit": ((0, "a2_d_z2"), "w1 b1 w2 b2", "w1 b1 w2 b2"),
    "softmax_over_rows": ((0, "a2"), "w1 b1 w2 b2", "w1 b1 w2 b2"),
    "no_bias_correction": ((0, "mean_hat_w2"), "", ""),
    "velocity_not_kept": ((1, "new_velocity_w2"), "", ""),
    "own_activation": ((0, "z2_d_w2"), "w1 w2", "w1 w2"),
}


def with_fault(settings: Settings, fault: str) -> Settings:
    return replace(settings, **NEEDED.get(fault, {}), fault=fault)


def test_every_fault_has_a_name_and_a_description() -> None:
    assert tuple(BY_NAME) == FAULTS == tuple(EXPECTED)
    for fault in BY_NAME.values():
        assert fault.why.endswith(".")
        assert fault.right.endswith(".")
        assert not fault.title.endswith(".")


@pytest.mark.parametrize("function", WRONG, ids=lambda one: one.__name__)
def test_a_wrong_function_computes_what_its_line_says(function: FunctionType) -> None:
    random = np.random.RandomState(3)
    operands = {name: random.randn(4, 4) for name in inspect.signature(function).parameters}
    line = eval(line_of(function).expression, {"np": np, **HELPERS}, operands)
    assert np.array_equal(function(*operands.values()), line)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_changes_the_kinds_of_quantities_that_it_names_and_no_others(
    fault: str, activation: str, rule: str
) -> None:
    wrong = wrong_settings(fault, hidden=(4, 3), activation=activation, rule=rule)
    lists = quantities_for(wrong), quantities_for(wrong.correct)
    changed = {}
    for one, right in zip(*lists, strict=True):
        assert one.name == right.name
        if fault == "softmax_by_unit" and one.name in ("error_d_a3", "error_d_z3"):
            # The product is computed only where the two factors do not cancel.
            assert right.cancelled or one.code == "error_d_z3 = row_by_row(error_d_a3, a3_d_z3)"
        elif replace(one, cancelled=False) != replace(right, cancelled=False):
            assert one.correct
            assert replace(one.correct, cancelled=right.cancelled) == replace(
                right, differs=False, difference="", tutorial_name=""
            )
            assert one.code != right.code
            changed[one.name] = one.layer
    named = {
        "a_d_z": ["a1_d_z1", "a2_d_z2", "a3_d_z3"],
        "error_d_a": ["error_d_a3"],
        "delta_w": ["delta_w1", "delta_w2", "delta_w3"],
        "delta_b": ["delta_b1", "delta_b2", "delta_b3"],
        "z_d_a": ["z2_d_a1", "z3_d_a2"],
        "z_d_b": ["z1_d_b1", "z2_d_b2", "z3_d_b3"],
    }
    if fault in ("no_bias_correction", "velocity_not_kept"):
        named = {kind: [f"{kind}{layer}" for layer in (1, 2, 3)] for kind in BY_NAME[fault].kinds}
    in_z = activation in ("relu", "leaky_relu", "linear")
    if fault == "no_output_derivative" or (
        fault in ("derivative_at_z", "activated_twice") and in_z
    ):
        named = {"a_d_z": ["a3_d_z3"]}
    if fault == "softmax_by_unit":
        named = {"a_d_z": ["a3_d_z3"]}
    named |= {"a": ["a3"], "z_d_w": ["z1_d_w1", "z2_d_w2"]}  # the last layer has one unit
    names = [name for kind in BY_NAME[fault].kinds for name in named[kind]]
    assert sorted(changed) == sorted(names)


def test_the_tutorials_own_departures_are_compared_with_the_exact_rule() -> None:
    for fault in FAULTS:
        wrong = wrong_settings(fault)
        assert wrong.rule == (BY_NAME[fault].rule or "tutorial")
        assert wrong.with_rule("tutorial").rule == wrong.rule
        assert wrong.correct == right_settings(fault, rule=wrong.rule)
    assert [name for name in FAULTS if BY_NAME[name].rule] == [
        "weights_after_update",
        "bias_times_itself",
    ]


def test_the_two_departures_together_are_the_tutorials_rule() -> None:
    listed = {one.name: one.code for one in quantities_for(Settings(rule="tutorial"))}
    for fault in ("weights_after_update", "bias_times_itself"):
        for one in quantities_for(Settings(fault=fault)):
            assert one.code == listed[one.name] or one.correct is None


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_first_shows_where_it_is_and_the_check_catches_its_effect(fault: str) -> None:
    wrong = train(with_fault(EXACT, fault))
    right = train(wrong.settings.correct)
    found = first_difference(right, wrong)
    assert found is not None
    place, early, late = EXPECTED[fault]
    assert (found.iteration, found.quantity) == place
    values = [run.at(found.iteration)[found.quantity] for run in (right, wrong)]
    at = found.cell if found.data_row is None else (found.data_row, *found.cell)
    assert found.values == tuple(float(np.atleast_2d(one)[at]) for one in values)
    assert found.values[0] != found.values[1]
    for i, expected in ((0, early), (40, late)):
        if i < wrong.completed:
            checks = check_gradient(wrong, i)
            caught = {name for name, check in checks.items() if check.relative_error > 1e-6}
            assert caught == set(expected.split()), i


@pytest.mark.parametrize("fault", FAULTS)
def test_the_correct_value_is_computed_from_the_wrong_trainings_parameters(fault: str) -> None:
    settings = wrong_settings(fault, hidden=(4, 3))
    run = train(settings)
    values = run.at(3)
    right = run.under(settings.correct, 3, values)
    if not settings.network.updates.memories:  # an optimizer's state would begin at 0 again
        start = {name: values[name] for name in settings.parameter_shapes}
        expected = train(replace(settings.correct, start=start, iterations=1)).at(0)
        assert all(equal(right[name], expected[name]) for name in expected)
    for one in run.quantities:
        same = equal(right[one.name], values[one.name])
        # A layer of one unit has one bias: there is nothing to sum up wrongly.
        assert one.correct is None or not same or (fault, one.layer) == ("bias_over_all_units", 3)


def test_without_a_fault_the_state_is_the_parameters_alone() -> None:
    assert Settings().state_shapes == Settings().parameter_shapes


@given(strategies.settings(faults=FAULTS, iterations=8))
@examples(max_examples=100)
def test_a_wrong_training_is_recomputed_as_exactly_as_a_right_one(settings: Settings) -> None:
    run = train(settings)
    walked = list(run.walk(0, run.completed))
    state = settings.initial_states([settings.seed])[0]
    for i in range(run.completed):
        values = run.at(i)
        assert equal(values["error"], run.errors[i])
        assert all(equal(values[name], walked[i][name]) for name in values)
        for name, before in zip(settings.state_shapes, state, strict=True):
            assert equal(values[name], before)
        state = [values[one.next] for one in settings.states]
        assert set(run.parameters(i)) == set(run.change(i)) == set(settings.parameter_shapes)
    each = [run.test_error(i) for i in range(run.completed)]
    np.testing.assert_allclose(run.test_errors, each, rtol=1e-12, atol=1e-15)


def test_gradients_that_are_not_reset_sum_up_all_earlier_ones() -> None:
    settings = Settings(fault="gradients_not_reset", rule="exact", iterations=20)
    run = train(settings)
    total: Any = 0.0
    for i in range(20):
        values = run.at(i)
        total = run.under(settings.correct, i, values)["delta_w1"] + total
        assert equal(values["delta_w1"], total)
    assert not run.at(0)["past_delta_w2"].any()


def test_the_state_of_a_fault_is_replayed_to_the_bit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = Settings(iterations=700, fault="gradients_not_reset", learning_rate=0.1)
    whole = train(settings)
    monkeypatch.setattr(history, "HISTORY_BYTES", 20_000)
    thin = Training(settings)
    for chunk in (1, 300, 1000):
        thin.advance(chunk)
    run = thin.run
    assert equal(run.errors, whole.errors)
    for i in (0, 1, 12, 13, 255, 256, 257, 640, 699):
        one, other = run.at(i), whole.at(i)
        assert all(equal(one[name], other[name]) for name in other), i
    for i, values in zip(range(30, 60), run.walk(30, 60), strict=True):
        assert equal(values["delta_w1"], whole.at(i)["delta_w1"])


@pytest.mark.parametrize("fault", FAULTS)
def test_a_sweep_makes_the_same_mistake_as_each_training_alone(fault: str) -> None:
    settings = wrong_settings(fault, iterations=4, hidden=(4, 3), biases="per_unit")
    together = sweep(settings, [5, 7])
    assert set(together.parameters) == set(settings.parameter_shapes)
    for at, seed in enumerate((5, 7)):
        alone = train(replace(settings, seed=seed))
        np.testing.assert_allclose(
            together.errors[: alone.completed, at], alone.errors, rtol=1e-9, atol=1e-12
        )


def test_equal_trainings_have_no_difference() -> None:
    fixed = Settings(rule="exact", learn_biases=False, iterations=30)
    # A bias that stays at 1 hides the mistake completely.
    assert first_difference(train(fixed), train(with_fault(fixed, "bias_times_itself"))) is None
    assert first_difference(train(EXACT), train(EXACT), 3, 5) is None
    later = first_difference(train(EXACT), train(with_fault(EXACT, "gradients_not_reset")), 5)
    assert later is not None
    assert (later.iteration, later.quantity) == (5, "z1")


def test_scalars_and_vectors_have_cells() -> None:
    shared = replace(EXACT, learn_biases=True, initial_biases="random")
    found = first_difference(train(shared), train(with_fault(shared, "bias_times_itself")))
    assert found is not None
    assert (found.iteration, found.quantity, found.cell) == (0, "z2_d_b2", (0, 0))
    unit = replace(shared, biases="per_unit", dataset=Dataset.built_in["mazur"]())
    found = first_difference(train(unit), train(with_fault(unit, "bias_times_itself")))
    assert found is not None
    assert found.values[0] == 1.0


def test_a_diverging_training_is_compared_up_to_its_divergence() -> None:
    wrong = train(with_fault(EXACT, "derivative_at_z"))
    assert wrong.diverged
    again = train(with_fault(EXACT, "derivative_at_z"))
    assert first_difference(wrong, again) is None


def test_networks_of_different_shapes_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="same layers"):
        first_difference(train(EXACT), train(replace(EXACT, hidden=(4,))))
    with pytest.raises(ValueError, match="same layers"):
        first_difference(train(EXACT), train(replace(EXACT, hidden=(4, 3))))


@pytest.mark.parametrize("fault", ["wrong", 3, None])
def test_an_unknown_fault_is_refused(fault: Any) -> None:
    with pytest.raises(ValueError, match='fault must be one of "", "no_activation_derivative"'):
        Settings(fault=fault)


def test_the_state_of_a_fault_survives_an_edit() -> None:
    edits = (Edit(7, "w2", 0, 0, -2.0),)
    settings = Settings(fault="gradients_not_reset", iterations=15, edits=edits)
    run, plain = train(settings), train(replace(settings, edits=()))
    assert equal(run.at(6)["delta_w2"], plain.at(6)["delta_w2"])
    assert run.at(7)["w2"][0, 0] == -2.0
    for i, values in enumerate(run.walk(0, 15)):
        assert i == 0 or equal(values["past_delta_w2"], run.at(i - 1)["delta_w2"])
        assert equal(values["error"], run.errors[i])
