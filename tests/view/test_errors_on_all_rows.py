"""With batches, every error that is told of a run is the one on all rows."""

from __future__ import annotations

import numpy as np

from nn_core import Settings, train
from nn_core.comparison.distance import distance_between
from nn_view.figures import compare, take_home
from nn_view.figures.check import rule_comparison

SETTINGS = Settings(batch_size=2, shuffle=True, iterations=9, rule="exact")
RUN = train(SETTINGS)


def test_it_is_another_one_than_that_of_the_batch() -> None:
    assert not np.isclose(RUN.errors, RUN.train_errors).any()


def test_runs_are_compared_by_it() -> None:
    table = compare.table([RUN], ["run"], float(RUN.train_errors[3:6].max()) + 1e-9)
    assert RUN.train_errors[-1] in table.iloc[0].tolist()
    (line,) = compare.curves([RUN], ["run"], "linear").data[:1]
    assert np.array_equal(line.y, RUN.train_errors)


def test_charts_of_one_run_draw_it() -> None:
    assert np.array_equal(take_home.curve_figure(RUN, 3).data[0].y, RUN.train_errors)
    drawn = rule_comparison.figure({"exact": RUN}, [3]).data[0]
    assert np.array_equal(drawn.y, RUN.train_errors[drawn.x])


def test_two_rules_are_compared_by_it() -> None:
    assert distance_between(RUN, RUN, 4).errors == (RUN.train_errors[4],) * 2
