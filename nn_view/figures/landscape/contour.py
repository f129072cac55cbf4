"""The figures of the error landscape: contour and surface."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import plotly.graph_objects as go

from nn_core import Landscape
from nn_view.components.chart import layout
from nn_view.style.brief_names import brief, drawn
from nn_view.style.palette import TOKENS, faint
from nn_view.wording import landscape as words

LEVELS = 24
FEWEST_TICKS = 3
PATH = TOKENS["series"][2]
FONT = 12


def contour(land: Landscape, x: str, y: str, log: bool, point: Any = None) -> go.Figure:
    """The error as colours over two directions, with the projected path; ``x``, ``y``: titles.

    The last trace is the marker at the current iteration.
    """
    figure = go.Figure(
        layout=layout(
            x=drawn(x),
            y=drawn(y),
            xaxis={"range": [land.x[0], land.x[-1]], "showgrid": False},
            yaxis={"range": [land.y[0], land.y[-1]], "showgrid": False},
            font={"size": FONT, "color": TOKENS["muted"]},
            showlegend=False,
            uirevision=f"{x} {y} {land.x[0]} {land.x[-1]}",
        )
    )
    shown = _logarithm(land.errors) if log else land.errors
    figure.add_contour(
        x=land.x,
        y=land.y,
        z=shown.astype(np.float32),
        customdata=land.errors.astype(np.float32),
        colorscale=TOKENS["amounts"],
        ncontours=LEVELS,
        contours={"coloring": "heatmap"},
        line={"width": 0.5, "color": faint(TOKENS["text"], 0.35), "smoothing": 0.6},
        colorbar=_bar(land, log),
        hovertemplate=f"%{{x:.3g}}, %{{y:.3g}}<br>{words.ERROR} %{{customdata:.4g}}<extra></extra>",
    )
    line = {"x": land.path[:, 0], "y": land.path[:, 1], "mode": "lines", "hoverinfo": "skip"}
    figure.add_scatter(**line, line={"color": TOKENS["background"], "width": 5})
    figure.add_scatter(**line, line={"color": PATH, "width": 2.5})
    begin = {"x": land.path[0, 0], "y": land.path[0, 1]}
    marker = {"color": PATH, "size": 8, "line": {"color": TOKENS["background"], "width": 1.5}}
    figure.add_scatter(
        x=[begin["x"]], y=[begin["y"]], mode="markers", marker=marker, hoverinfo="skip"
    )
    figure.add_annotation(
        **begin,
        text=words.START,
        showarrow=False,
        yshift=15,
        font={"color": TOKENS["text"]},
        bgcolor=faint(TOKENS["background"], 0.7),
    )
    if point is not None:
        cross = {"symbol": "x", "size": 11, "color": TOKENS["text"]}
        cross["line"] = {"color": TOKENS["background"], "width": 1.5}
        figure.add_scatter(x=[point[0]], y=[point[1]], mode="markers", marker=cross, name="point")
    here = land.path[[land.place]]
    marker = {"size": 13, "color": TOKENS["background"]}
    marker["line"] = {"color": TOKENS["text"], "width": 3}
    figure.add_scatter(x=here[:, 0], y=here[:, 1], mode="markers", marker=marker, hoverinfo="skip")
    return figure


def surface(land: Landscape, x: str, y: str, log: bool, point: Any = None) -> go.Figure:
    """The error as heights over two directions, and the path with its true errors.

    The last trace is the marker at the current iteration.
    """
    axis = {
        "color": TOKENS["muted"],
        "gridcolor": TOKENS["line"],
        "showbackground": False,
        "zeroline": False,
        "showspikes": False,
        "nticks": 5,
    }
    figure = go.Figure(
        layout=layout(
            margin={"l": 0, "r": 0, "t": 0, "b": 0},
            font={"size": FONT, "color": TOKENS["muted"]},
            showlegend=False,
            uirevision="camera",
            scene={
                "xaxis": axis | {"title": {"text": brief(x)}, "range": [land.x[0], land.x[-1]]},
                "yaxis": axis | {"title": {"text": brief(y)}, "range": [land.y[0], land.y[-1]]},
                "zaxis": axis
                | {"title": {"text": words.ERROR}, "type": "log" if log else "linear"},
                "aspectmode": "manual",
                "aspectratio": {"x": 1.1, "y": 1.1, "z": 0.75},
                "camera": {
                    "eye": {"x": -1.5, "y": -1.6, "z": 1.1},
                    "center": {"x": 0, "y": 0, "z": -0.18},
                },
            },
        )
    )
    heights = np.where(land.errors > 0, land.errors, np.nan) if log else land.errors
    figure.add_surface(
        x=land.x,
        y=land.y,
        z=heights.astype(np.float32),
        surfacecolor=(_logarithm(land.errors) if log else land.errors).astype(np.float32),
        colorscale=TOKENS["amounts"],
        showscale=False,
        opacity=0.93,
        lighting={"ambient": 0.75, "diffuse": 0.5, "specular": 0.05, "roughness": 0.9},
        contours={"z": {"show": not log, "color": faint(TOKENS["text"], 0.25), "width": 1}},
        hovertemplate=f"%{{x:.3g}}, %{{y:.3g}}<br>{words.ERROR} %{{z:.4g}}<extra></extra>",
    )
    figure.add_scatter3d(
        x=land.path[:, 0],
        y=land.path[:, 1],
        z=land.path_errors,
        mode="lines",
        hoverinfo="skip",
        line={"color": PATH, "width": 6},
    )
    if point is not None:
        cross = {"symbol": "diamond", "size": 5, "color": TOKENS["text"]}
        at = np.reshape(point, (3, 1))
        figure.add_scatter3d(x=at[0], y=at[1], z=at[2], mode="markers", marker=cross, name="point")
    here = land.path[[land.place]]
    place = {"x": here[:, 0], "y": here[:, 1], "z": land.path_errors[[land.place]]}
    marker = {"size": 7, "color": TOKENS["text"]}
    figure.add_scatter3d(**place, mode="markers", marker=marker, hoverinfo="skip")
    return figure


def _logarithm(errors: np.ndarray) -> np.ndarray:
    return np.log10(np.where(errors > 0, errors, np.nan))


def _bar(land: Landscape, log: bool) -> dict[str, Any]:
    bar: dict[str, Any] = {
        "title": {"text": words.ERROR, "side": "right"},
        "thickness": 12,
        "outlinewidth": 0,
        "tickfont": {"color": TOKENS["muted"]},
    }
    positive = land.errors[land.errors > 0]
    if not log or not len(positive):
        return bar
    ends = np.log10(positive.min()), np.log10(positive.max())
    decades = range(math.floor(ends[0]), math.ceil(ends[1]) + 1)
    for parts in ((1,), (1, 2, 5)):
        ticks = [part * 10.0**decade for decade in decades for part in parts]
        ticks = [one for one in ticks if ends[0] <= math.log10(one) <= ends[1]]
        if len(ticks) >= FEWEST_TICKS:
            break
    else:
        ticks = np.logspace(*ends, FEWEST_TICKS).tolist()
    return bar | {"tickvals": np.log10(ticks).tolist(), "ticktext": [f"{one:.3g}" for one in ticks]}
