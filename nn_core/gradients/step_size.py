"""The error of a central difference as a function of its step ε.

Truncation dominates for large ε, rounding for small ε. Both in float64 and in extended precision.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nn_core.checks import positive
from nn_core.gradients.check import exact_gradient
from nn_core.gradients.perturbation import Perturbation, flatten
from nn_core.training.run import Run
from nn_core.work import Work


@dataclass(frozen=True)
class Curve:
    """The relative ``errors`` (n,) of the differences for ``epsilons`` (n,), by increasing ε."""

    epsilons: np.ndarray
    errors: np.ndarray


class EpsilonErrors(Work):
    """The central differences of some entries for many ε, in chunks: one ε after the other.

    ``entries``: indices into the flat row of the parameters; ``epsilons``: in the order in which
    they are to be computed. Raises ``ValueError`` for an iteration that the run does not have, or
    an ε not above 0 and at most 1.
    """

    completed = total = 0

    def __init__(self, run: Run, i: int, entries: Sequence[int], epsilons: Sequence[float]) -> None:
        self._epsilons = np.array([positive("epsilon", one, 1.0) for one in epsilons])
        settings = run.settings
        values = run.at(i)
        self._entries = np.array(entries)
        self._rule = flatten(settings, values, "delta_")[self._entries]
        self._exact = exact_gradient(run, i)[self._entries]
        row = flatten(settings, values)
        self._plain, self._fine = (
            Perturbation(settings, row, run.data(i)),
            Perturbation(settings, row, run.data(i), np.longdouble),
        )
        self.error = float(values["error"])
        self.total = len(self._epsilons) * len(self._entries)
        self._found = np.full((2, self.total), np.nan)

    @property
    def nbytes(self) -> int:
        return self._found.nbytes

    @property
    def departs(self) -> bool:
        """Whether the derivatives by the settings' rule differ from the exact ones."""
        return bool((self._rule != self._exact).any())

    def advance(self, differences: int) -> None:
        """Compute up to ``differences`` more."""
        part = np.arange(self.completed, min(self.completed + differences, self.total))
        if not len(part):
            return
        at, entry = np.divmod(part, len(self._entries))
        entries, offsets = self._entries[entry], self._epsilons[at]
        for found, perturbation in zip(self._found, (self._plain, self._fine), strict=True):
            difference = perturbation.errors(entries, offsets) - perturbation.errors(
                entries, -offsets
            )
            found[part] = difference / (2 * offsets)
        self.completed = int(part[-1]) + 1

    def plain(self) -> Curve:
        """The error of the float64 differences, against the exact derivative."""
        return self._curve(self._found[0], self._exact)

    def fine(self) -> Curve:
        """The error of the extended-precision differences, against the exact derivative."""
        return self._curve(self._found[1], self._exact)

    def rule(self) -> Curve:
        """The same differences, against the derivative by the settings' rule."""
        return self._curve(self._found[1], self._rule)

    def _curve(self, found: np.ndarray, against: np.ndarray) -> Curve:
        """Relative errors, defined as in ``Check``, for each ε whose entries are all computed."""
        done = self.completed // len(self._entries)
        numeric = found[: done * len(self._entries)].reshape(done, len(self._entries))
        distance = np.linalg.norm(numeric - against, axis=1)
        size = np.linalg.norm(numeric, axis=1) + np.linalg.norm(against)
        order = np.argsort(self._epsilons[:done])
        with np.errstate(all="ignore"):
            errors = np.where(size == 0, 0.0, distance / size)
        return Curve(self._epsilons[:done][order], errors[order])
