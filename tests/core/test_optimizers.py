"""Optimizers: the state they keep, and steps that match their sources."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from nn_core import Edit, Settings, Training, quantities_for, train
from nn_core.exports import script
from nn_core.training import history

MOMENTUM = Settings(optimizer="momentum", momentum=0.8, learning_rate=0.2, rule="exact")


def test_momentum_adds_up_velocities() -> None:
    run = train(replace(MOMENTUM, iterations=15))
    velocity: Any = 0.0
    for i in range(15):
        values = run.at(i)
        velocity = 0.8 * velocity + values["delta_w1"]
        np.testing.assert_array_equal(values["new_velocity_w1"], velocity)
        np.testing.assert_array_equal(values["new_w1"], values["w1"] - 0.2 * velocity)
        assert not i or np.any(values["velocity_w1"])
    assert not run.at(0)["velocity_w1"].any()


def test_zero_momentum_is_gradient_descent() -> None:
    still = train(replace(MOMENTUM, momentum=0.0))
    plain = train(replace(MOMENTUM, optimizer="gradient_descent"))
    assert still.errors.tolist() == plain.errors.tolist()


def test_the_update_is_in_the_list_with_its_formula_and_operands() -> None:
    listed = {one.name: one for one in quantities_for(MOMENTUM)}
    names = [one.name for one in quantities_for(MOMENTUM) if one.step == 4]
    assert names == ["new_velocity_w2", "new_w2", "new_velocity_b2", "new_b2"]
    velocity = listed["new_velocity_w2"]
    assert velocity.code == "new_velocity_w2 = momentum * velocity_w2 + delta_w2"
    assert velocity.latex == (
        r"v_{w_{2}}^{+} = \mu \, v_{w_{2}} + \frac{\partial E}{\partial w_{2}}"
    )
    assert velocity.shape == "hidden × outputs"
    assert listed["new_b1"].code == "new_b1 = b1 - learning_rate * new_velocity_b1"


def test_biases_that_are_not_learned_have_no_velocity() -> None:
    fixed = replace(MOMENTUM, learn_biases=False)
    assert set(fixed.state_shapes) == {"w1", "b1", "w2", "b2", "velocity_w1", "velocity_w2"}
    assert {one.code for one in quantities_for(fixed)} >= {"new_b1 = b1", "new_b2 = b2"}


def test_velocities_are_replayed_to_the_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = replace(MOMENTUM, iterations=600)
    whole = train(settings)
    monkeypatch.setattr(history, "HISTORY_BYTES", 20_000)
    thin = Training(settings)
    for chunk in (1, 300, 1000):
        thin.advance(chunk)
    run = thin.run
    for i in (0, 1, 12, 255, 256, 257, 599):
        one, other = run.at(i), whole.at(i)
        assert all(np.array_equal(one[name], other[name]) for name in other), i


def test_an_edited_weight_keeps_its_velocity() -> None:
    edited = replace(MOMENTUM, iterations=10, edits=(Edit(5, "w1", 0, 0, 2.0),))
    run, plain = train(edited), train(replace(edited, edits=()))
    np.testing.assert_array_equal(run.at(5)["velocity_w1"], plain.at(5)["velocity_w1"])
    assert run.at(5)["w1"][0, 0] == 2.0


def test_a_momentum_without_effect_does_not_change_the_settings() -> None:
    assert Settings(momentum=0.5) == Settings()
    assert replace(MOMENTUM, momentum=0.5) != MOMENTUM


@pytest.mark.parametrize("momentum", [1, -0.1, float("nan"), True, "0.9"])
def test_an_impossible_momentum_is_refused(momentum: Any) -> None:
    with pytest.raises(ValueError, match="momentum must be a number at least 0 and below 1"):
        Settings(optimizer="momentum", momentum=momentum)


def test_an_unknown_optimizer_is_refused() -> None:
    with pytest.raises(ValueError, match='optimizer must be one of "gradient_descent", "momentum"'):
        Settings(optimizer="newton")


def test_an_exported_program_starts_with_zero_velocities() -> None:
    program = script(MOMENTUM, 3)
    assert "momentum = 0.8" in program
    assert "velocity_w1 = np.zeros((3, 5))" in program
    assert "velocity_w1 = new_velocity_w1" in program
