"""What leads off a plateau or away from dead units, by the network at hand."""

from __future__ import annotations

import pytest

from nn_core import MAX_SEED, Settings, Training, train
from nn_core.diagnosis import of_data, of_error, of_units
from nn_core.diagnosis.evidence import Evidence


def evidence(**given: object) -> Evidence:
    return Evidence(train(Settings(iterations=3, rule="exact", **given)))  # type: ignore[arg-type]


def test_a_network_without_a_hidden_layer_gets_one() -> None:
    _, changes = of_error._onwards(evidence(hidden=()), 0.0)
    assert len(changes["hidden"]) == 1


@pytest.mark.parametrize(("seed", "other"), [(7, 8), (MAX_SEED, 0)])
def test_a_plateau_without_a_step_gets_other_weights(seed: int, other: int) -> None:
    _, changes = of_error._onwards(evidence(seed=seed), 0.0)
    assert changes == {"start": None, "seed": other}


def test_a_dead_layer_gets_the_leaky_relu_or_a_linear_output() -> None:
    outputs = evidence(output="relu")
    assert of_units._leaky(outputs, outputs.settings.network.last) == {"output": "linear"}
    mixed = evidence(hidden=(3, 2), activation=("tanh", "relu"))
    assert of_units._leaky(mixed, 2) == {"activation": ("tanh", "leaky_relu")}


def test_a_range_without_an_upper_bound_is_said() -> None:
    assert of_data.reach(Settings(output="relu").network) == "is at least 0"


def test_without_an_iteration_there_are_no_slopes() -> None:
    assert of_units._slopes(Evidence(Training(Settings()).run)) == []


def test_what_does_not_hold_at_the_end_holds_from_nowhere_on() -> None:
    assert evidence().since(lambda _: False) is None
