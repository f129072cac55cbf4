"""The figure of a central difference's error against ε, with its two causes."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from nn_core.gradients.step_size import Curve, EpsilonErrors
from nn_view.components import chart
from nn_view.style.numbers import short
from nn_view.style.palette import TOKENS, faint
from nn_view.wording import check as words

LEAST, MOST, USUAL = 1e-15, 1.0, 1e-6
FLOOR = 1e-20
"""Errors below this, such as 0, cannot be shown on a logarithmic axis."""


def grid() -> list[float]:
    """The ε of the curve: 1, 2 and 5 times the powers of ten, the powers of ten first."""
    powers = [float(f"1e{power}") for power in range(0, -16, -1)]
    between = [float(f"{m}e{power}") for power in range(-1, -16, -1) for m in (5, 2)]
    return [*powers, *between]


def figure(found: EpsilonErrors, epsilon: float, whose: str) -> go.Figure:
    """Curves in float64 and with more digits, the chosen ε, and guides for both slopes.

    If the rule differs, also the error of ``whose`` derivative, which no ε makes small.
    """
    plain, fine = found.plain(), found.fine()
    digits = int(np.finfo(np.longdouble).precision) + 1
    lines = [
        _line(plain, words.PLAIN, TOKENS["test"]),
        _line(fine, words.FINE.format(digits=digits), TOKENS["accent"]),
    ]
    if found.departs:
        lines.append(
            _line(found.rule(), words.RULE.format(rule=whose), TOKENS["differs"], dash="dot")
        )
    made = go.Figure(
        [*_guides(plain, fine), *lines],
        chart.layout(
            x=words.CURVE_X,
            y=words.CURVE_Y,
            xaxis={
                "type": "log",
                "dtick": 5,
                "tickangle": 0,
                "exponentformat": "power",
                "range": [-15.2, 0.2],
            },
            yaxis={"type": "log", "exponentformat": "power", "nticks": 8},
            # The label of the chosen ε is between the legend and the curves.
            legend=chart.legend_above(2) | {"y": 1.08},
            margin={"l": 74, "r": 16, "t": 66, "b": 46},
            hovermode="x",
        ),
    )
    made.add_vline(x=epsilon, line={"color": TOKENS["text"], "width": 1.5, "dash": "dash"})
    names = [
        (epsilon, 1.0, words.CHOSEN.format(epsilon=short(epsilon)), epsilon < 1e-3),
        (*_beside(plain, 1e-11), words.ROUNDING, True),
        (MOST, _beside(fine, 3e-5)[1], words.TRUNCATION, False),
    ]
    for x, y, text, right in names:
        if np.isfinite(y):
            _name(made, x, y, text, right)
    return made


def _name(made: go.Figure, x: float, y: float, text: str, right: bool) -> None:
    """A text beside a point of the figure; y = 1 is its upper edge."""
    edge = y == 1
    made.add_annotation(
        x=np.log10(x),
        y=1 if edge else np.log10(y),
        yref="paper" if edge else "y",
        yanchor="bottom",
        xanchor="left" if right else "right",
        showarrow=False,
        text=text,
        font={"color": TOKENS["text"]},
        bgcolor=faint(TOKENS["background"], 0.75),
    )


def _beside(curve: Curve, epsilon: float) -> tuple[float, float]:
    """A point above the branch of a curve around ε, or NaN."""
    around = np.abs(np.log10(curve.epsilons / epsilon)) < 1.1
    errors = _positive(curve.errors[around])
    if not np.isfinite(errors).any():
        return epsilon, np.nan
    return epsilon, 3 * float(np.nanmedian(errors))


def best(curve: Curve) -> tuple[float, float]:
    """The ε of the smallest error, and that error, or NaN."""
    errors = np.where(np.isfinite(curve.errors), curve.errors, np.inf)
    if not len(errors) or np.isinf(errors.min()):
        return np.nan, np.nan
    at = int(errors.argmin())
    return float(curve.epsilons[at]), float(errors[at])


def drawable(curve: Curve) -> bool:
    """Whether there is any error to draw."""
    return bool((np.nan_to_num(curve.errors, posinf=0.0) > FLOOR).any())


def _line(curve: Curve, name: str, colour: str, **look: str) -> go.Scatter:
    return go.Scatter(
        x=curve.epsilons,
        y=_positive(curve.errors),
        name=name,
        mode="lines+markers",
        line={"color": colour, "width": 2, **look},
        marker={"size": 5},
        hovertemplate="%{y:.1e}",
    )


def _positive(errors: np.ndarray) -> np.ndarray:
    return np.where((errors > FLOOR) & np.isfinite(errors), errors, np.nan)


def _guides(plain: Curve, fine: Curve) -> list[go.Scatter]:
    """Straight lines with the slopes 2 and −1 along the two branches."""
    wide = (fine.epsilons >= 1e-3) & (fine.epsilons <= 0.1)
    narrow = plain.epsilons <= 1e-9
    return [
        *_guide(fine, wide, 2, np.array([3e-6, 1.0])),
        *_guide(plain, narrow, -1, np.array([1e-15, 1e-4])),
    ]


def _guide(curve: Curve, part: np.ndarray, power: int, x: np.ndarray) -> list[go.Scatter]:
    errors = _positive(curve.errors[part]) / curve.epsilons[part] ** power
    if not np.isfinite(errors).any():
        return []
    return [
        go.Scatter(
            x=x,
            y=float(np.nanmedian(errors)) * x**power,
            mode="lines",
            line={"color": TOKENS["muted"], "width": 1, "dash": "dot"},
            hoverinfo="skip",
            showlegend=False,
        )
    ]
