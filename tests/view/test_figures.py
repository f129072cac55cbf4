"""Figures that have no test of their own stay as they are: one snapshot each.

A change that is meant is written by ``python3 tasks.py test tests/view --snapshot-update``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

from nn_core import Run, Settings, answers, input_grid, landscape, plane_along, sweep, train
from nn_view.figures import (
    compare,
)
from nn_view.figures import (
    data as data_figures,
)
from nn_view.figures import (
    grid as grid_figure,
)
from nn_view.figures import (
    sweep as sweep_figures,
)
from nn_view.figures.landscape import contour, predictions
from nn_view.figures.paths import network
from nn_view.iteration import error_curve
from nn_view.links.grid_axes import axis_of
from nn_view.style.palette import PALETTES
from tests.helpers.pictures import plain

SETTINGS = Settings(iterations=8)
#: A few points across, so that the files stay small enough to be read.
POINTS = 3


@cache
def trained(**changes: Any) -> Run:
    return train(replace(SETTINGS, **changes))


def answered(make: Callable[..., Any], *seen: int) -> Any:
    """A figure of what the network answers over the inputs that are seen."""
    run = trained()
    grid = input_grid(SETTINGS, seen, POINTS)
    found = answers(run, 5, grid)
    over = grid.axes if len(seen) > 1 else grid.axes[0]
    return make(SETTINGS, seen, 0, over, found)


def predicted() -> Any:
    data = SETTINGS.dataset
    rows = np.concatenate([data.train.inputs, data.test.inputs])
    wanted = np.concatenate([data.train.output, data.test.output])[:, 0]
    tests = np.arange(len(rows)) >= len(data.train.inputs)
    return data_figures.predictions(wanted, trained().predict(rows, 5)[:, 0], tests)


def swept() -> np.ndarray:
    return sweep(SETTINGS, range(20)).errors


def gridded() -> Any:
    x, y = axis_of(SETTINGS, "learning_rate", 9), axis_of(SETTINGS, "activation", 9)
    errors = np.geomspace(1e-3, 1, len(x.values) * len(y.values))
    errors[[1, 4]] = np.inf, np.nan
    return grid_figure.figure(x, y, errors.reshape(len(y.values), -1), 3)


def surface(make: Callable[..., Any], log: bool) -> Any:
    run = trained()
    land = landscape(run, 5, plane_along(run), points=5)
    return make(land, "first direction", "second direction", log)


FIGURES: dict[str, Callable[[], Any]] = {
    "answers_over_one_input": lambda: answered(predictions.curve, 0),
    "answers_over_two_inputs": lambda: answered(predictions.plane, 0, 2),
    "answers_over_three_inputs": lambda: answered(predictions.box, 0, 1, 2),
    "comparison_of_two_runs": lambda: compare.curves(
        [trained(), trained(rule="exact")], ["tutorial", "exact"], "log"
    ),
    "predictions_of_the_data": predicted,
    "error_curve": lambda: error_curve.figure(PALETTES["light"], large=False),
    "path_through_the_network": lambda: network.figure(SETTINGS, "w1", 2, (1, 0)),
    "sweep_over_iterations": lambda: sweep_figures.figure(
        sweep_figures.bands(swept()), swept()[:, 0], 0, "linear"
    ),
    "sweep_of_final_errors": lambda: sweep_figures.histogram(swept()[-1], "final error", 0.15),
    "grid_while_it_is_computed": gridded,
    "landscape_as_contour": lambda: surface(contour.contour, log=True),
    "landscape_as_surface": lambda: surface(contour.surface, log=False),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_as_it_was(name: str, snapshot: SnapshotAssertion) -> None:
    drawn = plain(FIGURES[name]())
    assert drawn == snapshot(extension_class=JSONSnapshotExtension)


@pytest.mark.parametrize("name", FIGURES)
def test_nothing_under_the_pointer_has_fixed_decimals(name: str) -> None:
    # A small number would be printed as zeros.
    assert re.findall(r"%\{[^}]*:\.\d+f\}", str(plain(FIGURES[name]()))) == []


def test_a_picture_does_not_depend_on_the_last_digits() -> None:
    values = np.array([0.1 + 0.2, 1e-17, np.nan, 12345.6])
    assert plain({"z": values, "y": [None, 2]}) == {"z": "0.3 0 nan 1.235e+04", "y": "none 2"}
