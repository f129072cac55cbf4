"""The network with one path lit: from the weight, through the units that it takes, to the error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from nn_core import Settings
from nn_view import chart, network
from nn_view.blocks import blocks_for, layer_axis
from nn_view.palette import TOKENS
from nn_view.wording import paths as words

Point = tuple[float, float]
_ERROR_X = 1.2
_LEAST, _MOST, _NAMED = 9, 26, 14
"""Sizes of a unit in pixels, and from which on its name fits."""


def figure(settings: Settings, parameter: str, row: int, units: Sequence[int]) -> go.Figure:
    """``parameter`` and ``row`` say where the path begins, ``units`` (layers) where it goes."""
    drawn = network.structure(settings)
    places = {
        (node["kind"] == "bias", node["layer"], node["unit"]): (node["x"], node["y"])
        for node in drawn["nodes"]
    }
    layer = int(parameter[1:])
    start = (True, layer, 0) if parameter[0] == "b" else (False, layer - 1, row)
    keys = [start, *((False, layer + at, int(unit)) for at, unit in enumerate(units))]
    way = [places[key] for key in keys]
    last = len(settings.layers) - 1
    end = (_ERROR_X, way[-1][1])
    size = max(_LEAST, min(_MOST, 150 / max(settings.layers)))
    traces = [
        _edges(settings, places),
        _line([*way, end]),
        _nodes(list(places.values()), [_name(settings, key) for key in places], size, lit=False),
        _nodes([*way, end], [*(_name(settings, key) for key in keys), words.ERROR], size, lit=True),
    ]
    axis: dict[str, Any] = {"visible": False, "fixedrange": True}
    layout = chart.layout(
        showlegend=False,
        margin={"l": 4, "r": 4, "t": 4, "b": 4},
        xaxis=axis | {"range": [-0.1, _ERROR_X + 0.1]},
        yaxis=axis | {"range": [-0.1, 1.1]},
        annotations=[
            _layer_name(at / last, name)
            for at, name in enumerate(["inputs", *(f"a{k}" for k in range(1, last + 1))])
        ],
    )
    return go.Figure(traces, layout)


def _layer_name(x: float, name: str) -> dict[str, Any]:
    style = {"color": TOKENS["muted"], "size": 12}
    return {"x": x, "y": 1.06, "text": name, "showarrow": False, "font": style}


def _name(settings: Settings, key: tuple[bool, int, int]) -> str:
    bias, layer, unit = key
    if bias:
        return f"b{layer}"
    return blocks_for(settings).axes[layer_axis(layer, len(settings.layers) - 1)][unit]


def _edges(settings: Settings, places: dict[tuple[bool, int, int], Point]) -> go.Scatter:
    layers = settings.layers
    ends = [
        (places[False, layer - 1, before], places[False, layer, unit])
        for layer in range(1, len(layers))
        for before in range(layers[layer - 1])
        for unit in range(layers[layer])
    ]
    table = np.array([[*start, *end] for start, end in ends])
    gap = np.full(len(table), np.nan)
    x = np.stack([table[:, 0], table[:, 2], gap], axis=1).ravel()
    y = np.stack([table[:, 1], table[:, 3], gap], axis=1).ravel()
    line = {"color": TOKENS["line"], "width": 1}
    return go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")


def _line(points: Sequence[Point]) -> go.Scatter:
    x, y = zip(*points, strict=True)
    line = {"color": TOKENS["accent"], "width": 4}
    return go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")


def _nodes(points: Sequence[Point], names: Sequence[str], size: float, lit: bool) -> go.Scatter:
    x, y = zip(*points, strict=True)
    text = TOKENS["accent_text"] if lit else TOKENS["muted"]
    return go.Scatter(
        x=x,
        y=y,
        mode="markers+text" if size >= _NAMED else "markers",
        text=list(names),
        textfont={"color": text, "size": 12},
        hovertext=list(names),
        hoverinfo="text",
        marker={
            "color": TOKENS["accent"] if lit else TOKENS["raised"],
            "size": size,
            "line": {"color": TOKENS["accent"] if lit else TOKENS["line"], "width": 1.5},
        },
    )
