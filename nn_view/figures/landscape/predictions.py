"""The figures of predictions: a curve over one input, a plane over two, a box over three.

Predictions lie between 0 and 1, so the middle of the colour scale is ½; rows have the colour of
their target.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from nn_core import Settings
from nn_view.components.chart import layout
from nn_view.style.brief_names import brief, drawn
from nn_view.style.numbers import notation, number
from nn_view.style.palette import TOKENS
from nn_view.wording import landscape as words

FONT = 12
SYMBOLS = {"train": "circle", "test": "diamond"}
COLOURS: dict[str, Any] = {"colorscale": TOKENS["scale"], "cmin": 0, "cmax": 1}
SCALE = {"title": {"text": words.PREDICTION, "side": "right"}, "thickness": 12, "outlinewidth": 0}
LEGEND = {"orientation": "h", "y": 1.02, "yanchor": "bottom", "font": {"color": TOKENS["text"]}}
ROOM = {"l": 62, "r": 16, "t": 52, "b": 46}
"""The margins of a chart with two lines of legend above it."""
DIGITS = 3
"""Significant digits of the largest number at a corner of a box."""
ABOVE = 15
"""How many pixels above its corner a number of a box begins, clear of the marker."""
#: The corners of a box in the order of their inputs, and the pairs that form an edge.
CORNERS = [(x, y, z) for x in (0, 1) for y in (0, 1) for z in (0, 1)]
EDGES = [(a, a | bit) for a in range(8) for bit in (1, 2, 4) if not a & bit]


def _rows(settings: Settings, seen: Sequence[int], output: int) -> Mapping[str, Any]:
    """The training and test rows: their values of the varied inputs, and their targets."""
    parts = {"train": settings.dataset.train, "test": settings.dataset.test}
    return {
        kind: (inputs[:, list(seen)], wanted[:, output])
        for kind, (inputs, wanted) in parts.items()
        if len(inputs)
    }


def _input(settings: Settings, at: int) -> str:
    return settings.dataset.columns.inputs[at]


def _flat(name: str, x: str, y: str, **axes: Mapping[str, Any]) -> go.Figure:
    """An empty chart with its legend above; ``x`` and ``y`` are the titles of its axes."""
    font = {"size": FONT, "color": TOKENS["muted"]}
    return go.Figure(
        layout=layout(x=x, y=y, margin=ROOM, legend=LEGEND, font=font, uirevision=name, **axes)
    )


def curve(
    settings: Settings, seen: Sequence[int], output: int, x: np.ndarray, found: np.ndarray
) -> go.Figure:
    """The prediction over one input; the first trace is the curve."""
    across = drawn(_input(settings, seen[0]))
    figure = _flat("curve", across, words.PREDICTION, yaxis={"range": [-0.08, 1.08]})
    figure.add_scatter(
        x=x, y=found, mode="lines", name=words.PREDICTION, line={"color": TOKENS["accent"]}
    )
    for kind, (inputs, wanted) in _rows(settings, seen, output).items():
        marker = {"size": 11, "symbol": SYMBOLS[kind], "color": TOKENS[kind]}
        name = words.ROWS[kind]
        figure.add_scatter(x=inputs[:, 0], y=wanted, mode="markers", name=name, marker=marker)
    return figure


def plane(
    settings: Settings,
    seen: Sequence[int],
    output: int,
    axes: Sequence[np.ndarray],
    found: np.ndarray,
) -> go.Figure:
    """The prediction over two inputs; the first two traces are its colours and its ½ line.

    ``found`` has the shape of the axes.
    """
    across, upwards = (drawn(_input(settings, one)) for one in seen)
    bare = {"showgrid": False}
    figure = _flat("plane", across, upwards, xaxis=bare, yaxis=bare)
    place = {"x": axes[0], "y": axes[1], "z": found.T}
    figure.add_heatmap(
        **place,
        colorscale=TOKENS["scale"],
        zmin=0,
        zmax=1,
        zsmooth="best",
        colorbar=SCALE,
        hovertemplate=f"%{{x:.3g}}, %{{y:.3g}}<br>{words.PREDICTION} %{{z:.3g}}<extra></extra>",
    )
    figure.add_contour(
        **place,
        contours={"start": 0.5, "end": 0.5, "size": 1, "coloring": "none"},
        line={"color": TOKENS["text"], "width": 3},
        name=words.HALF,
        showlegend=True,
        showscale=False,
        hoverinfo="skip",
    )
    for kind, (inputs, wanted) in _rows(settings, seen, output).items():
        row = words.ROWS[kind]
        marker = {"size": 15, "symbol": SYMBOLS[kind], "color": wanted} | COLOURS
        marker["line"] = {"color": TOKENS["text"], "width": 2}
        figure.add_scatter(
            x=inputs[:, 0],
            y=inputs[:, 1],
            mode="markers",
            name=row,
            marker=marker,
            customdata=wanted,
            hovertemplate=f"{row}<br>{words.TARGET} %{{customdata:.3g}}<extra></extra>",
        )
    return figure


def labels(corners: np.ndarray) -> list[str]:
    """The texts above the corners of a box."""
    how = notation(corners, DIGITS)
    return [number(one, how) for one in corners]


def box(
    settings: Settings,
    seen: Sequence[int],
    output: int,
    axes: Sequence[np.ndarray],
    found: np.ndarray,
) -> go.Figure:
    """The prediction in a box of three inputs.

    The first trace has its eight corners, the annotations of the scene their numbers. The surface
    inside marks a prediction of ½; rows that are not at a corner are points.
    """
    axis = {"color": TOKENS["muted"], "showbackground": False, "showgrid": False, "nticks": 4}
    titles = {
        f"{name}axis": axis | {"title": {"text": brief(_input(settings, one))}, "zeroline": False}
        for name, one in zip("xyz", seen, strict=True)
    }
    figure = go.Figure(
        layout=layout(
            margin={"l": 0, "r": 0, "t": 0, "b": 0},
            font={"size": FONT, "color": TOKENS["muted"]},
            legend={"orientation": "h", "y": 0.02, "font": {"color": TOKENS["text"]}},
            uirevision="box",
            scene=titles
            | {
                "aspectmode": "cube",
                "camera": {"eye": {"x": 1.35, "y": -1.5, "z": 0.8}, "center": {"z": -0.1}},
            },
        )
    )
    ends = np.array([[axis[0], axis[-1]] for axis in axes])
    at = np.array([[ends[k, side] for k, side in enumerate(corner)] for corner in CORNERS])
    rows = _rows(settings, seen, output)
    kinds, notes = ["" for _ in CORNERS], [words.NO_ROW for _ in CORNERS]
    apart: dict[str, list[int]] = {}
    for kind, (inputs, wanted) in rows.items():
        for one, row in enumerate(inputs):
            corner = np.flatnonzero((at == row).all(axis=1))
            if len(corner):
                kinds[corner[0]] = kind
                notes[corner[0]] = f"{words.ROWS[kind]}<br>{words.TARGET} {wanted[one]:.3g}"
            else:
                apart.setdefault(kind, []).append(one)
    values = corners(found)
    figure.add_scatter3d(
        x=at[:, 0],
        y=at[:, 1],
        z=at[:, 2],
        mode="markers",
        name=words.CORNERS,
        showlegend=False,
        hovertext=notes,
        hovertemplate=f"%{{x:.3g}}, %{{y:.3g}}, %{{z:.3g}}<br>{words.PREDICTION} "
        "%{marker.color:.3g}<br>%{hovertext}<extra></extra>",
        marker={
            "size": 10,
            "symbol": ["diamond" if kind == "test" else "circle" for kind in kinds],
            "color": values,
            "colorbar": SCALE,
            "line": {"color": TOKENS["text"], "width": 2},
        }
        | COLOURS,
    )
    # Texts of a trace would cover the markers, and shrink when they change.
    font = {"color": TOKENS["text"], "size": FONT + 1}
    above = {"showarrow": False, "yanchor": "bottom", "yshift": ABOVE, "font": font}
    figure.layout.scene.annotations = [
        {**dict(zip("xyz", place, strict=True)), "text": text, **above}
        for place, text in zip(at, labels(values), strict=True)
    ]
    lines = np.full((len(EDGES), 3, 3), np.nan)
    lines[:, :2] = at[EDGES]
    x, y, z = lines.reshape(-1, 3).T
    edge = {"color": TOKENS["muted"], "width": 3}
    figure.add_scatter3d(x=x, y=y, z=z, mode="lines", line=edge, hoverinfo="skip", showlegend=False)
    grids = np.meshgrid(*axes, indexing="ij")
    figure.add_isosurface(
        x=grids[0].ravel(),
        y=grids[1].ravel(),
        z=grids[2].ravel(),
        value=found.ravel(),
        isomin=0.5,
        isomax=0.5,
        surface={"count": 1},
        caps={f"{name}_show": False for name in "xyz"},
        opacity=0.4,
        colorscale=[[0, TOKENS["accent"]], [1, TOKENS["accent"]]],
        showscale=False,
        showlegend=True,
        name=words.HALF,
        hoverinfo="skip",
    )
    for kind, (inputs, wanted) in rows.items():
        own = apart.get(kind, [])
        shown = {"x": inputs[own, 0], "y": inputs[own, 1], "z": inputs[own, 2]}
        marker = {"size": 6, "symbol": SYMBOLS[kind], "color": wanted[own]} | COLOURS
        # Without such rows the trace only explains the symbol of the corners in the legend.
        figure.add_scatter3d(
            **(shown if own else {"x": [None], "y": [None], "z": [None]}),
            mode="markers",
            name=words.ROWS[kind],
            marker=marker if own else {"symbol": SYMBOLS[kind], "color": TOKENS["muted"]},
        )
    return figure


def corners(found: np.ndarray) -> np.ndarray:
    """The predictions at the eight corners, in their order."""
    return found[np.ix_(*[[0, -1]] * 3)].ravel()
