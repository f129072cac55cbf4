"""The figure of the network: where its nodes and edges stand, and how they look."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from nn_core import Settings
from nn_view.style.palette import FONT, Palette

WIDTHS = (0.7, 1.3, 2.0, 2.8, 3.7, 4.7, 5.8, 7.0)
"""Widths of edges in pixels, from the weakest to the strongest weight."""
DASH = "4px,3px"
"""Of weights below zero; Plotly's own dashes grow with the width until they are the edge."""
SPAN = 0.86
"""The height of the tallest layer, in parts of the picture's."""


def structure(settings: Settings) -> dict[str, Any]:
    """Nodes with their places in 0 … 1, and the edges between them.

    Layers stand in columns, evenly; each layer of weights that has biases has a node for them below
    its inputs.
    """
    layers = settings.layers
    last = len(layers) - 1
    nodes, edges = [], []
    tallest = max(layers)
    for layer, units in enumerate(layers):
        kind = "input" if layer == 0 else "unit"
        for unit in range(units):
            nodes.append(_node(kind, layer, unit, layer / last, _height(unit, units, tallest)))
            if layer:
                sources = range(layers[layer - 1])
                edges += [
                    {"layer": layer, "parameter": f"w{layer}", "row": row, "column": unit}
                    for row in sources
                ]
        if layer < last and "b" in settings.network.letters:
            nodes.append(_node("bias", layer + 1, 0, (layer + 0.42) / last, 0.0))
    names = ["inputs", *(f"a{layer}" for layer in range(1, last + 1))]
    labels = [{"x": layer / last, "y": 1.02, "text": name} for layer, name in enumerate(names)]
    return {"nodes": nodes, "edges": edges, "labels": labels, "gap": SPAN / tallest}


def _node(kind: str, layer: int, unit: int, x: float, y: float) -> dict[str, Any]:
    return {"kind": kind, "layer": layer, "unit": unit, "x": x, "y": y}


def _height(unit: int, units: int, tallest: int) -> float:
    """The height of a unit: layers are centred above the biases' line."""
    gap = SPAN / tallest
    return 0.53 + gap * ((units - 1) / 2 - unit)


def figure(palette: Palette, large: bool) -> dict[str, Any]:
    """The layout, and the looks of nodes and edges; the browser adds the numbers."""
    axis = {"visible": False, "fixedrange": True}
    layout = go.Layout(
        showlegend=False,
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        xaxis=axis | {"range": [-0.1, 1.1]},
        yaxis=axis | {"range": [-0.07, 1.08]},
        font={"family": FONT, "color": palette["text"], "size": 17 if large else 12},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    return {
        "layout": layout.to_plotly_json(),
        "widths": list(WIDTHS),
        "edge": {
            "positive": {"color": palette["positive"], "dash": "solid"},
            "negative": {"color": palette["negative"], "dash": DASH},
        },
        "node": {
            "fill": palette["surface"],
            "input": palette["raised"],
            "line": palette["muted"],
            "pending": palette["line"],
            "text": palette["text"],
            "muted": palette["muted"],
        },
        "active": palette["accent"],
        "saturated": palette["saturated"],
        "large": large,
    }
