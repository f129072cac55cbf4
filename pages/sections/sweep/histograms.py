"""Histograms of the final errors, and of the iterations until the bound is reached."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go
import streamlit as st

from nn_view.components.chart import chart
from nn_view.figures import sweep
from nn_view.figures.sweep_numbers import Numbers
from nn_view.style.numbers import short
from nn_view.wording import sweep as words
from pages.shell import frame


def draw(numbers: Numbers) -> None:
    """Draw both histograms, each with the sidebar's seed marked."""
    final, needed = numbers.final, numbers.needed
    finite = final[np.isfinite(final)]
    if len(finite):
        label = words.FINALS.format(seeds=len(finite), least=finite.min(), most=finite.max())
        _chart("finals", sweep.histogram(final, words.FINAL, numbers.own(final)), label)
    bound, reached, seeds = numbers.bound, numbers.reached, len(final)
    if reached:
        title = words.NEEDED.format(bound=bound)
        label = words.NEEDED_LABEL.format(bound=bound, reached=reached, seeds=seeds)
        _chart("needed", sweep.histogram(needed, title, numbers.own(needed)), label)
        st.caption(numbers.missed())
    else:
        st.info(numbers.missed())
    beyond = sweep.beyond(final)
    if beyond:
        form = words.OUTLIER if beyond[1] == 1 else words.OUTLIERS
        st.caption(form.format(beyond=beyond[1], limit=short(beyond[0])))


def _chart(name: str, figure: go.Figure, label: str) -> None:
    chart(
        figure,
        key=name,
        label=label,
        name=words.PICTURES[name],
        height=190,
        projection=frame.projection(),
    )
