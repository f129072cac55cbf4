"""The network as a chart, to download or to choose weights in.

Other figures of the network share ``AXIS``, ``ends_of``, ``edge_line`` and ``add_lines``.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from nn_core import Settings
from nn_core.lines.names import term
from nn_view.components.chart import layout
from nn_view.iteration import network
from nn_view.style.brief_names import drawn
from nn_view.style.numbers import notation, number, short
from nn_view.style.palette import TOKENS, faint

Point = tuple[float, float]
Line = tuple[Point, Point]
Ends = Mapping[tuple[bool, int, int], Point]
"""The position of a node, by whether it is a bias, its layer and its unit."""

AXIS = {"visible": False, "showline": False, "showgrid": False, "fixedrange": True}
_MARGIN = {"l": 8, "r": 8, "t": 8, "b": 8}
_LEFT, _BOTTOM, _TOP = -0.12, -0.1, 1.12
_LARGEST, _NUMBERED = 36, 24
"""Sizes of a node in pixels: the largest, and the size from which its number fits."""
_DENSE, _DENSE_WIDTH, _DENSE_OPACITY = 150, 0.5, 0.5
"""From this many edges on they are thinner and paler, as in the stepper."""
_MARKED = ((0.35, 11), (0.65, -11))
"""Positions of the marks along their edges, and pixels above them, so that they do not overlap."""
_LONGEST_MARK = 24
"""The most characters of a mark."""
_BIAS = 12
"""The size of a bias, whose name is beside it."""
_ALONG = np.linspace(0.14, 0.86, 13)
"""Points along an edge that react to the pointer, as fractions of its length."""
_REACH = 14
"""The distance in pixels at which such a point reacts."""


@dataclass(frozen=True)
class Edge:
    """An entry of the parameters that a click on its edge can choose; ``key`` identifies it.

    ``mark``: the text at its edge if it is chosen.
    """

    key: str
    parameter: str
    row: int
    column: int
    name: str
    mark: str = ""


def network_figure(
    settings: Settings,
    values: Mapping[str, Any],
    height: int,
    choices: Sequence[Edge] = (),
    inputs: Any = None,
) -> go.Figure:
    """The network with the ``values`` of an iteration; its nodes show those of the first row.

    ``inputs`` (rows, inputs): those of the rows that the iteration uses, if they are not all.
    ``height`` in pixels. A click on an edge reports its key as ``custom``.
    """
    shape = network.structure(settings)
    ends = ends_of(shape["nodes"])
    figure = go.Figure(
        layout=layout(
            showlegend=False,
            margin=_MARGIN,
            hovermode="closest",
            hoverdistance=_REACH,
            xaxis=AXIS | {"range": [_LEFT, 1 - _LEFT]},
            yaxis=AXIS | {"range": [_BOTTOM, _TOP]},
        )
    )
    _add_weights(figure, shape["edges"], values, ends)
    if choices:
        _add_choices(figure, settings, values, choices, ends)
    room = shape["gap"] * (height - _MARGIN["t"] - _MARGIN["b"]) / (_TOP - _BOTTOM)
    numbers = dict(values) | {"a0": settings.dataset.train.inputs if inputs is None else inputs}
    _add_nodes(figure, shape["nodes"], numbers, min(_LARGEST, 0.9 * room))
    for label in shape["labels"]:
        figure.add_annotation(
            x=label["x"], y=label["y"] + 0.05, text=label["text"], showarrow=False
        )
    return figure


def _add_weights(
    figure: go.Figure,
    edges: Sequence[Mapping[str, Any]],
    values: Mapping[str, Any],
    ends: Ends,
) -> None:
    """The edges by sign and strength, as many traces as there are of these."""
    weights = np.array([values[one["parameter"]][one["row"], one["column"]] for one in edges])
    sizes = np.abs(weights)
    largest = sizes[np.isfinite(sizes)].max(initial=0.0)
    dense = len(edges) > _DENSE
    lines: dict[tuple[bool, int], list[Line]] = {}
    for edge, weight in zip(edges, weights.tolist(), strict=True):
        share = min(1.0, abs(weight) / largest) if largest else 0.0
        width = round(share * (len(network.WIDTHS) - 1)) if share == share else 0
        lines.setdefault((weight < 0, width), []).append(edge_line(edge, ends))
    for (below, width), some in sorted(lines.items()):
        look = {
            "color": TOKENS["negative" if below else "positive"],
            "width": network.WIDTHS[width] * (_DENSE_WIDTH if dense else 1),
            "dash": network.DASH if below else "solid",
        }
        add_lines(figure, some, look, _DENSE_OPACITY if dense else 1)


def ends_of(nodes: Sequence[Mapping[str, Any]]) -> Ends:
    """The positions of the nodes of ``network.structure``, in their order."""
    return {
        (one["kind"] == "bias", one["layer"], one["unit"]): (one["x"], one["y"]) for one in nodes
    }


def edge_line(edge: Mapping[str, Any], ends: Ends) -> Line:
    """The two ends of an edge of ``network.structure``."""
    layer = edge["layer"]
    return ends[False, layer - 1, edge["row"]], ends[False, layer, edge["column"]]


def add_lines(
    figure: go.Figure, lines: Sequence[Line], look: Mapping[str, Any], opacity: float = 1
) -> None:
    """Lines with the same style, as one trace."""
    x, y = ([one for line in lines for one in (line[0][at], line[1][at], None)] for at in (0, 1))
    figure.add_scatter(x=x, y=y, mode="lines", hoverinfo="skip", line=dict(look), opacity=opacity)


def _add_choices(
    figure: go.Figure,
    settings: Settings,
    values: Mapping[str, Any],
    choices: Sequence[Edge],
    ends: Ends,
) -> None:
    """The edges to choose from, the chosen ones, and the points that react to the pointer."""
    found = [(one, line) for one in choices for line in _lines_of(one, settings, ends)]
    biases = [line for one, line in found if not term(one.parameter).is_weight]
    add_lines(figure, biases, {"color": TOKENS["muted"], "width": 0.8, "dash": "dot"})
    chosen = [(one, line) for one, line in found if one.mark]
    add_lines(figure, [line for _, line in chosen], {"color": TOKENS["accent"], "width": 6})
    along = [(_between(line, share), one) for one, line in found for share in _ALONG]
    figure.add_scatter(
        x=[x for (x, _), _ in along],
        y=[y for (_, y), _ in along],
        mode="markers",
        marker={"size": 12, "color": faint(TOKENS["accent"], 0.0)},
        customdata=[one.key for _, one in along],
        text=[f"{drawn(one.name)} = {short(_number(one, values), 4)}" for _, one in along],
        hovertemplate="%{text}<extra></extra>",
    )
    marked = {one.key: (one, line) for one, line in chosen}.values()
    for (one, line), (share, above) in zip(marked, itertools.cycle(_MARKED)):
        x, y = _between(line, share)
        figure.add_annotation(
            x=x,
            y=y,
            yshift=above,
            text=f"{one.mark} {drawn(one.name, _LONGEST_MARK)}",
            showarrow=False,
            font={"color": TOKENS["accent_text"], "size": 12},
            bgcolor=TOKENS["accent"],
            borderpad=3,
            # A click on the name goes to the edges beneath it.
            captureevents=False,
        )


def _lines_of(one: Edge, settings: Settings, ends: Ends) -> list[Line]:
    """The edges of an entry: one, or for a shared bias those to all units."""
    parameter = term(one.parameter)
    layer = parameter.layer
    if parameter.is_weight:
        return [(ends[False, layer - 1, one.row], ends[False, layer, one.column])]
    shared = not settings.parameter_shapes[one.parameter]
    units = range(settings.layers[layer]) if shared else [one.column]
    return [(ends[True, layer, 0], ends[False, layer, unit]) for unit in units]


def _between(line: Line, share: float) -> Point:
    (x, y), (to_x, to_y) = line
    return x + share * (to_x - x), y + share * (to_y - y)


def _number(one: Edge, values: Mapping[str, Any]) -> float:
    return float(np.atleast_2d(values[one.parameter])[one.row, one.column])


def _add_nodes(
    figure: go.Figure, nodes: Sequence[Mapping[str, Any]], values: Mapping[str, Any], size: float
) -> None:
    """The biases with their names, as in the stepper, and the units, whose trace is the last."""
    biases = [one for one in nodes if one["kind"] == "bias"]
    units = [one for one in nodes if one["kind"] != "bias"]
    look = {"color": TOKENS["surface"], "line": {"color": TOKENS["muted"], "width": 1.2}}
    figure.add_scatter(
        **_points(biases),
        mode="markers+text",
        text=[_bias_text(f"b{one['layer']}", values) for one in biases],
        textposition="middle right",
        marker=look | {"size": _BIAS, "symbol": "square"},
    )
    numbers = [_unit_text(values[f"a{one['layer']}"], one["unit"]) for one in units]
    figure.add_scatter(
        **_points(units),
        mode="markers+text" if size >= _NUMBERED else "markers",
        text=numbers,
        marker=look | {"size": size},
    )


def _unit_text(activations: Any, unit: int) -> str:
    """The number of a unit for the first row, to the same place as in its matrix."""
    return number(activations[0][unit], notation(activations, 2))


def _points(nodes: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A trace of nodes, with what all of them have in common."""
    text = {"color": TOKENS["text"], "size": 11}
    places = {axis: [one[axis] for one in nodes] for axis in "xy"}
    return places | {"hoverinfo": "skip", "textfont": text}


def _bias_text(name: str, values: Mapping[str, Any]) -> str:
    """The name of a bias, with its number if all units share it."""
    bias = np.ravel(values[name])
    return f" {name} {number(bias[0], notation(bias, 2))}" if len(bias) == 1 else f" {name}"
