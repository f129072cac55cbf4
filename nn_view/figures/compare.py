"""Several runs side by side: their error curves in one chart, and a table of their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from nn_core import Run
from nn_core.sweeps.statistics import first_below
from nn_view.components import error_chart
from nn_view.iteration.curve import chosen_points, mode
from nn_view.links import address
from nn_view.style.palette import TOKENS
from nn_view.wording import compare as words

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
            ("", run.errors[points], "solid"),
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


def table(runs: Sequence[Run], names: Sequence[str], bound: float) -> pd.DataFrame:
    """For each run its last errors, the first iteration below ``bound``, and its settings."""
    columns = [one.format(bound=bound) for one in words.COLUMNS]
    rows = [
        (
            name,
            run.errors[-1] if run.completed else np.nan,
            run.test_error(run.completed - 1) if run.completed else np.nan,
            float(first_below(run.errors, bound)) if run.completed else np.nan,
            words.DIVERGED.format(at=run.diverged.iteration)
            if run.diverged
            else words.NOT_DIVERGED,
            address.settings_query(run.settings) or words.TUTORIAL_SETTINGS,
        )
        for name, run in zip(names, runs, strict=True)
    ]
    return pd.DataFrame(rows, columns=columns).astype({columns[3]: "Int64"})
