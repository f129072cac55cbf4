"""The figure of one weight nudged: the error along it, its tangent, and the secant through ± ε."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from nn_core.gradients.tangent import ErrorSlice
from nn_view.components import chart
from nn_view.style.brief_names import drawn
from nn_view.style.numbers import printed, short
from nn_view.style.palette import TOKENS
from nn_view.wording import check as words

STEPS = 100
"""Positions of the slider on each side."""
ROOM = 0.6
"""Space above and below the error curve, as a fraction of its height, for the straight lines."""


def moves(span: float) -> np.ndarray:
    """How far the weight is moved at each position of the slider, 0 in the middle."""
    return span * np.arange(-STEPS, STEPS + 1) / STEPS


def figure(nudge: ErrorSlice, label: str, whose: str, at: int) -> go.Figure:
    """Curve, tangents and secant; the last trace is the marker, at position ``at`` of the slider.

    ``whose``: the owner of a slope that is not the tangent's, if there is one.
    """
    x = nudge.value + nudge.offsets
    departs = nudge.slope != nudge.exact
    traces = [_line(x, nudge.errors, words.ERROR_ALONG, TOKENS["train"], 3)]
    traces.append(_line(x, nudge.exact_tangent, words.TANGENT, TOKENS["accent"], 2))
    if departs:
        wrong = words.OWN_TANGENT.format(whose=whose)
        # Last in the legend, where a narrow page has space for its name.
        own = _line(x, nudge.tangent, wrong, TOKENS["differs"], 2, dash="dash")
        traces.append(own.update(legendrank=1001))
    traces += [*_secant(nudge, x), _dot(nudge.value, nudge.error, words.HERE, open_=True)]
    traces.append(_dot(x[at], nudge.errors[at], words.NUDGED))
    return go.Figure(
        traces,
        chart.layout(
            x=drawn(words.NUDGE_X.format(entry=label)),
            y=words.NUDGE_Y,
            xaxis={"range": [float(x[0]), float(x[-1])]},
            yaxis={
                "range": _range(nudge),
                "nticks": 6,
                "exponentformat": "power",
                "automargin": True,
            },
            legend=chart.legend_above(2),
            margin={"l": 56, "r": 16, "t": 48, "b": 46},
        ),
    )


def texts(nudge: ErrorSlice, digits: int) -> list[str]:
    """For each position of the slider the error, its tangent, and the gap between the two."""
    rows = zip(nudge.offsets, nudge.errors, nudge.exact_tangent, nudge.gap, strict=True)
    return [
        words.NUDGE_TEXT.format(
            move=short(move, digits, "+"),
            error=printed(error, digits + 2),
            tangent=printed(tangent, digits + 2),
            gap=short(gap),
        )
        for move, error, tangent, gap in rows
    ]


def slopes(nudge: ErrorSlice, whose: str) -> str:
    """The slopes of the lines in a sentence."""
    departs = nudge.slope != nudge.exact
    sentence = words.SLOPES_OWN if departs else words.SLOPES
    return sentence.format(
        exact=short(nudge.exact, 6),
        secant=short(nudge.secant_slope, 6),
        name=words.OWN_TANGENT.format(whose=whose),
        slope=short(nudge.slope, 6),
    )


def _secant(nudge: ErrorSlice, x: np.ndarray) -> list[go.Scatter]:
    line = _line(x, nudge.secant, words.SECANT, TOKENS["test"], 1.5, dash="dot")
    ends = go.Scatter(
        x=[nudge.value - nudge.epsilon, nudge.value + nudge.epsilon],
        y=[float(nudge.fine[1]), float(nudge.fine[0])],
        mode="markers",
        marker={"color": TOKENS["test"], "size": 9, "symbol": "x-thin-open"},
        hoverinfo="skip",
        showlegend=False,
    )
    return [line, ends]


def _line(
    x: np.ndarray, y: np.ndarray, name: str, colour: str, width: float, **look: str
) -> go.Scatter:
    return go.Scatter(
        x=x,
        y=y,
        name=name,
        mode="lines",
        line={"color": colour, "width": width, **look},
        hovertemplate="%{y:.6g}",
    )


def _dot(x: float, y: float, name: str, open_: bool = False) -> go.Scatter:
    return go.Scatter(
        x=[x],
        y=[y],
        name=name,
        mode="markers",
        marker={
            "color": TOKENS["accent"],
            "size": 11,
            "symbol": "circle-open" if open_ else "circle",
            "line": {"width": 2, "color": TOKENS["accent"]},
        },
        hoverinfo="skip",
        showlegend=False,
    )


def _range(nudge: ErrorSlice) -> list[float] | None:
    errors = nudge.errors[np.isfinite(nudge.errors)]
    if not len(errors):
        return None
    least, most = float(errors.min()), float(errors.max())
    room = ROOM * (most - least) or abs(most) or 1.0
    return [least - room, most + room]
