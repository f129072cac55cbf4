"""The sizes of the gradients of the layers: right numbers, and what they are there to show."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core import Dataset, Settings, Training, train
from nn_core.diagnosis.layer_sizes import MOST_ITERATIONS, layer_sizes


def test_each_size_is_the_norm_of_the_gradient_at_its_iteration() -> None:
    run = train(Settings(iterations=40, hidden=(4, 3), activation=("tanh", "sigmoid")))
    found = layer_sizes(run)
    assert found.iterations.tolist() == list(range(40))
    for column in (0, 17, 39):
        values = run.at(column)
        for layer in (1, 2, 3):
            entries = values[f"delta_w{layer}"].ravel().tolist()
            assert found.gradients[layer - 1, column] == pytest.approx(
                sum(one**2 for one in entries) ** 0.5, rel=1e-12
            )
            slopes = values[f"a{layer}_d_z{layer}"].ravel().tolist()
            share = sum(abs(one) < 0.05 for one in slopes) / len(slopes)
            assert found.saturated[layer - 1, column] == pytest.approx(share)


def test_a_long_run_has_a_bounded_number_of_them_over_its_whole_length() -> None:
    run = train(Settings(iterations=5000))
    found = layer_sizes(run)
    assert len(found.iterations) == MOST_ITERATIONS
    assert found.iterations[0] == 0
    assert found.iterations[-1] > 4900
    assert found.gradients.shape == (2, MOST_ITERATIONS)


def test_before_anything_is_trained_there_are_none() -> None:
    assert layer_sizes(Training(Settings()).run).gradients.shape == (2, 0)


def test_softmax_has_no_slope_for_each_unit() -> None:
    data = Dataset("two", ((0.0,), (1.0,)), ((1.0, 0.0), (0.0, 1.0)))
    found = layer_sizes(
        train(Settings(dataset=data, output="softmax", loss="cross_entropy", iterations=3))
    )
    assert np.isnan(found.saturated[1]).all()
    assert np.isfinite(found.saturated[0]).all()


@pytest.mark.parametrize(
    ("activation", "initial_weights", "vanishes"),
    [("sigmoid", "normal", True), ("relu", "he", False)],
)
def test_gradients_vanish_in_six_sigmoid_layers_and_not_with_relu_and_he(
    activation: str, initial_weights: str, vanishes: bool
) -> None:
    settings = Settings(
        dataset=Dataset.built_in["circles"](),
        hidden=(8,) * 6,
        activation=activation,
        initial_weights=initial_weights,
        initial_biases="zeros",
        rule="exact",
        reduction="mean",
        learning_rate=0.1,
        iterations=20,
    )
    sizes = layer_sizes(train(settings)).gradients
    assert bool((sizes[0] < sizes[-1] / 1000).all()) is vanishes
    assert bool((sizes[0] > sizes[-1] / 10).all()) is not vanishes
