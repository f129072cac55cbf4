"""What charts of the error over the iterations have in common: axes and legend."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from nn_view.components import chart


def axis(scale: str) -> dict[str, Any]:
    """The axis of the error: ``"linear"``, beginning at 0, or ``"log"``, which has no 0."""
    return {"type": scale, "rangemode": "tozero" if scale == "linear" else "normal"}


def many(x: str, y: str, scale: str, hovermode: str, **legend: Any) -> go.Figure:
    """An empty chart for many curves, with a legend in rows above.

    ``x`` and ``y`` are the titles, ``scale`` is the error's; ``legend``: further attributes of it.
    """
    return go.Figure(
        layout=chart.layout(
            x=x,
            y=y,
            xaxis={"rangemode": "nonnegative"},
            yaxis=axis(scale),
            hovermode=hovermode,
            legend={"orientation": "h", "yanchor": "bottom", "y": 1.01, "x": 0} | legend,
        )
    )


def two(x: str, y: str, xaxis: Mapping[str, Any], yaxis: Mapping[str, Any]) -> go.Figure:
    """An empty chart for two curves, with a legend of two columns above."""
    return go.Figure(
        layout=chart.layout(
            x=x,
            y=y,
            xaxis=xaxis,
            yaxis=yaxis,
            legend=chart.legend_above(2),
            margin={"l": 62, "r": 16, "t": 30, "b": 46},
            hovermode="x",
        )
    )
