"""The figures that can be kept beside the network: its error curve, and a quantity's matrix."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go

from nn_core import Run, Settings
from nn_view.blocks import blocks_for
from nn_view.chart import layout
from nn_view.numerals import fixed
from nn_view.palette import TOKENS
from nn_view.wording import take_home as words

_POINTS = 2000
MOST_NUMBERS = 400
"""A larger matrix shows its colours alone: its numbers would not be readable."""


def curve_figure(run: Run, at: int) -> go.Figure:
    """The error of all iterations, on the training and the test rows, with the present one."""
    errors = run.errors
    places = np.unique(np.linspace(0, len(errors) - 1, _POINTS).round().astype(int))
    figure = go.Figure(
        layout=layout(
            x=words.ITERATION.lower(),
            y=words.ERROR,
            yaxis={"rangemode": "tozero"},
            legend={"x": 1, "xanchor": "right", "y": 1, "font": {"color": TOKENS["text"]}},
        )
    )
    train = {"color": TOKENS["train"], "width": 2}
    figure.add_scatter(x=places, y=errors[places], mode="lines", name=words.TRAIN, line=train)
    if run.settings.dataset.test_inputs:
        test = {"color": TOKENS["test"], "width": 2, "dash": "dash"}
        values = run.test_errors_at(places)
        figure.add_scatter(x=places, y=values, mode="lines", name=words.TEST, line=test)
    now = {"color": TOKENS["accent"], "size": 10}
    name = words.NOW.format(at=at)
    figure.add_scatter(x=[at], y=[errors[at]], mode="markers", name=name, marker=now)
    return figure


def matrix_figure(settings: Settings, name: str, value: Any, digits: int) -> go.Figure:
    """A quantity as a heatmap, its numbers in the cells; rows and columns named as everywhere."""
    blocks = blocks_for(settings)
    rows, columns = (blocks.axes[axis] for axis in blocks.axis(name))
    numbers = np.asarray(value, dtype=np.float64).reshape(len(rows), len(columns))
    finite = np.abs(numbers[np.isfinite(numbers)])
    most = float(finite.max(initial=0.0)) or 1.0
    heat = go.Heatmap(
        z=numbers,
        # A label of its own for each place: the one row of a bias has none.
        x=[label or name for label in columns],
        y=[label or name for label in rows],
        zmin=-most,
        zmax=most,
        colorscale=TOKENS["scale"],
        showscale=False,
        xgap=2,
        ygap=2,
        text=[[fixed(one, digits) for one in row] for row in numbers.tolist()],
        texttemplate="%{text}" if numbers.size <= MOST_NUMBERS else None,
        hovertemplate="%{y}, %{x}: %{z}<extra></extra>",
    )
    bare = {"ticks": "", "showline": False, "showgrid": False}
    return go.Figure(
        heat,
        layout(
            title={"text": name, "font": {"color": TOKENS["text"], "size": 15}},
            margin={"l": 48, "r": 8, "t": 40, "b": 34},
            xaxis=bare,
            yaxis=bare | {"autorange": "reversed"},
        ),
    )
