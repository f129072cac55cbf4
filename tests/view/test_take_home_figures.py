"""The figures that can be kept: the run's own numbers, in colours that the browser replaces."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from nn_core import Dataset, Settings, quantities_for, train
from nn_view import take_home_figures as figures
from nn_view.network_figure import network_figure


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings(hidden=(16, 16, 16), biases="per_unit"),
        Settings(iterations=1, dataset=Dataset.built_in["xor"]()),
        Settings(start={"w1": [[0.0]] * 3, "b1": 0, "w2": [[0.0]], "b2": 0}, hidden=(1,)),
    ],
    ids=["tutorial", "largest", "xor", "zero"],
)
def test_figures_show_the_numbers_of_the_run(settings: Settings) -> None:
    run = train(settings)
    values = run.at(0)
    network = network_figure(settings, values, 380)
    lines = [trace for trace in network.data if trace.mode == "lines"]
    layers = settings.layers
    drawn = sum(len(trace.x) // 3 for trace in lines)
    assert drawn == sum(a * b for a, b in itertools.pairwise(layers))
    assert network.data[-1].text[0] == f"{settings.dataset.train.inputs[0, 0]:.2f}"
    curve = figures.curve_figure(run, 0)
    np.testing.assert_array_equal(curve.data[0].y, run.errors)
    assert len(curve.data) == 2 + bool(settings.dataset.test_inputs)
    for quantity in quantities_for(settings):
        value = values[quantity.name]
        matrix = figures.matrix_figure(settings, quantity.name, value, 3, 0)
        np.testing.assert_array_equal(np.ravel(matrix.data[0].z), np.ravel(value))
        assert len(matrix.data[0].x) == len({*matrix.data[0].x})
