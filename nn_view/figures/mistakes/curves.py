"""The error of the correct run and of the one with a mistake, in one chart."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go

from nn_core.comparison.mistakes import Outcome
from nn_view.components import error_chart
from nn_view.iteration import curve
from nn_view.style.palette import TOKENS
from nn_view.wording import mistakes as words

COLOURS = {words.CORRECT: TOKENS["accent"], words.WRONG_ONE: TOKENS["differs"]}
DASHES = {words.CORRECT: "solid", words.WRONG_ONE: "dash"}
_EVERY = 200
"""Up to this many first iterations are all drawn: a logarithmic axis spreads them widely."""
_LEAST = 1e-16
"""An error below this is rounding; a logarithmic axis, which has no zero, draws it here."""


def figure(outcome: Outcome, x: str, y: str) -> go.Figure:
    """Both errors over the iterations; ``x`` and ``y`` are ``"log"`` or ``"linear"``."""
    lines = {words.CORRECT: outcome.right_errors, words.WRONG_ONE: outcome.errors}
    made = error_chart.two(words.X, words.Y, _axis(x), error_chart.axis(y) | _axis(y))
    made.add_traces([_line(name, errors, x, y) for name, errors in lines.items()])
    if outcome.diverged and len(outcome.errors):
        last = len(outcome.errors) - 1
        made.add_scatter(
            x=[last],
            y=[outcome.errors[-1]],
            mode="markers",
            marker={"symbol": "x", "size": 10, "color": COLOURS[words.WRONG_ONE]},
            showlegend=False,
            hoverinfo="skip",
        )
    return made


def _axis(scale: str) -> dict[str, Any]:
    if scale == "log":
        return {"type": "log", "dtick": 1, "exponentformat": "power"}
    return {"type": "linear"}


def _line(name: str, errors: np.ndarray, x: str, y: str) -> go.Scatter:
    at = curve.points_with(errors, range(min(len(errors), _EVERY)), x)
    shown = np.maximum(errors[at], _LEAST) if y == "log" else errors[at]
    return go.Scatter(
        x=at,
        y=shown,
        customdata=errors[at],
        name=name,
        mode="lines",
        line={"color": COLOURS[name], "width": 2, "dash": DASHES[name]},
        hovertemplate="%{customdata:.4g}",
    )
