"""The error as a function of one entry of the parameters, with its tangent and its secant."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.checks import positive
from nn_core.gradients.check import exact_gradient
from nn_core.gradients.perturbation import Perturbation, flatten
from nn_core.training.run import Run

_ROUNDING = 4.0
"""The rounding error of an error, in units of its last place."""


@dataclass(frozen=True)
class ErrorSlice:
    """The error as a function of one entry, all others fixed.

    ``value`` and ``error`` at the current point; ``slope``: the derivative by the settings' rule,
    ``exact`` by the exact rule; ``errors`` (n,) with the entry changed by ``offsets`` (n,);
    ``plain`` and ``fine``: the errors at + ε and at − ε, in float64 and in extended precision.
    """

    value: float
    error: float
    slope: float
    exact: float
    epsilon: float
    offsets: np.ndarray
    errors: np.ndarray
    plain: tuple[np.float64, np.float64]
    fine: tuple[np.longdouble, np.longdouble]

    @property
    def tangent(self) -> np.ndarray:
        """The line with ``slope`` at each offset (n,); the tangent only if ``slope`` is exact."""
        predicted: np.ndarray = self.error + self.slope * self.offsets
        return predicted

    @property
    def exact_tangent(self) -> np.ndarray:
        """The tangent of the error at each offset (n,)."""
        predicted: np.ndarray = self.error + self.exact * self.offsets
        return predicted

    @property
    def gap(self) -> np.ndarray:
        """How far the error lies above its tangent (n,); 0 where only rounding separates them."""
        gap = self.errors - self.exact_tangent
        rounding = _ROUNDING * np.finfo(np.float64).eps * np.abs(self.errors)
        significant: np.ndarray = np.where(np.abs(gap) <= rounding, 0.0, gap)
        return significant

    @property
    def secant_slope(self) -> float:
        """The central difference in extended precision."""
        return float((self.fine[0] - self.fine[1]) / (2 * self.epsilon))

    @property
    def plain_slope(self) -> float:
        """The central difference in float64."""
        return float((self.plain[0] - self.plain[1]) / (2 * self.epsilon))

    @property
    def secant(self) -> np.ndarray:
        """The line through the errors at + ε and − ε, at each offset (n,)."""
        mean = float(self.fine[0] + self.fine[1]) / 2
        line: np.ndarray = mean + self.secant_slope * self.offsets
        return line


def error_slice(run: Run, i: int, entry: int, offsets: np.ndarray, epsilon: float) -> ErrorSlice:
    """The error before iteration ``i`` with one entry of the parameters changed by each offset.

    ``entry``: index into the flat row of the parameters. Raises ``ValueError`` for an iteration
    that the run does not have, or ε not above 0 and at most 1.
    """
    step = positive("epsilon", epsilon, 1.0)
    settings, values = run.settings, run.at(i)
    row = flatten(settings, values)
    data = run.data(i)
    plain = Perturbation(settings, row, data)
    fine = Perturbation(settings, row, data, np.longdouble)
    sides = np.array([entry, entry]), np.array([step, -step])
    return ErrorSlice(
        value=float(row[entry]),
        error=float(values["error"]),
        slope=float(flatten(settings, values, "delta_")[entry]),
        exact=float(exact_gradient(run, i)[entry]),
        epsilon=step,
        offsets=offsets,
        errors=plain.errors(np.full(len(offsets), entry), offsets),
        plain=tuple(plain.errors(*sides)),
        fine=tuple(fine.errors(*sides)),
    )
