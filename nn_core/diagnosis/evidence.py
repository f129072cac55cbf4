"""What the findings read of a run: its errors, a few of its iterations, and how it fares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

import numpy as np

from nn_core.lines.listing import Quantity
from nn_core.training.run import Run

LEARNED = 0.1
"""A run has learned where so much of the targets' spread, or less, is left unexplained."""
FALLING = 0.95
"""It is still learning where the error fell to this share of what it was a quarter before."""
LEAST_ITERATIONS = 16
"""Fewer iterations say nothing about where a training is going."""
_SAMPLES = 24


class Evidence:
    """A run, of which only a few iterations are computed, and each only once.

    ``sampled`` are these iterations, the first and the last one among them: dense at the beginning,
    where most happens, and where a history has the parameters, so that nothing is replayed.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.settings = run.settings
        self.errors = run.errors
        self.sampled = _sampled(run.completed, run.kept_every)
        self._values: dict[int, Mapping[str, Any]] = {}

    def at(self, i: int) -> Mapping[str, Any]:
        """All quantities of an iteration."""
        if i not in self._values:
            self._values[i] = self.run.at(i)
        return self._values[i]

    @property
    def last(self) -> Mapping[str, Any]:
        """All quantities of the last sampled iteration."""
        return self.at(self.sampled[-1])

    @property
    def rows(self) -> int:
        """How many rows an iteration uses."""
        return len(self.run.batch(0))

    @property
    def has_batches(self) -> bool:
        """Whether an iteration uses only a part of the training rows."""
        return self.run.batches_per_epoch > 1

    @cached_property
    def fares_well(self) -> bool:
        """Whether the run has learned its rows, is still learning, or is too short to tell."""
        if self.run.diverged:
            return False
        return (
            len(self.errors) < LEAST_ITERATIONS
            or self.still_falling
            or float(self.unexplained.mean()) <= LEARNED
        )

    @cached_property
    def still_falling(self) -> bool:
        """Whether the error fell in the last quarter; by medians, since it may oscillate."""
        eighth = len(self.errors) // 8
        before, now = self.errors[-3 * eighth : -2 * eighth], self.errors[-eighth:]
        return bool(np.median(now) < FALLING * np.median(before))

    @cached_property
    def unexplained(self) -> np.ndarray:
        """For each output the share (outputs,) of the targets' spread that is not predicted.

        Where a target has the same value in all rows, the share of what was wrong at the start.
        """
        inputs, wanted = self.settings.dataset.train
        wrong = ((wanted - self.run.predict(inputs, self.run.completed)) ** 2).sum(axis=0)
        spread = ((wanted - wanted.mean(axis=0)) ** 2).sum(axis=0)
        start = ((wanted - self.run.predict(inputs, 0)) ** 2).sum(axis=0)
        whole = np.where(spread > 0, spread, start)
        return np.asarray(np.divide(wrong, whole, out=np.zeros_like(wrong), where=whole > 0))

    def of(self, role: str) -> Iterable[Quantity]:
        """The quantities with this role, from the first layer to the last."""
        found = (one for one in self.settings.quantities if one.role == role)
        return sorted(found, key=lambda one: one.layer)

    def since(self, holds: Callable[[Mapping[str, Any]], bool]) -> int | None:
        """The first iteration from which on something holds; None if it does not at the end."""
        later = len(self.sampled)
        while later and holds(self.at(self.sampled[later - 1])):
            later -= 1
        if later == len(self.sampled):
            return None
        found, before = self.sampled[later], self.sampled[later - 1] if later else -1
        while found - before > 1:
            middle = (before + found) // 2
            if holds(self.at(middle)):
                found = middle
            else:
                before = middle
        return found


def _sampled(completed: int, every: int) -> list[int]:
    """Up to ``_SAMPLES`` iterations of so many trained ones, at multiples of ``every``."""
    if completed < 1:
        return []
    wanted = np.geomspace(1, completed, _SAMPLES).astype(int) - 1
    return sorted({int(one) // every * every for one in wanted})
