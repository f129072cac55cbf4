"""How far a training is, and its error curve in as many points as a screen can show."""

from __future__ import annotations

from typing import Any

import numpy as np

from nn_core import Training

MOST_POINTS = 1200


def chosen_points(errors: np.ndarray, most: int = MOST_POINTS) -> np.ndarray:
    """The iterations to draw: all, or in each of equal portions the least and the greatest error.

    The first and the last are always among them.
    """
    count = len(errors)
    if count <= most:
        return np.arange(count)
    portions = np.array_split(np.arange(count), (most - 2) // 2)
    finite = np.where(np.isfinite(errors), errors, 0.0)
    ends = [(part[finite[part].argmin()], part[finite[part].argmax()]) for part in portions]
    return np.unique([0, count - 1, *np.ravel(ends)])


def state(training: Training, waiting: int = 0) -> dict[str, Any]:
    """Progress, divergence, and the errors on training and test rows, ready for JSON.

    What is not finite, and the test error without test rows, is null.
    """
    run = training.run
    points = chosen_points(run.errors)
    diverged = run.diverged
    return {
        "completed": run.completed,
        "finished": training.finished,
        "waiting": waiting,
        "diverged": diverged
        and {
            "iteration": diverged.iteration,
            "quantity": diverged.quantity,
            "sentence": diverged.sentence,
        },
        "curve": {
            "x": points.tolist(),
            "train": _finite(run.errors[points]),
            "test": _finite(run.test_errors_at(points)),
        },
    }


def _finite(values: np.ndarray) -> list[float | None]:
    return [float(value) if np.isfinite(value) else None for value in values]
