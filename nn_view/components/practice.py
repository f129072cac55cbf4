"""Practice: a component that asks questions, and keeps what was answered in the browser."""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go

from nn_view.components.chart import CONFIG
from nn_view.components.component import Component, ignore, plotly_path
from nn_view.style.palette import PALETTES
from nn_view.wording.practice import page as words

_COMPONENT = Component(
    "backprop_practice",
    "practice",
    ("base", "controls", "widget", "asking/answers", "pages/practice", "forced", "layouts"),
)


def practice(
    figure: go.Figure,
    *,
    query: str,
    quantities: list[str],
    about: str = "",
    digits: int,
    projection: bool = False,
    key: str = "practice",
) -> None:
    """Ask about the run of the settings in ``query``, whose ``quantities`` are named in order.

    ``about``: the only quantity that is asked about; "" for all of them. ``figure``: the bars of
    what is known, which the browser fills.
    """
    data: dict[str, Any] = {
        "key": key,
        "query": query,
        "quantities": quantities,
        "about": about,
        "digits": digits,
        "figure": json.loads(figure.to_json()),
        "config": CONFIG,
        "palettes": PALETTES,
        "plotly": plotly_path(),
        "projection": projection,
        "chart": words.CHART,
        "mistakes": words.MISTAKES,
        "words": words.BROWSER,
    }
    _COMPONENT.mount(key, data, on_event_change=ignore)
