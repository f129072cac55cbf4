"""The effect of a mistake: a training with a fault beside the correct one from the same start.

A ``Mistake`` compares one fault with the correct training: the first difference, the result of the
gradient check and both error curves. ``Mistakes`` does so for all faults, one after the other. Both
advance in chunks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from nn_core.comparison.difference import Difference, first_difference
from nn_core.gradients.check import GradientCheck
from nn_core.limits import FAULTS
from nn_core.setup.declaring import CombinationError
from nn_core.setup.settings import Settings
from nn_core.training.history import Divergence
from nn_core.training.training import Training
from nn_core.work import Work

ITERATIONS = 10_000
_ENTRIES = 8
"""The most entries of a gradient check in one chunk."""


@dataclass(frozen=True)
class Outcome:
    """What is known about a mistake so far.

    ``settings``: with the fault; ``difference``: the first one between the right run and the wrong
    one, None if none is found yet; ``errors`` and ``right_errors`` (iterations,) of the two;
    ``diverged``: where the wrong training did; ``caught``: for each checked iteration, the
    parameters whose derivative fails the gradient check; ``right_caught``: the same for the right
    training.
    """

    settings: Settings
    difference: Difference | None
    errors: np.ndarray
    right_errors: np.ndarray
    diverged: Divergence | None
    caught: Mapping[int, Sequence[str]]
    right_caught: Mapping[int, Sequence[str]]

    def newly_caught(self, iteration: int) -> list[str]:
        """The parameters that fail the check in the wrong training but not in the right one."""
        right = self.right_caught[iteration]
        return [name for name in self.caught[iteration] if name not in right]


class Mistake(Work):
    """One fault in these settings, trained beside the right training, which may be passed in.

    The fault, its ``layer`` (None: all) and the number of iterations of ``settings`` are replaced;
    without a ``fault``, the mistake is that of the settings.
    """

    def __init__(
        self,
        settings: Settings,
        fault: str = "",
        right: Training | None = None,
        layer: int | None = None,
    ) -> None:
        if fault:
            settings = replace(settings, fault=fault, fault_layer=layer, lines=())
        self.settings = extended(settings)
        self._wrong = Training(self.settings)
        self._right = right or Training(self.settings.correct)
        self._checks: dict[tuple[bool, int], GradientCheck] = {}
        self._searched = 0
        self._difference: Difference | None = None

    @property
    def trainings(self) -> tuple[Training, Training]:
        """The right and the wrong training."""
        return self._right, self._wrong

    @property
    def completed(self) -> int:
        """How many iterations the two have trained; a diverged training counts as complete."""
        return sum(one.total if one.finished else one.completed for one in self.trainings)

    @property
    def total(self) -> int:
        """How many iterations the two have to train."""
        return sum(one.total for one in self.trainings)

    @property
    def finished(self) -> bool:
        """Whether both are trained, compared and checked."""
        trained = all(one.finished for one in self.trainings)
        compared = self._difference is not None or self._searched == self._reached()
        return trained and compared and not self._unchecked()

    @property
    def nbytes(self) -> int:
        return sum(one.nbytes for one in self.trainings)

    def advance(self, iterations: int) -> None:
        """Train both up to ``iterations`` further, compare them, and check some derivatives."""
        for one in self.trainings:
            one.advance(iterations)
        if self._difference is None:
            right, wrong = (one.run for one in self.trainings)
            stop = min(self._searched + iterations, self._reached())
            self._difference = first_difference(right, wrong, self._searched, stop)
            self._searched = stop
        for is_right, iteration in self._unchecked()[:1]:
            key = is_right, iteration
            if key not in self._checks:
                run = self.trainings[0 if is_right else 1].run
                self._checks[key] = GradientCheck(run, iteration)
            self._checks[key].advance(min(_ENTRIES, iterations))

    @property
    def outcome(self) -> Outcome:
        """What is known so far."""
        right, wrong = (one.run for one in self.trainings)
        caught: dict[bool, dict[int, list[str]]] = {True: {}, False: {}}
        for (is_right, iteration), check in list(self._checks.items()):
            if check.finished:
                caught[is_right][iteration] = _differing(check)
        both = caught[True].keys() & caught[False].keys()
        wrongly, rightly = (
            {i: caught[is_right][i] for i in sorted(both)} for is_right in (False, True)
        )
        return Outcome(
            settings=self.settings,
            difference=self._difference,
            errors=wrong.train_errors,
            right_errors=right.train_errors,
            diverged=wrong.diverged,
            caught=wrongly,
            right_caught=rightly,
        )

    def _reached(self) -> int:
        return min(one.run.last for one in self.trainings) + 1

    def _unchecked(self) -> list[tuple[bool, int]]:
        """The checks still to do: whether of the right training, and at which iteration.

        Both trainings are checked before the first update and at the first difference.
        """
        differing = self._difference.iteration if self._difference else 0
        reached = [one for one in sorted({0, differing}) if one < self._reached()]
        checks = [(right, one) for one in reached for right in (True, False)]
        return [one for one in checks if one not in self._checks or not self._checks[one].finished]


class Mistakes(Work):
    """All faults that these settings allow, one after the other.

    ``faults`` are their names, ``outcomes`` those that are finished.
    """

    def __init__(self, settings: Settings) -> None:
        self._rights: dict[Settings, Training] = {}
        self._settings = settings
        self.faults = faults_for(settings)
        self._now = self._mistake(self.faults[0])
        self._outcomes: tuple[Outcome, ...] = ()

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes of the faults that are trained and checked, in the order of ``faults``."""
        return self._outcomes

    @property
    def completed(self) -> int:
        """How many faults are finished."""
        return len(self._outcomes)

    @property
    def total(self) -> int:
        """How many faults there are."""
        return len(self.faults)

    @property
    def nbytes(self) -> int:
        """The size in bytes, including the histories of the trainings."""
        rights = sum(one.nbytes for one in list(self._rights.values()))
        errors = sum(one.errors.nbytes for one in self._outcomes)
        return rights + errors + self._now.nbytes

    def advance(self, iterations: int) -> None:
        """Advance the current fault; once it is finished, move on to the next."""
        if self.finished:
            return
        self._now.advance(iterations)
        if self._now.finished:
            self._outcomes = (*self._outcomes, self._now.outcome)
            if not self.finished:
                self._now = self._mistake(self.faults[self.completed])

    def _mistake(self, fault: str) -> Mistake:
        right = extended(replace(self._settings, fault=fault)).correct
        return Mistake(self._settings, fault, self._rights.setdefault(right, Training(right)))


def faults_for(settings: Settings) -> tuple[str, ...]:
    """The mistakes that can be made in these settings, in every layer; there is at least one."""
    return tuple(name for name in FAULTS if with_fault(settings, name))


def layers_for(settings: Settings, fault: str) -> tuple[int, ...]:
    """The layers in which a mistake can be made alone, counted from 1."""
    layers = range(1, settings.network.last + 1)
    return tuple(layer for layer in layers if with_fault(settings, fault, layer))


def with_fault(settings: Settings, fault: str, layer: int | None = None) -> Settings | None:
    """The settings with a mistake, in one layer or in all; None where it cannot be made."""
    try:
        return replace(settings, fault=fault, fault_layer=layer)
    except CombinationError:
        return None


def extended(settings: Settings) -> Settings:
    """The settings with ``ITERATIONS`` iterations; later edits are dropped."""
    edits = tuple(one for one in settings.edits if one.iteration <= ITERATIONS)
    return replace(settings, iterations=ITERATIONS, edits=edits)


def _differing(check: GradientCheck) -> list[str]:
    """The parameters that fail a check, leaving out entries at a kink."""
    return [name for name, one in check.checks.items() if (one.differs & ~one.kinks).any()]
