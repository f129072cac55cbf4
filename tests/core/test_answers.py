"""Predictions over a grid of inputs: they are the run's own, at the right points."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core import Dataset, Settings, answers, input_grid, train
from nn_core.surfaces.predictions import answered_classes, unit_values


def test_a_box_holds_the_predictions_of_all_eight_rows() -> None:
    run = train(Settings(iterations=20))
    grid = input_grid(run.settings, (0, 1, 2), 2)
    found = answers(run, 10, grid)
    rows = np.concatenate([run.settings.dataset.train.inputs, run.settings.dataset.test.inputs])
    expected = run.predict(rows, 10)[:, 0]
    for row, one in zip(rows.astype(int), expected, strict=True):
        assert found[tuple(row)] == pytest.approx(one, rel=1e-12)


def test_inputs_that_do_not_vary_have_their_mean_over_the_training_rows() -> None:
    run = train(Settings(iterations=5))
    grid = input_grid(run.settings, (2, 0), 3, margin=0.25)
    assert grid.shape == (3, 3)
    assert grid.axes[0] == pytest.approx([-0.25, 0.5, 1.25])
    point = [[0.5, run.settings.dataset.train.inputs[:, 1].mean(), -0.25]]
    assert grid.inputs[1] == pytest.approx(point[0])
    # Products of one row and of many may round differently.
    assert answers(run, 3, grid)[0, 1] == pytest.approx(run.predict(point, 3)[0, 0], rel=1e-14)


def test_each_output_is_predicted_and_a_constant_input_gets_a_range() -> None:
    run = train(Settings.mazur())
    grid = input_grid(run.settings, (1,), 5)
    assert grid.axes[0][[0, -1]] == pytest.approx([-0.4, 0.6])
    middle = [[0.05, 0.1]]
    for output in (0, 1):
        assert answers(run, 9, grid, output)[2] == run.predict(middle, 9)[0, output]


@pytest.mark.parametrize("seen", [(), (0, 0), (3,), (-1,), (0, 1, 2, 0)])
def test_only_one_to_three_existing_inputs_can_vary(seen: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="One to three different inputs from 0 to 2"):
        input_grid(Settings(), seen, 2)


def test_four_inputs_cannot_vary_at_once() -> None:
    data = Dataset("wide", ((0.0,) * 5,), ((1.0,),))
    with pytest.raises(ValueError, match="One to three"):
        input_grid(Settings(dataset=data), (0, 1, 2, 3), 2)


def test_a_units_values_are_its_activations_and_a_class_is_that_of_the_largest_output() -> None:
    run = train(Settings.mazur())
    grid = input_grid(run.settings, (0, 1), 4, margin=0.5)
    found = run.activations(grid.inputs, 7)
    for layer, unit in ((1, 1), (2, 0)):
        expected = found[f"a{layer}"][:, unit].reshape(4, 4)
        assert unit_values(run, 7, grid, layer, unit).tolist() == expected.tolist()
    largest = found["a2"].argmax(axis=1).reshape(4, 4)
    assert answered_classes(run, 7, grid).tolist() == largest.tolist()
