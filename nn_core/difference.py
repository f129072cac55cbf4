"""Where two trainings of the same form part: the first number that is not the same in both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from nn_core.run import Run


@dataclass(frozen=True)
class Difference:
    """The first place at which two runs differ, and what each has there.

    ``cell`` is (row, column), counted from 0; a single number has (0, 0), one number a unit
    stands in row 0.
    """

    iteration: int
    quantity: str
    cell: tuple[int, int]
    values: tuple[float, float]


def first_difference(
    run: Run, other: Run, start: int = 0, stop: int | None = None
) -> Difference | None:
    """The first quantity of the first iteration in which the runs are not equal to the bit.

    Walks the iterations from ``start`` up to, not including, ``stop`` that both runs have, in the
    order of the list; None where they are all the same. Raises ``ValueError`` where the runs have
    other quantities or shapes.
    """
    names = [one.name for one in run.quantities]
    if names != [one.name for one in other.quantities] or run.settings.layers != (
        other.settings.layers
    ):
        raise ValueError(
            "Only trainings of networks with the same layers can be compared number by number."
        )
    both = min(_reached(run), _reached(other))
    end = both if stop is None else min(stop, both)
    pairs = zip(run.walk(start, end), other.walk(start, end), strict=True)
    for iteration, (ours, theirs) in enumerate(pairs, start):
        for name in names:
            one, two = np.broadcast_arrays(_matrix(ours[name]), _matrix(theirs[name]))
            places = np.argwhere(~((one == two) | (np.isnan(one) & np.isnan(two))))
            if len(places):
                row, column = (int(at) for at in places[0])
                values = float(one[row, column]), float(two[row, column])
                return Difference(iteration, name, (row, column), values)
    return None


def _reached(run: Run) -> int:
    """How many iterations can be walked: the one in which a training diverged is one of them."""
    return run.completed + (1 if run.diverged else 0)


def _matrix(value: Any) -> np.ndarray:
    return np.atleast_2d(np.asarray(value))
