"""Several runs side by side: their error curves in one chart, and a table of their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from nn_core import Run
from nn_core.training.classes import has_classes
from nn_core.training.classes import right_answers as right_answers_of
from nn_core.training.reaching import first_below
from nn_view.components import error_chart
from nn_view.iteration.curve import chosen_points, mode
from nn_view.links import address
from nn_view.style.palette import TOKENS
from nn_view.wording import compare as words
from nn_view.wording.reading import right_answers

MOST_POINTS = 600
LEGEND_LINE = 29
"""Height in pixels of a name in the legend, if each needs its own line."""


def curves(runs: Sequence[Run], names: Sequence[str], scale: str) -> go.Figure:
    """A line for each run in its own colour, with its test error dashed in the same colour.

    ``scale``: the scale of the error axis, ``"linear"`` or ``"log"``.
    """
    figure = error_chart.many(words.ITERATION, words.ERROR, scale, "closest", maxheight=400)
    for run, name, colour in zip(runs, map(escape, names), TOKENS["series"], strict=False):
        points = chosen_points(run.errors, MOST_POINTS)
        tests = run.test_errors_at(points)
        for kind, values, dash in (
            ("", run.train_errors_at(points), "solid"),
            (words.TEST_OF, tests, "dash"),
        ):
            figure.add_scatter(
                x=points,
                y=values,
                mode=mode(values),
                name=name,
                legendgroup=name,
                showlegend=not kind,
                line={"color": colour, "width": 1.4 if kind else 2.4, "dash": dash},
                hovertemplate=f"{name} {kind}<br>%{{x}}: %{{y:.4g}}<extra></extra>",
            )
    return figure


def _below(run: Run, bound: float) -> float:
    found = first_below(run, bound)
    return np.nan if found is None else float(found)


def table(runs: Sequence[Run], names: Sequence[str], bound: float) -> pd.DataFrame:
    """For each run its last errors, the first iteration below ``bound``, and its settings."""
    columns = [one.format(bound=bound) for one in words.COLUMNS]
    shares = [_right_shares(run) for run in runs]
    rows = [
        (
            name,
            run.train_error(run.completed - 1) if run.completed else np.nan,
            run.test_error(run.completed - 1) if run.completed else np.nan,
            _below(run, bound),
            words.DIVERGED.format(at=run.diverged.iteration)
            if run.diverged
            else words.NOT_DIVERGED,
            address.settings_query(run.settings) or words.TUTORIAL_SETTINGS,
        )
        for name, run in zip(names, runs, strict=True)
    ]
    found = pd.DataFrame(rows, columns=columns).astype({columns[3]: "Int64"})
    if np.isfinite(shares).any():
        for at, name in enumerate((right_answers.RIGHT, right_answers.TEST_RIGHT)):
            found.insert(4 + at, name, [share[at] for share in shares])
    return found


def _right_shares(run: Run) -> tuple[float, float]:
    """The shares of right answers among training and test rows; NaN where there are none.

    As the errors beside them, these are those before the last update.
    """
    data = run.settings.dataset
    if not (run.completed and has_classes(data)):
        return np.nan, np.nan
    train, test = right_answers_of(run, run.completed - 1)
    tests = len(data.test_inputs)
    return train / len(data.inputs), test / tests if tests else np.nan
