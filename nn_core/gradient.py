"""The check of a gradient: analytic derivatives against central differences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nn_core.checks import positive
from nn_core.engine import engine_for
from nn_core.run import Run


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


def check_gradient(run: Run, i: int, epsilon: float = 1e-6) -> Mapping[str, Check]:
    """Each parameter's ``delta`` of iteration ``i`` beside (E(p + ε) − E(p − ε)) / 2ε.

    The difference of two nearly equal errors loses digits, so the errors are computed with as
    many as the machine has (``numpy.longdouble``). Under the rule ``tutorial`` the two differ
    where the tutorial departs from the gradient.
    Raises ``ValueError`` for an iteration that is not there or ε outside 0 … 1.
    """
    step = positive("epsilon", epsilon, 1.0)
    values = run.at(i)
    names = tuple(run.settings.parameter_shapes)
    state = {
        name: np.array(values[name], dtype=np.longdouble) for name in run.settings.state_shapes
    }
    return {
        name: Check(np.asarray(values[f"delta_{name}"]), _numeric(run, state, name, step))
        for name in names
    }


def _numeric(run: Run, state: dict[str, np.ndarray], name: str, step: float) -> np.ndarray:
    iterate = engine_for(run.settings).iterate
    rows = [np.asarray(one, dtype=np.longdouble) for one in run.settings.dataset.train]
    rate = run.settings.learning_rate
    result = np.empty(state[name].shape)
    for place in np.ndindex(result.shape):
        errors = []
        for move in (step, -step):
            moved = state[name].copy()
            moved[place] += move
            with np.errstate(all="ignore"):
                values = iterate(*rows, rate, *(state | {name: moved}).values())
            errors.append(values["error"])
        result[place] = (errors[0] - errors[1]) / (2 * step)
    return result
