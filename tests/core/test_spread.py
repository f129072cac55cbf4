"""Quantiles, first iterations below a bound, and ranks, with some diverged trainings."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.sweeps.statistics import (
    extremes,
    first_below,
    fraction_above,
    median_error,
    quantiles,
    ranks,
)

ERRORS = np.array([[4.0, 1.0, 3.0, 2.0], [np.nan, 0.5, 2.0, np.inf]])


def test_a_quantile_is_the_error_of_one_of_the_trainings() -> None:
    found = quantiles(ERRORS, (0.25, 0.5, 1.0))
    assert found.tolist() == [[1.0, 0.5], [2.0, 2.0], [4.0, np.inf]]


def test_the_first_iteration_below_a_bound_is_nan_where_there_is_none() -> None:
    np.testing.assert_equal(first_below(ERRORS, 2.5), [np.nan, 0, 1, 0])
    assert first_below(np.array([0.3, 0.2, 0.1]), 0.25) == 1


def test_diverged_trainings_come_last() -> None:
    assert ranks(ERRORS[1]).tolist() == [1, 2, 0, 3]


def test_the_rank_of_a_training_among_the_others() -> None:
    final = np.array([3.0, np.nan, 1.0, 2.0, np.inf, 3.0])
    assert median_error(final) == 3.0
    assert median_error(final[1:2]) == np.inf
    shares = [fraction_above(final, at) for at in range(len(final))]
    assert shares == pytest.approx([2 / 6, 0, 5 / 6, 4 / 6, 0, 2 / 6])


def test_the_extremes_ignore_missing_trainings() -> None:
    assert extremes(np.array([np.nan, 3.0, 1.0])) == (1.0, 3.0)
    assert extremes(np.array([2.0, np.inf])) == (2.0, np.inf)
    assert np.isnan(extremes(np.array([np.nan]))).all()
