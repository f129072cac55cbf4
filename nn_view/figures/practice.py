"""What somebody has learned, as one picture, which the browser fills from its own record."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from nn_view.components.chart import layout
from nn_view.style.palette import TOKENS
from nn_view.wording.practice import page as words

_KINDS = (
    (words.RIGHT, TOKENS["test"], "", "y"),
    (words.MISSED, TOKENS["differs"], "/", "y"),
    (words.OPEN, TOKENS["differs"], "x", "y2"),
    (words.OVERCOME, TOKENS["muted"], "", "y2"),
)


def figure() -> go.Figure:
    """Bars without lengths: right and missed by quantity, open and overcome by mistake."""
    names: dict[str, Any] = {"ticks": "", "automargin": True, "autorange": "reversed"}
    made = go.Figure(
        layout=layout(
            barmode="stack",
            bargap=0.35,
            xaxis={"rangemode": "tozero", "dtick": 1, "showgrid": True, "fixedrange": True},
            yaxis=names | {"fixedrange": True},
            legend={
                "orientation": "h",
                "traceorder": "normal",
                "x": 0,
                "y": 1.02,
                "yanchor": "bottom",
                "entrywidthmode": "pixels",
                "font": {"color": TOKENS["text"]},
            },
            margin={"l": 10, "r": 16, "b": 34},
        )
    )
    made.update_layout(yaxis2=made.layout.yaxis)
    for name, colour, pattern, axis in _KINDS:
        made.add_bar(
            name=name,
            orientation="h",
            yaxis=axis,
            marker={
                "color": colour,
                "pattern": {"shape": pattern, "bgcolor": colour, "fgcolor": TOKENS["surface"]},
            },
            hovertemplate="%{y}: %{x}<extra>%{fullData.name}</extra>",
        )
    return made
