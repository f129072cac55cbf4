"""How large the gradient of each layer is over a run, and how much of the layer is saturated.

Glorot and Bengio 2010, “Understanding the difficulty of training deep feedforward neural networks”.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.diagnosis.of_units import SATURATED
from nn_core.training.run import Run

MOST_ITERATIONS = 60


@dataclass(frozen=True)
class LayerSizes:
    """Sizes of gradients at some iterations (n,) of a run, from the first layer to the last.

    ``gradients`` (layers, n) are the Euclidean norms of ``delta_w1``, …; ``saturated`` (layers, n)
    are the shares of a layer's activations, over its units and the iteration's rows, whose slope is
    below 0.05: NaN where an activation has no slope of its own for each unit.
    """

    iterations: np.ndarray
    gradients: np.ndarray
    saturated: np.ndarray


def layer_sizes(run: Run, most: int = MOST_ITERATIONS) -> LayerSizes:
    """The sizes at up to ``most`` iterations of a run, evenly spaced; none before it is trained."""
    iterations = _spread(run.completed, run.kept_every, most)
    last = run.settings.network.last
    slopes = {
        one.layer: one.name
        for one in run.quantities
        if one.role == "a_d_z" and one.axes[0] == "rows" and len(one.axes) == 2
    }
    gradients, saturated = np.full((2, last, len(iterations)), np.nan)
    for column, i in enumerate(iterations.tolist()):
        values = run.at(i)
        for layer in range(1, last + 1):
            with np.errstate(all="ignore"):
                gradients[layer - 1, column] = np.linalg.norm(values[f"delta_w{layer}"])
            if layer in slopes:
                flat = np.abs(values[slopes[layer]]) < SATURATED
                saturated[layer - 1, column] = flat.mean()
    return LayerSizes(iterations, gradients, saturated)


def _spread(completed: int, every: int, most: int) -> np.ndarray:
    """Up to ``most`` of so many iterations, at multiples of ``every``: nothing is replayed."""
    if completed < 1:
        return np.empty(0, dtype=np.int64)
    wanted = np.linspace(0, completed - 1, most).astype(np.int64)
    return np.unique(wanted // every * every)
