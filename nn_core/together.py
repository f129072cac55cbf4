"""Several trainings as one work: all go on side by side, and each run is kept as far as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from nn_core.run import Run
from nn_core.settings import Settings
from nn_core.training import Training
from nn_core.work import Work


class Trainings(Work):
    """The trainings for several settings; ``runs`` are what has been trained so far.

    ``training`` gives the training for settings: one that has begun elsewhere, or a new one.
    """

    def __init__(
        self, settings: Sequence[Settings], training: Callable[[Settings], Training] = Training
    ) -> None:
        self._trainings = [training(one) for one in settings]

    @property
    def completed(self) -> int:
        """How many iterations of all of them are trained; one that diverged needs no more."""
        return sum(one.total if one.finished else one.completed for one in self._trainings)

    @property
    def total(self) -> int:
        """How many iterations of all of them there are to train."""
        return sum(one.total for one in self._trainings)

    @property
    def nbytes(self) -> int:
        return sum(one.nbytes for one in self._trainings)

    @property
    def runs(self) -> list[Run]:
        """The runs over what is trained so far, in the order of the settings."""
        return [one.run for one in self._trainings]

    def advance(self, iterations: int) -> None:
        """Train the one that is least far by up to so many iterations."""
        left = [one for one in self._trainings if not one.finished]
        if left:
            min(left, key=lambda one: one.completed / one.total).advance(iterations)
