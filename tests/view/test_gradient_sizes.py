"""The chart of the layers' gradients: what the page gets of a run."""

from __future__ import annotations

import json

import numpy as np
import pytest

from nn_core import Settings, Training, train
from nn_core.diagnosis.layer_sizes import layer_sizes
from nn_view.iteration import gradient_sizes


def test_the_page_gets_the_sizes_of_each_layer_as_they_are() -> None:
    run = train(Settings(hidden=(4, 3), iterations=30))
    sent, found = gradient_sizes.as_data(run), layer_sizes(run)
    assert (sent["completed"], sent["x"]) == (30, list(range(30)))
    assert [one["layer"] for one in sent["layers"]] == [1, 2, 3]
    for one, gradients, saturated in zip(
        sent["layers"], found.gradients, found.saturated, strict=True
    ):
        assert one["gradients"] == gradients.tolist()
        assert one["saturated"] == saturated.tolist()


def test_what_a_logarithmic_axis_has_no_place_for_is_left_out() -> None:
    run = train(Settings(hidden=(2,), initial_weights="zeros", rule="exact", iterations=2))
    first = run.at(0)
    assert not np.any(first["delta_w1"])
    sent = gradient_sizes.as_data(run)
    assert sent["layers"][0]["gradients"][0] is None
    json.dumps(sent, allow_nan=False)


def test_before_anything_is_trained_there_are_layers_without_points() -> None:
    sent = gradient_sizes.as_data(Training(Settings()).run)
    assert sent["x"] == []
    assert [one["gradients"] for one in sent["layers"]] == [[], []]


@pytest.mark.parametrize(
    ("hidden", "ticks"), [((5,), {"D2", 1}), ((8,) * 6, {1, 2})], ids=["shallow", "deep"]
)
def test_the_axis_has_a_few_ticks(hidden: tuple[int, ...], ticks: set[int | str]) -> None:
    assert gradient_sizes.as_data(train(Settings(hidden=hidden)))["dtick"] in ticks
