"""Statistics of the errors of many trainings: quantiles, ranks, first iteration below a bound.

An error that is not finite belongs to a diverged training and counts as larger than any other.
"""

from __future__ import annotations

import numpy as np


def quantiles(errors: np.ndarray, levels: tuple[float, ...]) -> np.ndarray:
    """The quantiles (levels, iterations) over the trainings of errors (iterations, trainings).

    Each is the error of one of the trainings, infinite where that one diverged.
    """
    found = np.empty((len(levels), len(errors)))
    for at, row in enumerate(errors):  # row by row: sorting all at once would double the memory
        # No interpolation: there is none between a number and infinity.
        found[:, at] = np.quantile(_ordered(row), levels, method="inverted_cdf")
    return found


def first_below(errors: np.ndarray, bound: float) -> np.ndarray:
    """The first iteration with an error below ``bound``; NaN where there is none.

    ``errors`` (iterations, …) gives a result of shape (…).
    """
    below = errors < bound
    first = below.argmax(axis=0).astype(np.float64)
    return np.where(below.any(axis=0), first, np.nan)


def ranks(final: np.ndarray) -> np.ndarray:
    """The indices of the trainings by increasing final error; diverged ones last."""
    found: np.ndarray = np.argsort(_ordered(final), kind="stable")
    return found


def median_index(final: np.ndarray) -> int | None:
    """The index of the training with the median final error, the lower of two; None if all are NaN.

    NaN stands for no training, infinity for a diverged one.
    """
    count = int((~np.isnan(final)).sum())
    return int(np.argsort(final, kind="stable")[(count - 1) // 2]) if count else None


def median_error(final: np.ndarray) -> float:
    """The median final error, the lower of two; infinite where that training diverged."""
    return float(quantiles(final[np.newaxis], (0.5,))[0, 0])


def fraction_above(final: np.ndarray, position: int) -> float:
    """The fraction of trainings with a larger final error than this one; 0 if it diverged."""
    ordered = _ordered(final)
    return float((ordered > ordered[position]).mean())


def extremes(final: np.ndarray) -> tuple[float, float]:
    """The smallest and the largest final error; NaN stands for no training, both NaN if all are."""
    known = final[~np.isnan(final)]
    return (float(known.min()), float(known.max())) if len(known) else (np.nan, np.nan)


def _ordered(errors: np.ndarray) -> np.ndarray:
    return np.where(np.isfinite(errors), errors, np.inf)
