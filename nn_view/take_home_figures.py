"""The figures that can be kept: the network, its error curve, and the matrix of one quantity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import plotly.graph_objects as go

from nn_core import Run, Settings
from nn_view import network
from nn_view.blocks import blocks_for
from nn_view.chart import layout
from nn_view.numerals import fixed
from nn_view.palette import TOKENS
from nn_view.wording import take_home as words

_POINTS = 2000
_HIDDEN_AXIS = {"visible": False, "showline": False, "showgrid": False, "fixedrange": True}
_MARGIN = {"l": 8, "r": 8, "t": 8, "b": 8}
MOST_NUMBERS = 400
"""A larger matrix shows its colours alone: its numbers would not be readable."""


def network_figure(settings: Settings, values: Mapping[str, Any]) -> go.Figure:
    """The network with the ``values`` of an iteration: those of the first row in its nodes."""
    shape = network.structure(settings)
    places = {(one["kind"] == "bias", one["layer"], one["unit"]): one for one in shape["nodes"]}
    largest = max(
        float(np.abs(values[name]).max()) for name in settings.parameter_shapes if name[0] == "w"
    )
    lines: dict[tuple[bool, int], list[tuple[float, float, float, float]]] = {}
    for edge in shape["edges"]:
        weight = float(values[edge["parameter"]][edge["row"], edge["column"]])
        start = places[False, edge["layer"] - 1, edge["row"]]
        end = places[False, edge["layer"], edge["column"]]
        size = abs(weight) / largest if largest else 0.0
        width = min(len(network.WIDTHS) - 1, int(size * len(network.WIDTHS)))
        line = (start["x"], start["y"], end["x"], end["y"])
        lines.setdefault((weight < 0, width), []).append(line)
    figure = go.Figure(
        layout=layout(
            showlegend=False,
            margin=_MARGIN,
            xaxis=_HIDDEN_AXIS | {"range": [-0.12, 1.12]},
            yaxis=_HIDDEN_AXIS | {"range": [-0.06, 1.1]},
        )
    )
    for (below, width), edges in sorted(lines.items()):
        figure.add_scatter(
            x=[one for x, _, to, _ in edges for one in (x, to, None)],
            y=[one for _, y, _, to in edges for one in (y, to, None)],
            mode="lines",
            hoverinfo="skip",
            line={
                "color": TOKENS["negative" if below else "positive"],
                "width": network.WIDTHS[width],
                "dash": "dash" if below else "solid",
            },
        )
    nodes = shape["nodes"]
    figure.add_scatter(
        x=[one["x"] for one in nodes],
        y=[one["y"] for one in nodes],
        mode="markers+text",
        hoverinfo="skip",
        text=[_node_text(one, values) for one in nodes],
        textfont={"color": TOKENS["text"], "size": 11},
        marker={
            "size": 36,
            "symbol": ["square" if one["kind"] == "bias" else "circle" for one in nodes],
            "color": TOKENS["surface"],
            "line": {"color": TOKENS["muted"], "width": 1.2},
        },
    )
    for label in shape["labels"]:
        figure.add_annotation(
            x=label["x"], y=label["y"] + 0.05, text=label["text"], showarrow=False
        )
    return figure


def _node_text(node: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    layer, unit = node["layer"], node["unit"]
    if node["kind"] == "bias":
        bias = np.ravel(values[f"b{layer}"])
        return fixed(bias[0], 2) if len(bias) == 1 else "b"
    row = values["inputs" if layer == 0 else f"a{layer}"][0]
    return fixed(row[unit], 2)


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
