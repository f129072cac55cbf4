"""The predictions of a network over a line, a plane or a box of its inputs.

One to three inputs vary over the range of the data; the others have their mean over the training
rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nn_core.checks import abbreviated
from nn_core.setup.settings import Settings
from nn_core.training.classes import classes_of
from nn_core.training.run import Run


@dataclass(frozen=True)
class Grid:
    """Points of a grid: ``axes``, the values of each varying input; ``inputs`` (points, inputs).

    The last axis changes fastest.
    """

    axes: tuple[np.ndarray, ...]
    inputs: np.ndarray

    @property
    def shape(self) -> tuple[int, ...]:
        """The number of values on each axis."""
        return tuple(map(len, self.axes))


def input_grid(
    settings: Settings, varying: Sequence[int], points: int, margin: float = 0.0
) -> Grid:
    """A grid of ``points`` values for each input in ``varying`` (counted from 0).

    The values cover the range of the data, training and test rows, extended on both sides by
    ``margin`` times that range. Raises ``ValueError`` unless ``varying`` names one to three
    different inputs.
    """
    data = settings.dataset
    width = settings.layers[0]
    if not 1 <= len(set(varying)) == len(varying) <= 3 or not set(varying) <= set(range(width)):
        raise ValueError(
            f"One to three different inputs from 0 to {width - 1} can vary, "
            f"got {abbreviated(varying)}."
        )
    rows = np.concatenate([data.train.inputs, data.test.inputs])
    axes = []
    for one in varying:
        low, high = float(rows[:, one].min()), float(rows[:, one].max())
        extra = margin * (high - low) if high > low else 0.5
        axes.append(np.linspace(low - extra, high + extra, points))
    inputs = np.tile(data.train.inputs.mean(axis=0), (points ** len(varying), 1))
    for one, values in zip(varying, np.meshgrid(*axes, indexing="ij"), strict=True):
        inputs[:, one] = values.ravel()
    return Grid(tuple(axes), inputs)


def answers(run: Run, i: int, grid: Grid, output: int = 0) -> np.ndarray:
    """One output's predictions (*grid.shape,) with the parameters before iteration ``i``."""
    return unit_values(run, i, grid, run.settings.network.last, output)


def unit_values(run: Run, i: int, grid: Grid, layer: int, unit: int) -> np.ndarray:
    """The activations (*grid.shape,) of a unit before iteration ``i``.

    Layers count from 1, units from 0.
    """
    return run.activations(grid.inputs, i)[f"a{layer}"][:, unit].reshape(grid.shape)


def answered_classes(run: Run, i: int, grid: Grid) -> np.ndarray:
    """The classes (*grid.shape,) that the network answers before iteration ``i``, from 0."""
    return classes_of(run.predict(grid.inputs, i)).reshape(grid.shape)
