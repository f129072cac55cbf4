"""The section with the stepper's charts, each with its downloads."""

from __future__ import annotations

import streamlit as st

from nn_view.components.chart import chart
from nn_view.components.network import network_figure
from nn_view.figures import take_home as figures
from nn_view.handouts.worksheet import names_of
from nn_view.wording import take_home as words
from pages.sections.take_home.view import View
from pages.shell import frame

_HEIGHT = 380
_UNIT_HEIGHT = 42
"""Height in pixels of a unit with its number."""


def draw(view: View) -> None:
    """Draw the network, the error curve, and the matrix of the chosen quantity."""
    st.header(words.PICTURES)
    st.markdown(words.PICTURES_SENTENCE)
    settings, run, at, values = view.settings, view.run, view.at, view.values
    large = frame.projection()
    name = view.quantity.name
    digits = int(view.place["digits"])
    rows = names_of(run.batch(at).tolist())
    shown = figures.matrix_figure(settings, name, values[name], digits, at, rows)
    if figures.wide(shown):
        network, curve, matrix = *st.columns(2), st.container()
    else:
        network, curve, matrix = st.columns(3)
    with network:
        height = max(_HEIGHT, _UNIT_HEIGHT * max(settings.layers))
        drawn = network_figure(settings, values, height, inputs=run.data(at)[0])
        drawn.update_layout(figures.titled(words.NETWORK_TITLE.format(at=at)))
        layers = "-".join(map(str, settings.layers))
        chart(
            drawn,
            key="take_network",
            label=words.NETWORK_LABEL.format(layers=layers, at=at),
            name=f"{view.stem}-network",
            height=height,
            projection=large,
        )
    errors = run.errors
    if len(errors):
        with curve:
            first, last = (f"{errors[i]:.4g}" for i in (0, -1))
            now = f"{errors[at]:.4g}" if at < len(errors) else words.NO_ERROR
            chart(
                figures.curve_figure(run, at),
                key="take_curve",
                label=words.CURVE_LABEL.format(first=first, last=last, at=at, now=now),
                name=f"{view.stem}-error-curve",
                height=_HEIGHT,
                projection=large,
            )
    with matrix:
        down, across = shown.data[0].z.shape
        chart(
            shown,
            key="take_matrix",
            label=words.MATRIX_LABEL.format(name=name, at=at, rows=down, columns=across),
            name=f"{view.stem}-{name}",
            height=_HEIGHT,
            projection=large,
        )
