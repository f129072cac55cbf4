"""The sizes of the layers' gradients over a run: their numbers for the page, and the figure."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import plotly.graph_objects as go

from nn_core import Run
from nn_core.diagnosis.layer_sizes import layer_sizes
from nn_view.style.charts import fixed_axis, ground
from nn_view.style.palette import Palette
from nn_view.wording.stepper import GRADIENT_AXES

TICKS = 3
"""The most powers of ten beside the logarithmic axis, roughly."""
MOST_DETAIL = 1.2
"""Up to so many decades there are ticks between the powers of ten."""
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "solid")
"""So that lines are told apart without their colours, too."""


def as_data(run: Run) -> dict[str, Any]:
    """The sizes at some iterations of the training so far, ready for JSON.

    What is not finite is null; so is a gradient of 0, which has no place on a logarithmic axis.
    """
    found = layer_sizes(run)
    positive = np.where(found.gradients > 0, found.gradients, np.nan)
    return {
        "completed": run.completed,
        "x": found.iterations.tolist(),
        "dtick": _dtick(positive[np.isfinite(positive)]),
        "layers": [
            {"layer": layer, "gradients": _plain(gradients), "saturated": _plain(saturated)}
            for layer, (gradients, saturated) in enumerate(
                zip(positive, found.saturated, strict=True), 1
            )
        ],
    }


def _dtick(sizes: np.ndarray) -> int | str:
    """About three ticks at powers of ten; where there are fewer of these, also at 2 and 5."""
    span = math.log10(sizes.max() / sizes.min()) if len(sizes) else 0.0
    return "D2" if span < MOST_DETAIL else math.ceil(span / TICKS)


def _plain(values: np.ndarray) -> list[float | None]:
    return [float(one) if np.isfinite(one) else None for one in values]


def figure(palette: Palette, large: bool) -> dict[str, Any]:
    """A line for the gradient of each layer and one for its saturated share, and the layout.

    Two charts above each other share their iterations; the browser adds values and size.
    """
    axis = fixed_axis(palette)
    size = 15 if large else 11
    lines = [
        {"color": colour, "dash": dash, "width": 3 if large else 2}
        for colour, dash in zip(palette["series"], DASHES, strict=False)
    ]
    room = {"l": 66, "r": 92, "t": 22, "b": 54} if large else {"l": 46, "r": 74, "t": 16, "b": 34}
    layout = go.Layout(
        showlegend=True,
        legend={
            "x": 1,
            "y": 1,
            "yanchor": "top",
            "itemwidth": 30,
            "font": {"color": palette["text"], "size": size},
            "bgcolor": "rgba(0,0,0,0)",
            "tracegroupgap": 0,
        },
        margin=room | {"autoexpand": False},  # the browser knows where the iterations are
        xaxis=axis | {"title": {"text": "iteration", "standoff": 2}, "nticks": 6, "anchor": "y2"},
        yaxis=axis | {"type": "log", "exponentformat": "power", "domain": [0.46, 1]},
        yaxis2=axis
        | {"range": [-0.05, 1.05], "tickformat": ".0%", "tickvals": [0, 1], "domain": [0, 0.26]},
        annotations=[
            {
                "text": text,
                "xref": "paper",
                "yref": "paper",
                "x": 0,
                "y": at,
                "xanchor": "left",
                "yanchor": "bottom",
                "showarrow": False,
                "font": {"size": size},
            }
            for text, at in zip(GRADIENT_AXES, (1, 0.27), strict=True)
        ],
        **ground(palette, 17 if large else 12),
    )
    now = {"type": "line", "xref": "x", "yref": "paper", "y0": 0, "y1": 1}
    return {
        "lines": lines,
        "layout": layout.to_plotly_json(),
        "now": now | {"line": {"color": palette["accent"], "width": 2 if large else 1.5}},
    }
