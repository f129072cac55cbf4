"""Grids: each cell is the sweep of its settings, and its median is one of its trainings."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from nn_core import Settings, sweep, train
from nn_core.sweeps.grid import GridWork
from nn_core.sweeps.statistics import median_index


def test_each_cell_has_the_final_errors_of_its_own_sweep() -> None:
    cells = [
        (Settings(learning_rate=rate, hidden=(width,), iterations=20), tuple(range(3, 3 + count)))
        for rate, width, count in ((0.1, 2, 5), (3.0, 4, 5), (1.0, 3, 2))
    ]
    work = GridWork(cells)
    assert np.isnan(work.final).all()
    work.advance()
    assert 0 < work.completed < work.total
    while not work.finished:
        work.advance()
    work.try_again()
    assert work.problem == ""
    assert work.nbytes == work.final.nbytes == 3 * 5 * 8
    for row, (settings, seeds) in zip(work.final, cells, strict=True):
        expected = sweep(settings, seeds).errors[-1]
        assert row[: len(seeds)].tobytes() == expected.tobytes()
        assert np.isnan(row[len(seeds) :]).all()
        middle = median_index(row)
        assert middle is not None
        alone = train(replace(settings, seed=seeds[middle])).errors[-1]
        np.testing.assert_allclose(row[middle], alone, rtol=1e-12)


def test_a_cell_of_many_seeds_and_iterations_is_complete_in_the_end() -> None:
    settings, seeds = Settings(iterations=300), tuple(range(1700))
    work = GridWork([(settings, seeds)])
    work.advance()
    assert median_index(work.final[0]) is None
    while not work.finished:
        work.advance()
    assert work.final[0].tobytes() == sweep(settings, seeds).errors[-1].tobytes()


def test_the_median_is_the_lower_of_two_with_diverged_trainings_last() -> None:
    assert median_index(np.array([3.0, 1.0, np.inf, 2.0])) == 3
    assert median_index(np.array([np.inf, np.inf, 1.0])) == 0
    assert median_index(np.array([np.nan, 5.0, np.nan])) == 1
    assert median_index(np.array([np.nan])) is None
