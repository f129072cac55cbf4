"""Training: computes the list of quantities iteration by iteration and stores the history."""

from __future__ import annotations

from typing import Any

import numpy as np

from nn_core.setup.settings import Settings
from nn_core.training.batches import Batches
from nn_core.training.history import Divergence, History
from nn_core.training.run import Run
from nn_core.work import Work

_CHUNK = 256
_SUSPICIOUS = 1e50
"""Below this, an overflow within an iteration always shows in the parameters after it."""


class Training(Work):
    """A training in chunks; ``run`` gives the iterations trained so far."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._batches = Batches(settings)
        self._history = History(settings)
        start = settings.initial_states([settings.seed])[0]
        self._history.reached = (0, settings.edited(0, start))
        self._edited = [edit.iteration for edit in settings.edits]
        self._diverged: Divergence | None = None

    @property
    def completed(self) -> int:
        """How many iterations are trained."""
        return self._history.reached[0]

    @property
    def total(self) -> int:
        """How many iterations there are to train."""
        return self.settings.iterations

    @property
    def finished(self) -> bool:
        """Whether all iterations are trained, or the training diverged."""
        return self._diverged is not None or self.completed == self.settings.iterations

    @property
    def nbytes(self) -> int:
        history = self._history
        return history.rows.nbytes + history.errors.nbytes + self._batches.nbytes

    @property
    def run(self) -> Run:
        """The run of the iterations trained so far; it does not change as training continues."""
        return Run(self.settings, self._history, self._diverged)

    def advance(self, iterations: int) -> None:
        """Train up to ``iterations`` more."""
        end = min(self.settings.iterations, self.completed + iterations)
        # `_check` finds overflows; NumPy need not warn at every step.
        with np.errstate(all="ignore"):
            while self.completed < end and self._diverged is None:
                # Edits are applied between two chunks.
                edits = (i for i in self._edited if i > self.completed)
                self._chunk(min(self.completed + _CHUNK, end, *edits) - self.completed)

    def _chunk(self, count: int) -> None:
        history = self._history
        start, before = history.reached
        latest, errors, kept = self._batches.train(start, count, before)
        table = np.empty((count + 1, history.width))
        at = 0
        for name, values, last in zip(history.shapes, kept, latest, strict=True):
            width = history.sizes[name]
            values.append(last)
            table[:, at : at + width] = np.array(values).reshape(count + 1, width)
            at += width
        broken = self._check(start, table)
        done = count if broken is None else broken.iteration - start
        first = -start % history.every
        history.rows[-(-start // history.every) :][: len(table[first : done : history.every])] = (
            table[first : done : history.every]
        )
        history.errors[start : start + done] = errors[:done]
        # Set last: another thread reads everything up to this iteration.
        after = self.settings.edited(start + done, history.unpack(table[done]))
        history.reached = (start + done, after)
        self._diverged = broken

    def _check(self, start: int, table: np.ndarray) -> Divergence | None:
        """The first quantity that is not finite in the iterations between the rows of ``table``."""
        large = np.flatnonzero(~(np.abs(table).max(axis=1) <= _SUSPICIOUS))
        if self.settings.lines:
            large = np.arange(1)  # what is typed may be endless and leave no trace in the state
        if not len(large):
            return None
        for at in range(max(0, int(large[0]) - 1), len(table) - 1):
            name = self._first_broken(start + at, self._history.unpack(table[at]))
            if name:
                return Divergence(start + at, name)
        return None

    def _first_broken(self, iteration: int, state: tuple[Any, ...]) -> str | None:
        values = self._batches.iterate(self.settings, iteration, state)
        needed = [one.name for one in self.settings.quantities if not one.cancelled]
        return next((name for name in needed if not np.isfinite(values[name]).all()), None)


def train(settings: Settings) -> Run:
    """Train a network. Equal settings give equal bytes; a divergence ends the run early."""
    training = Training(settings)
    training.advance(settings.iterations)
    return training.run
