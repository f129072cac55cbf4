"""The distance between two trainings of one network at an iteration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nn_core.gradients.perturbation import Entry, entries_of, flatten
from nn_core.training.run import Run


@dataclass(frozen=True)
class Distance:
    """Two runs before the same ``iteration``, with the ``errors`` and ``test_errors`` of both.

    ``largest``: the difference of two parameters with the largest absolute value, first minus
    second, and ``entry``, where it is; ``norm``: the Euclidean distance over all parameters.
    """

    iteration: int
    errors: tuple[float, float]
    test_errors: tuple[float, float]
    largest: float
    entry: Entry
    norm: float

    @property
    def difference(self) -> float:
        """The first run's error minus the second's."""
        return self.errors[0] - self.errors[1]


def same_shapes(first: Run, second: Run) -> bool:
    """Whether two runs have the same parameters in the same shapes."""
    return first.settings.parameter_shapes == second.settings.parameter_shapes


def parameter_difference(first: Run, second: Run) -> Mapping[str, np.ndarray]:
    """The second run's trained parameters minus the first's, by name, each in its shape.

    Raises ``ValueError`` unless the two have the same shapes.
    """
    if not same_shapes(first, second):
        raise ValueError("Only weights of networks with the same shapes can be subtracted.")
    before, after = first.parameters(), second.parameters()
    with np.errstate(all="ignore"):
        return {name: np.asarray(after[name]) - np.asarray(before[name]) for name in before}


def distance_between(first: Run, second: Run, iteration: int) -> Distance:
    """Compare two runs of networks with the same shapes before an iteration.

    Raises ``ValueError`` for an iteration that one of the runs does not have.
    """
    runs = (first, second)
    rows = [flatten(run.settings, run.at(iteration)) for run in runs]
    with np.errstate(all="ignore"):
        difference = rows[0] - rows[1]
        norm = float(np.linalg.norm(difference))
    most = int(np.abs(difference).argmax())
    return Distance(
        iteration=iteration,
        errors=(first.train_error(iteration), second.train_error(iteration)),
        test_errors=(first.test_error(iteration), second.test_error(iteration)),
        largest=float(difference[most]),
        entry=entries_of(first.settings)[most],
        norm=norm,
    )
