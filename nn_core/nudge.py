"""One number among the parameters nudged: the error along it, its tangent and its secant."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.checks import positive
from nn_core.gradient import exact_gradient
from nn_core.probe import Probe, flat
from nn_core.run import Run

_ROUNDING = 4.0
"""An error is computed within so many units of its last place."""


@dataclass(frozen=True)
class Nudge:
    """The error along one number, all others fixed.

    ``value`` and ``error`` where the number stands, ``slope`` as the settings' rule has it,
    ``exact`` as the exact rule has it; ``moves`` and ``errors`` (moves,): how far it is moved
    and the error there; ``plain`` and ``fine``: the errors at + ε and at − ε, in float64 and
    with all the digits that the machine has.
    """

    value: float
    error: float
    slope: float
    exact: float
    epsilon: float
    moves: np.ndarray
    errors: np.ndarray
    plain: tuple[np.float64, np.float64]
    fine: tuple[np.longdouble, np.longdouble]

    @property
    def tangent(self) -> np.ndarray:
        """What the settings' rule predicts for each move: no tangent where it departs."""
        predicted: np.ndarray = self.error + self.slope * self.moves
        return predicted

    @property
    def exact_tangent(self) -> np.ndarray:
        """The error's tangent at each move: what the exact slope predicts."""
        predicted: np.ndarray = self.error + self.exact * self.moves
        return predicted

    @property
    def gap(self) -> np.ndarray:
        """By how much the error is above its tangent; 0 where only rounding parts the two."""
        gap = self.errors - self.exact_tangent
        rounding = _ROUNDING * np.finfo(np.float64).eps * np.abs(self.errors)
        shown: np.ndarray = np.where(np.abs(gap) <= rounding, 0.0, gap)
        return shown

    @property
    def secant_slope(self) -> float:
        """The central difference."""
        return float((self.fine[0] - self.fine[1]) / (2 * self.epsilon))

    @property
    def plain_slope(self) -> float:
        """The central difference in float64."""
        return float((self.plain[0] - self.plain[1]) / (2 * self.epsilon))

    @property
    def secant(self) -> np.ndarray:
        """The line through the errors at + ε and − ε, for each move."""
        middle = float(self.fine[0] + self.fine[1]) / 2
        line: np.ndarray = middle + self.secant_slope * self.moves
        return line


def nudge(run: Run, i: int, entry: int, moves: np.ndarray, epsilon: float) -> Nudge:
    """Move entry ``entry`` of the flat row of iteration ``i``'s parameters by each of ``moves``.

    Raises ``ValueError`` for an iteration that is not there or ε outside 0 … 1.
    """
    step = positive("epsilon", epsilon, 1.0)
    settings, values = run.settings, run.at(i)
    row = flat(settings, values)
    plain, fine = Probe(settings, row), Probe(settings, row, np.longdouble)
    sides = np.array([entry, entry]), np.array([step, -step])
    return Nudge(
        value=float(row[entry]),
        error=float(values["error"]),
        slope=float(flat(settings, values, "delta_")[entry]),
        exact=float(exact_gradient(run, i)[entry]),
        epsilon=step,
        moves=moves,
        errors=plain.errors(np.full(len(moves), entry), moves),
        plain=tuple(plain.errors(*sides)),
        fine=tuple(fine.errors(*sides)),
    )
