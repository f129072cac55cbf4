"""The figure of a matrix: colours only, since its numbers are a table above them."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from nn_view.style.palette import Palette

CONFIG: dict[str, Any] = {"staticPlot": True, "displayModeBar": False, "displaylogo": False}
"""No button of Plotly's own: one of them would send the chart to another host."""


def figure(palette: Palette) -> dict[str, Any]:
    """Trace and layout of a heatmap; the browser adds values, range and size."""
    heatmap = go.Heatmap(
        z=[[0]],
        zmid=0,
        colorscale=palette["scale"],
        showscale=False,
        hoverinfo="skip",
        xgap=2,
        ygap=2,
    )
    axis = {"visible": False, "fixedrange": True}
    layout = go.Layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        xaxis=axis,
        yaxis=axis | {"autorange": "reversed"},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    trace = heatmap.to_plotly_json() | {"colorscale": palette["scale"]}
    return {"trace": trace, "layout": layout.to_plotly_json()}
