"""How far two trainings of one network are apart at an iteration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nn_core.probe import Place, flat, places
from nn_core.run import Run


@dataclass(frozen=True)
class Apart:
    """Two runs before the same ``iteration``: ``errors`` of both, ``test_errors`` of both.

    ``largest``: the largest difference of a parameter, first minus second, and ``at`` its place;
    ``distance``: the Euclidean distance of all parameters.
    """

    iteration: int
    errors: tuple[float, float]
    test_errors: tuple[float, float]
    largest: float
    at: Place
    distance: float

    @property
    def difference(self) -> float:
        """The first run's error minus the second's."""
        return self.errors[0] - self.errors[1]


def same_form(first: Run, second: Run) -> bool:
    """Whether two runs have the same parameters, each in the same shape."""
    return first.settings.parameter_shapes == second.settings.parameter_shapes


def trained_apart(first: Run, second: Run) -> Mapping[str, np.ndarray]:
    """The second run's trained parameters minus the first's, by name, each in its shape.

    Raises ``ValueError`` for networks of other forms.
    """
    if not same_form(first, second):
        raise ValueError("Only weights of networks of the same form can be subtracted.")
    own, others = first.parameters(), second.parameters()
    with np.errstate(all="ignore"):
        return {name: np.asarray(others[name]) - np.asarray(own[name]) for name in own}


def apart(first: Run, second: Run, iteration: int) -> Apart:
    """Compare two runs of networks of the same form before an iteration that both have.

    Raises ``ValueError`` for an iteration that one of them does not have.
    """
    runs = (first, second)
    rows = [flat(run.settings, run.at(iteration)) for run in runs]
    with np.errstate(all="ignore"):
        moved = rows[0] - rows[1]
        distance = float(np.linalg.norm(moved))
    most = int(np.abs(moved).argmax())
    return Apart(
        iteration=iteration,
        errors=(float(first.at(iteration)["error"]), float(second.at(iteration)["error"])),
        test_errors=(first.test_error(iteration), second.test_error(iteration)),
        largest=float(moved[most]),
        at=places(first.settings)[most],
        distance=distance,
    )
