"""How the errors of many trainings are spread: quantiles, and when each is below a bound.

An error that is not finite counts as the largest there is: such a training has diverged.
"""

from __future__ import annotations

import numpy as np


def quantiles(errors: np.ndarray, levels: tuple[float, ...]) -> np.ndarray:
    """Of errors (iterations, trainings) the quantiles (levels, iterations) over the trainings.

    Each is the error of one of the trainings; where that diverged it is infinite.
    """
    found = np.empty((len(levels), len(errors)))
    for at, row in enumerate(errors):  # one at a time: a copy of all would double the memory
        # No interpolation: between a number and infinity there is none.
        found[:, at] = np.quantile(_ordered(row), levels, method="inverted_cdf")
    return found


def first_below(errors: np.ndarray, bound: float) -> np.ndarray:
    """Of errors (iterations, …) the first iteration below ``bound``; NaN where there is none."""
    below = errors < bound
    first = below.argmax(axis=0).astype(np.float64)
    return np.where(below.any(axis=0), first, np.nan)


def ranks(final: np.ndarray) -> np.ndarray:
    """The trainings from the least final error to the largest, as positions; diverged ones last."""
    found: np.ndarray = np.argsort(_ordered(final), kind="stable")
    return found


def median_of(final: np.ndarray) -> int | None:
    """The training whose final error is the median, the lower one of two; None without any.

    NaN stands for no training, infinity for one that diverged.
    """
    count = int((~np.isnan(final)).sum())
    return int(np.argsort(final, kind="stable")[(count - 1) // 2]) if count else None


def middle(final: np.ndarray) -> float:
    """The median of the final errors, the lower one of two; infinite where that one diverged."""
    return float(quantiles(final[np.newaxis], (0.5,))[0, 0])


def share_above(final: np.ndarray, position: int) -> float:
    """Which share of the trainings ends with a greater error than this one; 0 where it diverged."""
    ordered = _ordered(final)
    return float((ordered > ordered[position]).mean())


def ends_of(final: np.ndarray) -> tuple[float, float]:
    """The least and the largest final error, both NaN without any; NaN stands for no training."""
    known = final[~np.isnan(final)]
    return (float(known.min()), float(known.max())) if len(known) else (np.nan, np.nan)


def _ordered(errors: np.ndarray) -> np.ndarray:
    return np.where(np.isfinite(errors), errors, np.inf)
