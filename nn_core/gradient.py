"""The check of a gradient: analytic derivatives against central differences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from nn_core.checks import positive
from nn_core.probe import Probe, flat, unflat
from nn_core.run import Run
from nn_core.work import Work

EPSILON = 1e-6
_COARSE = 1e-3
"""A step at which what a difference leaves out is far above the rounding of float64."""
_SAFETY = 10.0
_ROUNDING = 1e-13
"""Float64 computes a derivative within this share of the numbers that it is made of."""


@dataclass(frozen=True)
class Check:
    """One parameter's derivatives: ``analytic`` and ``numeric``, both of the parameter's shape."""

    analytic: np.ndarray
    numeric: np.ndarray

    @property
    def relative_error(self) -> float:
        """|analytic − numeric| / (|analytic| + |numeric|), each as the norm over all entries."""
        size = float(np.linalg.norm(self.analytic) + np.linalg.norm(self.numeric))
        return float(np.linalg.norm(self.analytic - self.numeric)) / size if size else 0.0


@dataclass(frozen=True)
class Comparison(Check):
    """A check that knows what a central difference itself may be off by.

    ``uncertainty``: by how much, at the most, from truncation and rounding; ``kinks``: a relu
    switches between the two places at which the error was taken. All of the parameter's shape.
    """

    uncertainty: np.ndarray
    kinks: np.ndarray

    @property
    def difference(self) -> np.ndarray:
        """Analytic minus numeric."""
        difference: np.ndarray = self.analytic - self.numeric
        return difference

    @property
    def relative(self) -> np.ndarray:
        """The size of each difference beside the larger of the two; 0 where both are 0."""
        size = np.maximum(np.abs(self.analytic), np.abs(self.numeric))
        with np.errstate(invalid="ignore"):
            relative: np.ndarray = np.abs(self.difference) / np.where(size == 0, 1.0, size)
        return relative

    @property
    def differs(self) -> np.ndarray:
        """Where the two are further apart than rounding and truncation explain; bool.

        Nowhere that is not finite, or not computed yet.
        """
        with np.errstate(invalid="ignore"):
            differs: np.ndarray = np.abs(self.difference) > self.uncertainty
        return differs

    @property
    def digits(self) -> int:
        """How many digits of the whole parameter agree, at most 17; none as 0."""
        error = self.relative_error
        if not np.isfinite(error):
            return 0
        return 17 if error <= 1e-17 else max(0, int(-np.log10(error)))


class GradientCheck(Work):
    """A check that goes on in portions: ``checks`` holds NaN for what is still to come.

    The difference of two nearly equal errors loses digits, so the errors are computed with as
    many as the machine has (``numpy.longdouble``).
    Raises ``ValueError`` for an iteration that is not there or ε outside 0 … 1.
    """

    completed = total = 0

    def __init__(self, run: Run, i: int, epsilon: float = EPSILON) -> None:
        self.epsilon = positive("epsilon", epsilon, 1.0)
        self.settings = run.settings
        values = run.at(i)
        self.error = float(values["error"])
        self._analytic = flat(self.settings, values, "delta_")
        row = flat(self.settings, values)
        self._fine = Probe(self.settings, row, np.longdouble)
        self._plain = Probe(self.settings, row)
        network = self.settings.network
        # The sums with a kink in their activation, and where it is.
        self._bent = {
            f"z{layer}": kink
            for layer in range(1, network.last + 1)
            if (kink := network.activation_of(layer).kink) is not None
        }
        self.total = len(row)
        self._numeric = np.full(self.total, np.nan)
        self._truncation = np.full(self.total, np.nan)
        self._kinks = np.zeros(self.total, dtype=bool)

    @property
    def nbytes(self) -> int:
        return 4 * self._numeric.nbytes

    def advance(self, entries: int) -> None:
        """Take the differences of up to so many entries more."""
        part = np.arange(self.completed, min(self.completed + entries, self.total))
        if not len(part):
            return
        self._numeric[part] = central_differences(self._fine, part, self.epsilon)
        self._truncation[part] = self._left_out(part)
        if self._bent:
            self._kinks[part] = self._switched(part)
        # Last, for another thread reads what this says is there.
        self.completed = int(part[-1]) + 1

    @property
    def checks(self) -> Mapping[str, Comparison]:
        """Each parameter's comparison, by name, as far as it has come."""
        digits = float(np.finfo(np.longdouble).eps)
        # Each output is rounded; the error's slope there is how far it is off.
        size = self.error + np.sqrt(2 * self.error * self.settings.dataset.train.output.size)
        rounding = _SAFETY * digits * size / self.epsilon
        parts = [self._analytic, self._numeric, self._truncation, self._kinks]
        split = [unflat(self.settings, one) for one in parts]
        result = {}
        for name in self.settings.parameter_shapes:
            analytic, numeric, truncation, kinks = (one[name] for one in split)
            least = rounding + _ROUNDING * (float(np.abs(analytic).max()) + size)
            uncertainty = _SAFETY * truncation + least
            result[name] = Comparison(analytic, numeric, uncertainty, kinks)
        return result

    def _left_out(self, part: np.ndarray) -> np.ndarray:
        """What the differences leave out, which grows with ε²: seen where it can be seen."""
        wide = max(self.epsilon, 2 * _COARSE)
        steps = (wide, _COARSE)
        one, other = (central_differences(self._plain, part, step) for step in steps)
        apart: np.ndarray = np.abs(one - other)
        return apart if self.epsilon == wide else apart / 3 * (self.epsilon / _COARSE) ** 2

    def _switched(self, part: np.ndarray) -> np.ndarray:
        """Where a unit's sum is above its activation's kink on one side only."""
        moves = np.full(len(part), self.epsilon)
        sides = zip(self._plain.values(part, moves), self._plain.values(part, -moves), strict=True)
        found = []
        for above, below in sides:
            switched = [
                np.any((above[name] > kink) != (below[name] > kink), axis=(0, 1))
                for name, kink in self._bent.items()
            ]
            found.append(np.atleast_1d(np.any(np.stack(switched), axis=0)))
        return np.concatenate(found)


def exact_gradient(run: Run, i: int) -> np.ndarray:
    """What the exact rule, without any fault, has for iteration ``i``, as a flat row."""
    values, settings = (
        run.at(i),
        replace(run.settings, fault="", rule="exact", optimizer="gradient_descent"),
    )
    parameters = [values[name] for name in settings.parameter_shapes]
    with np.errstate(all="ignore"):
        exact = settings.engine.iterate(*settings.given, *parameters)
    return flat(settings, exact, "delta_")


def central_differences(probe: Probe, entries: np.ndarray, epsilon: float) -> np.ndarray:
    """(E(p + ε) − E(p − ε)) / 2ε for each of these entries, float64 whatever the probe has."""
    moves = np.full(len(entries), epsilon)
    apart = probe.errors(entries, moves) - probe.errors(entries, -moves)
    return np.asarray(apart / (2 * epsilon), dtype=np.float64)


def check_gradient(run: Run, i: int, epsilon: float = EPSILON) -> Mapping[str, Comparison]:
    """Each parameter's ``delta`` of iteration ``i`` beside (E(p + ε) − E(p − ε)) / 2ε.

    The difference of two nearly equal errors loses digits, so the errors are computed with as
    many as the machine has (``numpy.longdouble``). Under the rule ``tutorial`` the two differ
    where the tutorial departs from the gradient; ``differs`` says where they are further apart
    than rounding and truncation explain.
    Raises ``ValueError`` for an iteration that is not there or ε outside 0 … 1.
    """
    check = GradientCheck(run, i, epsilon)
    check.advance(check.total)
    return check.checks
