"""The gradient check: analytic derivatives against central differences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from nn_core.checks import positive
from nn_core.gradients.perturbation import Perturbation, flatten, unflatten
from nn_core.training.run import Run
from nn_core.work import Work

EPSILON = 1e-6
_COARSE = 1e-3
"""A step at which the truncation error is far above the rounding error of float64."""
_SAFETY = 10.0
_ROUNDING = 1e-13
"""The relative rounding error of a derivative computed in float64."""


@dataclass(frozen=True)
class Check:
    """One parameter's derivatives, ``analytic`` and ``numeric``, both in the parameter's shape."""

    analytic: np.ndarray
    numeric: np.ndarray

    @property
    def relative_error(self) -> float:
        """|analytic − numeric| / (|analytic| + |numeric|), as Euclidean norms; 0 if both are 0."""
        size = float(np.linalg.norm(self.analytic) + np.linalg.norm(self.numeric))
        return float(np.linalg.norm(self.analytic - self.numeric)) / size if size else 0.0


@dataclass(frozen=True)
class Comparison(Check):
    """A check with the uncertainty of the central differences.

    ``uncertainty``: the largest error that truncation and rounding can cause; ``kinks``: whether a
    relu switches between the two points of the difference. Both in the parameter's shape.
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
        """|analytic − numeric| / max(|analytic|, |numeric|), entry by entry; 0 where both are 0."""
        size = np.maximum(np.abs(self.analytic), np.abs(self.numeric))
        with np.errstate(invalid="ignore"):
            relative: np.ndarray = np.abs(self.difference) / np.where(size == 0, 1.0, size)
        return relative

    @property
    def differs(self) -> np.ndarray:
        """Where the two differ by more than the uncertainty, as bool in the parameter's shape.

        False where a value is not finite or not computed yet.
        """
        with np.errstate(invalid="ignore"):
            differs: np.ndarray = np.abs(self.difference) > self.uncertainty
        return differs

    @property
    def digits(self) -> int:
        """To how many significant digits the two agree over the whole parameter, 0 to 17."""
        error = self.relative_error
        if not np.isfinite(error):
            return 0
        return 17 if error <= 1e-17 else max(0, int(-np.log10(error)))


class GradientCheck(Work):
    """A gradient check in chunks; ``checks`` holds NaN for entries that are not checked yet.

    Subtracting two nearly equal errors loses digits, so the errors are computed in extended
    precision (``numpy.longdouble``). Raises ``ValueError`` for an iteration that the run does not
    have, or ε not above 0 and at most 1.
    """

    completed = total = 0

    def __init__(self, run: Run, i: int, epsilon: float = EPSILON) -> None:
        self.epsilon = positive("epsilon", epsilon, 1.0)
        self.settings = run.settings
        values = run.at(i)
        self.error = float(values["error"])
        self._analytic = flatten(self.settings, values, "delta_")
        row = flatten(self.settings, values)
        self._fine = Perturbation(self.settings, row, run.data(i), np.longdouble)
        self._plain = Perturbation(self.settings, row, run.data(i))
        self._size = _size(self.settings.network.last, values, run.data(i)[0])
        network = self.settings.network
        # The weighted sums whose activation has a kink, and the value at which it is.
        self._kinked = {
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
        """Check up to ``entries`` more entries."""
        part = np.arange(self.completed, min(self.completed + entries, self.total))
        if not len(part):
            return
        self._numeric[part] = central_differences(self._fine, part, self.epsilon)
        self._truncation[part] = self._truncation_errors(part)
        if self._kinked:
            self._kinks[part] = self._crosses_kink(part)
        # Set last: another thread reads everything up to this count.
        self.completed = int(part[-1]) + 1

    @property
    def checks(self) -> Mapping[str, Comparison]:
        """The comparison for each parameter, by name, as far as it is computed."""
        digits = float(np.finfo(np.longdouble).eps)
        size = self._size
        rounding = _SAFETY * digits * size / self.epsilon
        parts = [self._analytic, self._numeric, self._truncation, self._kinks]
        split = [unflatten(self.settings, one) for one in parts]
        result = {}
        for name in self.settings.parameter_shapes:
            analytic, numeric, truncation, kinks = (one[name] for one in split)
            least = rounding + _ROUNDING * (float(np.abs(analytic).max()) + size)
            uncertainty = _SAFETY * truncation + least
            result[name] = Comparison(analytic, numeric, uncertainty, kinks)
        return result

    def _truncation_errors(self, part: np.ndarray) -> np.ndarray:
        """The truncation errors, which grow with ε²: measured at a coarse step and scaled down."""
        wide = max(self.epsilon, 2 * _COARSE)
        steps = (wide, _COARSE)
        one, other = (central_differences(self._plain, part, step) for step in steps)
        change: np.ndarray = np.abs(one - other)
        return change if self.epsilon == wide else change / 3 * (self.epsilon / _COARSE) ** 2

    def _crosses_kink(self, part: np.ndarray) -> np.ndarray:
        """Where a weighted sum crosses the kink of its activation between the two points."""
        offsets = np.full(len(part), self.epsilon)
        sides = zip(
            self._plain.values(part, offsets), self._plain.values(part, -offsets), strict=True
        )
        found = []
        for above, below in sides:
            switched = [
                np.any((above[name] > kink) != (below[name] > kink), axis=(0, 1))
                for name, kink in self._kinked.items()
            ]
            found.append(np.atleast_1d(np.any(np.stack(switched), axis=0)))
        return np.concatenate(found)


def exact_gradient(run: Run, i: int) -> np.ndarray:
    """The gradient of iteration ``i`` by the exact rule without a fault, a flat row (entries,)."""
    exact = replace(run.settings.correct, rule="exact", optimizer="gradient_descent")
    return flatten(exact, run.under(exact, i, run.at(i)), "delta_")


def _size(last: int, values: Mapping[str, Any], inputs: np.ndarray) -> float:
    """The size of what is added up to an error: its rounding error is a part of this.

    Besides the error itself, the outputs and the terms of every weighted sum are rounded; each
    counts by how much the error depends on it. Terms may be far larger than their sum.
    """
    z = values[f"z{last}"]
    with np.errstate(all="ignore"):
        parts = [values["error"], values[f"error_d_a{last}"] * values[f"a{last}"], z]
        for layer in range(1, last + 1):
            before = values[f"a{layer - 1}"] if layer > 1 else inputs
            bias = np.abs(values.get(f"b{layer}", 0.0))
            terms = np.abs(before) @ np.abs(values[f"w{layer}"]) + bias
            parts.append(values[f"error_d_z{layer}"] * terms)
        sizes = [np.abs(part[np.isfinite(part)]).sum() for part in map(np.asarray, parts)]
    return float(sum(sizes))


def central_differences(
    perturbation: Perturbation, entries: np.ndarray, epsilon: float
) -> np.ndarray:
    """(E(p + ε) − E(p − ε)) / 2ε for each entry, as float64 (entries,)."""
    offsets = np.full(len(entries), epsilon)
    above, below = (perturbation.errors(entries, one) for one in (offsets, -offsets))
    with np.errstate(invalid="ignore"):
        difference = above - below
    return np.asarray(difference / (2 * epsilon), dtype=np.float64)


def check_gradient(run: Run, i: int, epsilon: float = EPSILON) -> Mapping[str, Comparison]:
    """Compare each parameter's ``delta`` in iteration ``i`` with (E(p + ε) − E(p − ε)) / 2ε.

    Subtracting two nearly equal errors loses digits, so the errors are computed in extended
    precision (``numpy.longdouble``). Under the rule ``tutorial`` the two differ where the tutorial
    departs from the gradient; ``differs`` marks differences larger than rounding and truncation can
    explain. Raises ``ValueError`` for an iteration that the run does not have, or ε not above 0
    and at most 1.
    """
    check = GradientCheck(run, i, epsilon)
    check.advance(check.total)
    return check.checks
