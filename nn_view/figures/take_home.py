"""The figures to download besides the network: its error curve, and a quantity's matrix."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from nn_core import Run, Settings
from nn_core.data.column_names import LONGEST
from nn_view.components import error_chart
from nn_view.components.chart import layout
from nn_view.iteration.blocks import blocks_for
from nn_view.style.brief_names import briefly, drawn
from nn_view.style.numbers import entry, notation
from nn_view.style.palette import TOKENS
from nn_view.wording import take_home as words

_POINTS = 2000
_FEW = 6
"""Up to this many iterations are marked one by one."""
_LONGEST_TICK = 12
"""The most characters of a name beside a matrix."""
_NARROW = 42
"""The most characters of a row of numbers that fit into a third of the page."""
MOST_NUMBERS = 400
"""A larger matrix shows only colours: its numbers would be too small to read."""


def curve_figure(run: Run, at: int) -> go.Figure:
    """The error of all iterations, on the training and the test rows, with the current one.

    The iteration in which a training diverges has no error.
    """
    errors = run.train_errors
    places = np.unique(np.linspace(0, len(errors) - 1, _POINTS).round().astype(int))
    figure = go.Figure(
        layout=layout(
            x=words.ITERATION.lower(),
            y=words.ERROR,
            # Only whole numbers: there is nothing between two iterations.
            xaxis={"dtick": 1} if len(errors) < _FEW else {},
            yaxis=error_chart.axis("linear"),
            # Above the plot, where it hides no line; in two lines if the chart is narrow.
            margin={"l": 62, "r": 16, "t": 48, "b": 46},
            legend={
                "orientation": "h",
                "x": 0,
                "y": 1.02,
                "yanchor": "bottom",
                "font": {"color": TOKENS["text"]},
            },
        )
    )
    train = {"color": TOKENS["train"], "width": 2}
    mode = "lines+markers" if len(errors) < _FEW else "lines"
    figure.add_scatter(x=places, y=errors[places], mode=mode, name=words.TRAIN, line=train)
    if run.settings.dataset.test_inputs:
        test = {"color": TOKENS["test"], "width": 2, "dash": "dash"}
        values = run.test_errors_at(places)
        figure.add_scatter(x=places, y=values, mode=mode, name=words.TEST, line=test)
    if at < len(errors):
        now = {"color": TOKENS["accent"], "size": 10}
        name = words.NOW.format(at=at)
        figure.add_scatter(x=[at], y=[errors[at]], mode="markers", name=name, marker=now)
    return figure


def matrix_figure(
    settings: Settings,
    name: str,
    value: Any,
    digits: int,
    at: int,
    rows: Sequence[str] | None = None,
) -> go.Figure:
    """A quantity of iteration ``at`` as a heatmap, its numbers in the cells.

    Rows and columns have their names from the pages. ``rows``: the names of the data's rows that
    the iteration uses, if they are not all.
    """
    blocks = blocks_for(settings)
    down, across = blocks.labels(name, rows)
    numbers = np.asarray(value, dtype=np.float64).reshape(len(down), len(across))
    finite = np.abs(numbers[np.isfinite(numbers)])
    most = float(finite.max(initial=0.0)) or 1.0
    # Each axis needs labels: the single row of a bias has none.
    x, y = ([drawn(label, LONGEST) or name for label in labels] for labels in (across, down))
    how = notation(numbers, digits, whole=bool(blocks.places[name].get("whole")))
    texts = [[entry(one, how) for one in row] for row in numbers.tolist()]
    readable = numbers.size <= MOST_NUMBERS
    heat = go.Heatmap(
        z=numbers,
        x=x,
        y=y,
        zmin=-most,
        zmax=most,
        colorscale=TOKENS["scale"],
        showscale=False,
        xgap=2,
        ygap=2,
        text=texts,
        texttemplate="%{text}" if readable else None,
        hovertemplate="%{y}, %{x}: %{z}<extra></extra>",
    )
    bare = {"ticks": "", "showline": False, "showgrid": False}
    figure = go.Figure(
        heat,
        layout(
            margin={"l": 48, "r": 8, "b": 34},
            # Given explicitly: Plotly finds no categories if no cell has a number.
            xaxis=bare | _places(x, across) | {"range": [-0.5, len(x) - 0.5]},
            yaxis=bare | _places(y, down) | {"range": [len(y) - 0.5, -0.5], "automargin": True},
        ),
    )
    called = f"{name} {how.factor}".rstrip()
    figure.update_layout(titled(words.MATRIX_TITLE.format(name=called, at=at)))
    # Plotly writes no text into a cell without a number.
    missing: list[list[int]] = np.argwhere(~np.isfinite(numbers)).tolist() if readable else []
    if missing:
        figure.add_scatter(
            x=[x[column] for _, column in missing],
            y=[y[row] for row, _ in missing],
            mode="text",
            text=[texts[row][column] for row, column in missing],
            textfont={"color": TOKENS["text"]},
            hoverinfo="skip",
            showlegend=False,
        )
    return figure


def wide(figure: go.Figure) -> bool:
    """Whether the numbers of a matrix need the full width of the page."""
    texts = [text for row in figure.data[0].text for text in row]
    return len(figure.data[0].x) * (max(map(len, texts)) + 1) > _NARROW


def _places(names: list[str], labels: list[str]) -> dict[str, Any]:
    """An axis with its labels, shortened if one is long; the pointer shows the whole name."""
    axis = {"type": "category", "categoryorder": "array", "categoryarray": names}
    if max(map(len, labels)) <= _LONGEST_TICK:
        return axis
    return axis | {"tickvals": names, "ticktext": [*map(drawn, briefly(labels, _LONGEST_TICK))]}


def titled(text: str) -> dict[str, Any]:
    """The attributes of a layout with a title, and the margin for it."""
    title = {"text": text, "font": {"color": TOKENS["text"], "size": 15}}
    return {"title": title, "margin": {"t": 40}}
