"""The error curves of the runs that are compared."""

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
    """The chart, with the scale of its axis and the error that is to be reached."""
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
