"""The error curves of several runs in one chart."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go

from nn_core import Run
from nn_view.components import chart
from nn_view.iteration.curve import chosen_points, mode
from nn_view.style.palette import TOKENS
from nn_view.wording import compare as words

MOST_POINTS = 600
LEGEND_LINE = 29
"""Height in pixels of a name in the legend, if each needs its own line."""


def curves(runs: Sequence[Run], names: Sequence[str], scale: str) -> go.Figure:
    """A line for each run in its own colour, with its test error dashed in the same colour.

    ``scale``: the scale of the error axis, ``"linear"`` or ``"log"``.
    """
    figure = go.Figure(
        layout=chart.layout(
            x=words.ITERATION,
            y=words.ERROR,
            xaxis={"rangemode": "nonnegative"},
            yaxis={"type": scale, "rangemode": "tozero" if scale == "linear" else "normal"},
            hovermode="closest",
            legend={"orientation": "h", "yanchor": "bottom", "y": 1.01, "x": 0, "maxheight": 400},
        )
    )
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
