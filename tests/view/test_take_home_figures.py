"""The figures that can be kept: the run's own numbers, in colours that the browser replaces."""

from __future__ import annotations

import itertools
import json

import numpy as np
import pytest

from nn_core import Dataset, Settings, quantities_for, train
from nn_view.components import chart
from nn_view.components.network import network_figure
from nn_view.figures import take_home as figures
from nn_view.wording import take_home as words
from tests.helpers.stepper import told


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
    assert network.data[-1].text[0] == told(settings.dataset.train.inputs, 2)[0][0]
    curve = figures.curve_figure(run, 0)
    np.testing.assert_array_equal(curve.data[0].y, run.errors)
    assert len(curve.data) == 2 + bool(settings.dataset.test_inputs)
    for quantity in quantities_for(settings):
        value = values[quantity.name]
        matrix = figures.matrix_figure(settings, quantity.name, value, 3, 0)
        np.testing.assert_array_equal(np.ravel(matrix.data[0].z), np.ravel(value))
        assert len(matrix.data[0].x) == len({*matrix.data[0].x})


def test_figures_of_a_batch_show_its_rows() -> None:
    settings = Settings(rule="exact", batch_size=2, shuffle=True)
    run = train(settings)
    rows, inputs = run.batch(0), run.data(0)[0]
    assert np.any(inputs[0] != settings.dataset.train.inputs[0])
    names = [f"r{row + 1}" for row in rows]
    for name in ("z1", "z1_d_w1", "delta_w1"):
        value = run.at(0)[name]
        matrix = figures.matrix_figure(settings, name, value, 3, 0, names)
        np.testing.assert_array_equal(matrix.data[0].z, value)
    matrix = figures.matrix_figure(settings, "z1", run.at(0)["z1"], 3, 0, names)
    assert list(matrix.data[0].y) == names
    network = network_figure(settings, run.at(0), 380, inputs=inputs)
    assert list(network.data[-1].text[:3]) == told(inputs, 2)[0]


def test_a_matrix_for_each_row_is_drawn_with_all_of_them() -> None:
    data = Dataset.built_in["blobs"](points=6)
    settings = Settings(rule="exact", output="softmax", dataset=data)
    value = train(settings).at(0)["a2_d_z2"]
    outputs = data.columns.outputs
    matrix = figures.matrix_figure(settings, "a2_d_z2", value, 3, 0)
    np.testing.assert_array_equal(matrix.data[0].z, np.reshape(value, (-1, len(outputs))))
    assert list(matrix.data[0].y[:4]) == [*(f"r1, {one}" for one in outputs), f"r2, {outputs[0]}"]


def test_a_diverged_iteration_is_drawn_with_what_it_has() -> None:
    settings = Settings(hidden=(3, 2), iterations=50, fault="derivative_at_z")
    run = train(settings)
    at = run.completed
    values = run.at(at)
    assert max(map(len, network_figure(settings, values, 380).data[-1].text)) < 10
    curve = figures.curve_figure(run, at)
    assert [trace.name for trace in curve.data] == [words.TRAIN, words.TEST]
    matrix = figures.matrix_figure(settings, "new_w1", values["new_w1"], 3, at)
    assert set(matrix.data[1].text) <= {"NaN", "∞", "−∞"}
    assert len(matrix.data[1].x) == np.sum(~np.isfinite(values["new_w1"]))


def test_a_matrix_of_many_numbers_is_wide() -> None:
    small, large = np.full((3, 5), -0.5), np.zeros((3, 16))
    assert not figures.wide(figures.matrix_figure(Settings(), "w1", small, 3, 0))
    assert figures.wide(figures.matrix_figure(Settings(), "w1", small, 6, 0))
    assert figures.wide(figures.matrix_figure(Settings(hidden=(16,)), "w1", large, 3, 0))


def test_units_and_their_numbers_grow_on_a_projector() -> None:
    settings = Settings()
    figure = figures.matrix_figure(settings, "z1", train(settings).at(0)["z1"], 3, 0)
    network = network_figure(settings, train(settings).at(0), 380)
    before, large = (json.loads(network.to_json()) for _ in range(2))
    chart._large(large)
    nodes, larger = before["data"][-1], large["data"][-1]
    grown = max(chart.LARGER, chart.LEAST / nodes["textfont"]["size"])
    assert larger["textfont"]["size"] == grown * nodes["textfont"]["size"]
    assert larger["marker"]["size"] == grown * nodes["marker"]["size"]
    titled = chart._large(json.loads(figure.to_json()))["layout"]["title"]["font"]["size"]
    assert titled == chart.LARGER * figure.layout.title.font.size
