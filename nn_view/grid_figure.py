"""A grid over two settings as a heatmap of the errors with which the trainings end."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from nn_view import chart
from nn_view.axes import Axis
from nn_view.palette import TOKENS
from nn_view.wording import grid as words

TICKS = 4


def figure(x: Axis, y: Axis | None, errors: np.ndarray, chosen: int | None) -> go.Figure:
    """Median errors (rows x columns), coloured by their logarithm; the chosen cell outlined.

    NaN is a cell that is not computed yet, infinity one that diverged.
    """
    finite = errors[np.isfinite(errors) & (errors > 0)]
    low, high = _ends(finite)
    with np.errstate(divide="ignore"):
        colours = np.clip(np.log10(errors), low, high)
    ticks = np.linspace(low, high, TICKS)
    figure = go.Figure(
        layout=chart.layout(
            x=words.AXES[x.name],
            y=words.AXES[y.name] if y else "",
            xaxis={"type": "category", "showgrid": False, "automargin": True},
            yaxis={"type": "category", "showgrid": False, "automargin": True},
            margin={"l": 62, "r": 10, "t": 44, "b": 46},
        )
    )
    figure.add_heatmap(
        x=x.labels,
        y=y.labels if y else ("",),
        z=colours,
        zmin=low,
        zmax=high,
        text=[[_text(one) for one in row] for row in errors],
        texttemplate="%{text}",
        hovertemplate=f"%{{x}}, %{{y}}: {words.HOVER} %{{text}}<extra></extra>",
        colorscale=TOKENS["amounts"],
        xgap=2,
        ygap=2,
        colorbar={
            "title": {"text": words.ERROR, "side": "top"},
            "orientation": "h",
            "yanchor": "bottom",
            "y": 1.0,
            "x": 0,
            "xanchor": "left",
            "len": 1,
            "tickangle": 0,
            "tickvals": ticks,
            "ticktext": [f"{10**one:.2g}" for one in ticks],
            "outlinewidth": 0,
            "thickness": 8,
        },
    )
    if x.present is not None and (y is None or y.present is not None):
        _outline(figure, x.present, y.present or 0 if y else 0, dash="dot", width=2)
    if chosen is not None:
        _outline(figure, chosen % len(x.values), chosen // len(x.values), dash="solid", width=3)
    return figure


def _ends(finite: Sequence[float] | np.ndarray) -> tuple[float, float]:
    """The logarithms between which the colours run; at least a tenth apart."""
    if not len(finite):
        return -1.0, 0.0
    low, high = float(np.log10(np.min(finite))), float(np.log10(np.max(finite)))
    return low, max(high, low + 0.1)


def _text(error: float) -> str:
    if np.isnan(error):
        return ""
    return f"{error:.2g}" if np.isfinite(error) else words.DIVERGED


def _outline(figure: go.Figure, column: int, row: int, dash: str, width: int) -> None:
    figure.add_shape(
        type="rect",
        x0=column - 0.48,
        x1=column + 0.48,
        y0=row - 0.48,
        y1=row + 0.48,
        line={"color": TOKENS["positive"], "width": width, "dash": dash},
    )
