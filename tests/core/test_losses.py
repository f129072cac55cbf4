"""Losses: errors at saturated outputs, factors that cancel, and the penalty."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nn_core import Dataset, Settings, check_gradient, train
from tests.helpers.faulty import CLASSES

ONE_ROW = Dataset("one", ((1.0,),), ((0.0,),))
TWO_CLASSES = Dataset("two", ((1.0,),), ((0.0, 1.0),))


def single(weights: list[list[float]], data: Dataset, **more: Any) -> Settings:
    """A network without a hidden layer that starts at these weights."""
    start = {"w1": weights}
    return Settings(
        hidden=(), biases="none", rule="exact", start=start, dataset=data, iterations=3, **more
    )


@pytest.mark.parametrize("z", [-1e4, -800.0, -37.0, 0.0, 37.0, 800.0, 1e4])
def test_binary_cross_entropy_is_finite_at_every_weight(z: float) -> None:
    run = train(single([[z]], ONE_ROW, loss="cross_entropy", learning_rate=1e-3))
    assert run.diverged is None
    assert run.completed == 3
    # −ln(1 − σ(z)) = ln(1 + eᶻ)
    np.testing.assert_allclose(run.errors[0], np.logaddexp(0, z), rtol=1e-14)
    expected = np.exp(-np.logaddexp(0, -z))
    np.testing.assert_allclose(run.at(0)["error_d_z1"], expected, rtol=1e-12, atol=1e-300)


@pytest.mark.parametrize("z", [-1e4, -800.0, 0.0, 37.0, 1e4])
def test_categorical_cross_entropy_is_finite_at_every_weight(z: float) -> None:
    settings = single(
        [[z, 0.0]], TWO_CLASSES, output="softmax", loss="cross_entropy", learning_rate=1e-3
    )
    run = train(settings)
    assert run.diverged is None
    np.testing.assert_allclose(run.errors[0], np.logaddexp(0, z), rtol=1e-14)
    assert np.isfinite(run.at(0)["a1"]).all()


def test_factors_that_cancel_are_shown_and_used_by_nothing() -> None:
    settings = single([[800.0]], ONE_ROW, loss="cross_entropy", learning_rate=1e-3)
    values = train(settings).at(0)
    assert values["error_d_a1"] == np.inf
    assert values["a1_d_z1"] == 0
    assert values["error_d_z1"] == 1
    shown = {one.name for one in settings.quantities if one.cancelled}
    assert shown == {"error_d_a1", "a1_d_z1"}
    assert not shown & {operand for one in settings.quantities for operand in one.operands}


@pytest.mark.parametrize("loss", ["half_squared", "squared", "cross_entropy"])
def test_a_row_of_derivatives_times_its_jacobian_is_the_derivative_by_z(loss: str) -> None:
    settings = Settings(output="softmax", loss=loss, dataset=CLASSES, rule="exact", iterations=3)
    values = train(settings).at(2)
    jacobian = values["a2_d_z2"]
    assert jacobian.shape == (4, 3, 3)
    expected = np.einsum("rk,rkj->rj", values["error_d_a2"], jacobian)
    np.testing.assert_allclose(values["error_d_z2"], expected, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(values["a2"].sum(axis=1), 1, rtol=1e-12)


def test_the_penalty_is_a_part_of_the_error_and_of_the_weights_gradients_alone() -> None:
    settings = Settings(rule="exact", l2=0.3, reduction="mean", iterations=4)
    run = train(settings)
    values = run.at(3)
    squares = sum((values[name] ** 2).sum() for name in ("w1", "w2"))
    np.testing.assert_allclose(values["penalty"], 0.15 * squares, rtol=1e-14)
    assert values["error"] == values["data_error"] + values["penalty"]
    plain = values["z1_d_w1"].T @ values["error_d_z1"]
    np.testing.assert_allclose(values["delta_w1"] - plain, 0.3 * values["w1"], rtol=1e-9)
    assert values["delta_b1"] == values["error_d_z1"].sum()
    assert max(one.relative_error for one in check_gradient(run, 3).values()) < 1e-7


def test_a_mistake_in_a_factor_is_not_cancelled() -> None:
    right = Settings(loss="cross_entropy", rule="exact")
    wrong = Settings(loss="cross_entropy", rule="exact", fault="no_activation_derivative")
    lines = [
        next(one.code for one in settings.quantities if one.name == "error_d_z2")
        for settings in (right, wrong)
    ]
    assert lines == ["error_d_z2 = a2 - output", "error_d_z2 = error_d_a2 * a2_d_z2"]
    elsewhere = Settings(
        loss="cross_entropy", rule="exact", fault="no_activation_derivative", fault_layer=1
    )
    assert lines[0] in {one.code for one in elsewhere.quantities}
