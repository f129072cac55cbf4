"""What a network answers over its inputs: a line, a plane or a box of them.

One to three inputs vary over the range of the data; the others stand at their mean over the
training rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nn_core.checks import shown
from nn_core.run import Run
from nn_core.settings import Settings


@dataclass(frozen=True)
class Grid:
    """``axes``: the values of each input that varies; ``inputs`` (points, inputs): all points.

    The points stand in the order of the axes, the last one changing fastest.
    """

    axes: tuple[np.ndarray, ...]
    inputs: np.ndarray

    @property
    def shape(self) -> tuple[int, ...]:
        """How many values each axis has."""
        return tuple(map(len, self.axes))


def input_grid(settings: Settings, seen: Sequence[int], points: int, margin: float = 0.0) -> Grid:
    """``points`` values of each input in ``seen`` (counted from 0), over the data's range.

    ``margin``: how much farther than all rows, as a share of their range. Raises ``ValueError``
    unless one to three different inputs are named.
    """
    data = settings.dataset
    width = settings.layers[0]
    if not 1 <= len(set(seen)) == len(seen) <= 3 or not set(seen) <= set(range(width)):
        raise ValueError(
            f"One to three different inputs from 0 to {width - 1} can vary, got {shown(seen)}."
        )
    rows = np.concatenate([data.train.inputs, data.test.inputs])
    axes = []
    for one in seen:
        low, high = float(rows[:, one].min()), float(rows[:, one].max())
        wide = margin * (high - low) if high > low else 0.5
        axes.append(np.linspace(low - wide, high + wide, points))
    inputs = np.tile(data.train.inputs.mean(axis=0), (points ** len(seen), 1))
    for one, values in zip(seen, np.meshgrid(*axes, indexing="ij"), strict=True):
        inputs[:, one] = values.ravel()
    return Grid(tuple(axes), inputs)


def answers(run: Run, i: int, grid: Grid, output: int = 0) -> np.ndarray:
    """One output's predictions over a grid, in its shape, with the parameters before ``i``."""
    return run.predict(grid.inputs, i)[:, output].reshape(grid.shape)
