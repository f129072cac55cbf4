"""How far a training is, and its error curve in as many points as a screen can show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from nn_core import Edit, Run, Training

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


def points_with(errors: np.ndarray, others: Sequence[int], scale: str) -> np.ndarray:
    """The iterations to draw with ``others`` among them; a ``"log"`` axis has no place for 0."""
    points = np.union1d(chosen_points(errors), others).astype(int)
    return points[points > 0] if scale == "log" else points


def mode(values: np.ndarray) -> str:
    """How Plotly is to draw a curve: a line of a single point would not be seen."""
    return "lines" if np.isfinite(values).sum() > 1 else "lines+markers"


def state(training: Training, waiting: int = 0, original: Training | None = None) -> dict[str, Any]:
    """Progress, divergence, and the errors on training and test rows, ready for JSON.

    What is not finite, and the test error without test rows, is null. Where an iteration uses a
    part of the rows, ``batch`` is the error on that part. Where something is set by
    hand there are also ``was``, what each of these numbers was before, and the errors of the
    ``original`` training.
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
            "train": _finite(run.train_errors_at(points)),
            "batch": _finite(run.errors[points]) if run.batches_per_epoch > 1 else None,
            "test": _finite(run.test_errors_at(points)),
        },
        "was": [_was(run, edit) for edit in run.settings.edits],
        "original": original and _original(original),
    }


def _original(training: Training) -> dict[str, Any]:
    run = training.run
    points = chosen_points(run.errors)
    return {
        "finished": training.finished,
        "x": points.tolist(),
        "train": _finite(run.train_errors_at(points)),
    }


def _was(run: Run, edit: Edit) -> float | None:
    """What was trained where a number is set by hand; None before the training is there."""
    if edit.iteration > run.completed:
        return None
    before = np.atleast_2d(run.unedited(edit.iteration)[edit.name])
    return float(before[edit.row, edit.column])


def _finite(values: np.ndarray) -> list[float | None]:
    return [float(value) if np.isfinite(value) else None for value in values]
