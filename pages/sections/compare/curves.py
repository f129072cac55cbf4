"""The error curves of the compared runs."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from nn_core import Run
from nn_view.components.chart import chart
from nn_view.figures import compare
from nn_view.wording import compare as words
from pages.sections import comparison
from pages.shell import frame


def draw(runs: Sequence[Run], names: Sequence[str]) -> None:
    """Draw the chart, and the controls for its scale and the bound of the error."""
    numbered = [f"{at} {name}" for at, name in enumerate(names, 1)]
    chart(
        compare.curves(runs, numbered, frame.value("scale")),
        key="curves",
        label=words.CURVES.format(count=len(runs), names="; ".join(numbered)),
        name=words.PICTURE,
        height=400 + compare.LEGEND_LINE * max(0, len(runs) - 3),
        projection=frame.projection(),
    )
    scale, bound = st.columns(2)
    with scale:
        comparison.scale()
    with bound:
        comparison.bound(words.BOUND_HELP)
