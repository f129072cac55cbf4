"""Training and runs: the same numbers whenever they are requested."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples

from nn_core import FAULTS, Dataset, Run, Settings, Training, train
from nn_core.training import history
from tests.helpers import strategies
from tests.helpers.runs import DIVERGING, equal


@given(strategies.settings())
@examples(max_examples=60)
def test_an_iteration_recomputed_is_the_iteration_that_was_trained(settings: Settings) -> None:
    run = train(settings)
    for i in range(run.completed):
        values = run.at(i)
        assert equal(values["error"], run.errors[i])
        after = run.parameters(i + 1)
        for name in settings.parameter_shapes:
            assert equal(values[name], run.parameters(i)[name])
            assert equal(values[f"new_{name}"], after[name])
            change = run.change(i)[name]
            assert equal(change, np.asarray(values[f"new_{name}"]) - values[name])


@given(strategies.settings())
@examples(max_examples=40)
def test_walking_gives_the_same_as_asking_for_each_iteration(settings: Settings) -> None:
    run = train(settings)
    for i, values in enumerate(run.walk(0, run.completed)):
        asked = run.at(i)
        assert values.keys() == asked.keys()
        assert all(equal(values[name], asked[name]) for name in asked)


@given(strategies.settings(faults=FAULTS, iterations=20))
@examples(max_examples=60)
def test_only_what_differs_under_other_settings_is_computed_anew(settings: Settings) -> None:
    run = train(settings)
    walked = list(run.walk(3, run.completed)) if run.completed > 3 else []
    for rule in ("tutorial", "exact"):
        other = settings.correct.with_rule(rule)
        for i, values in enumerate(run.differing(other, 3, walked), 3):
            under = run.under(other, i, walked[i - 3])
            assert values.keys() <= under.keys()
            for name, value in under.items():
                assert equal(values.get(name, walked[i - 3][name]), value), name


def test_a_long_history_is_thinned_and_replayed_to_the_bit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = Settings(iterations=700, rule="exact", biases="per_unit")
    whole = train(settings)
    monkeypatch.setattr(history, "HISTORY_BYTES", 20_000)
    thin = Training(settings)
    for chunk in (1, 300, 1000):
        thin.advance(chunk)
    assert thin.nbytes < Training(Settings(iterations=700)).nbytes * 10
    run = thin.run
    assert equal(run.errors, whole.errors)
    for i in (0, 1, 12, 13, 255, 256, 257, 640, 699):
        one, other = run.at(i), whole.at(i)
        assert all(equal(one[name], other[name]) for name in other), i
    for i, values in zip(range(30, 60), run.walk(30, 60), strict=True):
        assert equal(values["delta_w1"], whole.at(i)["delta_w1"])
    assert equal(run.parameters(700)["w1"], whole.parameters()["w1"])
    asked = np.array([0, 1, 12, 13, 14, 14, 30, 257, 640, 5, 699, 700])
    assert equal(run.test_errors_at(asked), whole.test_errors_at(asked))
    assert equal(run.test_errors, whole.test_errors)
    assert equal(run.parameter_rows(asked), whole.parameter_rows(asked))


def test_a_training_continues_in_chunks_without_changing_its_earlier_runs() -> None:
    settings = Settings(iterations=50)
    training = Training(settings)
    assert training.completed == 0
    training.advance(20)
    early = training.run
    assert (training.completed, training.finished) == (20, False)
    training.advance(1000)
    assert (training.completed, training.finished) == (50, True)
    assert early.completed == 20
    assert equal(early.errors, train(settings).errors[:20])
    assert equal(early.parameters()["w1"], training.run.at(20)["w1"])


def test_the_whole_history_of_a_long_run_is_small() -> None:
    assert Training(Settings(iterations=100_000)).nbytes <= 25_000_000


@pytest.mark.parametrize("i", [-1, 100, 1.5])
def test_an_iteration_that_does_not_exist_is_refused(i: Any) -> None:
    with pytest.raises(ValueError, match=r"iteration must be a whole number from 0 to 99, got"):
        train(Settings()).at(i)


def test_the_trained_parameters_come_after_the_last_iteration() -> None:
    run = train(Settings())
    assert equal(run.parameters()["w2"], run.at(99)["new_w2"])
    with pytest.raises(ValueError, match=r"from 0 to 100, got 101"):
        run.parameters(101)


def test_predictions_are_the_activations_of_the_outputs() -> None:
    run = train(Settings(hidden=(4, 3)))
    inputs = run.settings.dataset.train.inputs
    assert equal(run.predict(inputs, 12), run.at(12)["a3"])
    assert equal(run.predict(inputs), run.activations(inputs)["a3"])
    assert set(run.activations(inputs)) == {"a1", "a2", "a3"}
    with pytest.raises(ValueError, match=r"inputs must be rows × 3, got the shape \(2,\)\."):
        run.predict([1, 2])


def loss_of(settings: Settings, output: Any, predicted: Any, parameters: Any) -> float:
    """The error of predictions, by the textbook's formulas."""
    if not len(output):
        return np.nan
    if settings.loss != "cross_entropy":
        factor = 0.5 if settings.loss == "half_squared" else 1.0
        error = factor * ((output - predicted) ** 2).sum()
    else:
        with np.errstate(all="ignore"):
            error = -np.where(output > 0, output * np.log(predicted), 0).sum()
            if settings.output == "sigmoid":
                error -= np.where(output < 1, (1 - output) * np.log(1 - predicted), 0).sum()
    if settings.reduction == "mean":
        error /= len(output)
    weights = [value for name, value in parameters.items() if name.startswith("w")]
    return float(error + settings.l2 / 2 * sum((one**2).sum() for one in weights))


@given(strategies.settings())
@examples(max_examples=40)
def test_test_errors_are_those_of_the_predictions(settings: Settings) -> None:
    run = train(settings)
    inputs, output = settings.dataset.test
    assert run.test_errors.shape == (run.completed,)
    for i in range(run.completed):
        predicted = run.predict(inputs, i)
        if settings.loss == "cross_entropy" and (np.abs(predicted - 0.5) > 0.5 - 1e-6).any():
            assert np.isfinite(run.test_error(i))
            continue  # the textbook's formula takes the logarithm of nearly 0
        expected = loss_of(settings, output, predicted, run.parameters(i))
        np.testing.assert_allclose(run.test_error(i), expected, rtol=1e-9, atol=1e-15)
        np.testing.assert_allclose(run.test_errors[i], expected, rtol=1e-9, atol=1e-15)


def test_no_iterations_have_no_test_errors() -> None:
    assert len(train(Settings()).test_errors_at(np.array([], dtype=int))) == 0


def test_the_other_rule_is_computed_from_the_same_parameters() -> None:
    run = train(Settings())
    own, other = run.at(5), run.at(5, rule="exact")
    assert equal(own["w1"], other["w1"])
    assert equal(other["z2_d_a1"], own["w2"])
    assert equal(own["z2_d_a1"], own["new_w2"])
    assert (own["z2_d_b2"], other["z2_d_b2"]) == (own["b2"], 1.0)


def test_a_diverging_training_says_where_and_keeps_its_history() -> None:
    run = train(DIVERGING)
    assert run.diverged is not None
    assert (run.diverged.iteration, run.diverged.quantity) == (1, "z2")
    assert run.diverged.sentence.startswith(
        "The training diverged: z2 of iteration 1 is the first value that is not finite."
    )
    assert run.completed == len(run.errors) == 1
    assert np.isfinite(run.errors).all()
    # The iteration in which it diverges is available, up to that quantity.
    broken = run.at(1)
    names = [quantity.name for quantity in run.quantities]
    for name in names[: names.index("z2")]:
        assert np.isfinite(broken[name]).all()
    assert not np.isfinite(broken["z2"]).all()
    with pytest.raises(ValueError, match="from 0 to 1, got 2"):
        run.at(2)


@pytest.mark.parametrize(("settings", "last"), [(Settings(iterations=3), 2), (DIVERGING, 1)])
def test_the_last_iteration_is_the_last_that_can_be_computed(settings: Settings, last: int) -> None:
    run = train(settings)
    assert run.last == last
    run.at(last)
    with pytest.raises(ValueError, match=f"from 0 to {last}"):
        run.at(last + 1)


def test_before_a_training_begins_no_iteration_can_be_computed() -> None:
    assert Training(Settings()).run.last == -1


def test_a_diverged_training_is_finished() -> None:
    training = Training(DIVERGING)
    training.advance(10)
    assert training.finished
    training.advance(10)
    assert training.completed == 1


def test_large_finite_numbers_are_not_a_divergence() -> None:
    start = {"w1": ((1e60, -1e60),) * 2, "b1": 0.5, "w2": ((0.1, 0.2),) * 2, "b2": 0.6}
    settings = Settings(iterations=3, hidden=(2,), dataset=Dataset.built_in["mazur"](), start=start)
    run = train(settings)
    assert run.diverged is None
    assert run.completed == 3


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_large_sums_cause_neither_warnings_nor_nan(activation: str) -> None:
    start = {"w1": ((1e4, -1e4),) * 2, "b1": 1e4, "w2": ((1e4, -1e4),) * 2, "b2": -1e4}
    settings = Settings(
        iterations=5,
        hidden=(2,),
        activation=activation,
        dataset=Dataset(
            "large", ((-1e3, 1e3), (5e2, 5e2)), ((0, 1), (1, 0)), ((9e8, 1),), ((1, 1),)
        ),
        start=start,
    )
    run: Run = train(settings)
    for i in range(run.completed):
        for name, value in run.at(i).items():
            assert np.isfinite(value).all(), (i, name)
    assert np.isfinite(run.test_errors).all()
    assert ((run.predict([[1e9, -1e9]]) >= 0) & (run.predict([[1e9, -1e9]]) <= 1)).all()


def test_the_other_rule_can_be_computed_from_given_parameters() -> None:
    run = train(Settings(iterations=3))
    values = run.under(Settings(rule="exact"), 2, run.parameters(2))
    assert np.array_equal(values["delta_w1"], run.at(2, rule="exact")["delta_w1"])


def test_inputs_that_are_not_numbers_are_refused_with_a_reason() -> None:
    with pytest.raises(ValueError, match="inputs must be rows × 3, got 'abc'"):
        train(Settings(iterations=1)).predict("abc")


def test_an_outer_product_of_ones_own_trains_and_leaves_the_forward_pass_as_it_is() -> None:
    lines = (("delta_w2", "np.outer(b1, b2)"),)
    run = train(Settings(rule="exact", hidden=(3, 2), biases="per_unit", lines=lines))
    values = run.at(1)
    np.testing.assert_array_equal(values["delta_w2"], np.outer(values["b1"], values["b2"]))
    parameters = [values[name] for name in run.settings.parameter_shapes]
    forward = run.settings.feedforward(*run.data(1), parameters)
    np.testing.assert_array_equal(forward["a2"], values["a2"])
