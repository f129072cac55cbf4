"""Many seeds at a glance: bands of quantiles over the iterations, and two histograms."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from nn_core.sweeps.statistics import quantiles
from nn_view.components import chart, error_chart
from nn_view.iteration.curve import mode
from nn_view.style.palette import TOKENS, faint
from nn_view.wording import sweep as words

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
MOST_POINTS = 400
BINS = 40
_LARGE = 1e15
"""From here on every float64 is a whole number."""
_ALIKE, _LEAST = 1e-9, 1e-300
"""Values within this relative or absolute range count as equal."""
FAR = 3.0
"""A maximum beyond this multiple of the 99th percentile is an outlier."""


@dataclass(frozen=True)
class Bands:
    """Quantiles (levels, points) of the errors at the iterations ``points``."""

    points: np.ndarray
    values: np.ndarray


def bands(errors: np.ndarray) -> Bands:
    """The quantiles of errors (iterations, seeds), at the iterations that a screen can show."""
    last = len(errors) - 1
    points = np.unique(np.linspace(0, last, min(len(errors), MOST_POINTS)).astype(int))
    return Bands(points, quantiles(errors[points], LEVELS))


def figure(found: Bands, own: np.ndarray | None, seed: int, scale: str) -> go.Figure:
    """The bands, and on top of them the errors of one seed, if it is among them."""
    figure = error_chart.many(words.ITERATION, words.ERROR, scale, "x unified")
    finite = np.where(np.isfinite(found.values), found.values, np.nan)
    accent = TOKENS["accent"]
    for low, high, opacity, name in ((0, 4, 0.16, words.NINE), (1, 3, 0.3, words.HALF)):
        edge = {"x": found.points, "mode": "lines", "line": {"width": 0}, "legendgroup": name}
        figure.add_scatter(y=finite[low], showlegend=False, hoverinfo="skip", **edge)
        figure.add_scatter(
            y=finite[high],
            fill="tonexty",
            fillcolor=faint(accent, opacity),
            name=name,
            customdata=finite[low],
            hovertemplate="%{customdata:.3g} … %{y:.3g}",
            **edge,
        )
    line = {"x": found.points, "mode": mode(finite[2]), "hovertemplate": "%{y:.3g}"}
    figure.add_scatter(y=finite[2], name=words.MEDIAN, line={"color": accent, "width": 2.6}, **line)
    if own is not None:
        style = {"color": TOKENS["series"][0], "width": 1.8, "dash": "dot"}
        name = words.SEED.format(seed=seed)
        figure.add_scatter(y=own[found.points], name=name, line=style, **line)
    return figure


def beyond(values: np.ndarray) -> tuple[float, int] | None:
    """The end of the histogram, and how many finite values beyond it its last bar counts.

    None if it ends at the largest value. An outlier would squeeze all others into one bar.
    """
    finite = values[np.isfinite(values)]
    if not len(finite):
        return None
    limit = float(np.quantile(finite, 0.99))
    return (limit, int((finite > limit).sum())) if finite.max() > FAR * limit else None


def histogram(values: np.ndarray, title: str, marked: float | None = None) -> go.Figure:
    """A histogram of one value per seed; values that are not finite are left out."""
    far = beyond(values)
    finite = values[np.isfinite(values)]
    shown = np.minimum(finite, far[0]) if far else finite
    counts, edges = np.histogram(shown, _edges(shown))
    figure = go.Figure(
        layout=chart.layout(
            x=title,
            y=words.COUNT,
            bargap=0.04,
            showlegend=False,
            # Small errors not as 15µ, but many iterations as 20k.
            xaxis={"exponentformat": "e" if edges[-1] < 1 else "B"},
            yaxis={"rangemode": "tozero"},
        )
    )
    figure.add_bar(
        x=(edges[:-1] + edges[1:]) / 2,
        y=counts,
        width=np.diff(edges),
        marker={"color": TOKENS["accent"]},
        customdata=np.stack([edges[:-1], edges[1:]], axis=-1),
        hovertemplate="%{customdata[0]:.4g} … %{customdata[1]:.4g}: %{y}<extra></extra>",
    )
    if marked is not None and np.isfinite(marked):
        style = {"color": TOKENS["series"][0], "width": 2, "dash": "dot"}
        figure.add_vline(x=min(marked, edges[-1]), line=style)
    return figure


def _edges(values: np.ndarray) -> np.ndarray:
    """Edges of the bars; if all values are whole, each bar has the same number of whole numbers."""
    if not len(values):
        return np.array([-0.5, 0.5])
    low, high = float(values.min()), float(values.max())
    if high < _LARGE and (values == np.round(values)).all():
        least, most = int(low), int(high)
        step = -(-(most - least + 1) // BINS)
        return np.arange(least, most + step + 1, step) - 0.5
    # Values that differ only by rounding leave no space for bars between them.
    if high - low <= max(_ALIKE * high, _LEAST):
        room = max(0.5, high / 100)
        low, high = low - room, high + room
    return np.linspace(low, high, BINS + 1)
