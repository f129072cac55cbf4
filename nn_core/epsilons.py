"""The error of a central difference against its ε: truncation on one side, rounding on the other.

In float64, as one would compute it first, and with all the digits that the machine has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nn_core.checks import positive
from nn_core.gradient import exact_gradient
from nn_core.probe import Probe, flat
from nn_core.run import Run
from nn_core.work import Work


@dataclass(frozen=True)
class Curve:
    """``errors`` of the differences against ``epsilons``, both of the shape (done,)."""

    epsilons: np.ndarray
    errors: np.ndarray


class EpsilonErrors(Work):
    """The differences of some entries for many ε, in portions; those that come first come whole.

    ``entries``: places within the flat row of the parameters; ``epsilons`` in the order in which
    they are wanted. Raises ``ValueError`` for an ε outside 0 … 1 or an iteration not there.
    """

    completed = total = 0

    def __init__(self, run: Run, i: int, entries: Sequence[int], epsilons: Sequence[float]) -> None:
        self._epsilons = np.array([positive("epsilon", one, 1.0) for one in epsilons])
        settings = run.settings
        values = run.at(i)
        self._entries = np.array(entries)
        self._rule = flat(settings, values, "delta_")[self._entries]
        self._exact = exact_gradient(run, i)[self._entries]
        row = flat(settings, values)
        self._plain, self._fine = Probe(settings, row), Probe(settings, row, np.longdouble)
        self.error = float(values["error"])
        self.total = len(self._epsilons) * len(self._entries)
        self._found = np.full((2, self.total), np.nan)

    @property
    def nbytes(self) -> int:
        return self._found.nbytes

    @property
    def departs(self) -> bool:
        """Whether the settings' rule has other derivatives here than the exact one."""
        return bool((self._rule != self._exact).any())

    def advance(self, differences: int) -> None:
        """Take up to so many differences more."""
        part = np.arange(self.completed, min(self.completed + differences, self.total))
        if not len(part):
            return
        at, entry = np.divmod(part, len(self._entries))
        entries, moves = self._entries[entry], self._epsilons[at]
        for found, probe in zip(self._found, (self._plain, self._fine), strict=True):
            apart = probe.errors(entries, moves) - probe.errors(entries, -moves)
            found[part] = apart / (2 * moves)
        self.completed = int(part[-1]) + 1

    def plain(self) -> Curve:
        """In float64, against the exact derivative."""
        return self._curve(self._found[0], self._exact)

    def fine(self) -> Curve:
        """With all digits, against the exact derivative."""
        return self._curve(self._found[1], self._exact)

    def rule(self) -> Curve:
        """With all digits, against the derivative as the settings' rule has it."""
        return self._curve(self._found[1], self._rule)

    def _curve(self, found: np.ndarray, against: np.ndarray) -> Curve:
        """Relative errors, as a check has them, of the ε of which all entries are done."""
        done = self.completed // len(self._entries)
        numeric = found[: done * len(self._entries)].reshape(done, len(self._entries))
        apart = np.linalg.norm(numeric - against, axis=1)
        size = np.linalg.norm(numeric, axis=1) + np.linalg.norm(against)
        order = np.argsort(self._epsilons[:done])
        with np.errstate(all="ignore"):
            errors = np.where(size == 0, 0.0, apart / size)
        return Curve(self._epsilons[:done][order], errors[order])
