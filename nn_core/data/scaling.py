"""Columns of numbers on a common scale: shifted and stretched, each by its training rows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

SCALES = ("none", "range", "standard")


def scaled(
    train: np.ndarray, test: np.ndarray, scale: str, kept: Sequence[int] = ()
) -> tuple[np.ndarray, np.ndarray]:
    """Training and test rows (rows x columns) on the scale ``scale``.

    ``"range"`` brings the training rows of a column to 0 … 1, ``"standard"`` to the mean 0 and
    the standard deviation 1; test rows go the same way, so that they tell nothing about
    themselves. A column of one value is only shifted; the columns ``kept`` stay as they are.
    """
    if scale == "none":
        return train, test
    if scale == "range":
        shift, size = train.min(axis=0), np.ptp(train, axis=0)
    else:
        shift, size = train.mean(axis=0), train.std(axis=0)
    size = np.where(size > 0, size, 1.0)
    shift[list(kept)], size[list(kept)] = 0.0, 1.0
    return (train - shift) / size, (test - shift) / size
