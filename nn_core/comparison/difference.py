"""The first number that differs between two trainings of networks with the same layers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from nn_core.training.run import Run


@dataclass(frozen=True)
class Difference:
    """The first cell that differs between two runs, with both ``values``.

    ``cell`` is (row, column), counted from 0; a single number is cell (0, 0), a vector is row 0.
    ``data_row``: where a quantity has a matrix for each row of the data, the row it belongs to.
    """

    iteration: int
    quantity: str
    cell: tuple[int, int]
    values: tuple[float, float]
    data_row: int | None = None


def first_difference(
    run: Run, other: Run, start: int = 0, stop: int | None = None
) -> Difference | None:
    """The first difference between two runs, compared bit by bit; None if they are equal.

    Compares the iterations that both runs have from ``start`` up to, not including, ``stop``, each
    in the order of the list. Raises ``ValueError`` for runs with different quantities or layers.
    """
    names = [one.name for one in run.quantities]
    if names != [one.name for one in other.quantities] or run.settings.layers != (
        other.settings.layers
    ):
        raise ValueError(
            "Only trainings of networks with the same layers can be compared number by number."
        )
    both = min(run.last, other.last) + 1
    end = both if stop is None else min(stop, both)
    pairs = zip(run.walk(start, end), other.walk(start, end), strict=True)
    for iteration, (ours, theirs) in enumerate(pairs, start):
        for name in names:
            one, two = np.broadcast_arrays(_matrix(ours[name]), _matrix(theirs[name]))
            cells = np.argwhere(~((one == two) | (np.isnan(one) & np.isnan(two))))
            if len(cells):
                *data_row, row, column = (int(at) for at in cells[0])
                values = float(one[tuple(cells[0])]), float(two[tuple(cells[0])])
                return Difference(
                    iteration, name, (row, column), values, data_row[0] if data_row else None
                )
    return None


def _matrix(value: Any) -> np.ndarray:
    return np.atleast_2d(np.asarray(value))
