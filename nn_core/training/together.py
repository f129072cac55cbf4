"""Several trainings as one piece of work, advanced side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from nn_core.setup.settings import Settings
from nn_core.training.run import Run
from nn_core.training.training import Training
from nn_core.work import Work


class Trainings(Work):
    """One training for each of several settings; ``runs`` hold what is trained so far.

    ``training(settings)`` returns the training to use, which may have started elsewhere.
    """

    def __init__(
        self, settings: Sequence[Settings], training: Callable[[Settings], Training] = Training
    ) -> None:
        self._trainings = [training(one) for one in settings]

    @property
    def completed(self) -> int:
        """How many iterations are trained in all; a diverged training counts as complete."""
        return sum(one.total if one.finished else one.completed for one in self._trainings)

    @property
    def total(self) -> int:
        """How many iterations there are to train in all."""
        return sum(one.total for one in self._trainings)

    @property
    def nbytes(self) -> int:
        return sum(one.nbytes for one in self._trainings)

    @property
    def runs(self) -> list[Run]:
        """A run of what is trained so far for each of the settings, in their order."""
        return [one.run for one in self._trainings]

    def advance(self, iterations: int) -> None:
        """Train the one that is furthest behind by up to ``iterations``."""
        left = [one for one in self._trainings if not one.finished]
        if left:
            min(left, key=lambda one: one.completed / one.total).advance(iterations)
