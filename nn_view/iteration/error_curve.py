"""The figure of the error over the iterations: what is to come faint, what was reached strong."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from nn_view.style.charts import fixed_axis, ground
from nn_view.style.palette import Palette
from nn_view.wording.what_if import STEPPER


def figure(palette: Palette, large: bool) -> dict[str, Any]:
    """Traces by name (``ahead``, ``train``, ``test``, ``now`` …) and the layout, without values.

    ``former`` is the run before a setting changed, ``original`` the training without what was set
    by hand, ``named`` the name beside its line.
    """
    width = 3 if large else 2

    def line(colour: str, **style: Any) -> dict[str, Any]:
        look = {"color": palette[colour], "width": width} | style.pop("line", {})
        trace = go.Scatter(x=[], y=[], mode="lines", line=look, hoverinfo="skip", **style)
        return dict(trace.to_plotly_json())

    now = go.Scatter(
        x=[],
        y=[],
        mode="markers",
        hoverinfo="skip",
        cliponaxis=False,  # whole at the first iteration and at an error near 0 as well
        marker={"color": palette["accent"], "size": 14 if large else 10},
    )
    axis = fixed_axis(palette) | {"nticks": 6}
    layout = go.Layout(
        showlegend=False,
        margin={"l": 58, "r": 14, "t": 8, "b": 54}
        if large
        else {"l": 40, "r": 10, "t": 6, "b": 36},
        xaxis=axis | {"title": {"text": "iteration", "standoff": 2}},
        yaxis=axis | {"rangemode": "tozero"},
        **ground(palette, 17 if large else 12),
    )
    return {
        "traces": {
            "ahead": line("train", opacity=0.25),
            "train": line("train"),
            "former": line("muted", opacity=0.6, line={"dash": "dot"}),
            "batch": line("train", line={"width": 1.2 if large else 1}, opacity=0.5),
            "original": line("muted", line={"width": 1.2 if large else 1}),
            "named": _named(palette, large),
            "test": line("test", line={"dash": "dash"}),
            "now": dict(now.to_plotly_json()),
        },
        "layout": layout.to_plotly_json(),
    }


def _named(palette: Palette, large: bool) -> dict[str, Any]:
    """The name of the thin line, at its end."""
    trace = go.Scatter(
        x=[],
        y=[],
        mode="text",
        text=[STEPPER["before_change"]],
        textposition="top left",
        hoverinfo="skip",
        textfont={"color": palette["muted"], "size": 15 if large else 10},
    )
    return dict(trace.to_plotly_json())
