"""A grid over two settings as a heatmap of the final errors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from nn_view.components import chart
from nn_view.links.grid_axes import Axis
from nn_view.style.numbers import short
from nn_view.style.palette import TOKENS, TURN
from nn_view.wording import grid as words

TICKS = 4
MARGIN = {"l": 62, "r": 10, "t": 62, "b": 46}
MOST_LETTERS, SMALL = 24, 11
TEXT_SIZE, LETTER, BESIDE = 13, 7.2, 10
"""Sizes in pixels: the numbers in the cells, one letter, and the space beside a number."""

EMPTY = "\N{NO-BREAK SPACE}"
"""The text of a cell that is not computed yet: Plotly adds no text later to a cell without."""


def figure(x: Axis, y: Axis | None, errors: np.ndarray, chosen: int | None) -> go.Figure:
    """Median errors (rows x columns), coloured by their logarithm, with the chosen cell outlined.

    NaN means that a cell is not computed yet, infinity that it diverged.
    """
    finite = errors[np.isfinite(errors) & (errors > 0)]
    low, high = _ends(finite)
    with np.errstate(divide="ignore"):
        colours = np.clip(np.log10(errors), low, high)
    rows = y.labels if y else (words.ERROR,)  # The only row names the colours.
    texts = [[_text(one) for one in row] for row in errors]
    figure = go.Figure(
        layout=chart.layout(
            x=x.title,
            y=y.title if y else "",
            xaxis=_categories(x.labels) | {"tickangle": 0, "tickfont": _letters(x.labels)},
            yaxis=_categories(rows),
            margin=MARGIN,
        )
    )
    figure.add_heatmap(
        x=x.labels,
        y=rows,
        z=colours,
        zmin=low,
        zmax=high,
        text=texts,
        hovertemplate=f"%{{x}}, %{{y}}: {words.HOVER} %{{text}}<extra></extra>",
        colorscale=TOKENS["amounts"],
        xgap=2,
        ygap=2,
        showscale=len(finite) > 0,
        colorbar=_bar(low, high, words.ERROR if y else ""),
    )
    _numbers(figure, x.labels, rows, texts, (colours - low) / (high - low))
    if x.present is not None and (y is None or y.present is not None):
        _outline(figure, x.present, y.present or 0 if y else 0, dash="dot", width=2)
    if chosen is not None:
        _outline(figure, chosen % len(x.values), chosen // len(x.values), dash="solid", width=3)
    return figure


def _ends(finite: Sequence[float] | np.ndarray) -> tuple[float, float]:
    """The range of the colours as logarithms, at least 0.1 wide."""
    if not len(finite):
        return -1.0, 0.0
    low, high = float(np.log10(np.min(finite))), float(np.log10(np.max(finite)))
    return low, max(high, low + 0.1)


def _categories(labels: Sequence[str]) -> dict[str, Any]:
    """An axis with all its values, even if no cell is computed yet."""
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": labels,
        "range": [-0.5, len(labels) - 0.5],
        "showgrid": False,
        "automargin": True,
    }


def _letters(labels: Sequence[str]) -> dict[str, Any]:
    """A smaller font if there are many names, so that they fit on a phone."""
    return {"size": SMALL} if sum(map(len, labels)) > MOST_LETTERS else {}


def _bar(low: float, high: float, title: str) -> dict[str, Any]:
    """The colour scale above the cells."""
    ticks = np.linspace(low, high, TICKS)
    return {
        "title": {"text": title, "side": "top"},
        "orientation": "h",
        "yref": "container",
        "yanchor": "top",
        "y": 1,
        "x": 0,
        "xanchor": "left",
        "len": 1,
        "tickangle": 0,
        "tickvals": ticks,
        "ticktext": [short(float(10**one), 2) for one in ticks],
        "outlinewidth": 0,
        "thickness": 8,
    }


def _numbers(
    figure: go.Figure,
    columns: Sequence[str],
    rows: Sequence[str],
    texts: list[list[str]],
    shares: np.ndarray,
) -> None:
    """The numbers in the cells, if a column is wide enough for them.

    A separate trace: Plotly's own are dark grey or white, unreadable on some colours.
    """
    longest = max(len(one) for row in texts for one in row)
    beside = MARGIN["l"] + MARGIN["r"]
    figure.add_scatter(
        x=[*columns] * len(rows),
        y=np.repeat(rows, len(columns)).tolist(),
        mode="text",
        text=[one for row in texts for one in row],
        textfont={
            "size": TEXT_SIZE,
            "color": [TOKENS["on_amounts"][int(one > TURN)] for one in shares.ravel()],
        },
        hoverinfo="skip",
        showlegend=False,
        meta={"least_width": beside + len(columns) * (longest * LETTER + BESIDE)},
    )


def _text(error: float) -> str:
    if np.isnan(error):
        return EMPTY
    return short(error, 2) if np.isfinite(error) else words.DIVERGED


def _outline(figure: go.Figure, column: int, row: int, dash: str, width: int) -> None:
    figure.add_shape(
        type="rect",
        x0=column - 0.48,
        x1=column + 0.48,
        y0=row - 0.48,
        y1=row + 0.48,
        line={"color": TOKENS["positive"], "width": width, "dash": dash},
    )
