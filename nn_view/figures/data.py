"""The figure of the page Data: for each row what is wanted and what the network predicts."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from nn_view.components.chart import layout
from nn_view.style.brief_names import drawn
from nn_view.style.palette import TOKENS
from nn_view.wording import data as words


def predictions(
    wanted: np.ndarray, predicted: np.ndarray, tests: np.ndarray, output: str = words.OUTPUT_AXIS
) -> go.Figure:
    """Wanted as open marks, predicted as full ones, and between them the distance.

    ``wanted`` and ``predicted`` (rows,) belong to one output, named ``output``; ``tests`` (rows,)
    tells which rows only test.
    """
    count = len(wanted)
    rows = np.arange(1, count + 1)
    shown = np.where(np.isfinite(predicted), predicted, np.nan)
    places = np.arange(count)
    size = 11 if count <= 40 else 6
    gaps = go.Scatter(
        x=np.repeat(places, 3),
        y=np.column_stack([wanted, shown, np.full(count, np.nan)]).ravel(),
        mode="lines",
        line={"color": TOKENS["line"], "width": 3},
        hoverinfo="skip",
        showlegend=False,
    )
    aim = go.Scatter(
        x=places,
        y=wanted,
        mode="markers",
        name=words.TARGET,
        marker={
            "symbol": "circle-open",
            "size": size + 3,
            "color": TOKENS["muted"],
            "line": {"width": 2},
        },
        customdata=rows,
        hovertemplate=f"{words.ROW_AXIS} %{{customdata}}: %{{y}}",
    )
    traces = [gaps, aim]
    for name, token, part in (
        (words.PREDICTED, "accent", ~tests),
        (words.PREDICTED_TEST, "test", tests),
    ):
        if len(places[part]):
            mark = "circle" if token == "accent" else "diamond"
            traces.append(
                go.Scatter(
                    x=places[part],
                    y=shown[part],
                    mode="markers",
                    name=name,
                    marker={"symbol": mark, "size": size, "color": TOKENS[token]},
                    customdata=rows[part],
                    hovertemplate=f"{words.ROW_AXIS} %{{customdata}}: %{{y:.4g}}",
                )
            )
    every, room = max(1, -(-count // 16)), max(0.6, count / 60)
    return go.Figure(
        traces,
        layout(
            x=words.ROW_AXIS,
            y=drawn(output),
            xaxis={
                "tickmode": "array",
                "tickvals": places[::every].tolist(),
                "ticktext": [str(row) for row in rows[::every]],
                "range": [-room, count - 1 + room],
                "showgrid": False,
            },
            legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
            margin={"l": 58, "r": 12, "t": 34, "b": 46},
        ),
    )
