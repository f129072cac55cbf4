"""The section of pictures: the stepper's own, drawn so that each can be kept."""

from __future__ import annotations

import streamlit as st

from nn_view import take_home_figures as figures
from nn_view.chart import chart
from nn_view.network_figure import network_figure
from nn_view.wording import take_home as words
from pages import frame
from pages.taking.view import View

_HEIGHT = 380


def draw(view: View) -> None:
    """The network, the error curve, and the matrix of the chosen quantity."""
    st.header(words.PICTURES)
    st.markdown(words.PICTURES_SENTENCE)
    settings, run, at, values = view.settings, view.run, view.at, view.values
    large = frame.projection()
    network, curve, matrix = st.columns(3)
    with network:
        layers = "-".join(map(str, settings.layers))
        chart(
            network_figure(settings, values, _HEIGHT),
            key="take_network",
            label=words.NETWORK_LABEL.format(layers=layers, at=at),
            name=f"{view.stem}-network",
            height=_HEIGHT,
            projection=large,
        )
    errors = run.errors
    if at < len(errors):
        with curve:
            first, last, now = (f"{errors[i]:.4g}" for i in (0, -1, at))
            chart(
                figures.curve_figure(run, at),
                key="take_curve",
                label=words.CURVE_LABEL.format(first=first, last=last, at=at, now=now),
                name=f"{view.stem}-error",
                height=_HEIGHT,
                projection=large,
            )
    with matrix:
        name = view.quantity.name
        figure = figures.matrix_figure(settings, name, values[name], int(view.place["digits"]))
        rows, columns = figure.data[0].z.shape
        chart(
            figure,
            key="take_matrix",
            label=words.MATRIX_LABEL.format(name=name, at=at, rows=rows, columns=columns),
            name=f"{view.stem}-{name}",
            height=_HEIGHT,
            projection=large,
        )
