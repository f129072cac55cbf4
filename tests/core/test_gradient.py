"""The gradient check, its error as a function of ε, error slices, and the distance of two runs."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core import ACTIVATIONS, Dataset, Run, Settings, check_gradient, train
from nn_core.comparison.distance import distance_between, parameter_difference
from nn_core.gradients import perturbation
from nn_core.gradients.check import GradientCheck
from nn_core.gradients.perturbation import Entry, entries_of, flatten, unflatten
from nn_core.gradients.step_size import Curve, EpsilonErrors
from nn_core.gradients.tangent import error_slice

EXACT = Settings(rule="exact")
LONGER = np.finfo(np.longdouble).eps < np.finfo(np.float64).eps


@pytest.fixture(scope="module")
def run() -> Run:
    return train(EXACT)


def slope(curve: Curve, least: float, most: float) -> float:
    """The slope of a curve on logarithmic axes between two ε."""
    part = (curve.epsilons >= least) & (curve.epsilons <= most)
    return float(np.polyfit(np.log(curve.epsilons[part]), np.log(curve.errors[part]), 1)[0])


def test_flattened_parameters_are_restored_exactly(run: Run) -> None:
    values = run.at(7)
    row = flatten(EXACT, values)
    back = unflatten(EXACT, row)
    assert {name: one.shape for name, one in back.items()} == EXACT.parameter_shapes
    for at, place in enumerate(entries_of(EXACT)):
        assert row[at] == np.asarray(values[place.parameter])[place.indices]
    assert entries_of(EXACT)[15] == Entry("b1", ())


@pytest.mark.parametrize("biases", ["shared", "per_unit"])
def test_errors_are_the_same_one_by_one_and_together(
    monkeypatch: pytest.MonkeyPatch, biases: str
) -> None:
    settings = Settings(hidden=(4, 3), biases=biases, activation="relu", iterations=5)
    run = train(settings)
    together = check_gradient(run, 4)
    monkeypatch.setattr(perturbation, "_LARGE", 0)
    for name, check in check_gradient(run, 4).items():
        np.testing.assert_allclose(check.numeric, together[name].numeric, rtol=0, atol=1e-9)


def test_truncation_grows_with_the_square_and_rounding_with_the_inverse_of_epsilon(
    run: Run,
) -> None:
    grid = [m * 10.0**-power for power in range(1, 15) for m in (1, 2, 5)]
    found = EpsilonErrors(run, 40, range(len(entries_of(EXACT))), grid)
    found.advance(10)
    assert len(found.plain().epsilons) == 0
    found.advance(found.total)
    found.advance(1)
    assert found.finished
    assert found.nbytes > 0
    plain, fine, rule = found.plain(), found.fine(), found.rule()
    assert slope(plain, 1e-3, 1e-1) == pytest.approx(2, abs=0.05)
    assert slope(fine, 1e-3, 1e-1) == pytest.approx(2, abs=0.05)
    assert slope(plain, 1e-13, 1e-8) == pytest.approx(-1, abs=0.1)
    assert slope(fine, 1e-13, 1e-8) == pytest.approx(-1, abs=0.1)
    if LONGER:
        narrow = plain.epsilons < 1e-8
        assert np.median(plain.errors[narrow] / fine.errors[narrow]) > 100
    np.testing.assert_array_equal(rule.errors, fine.errors)
    assert not found.departs


def test_no_epsilon_makes_the_tutorials_derivative_right() -> None:
    found = EpsilonErrors(train(Settings()), 40, [15], [1e-1, 1e-3, 1e-6])
    found.advance(found.total)
    assert found.departs
    assert found.rule().errors.min() > 0.1
    assert found.fine().errors.min() < 1e-9


def test_a_zero_derivative_has_no_error_at_any_epsilon() -> None:
    dead = {"w1": ((-1.0,) * 5,) * 3, "b1": -1.0, "w2": ((1.0,),) * 5, "b2": 1.0}
    found = EpsilonErrors(train(Settings(activation="relu", start=dead)), 0, [0], [1e-3, 1e-6])
    found.advance(2)
    assert found.plain().errors.tolist() == [0, 0]


def test_a_check_in_chunks_equals_the_whole_check(run: Run) -> None:
    check = GradientCheck(run, 40)
    check.advance(17)
    assert (check.completed, check.total, check.finished) == (17, 22, False)
    assert np.isnan(check.checks["b2"].numeric)
    assert not check.checks["b2"].differs
    assert check.checks["b2"].digits == 0
    check.advance(100)
    check.advance(1)
    assert check.finished
    assert check.nbytes > 0
    for name, whole in check_gradient(run, 40).items():
        np.testing.assert_array_equal(check.checks[name].numeric, whole.numeric)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("epsilon", [1e-12, 1e-9, 1e-6, 1e-3, 1e-2, 0.1])
def test_epsilon_itself_or_a_kink_explains_every_difference_of_the_exact_rule(
    activation: str, epsilon: float
) -> None:
    run = train(Settings(rule="exact", activation=activation, hidden=(4, 3), biases="per_unit"))
    for i in (0, 20, 99):
        check = GradientCheck(run, i, epsilon)
        check.advance(check.total)
        for name, one in check.checks.items():
            assert not (one.differs & ~one.kinks).any(), name


def test_the_check_names_what_differs_and_counts_the_digits_that_agree() -> None:
    run = train(Settings())
    check = GradientCheck(run, 40)
    check.advance(check.total)
    counts = {name: int(one.differs.sum()) for name, one in check.checks.items()}
    assert counts == {"w1": 15, "b1": 1, "w2": 0, "b2": 1}
    assert check.checks["w2"].digits >= (10 if LONGER else 6)
    assert check.checks["b2"].digits == 0
    assert check.checks["b2"].relative > 0.8
    assert check.error == run.errors[40]


@pytest.mark.parametrize("activation", ["relu", "leaky_relu"])
def test_a_step_across_a_kink_is_reported(activation: str) -> None:
    # For the row 0 0 0 each weighted sum of the hidden layer is its bias, 0: exactly the kink.
    settings = Settings(
        rule="exact",
        activation=activation,
        hidden=(1,),
        start={"w1": ((1.0,), (1.0,)), "b1": 0.0, "w2": ((1.0,),), "b2": 0.0},
        dataset=Dataset.built_in["xor"](),
    )
    check = GradientCheck(train(settings), 0)
    check.advance(check.total)
    assert check.checks["b1"].kinks
    assert check.checks["b1"].differs
    assert not check.checks["w2"].kinks.any()
    same = {"w1": ((0.0,), (0.0,)), "b1": 0.0, "w2": ((0.0,),), "b2": 0.0}
    start = GradientCheck(train(Settings(hidden=(1,), start=same, dataset=settings.dataset)), 0)
    start.advance(start.total)
    assert start.checks["w1"].digits == 17


def test_the_error_leaves_its_tangent_with_the_square_of_the_offset(run: Run) -> None:
    entry = entries_of(EXACT).index(Entry("w2", (4, 0)))
    found = error_slice(run, 40, entry, np.array([-1e-3, 0.0, 1e-3, 2e-3]), 1e-5)
    assert found.value == run.at(40)["w2"][4, 0]
    assert found.slope == found.exact == run.at(40)["delta_w2"][4, 0]
    assert found.errors[1] == pytest.approx(found.error, abs=1e-15)
    assert found.gap[3] / found.gap[2] == pytest.approx(4, rel=0.01)
    assert found.secant_slope == pytest.approx(found.slope, rel=1e-8)
    assert found.plain_slope == pytest.approx(found.slope, rel=1e-7)
    np.testing.assert_allclose(found.secant, found.tangent, rtol=0, atol=1e-10)
    np.testing.assert_array_equal(found.tangent, found.exact_tangent)


def test_the_tutorials_slope_is_not_the_tangents() -> None:
    run = train(Settings())
    entry = entries_of(run.settings).index(Entry("b2", ()))
    found = error_slice(run, 40, entry, np.array([1e-3]), 1e-6)
    assert found.secant_slope == pytest.approx(found.exact, rel=1e-8)
    assert abs(found.slope - found.exact) > 0.01
    assert found.gap[0] == found.errors[0] - found.exact_tangent[0]
    assert found.tangent[0] != found.exact_tangent[0]


def test_two_runs_have_a_distance_from_the_first_update_on() -> None:
    runs = train(Settings()), train(EXACT)
    start, later = distance_between(*runs, 0), distance_between(*runs, 10)
    assert (start.difference, start.largest, start.norm) == (0, 0, 0)
    assert later.errors == (runs[0].errors[10], runs[1].errors[10])
    assert later.test_errors == (runs[0].test_errors[10], runs[1].test_errors[10])
    assert later.difference == later.errors[0] - later.errors[1] != 0
    moved = runs[0].parameters(10)["b2"] - runs[1].parameters(10)["b2"]
    assert (later.entry, later.largest) == (Entry("b2", ()), moved)
    assert later.norm > abs(later.largest)
    with pytest.raises(ValueError, match="iteration must be"):
        distance_between(*runs, 100)


def test_trained_parameters_are_subtracted_if_the_networks_have_the_same_shapes() -> None:
    first, second = train(Settings(seed=1)), train(Settings(seed=2))
    moved = parameter_difference(first, second)
    assert list(moved) == list(first.settings.parameter_shapes)
    for name, values in moved.items():
        assert values.shape == first.settings.parameter_shapes[name]
        assert (values == np.asarray(second.parameters()[name]) - first.parameters()[name]).all()
    with pytest.raises(ValueError, match="same shapes"):
        parameter_difference(first, train(Settings(hidden=(3,))))
