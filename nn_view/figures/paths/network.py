"""The network with one path highlighted, from the weight through its units to the error."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import plotly.graph_objects as go

from nn_core import Settings
from nn_core.lines.names import term
from nn_view.components import chart
from nn_view.components.network import AXIS, Point, add_lines, edge_line, ends_of
from nn_view.iteration import network
from nn_view.iteration.blocks import blocks_for
from nn_view.style.brief_names import briefly, drawn
from nn_view.style.palette import TOKENS
from nn_view.wording import paths as words

_ERROR_X = 1.2
_SHORT = 4
"""The most characters of a name inside its unit."""
_LEAST, _MOST, _NAMED = 9, 26, 14
"""Sizes of a unit in pixels, and the size from which its name fits."""


def figure(settings: Settings, parameter: str, row: int, units: Sequence[int]) -> go.Figure:
    """``parameter`` and ``row``: where the path begins; ``units`` (layers): where it goes."""
    shape = network.structure(settings)
    ends = ends_of(shape["nodes"])
    begin = term(parameter)
    layer = begin.layer
    start = (False, layer - 1, row) if begin.is_weight else (True, layer, 0)
    keys = [start, *((False, layer + at, int(unit)) for at, unit in enumerate(units))]
    way = [ends[key] for key in keys]
    way.append((_ERROR_X, way[-1][1]))
    size = max(_LEAST, min(_MOST, 150 / max(settings.layers)))
    figure = go.Figure(
        layout=chart.layout(
            showlegend=False,
            margin={"l": 4, "r": 4, "t": 4, "b": 4},
            xaxis=AXIS | {"range": [-0.1, _ERROR_X + 0.1]},
            yaxis=AXIS | {"range": [-0.1, 1.1]},
        )
    )
    edges = [edge_line(one, ends) for one in shape["edges"]]
    add_lines(figure, edges, {"color": TOKENS["line"], "width": 1})
    add_lines(figure, list(itertools.pairwise(way)), {"color": TOKENS["accent"], "width": 4})
    names = {key: _name(settings, key) for key in ends}
    short = dict(zip(ends, briefly([*names.values()], _SHORT), strict=True))
    every = [(short[key], names[key]) for key in ends]
    passed = [(short[key], names[key]) for key in keys]
    figure.add_trace(_nodes([*ends.values()], every, size, lit=False))
    figure.add_trace(_nodes(way, [*passed, (words.ERROR, words.ERROR)], size, lit=True))
    for one in shape["labels"]:
        figure.add_annotation(x=one["x"], y=one["y"] + 0.04, text=one["text"], showarrow=False)
    return figure


def _name(settings: Settings, key: tuple[bool, int, int]) -> str:
    bias, layer, unit = key
    if bias:
        return f"b{layer}"
    return blocks_for(settings).axes[settings.network.axis(layer)][unit]


def _nodes(
    points: Sequence[Point], names: Sequence[tuple[str, str]], size: float, lit: bool
) -> go.Scatter:
    """Units with their names: short ones to fit, whole ones for the pointer."""
    x, y = zip(*points, strict=True)
    text = TOKENS["accent_text"] if lit else TOKENS["muted"]
    return go.Scatter(
        x=x,
        y=y,
        mode="markers+text" if size >= _NAMED else "markers",
        text=[drawn(name) for name, _ in names],
        textfont={"color": text, "size": 12},
        hovertext=[drawn(name) for _, name in names],
        hoverinfo="text",
        marker={
            "color": TOKENS["accent"] if lit else TOKENS["raised"],
            "size": size,
            "line": {"color": TOKENS["accent"] if lit else TOKENS["line"], "width": 1.5},
        },
    )
