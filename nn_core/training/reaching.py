"""When a run reaches an error: the first iteration below a bound."""

from __future__ import annotations

import numpy as np

from nn_core.training.run import Run

_CHUNK = 256


def first_below(run: Run, bound: float) -> int | None:
    """The first iteration whose error on all training rows, before its update, is below ``bound``.

    With batches the error is looked at where an epoch begins. None if it is never below.
    """
    each = run.batches_per_epoch
    for start in range(0, run.completed, each * _CHUNK):
        iterations = np.arange(start, min(start + each * _CHUNK, run.completed), each)
        below = np.flatnonzero(run.train_errors_at(iterations) < bound)
        if len(below):
            return int(iterations[below[0]])
    return None
