"""The figure of what a network answers: a map over two inputs, or a curve over one."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from nn_view.style.charts import fixed_axis, ground
from nn_view.style.palette import Palette

SYMBOLS = ("circle", "square", "triangle-up", "diamond", "cross", "x", "star", "hexagon")
"""A shape for each class."""
SIGNS = "●■▲◆✚✖★⬢"
"""The same shapes as text."""


def figure(palette: Palette, large: bool) -> dict[str, Any]:
    """Traces by name (``map``, ``half``, ``curve``, ``rows``, ``chosen``), layout and colours.

    The browser adds values, places and size. ``bar`` is the bar of colours beside a map, and
    ``classes`` are the colours of several classes.
    """
    size = 15 if large else 11
    bar = {
        "thickness": 12 if large else 8,
        "outlinewidth": 0,
        "ticklen": 2,
        "ticklabeloverflow": "allow",
        "tickfont": {"color": palette["muted"], "size": size},
        "x": 1,
        "xpad": 4,
        "ypad": 0,
        "len": 1,
    }
    plain: dict[str, Any] = {"hoverinfo": "skip", "showlegend": False}
    row = {"size": 11 if large else 8, "line": {"color": palette["text"], "width": 1.3}}
    ring = {"symbol": "circle-open", "size": 22 if large else 17}
    traces = {
        "map": go.Heatmap(z=[[0]], zsmooth="fast", **plain),
        "half": go.Contour(
            z=[[0]],
            contours={"start": 0.5, "end": 0.5, "size": 1, "coloring": "none"},
            line={"color": palette["text"], "width": 2 if large else 1.4},
            showscale=False,
            **plain,
        ),
        "curve": go.Scatter(mode="lines", line={"color": palette["accent"], "width": 2}, **plain),
        "rows": go.Scatter(mode="markers", marker=row, cliponaxis=False, **plain),
        "chosen": go.Scatter(
            mode="markers",
            marker=ring | {"color": palette["accent"], "line": {"width": 3 if large else 2.5}},
            cliponaxis=False,
            **plain,
        ),
    }
    axis = fixed_axis(palette) | {"showline": False, "nticks": 6}
    layout = go.Layout(
        showlegend=False,
        margin={"l": 52, "r": 62, "t": 8, "b": 48}
        if large
        else {"l": 38, "r": 46, "t": 6, "b": 34},
        xaxis=axis,
        yaxis=axis,
        **ground(palette, 17 if large else 12),
    )
    drawn = {name: dict(trace.to_plotly_json()) for name, trace in traces.items()}
    return {
        "traces": drawn,
        "layout": layout.to_plotly_json(),
        "bar": bar,
        "classes": [*palette["series"][1:], palette["series"][0]],
        "scale": palette["scale"],
        "symbols": SYMBOLS,
        "signs": list(SIGNS),
    }
