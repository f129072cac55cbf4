"""The errors of both runs over the iterations."""

from __future__ import annotations

import streamlit as st

from nn_core.comparison.mistakes import Outcome
from nn_view.components.chart import chart
from nn_view.figures.mistakes import curves, text
from nn_view.links.query import Choice
from nn_view.wording import mistakes as words
from pages.shell import frame

X = Choice("x", ("log", "linear"), "log")
Y = Choice("y", ("linear", "log"), "linear")
HEIGHT = 300


def draw_scales() -> None:
    """Draw the controls for the scales of the axes."""
    for column, name, label, help in zip(
        st.columns(2),
        ("x", "y"),
        (words.X_AXIS, words.Y_AXIS),
        (words.X_HELP, words.Y_HELP),
        strict=True,
    ):
        column.segmented_control(
            label,
            list(words.SCALES),
            default=frame.value(name),
            format_func=words.SCALES.__getitem__,
            key=frame.key(name),
            help=help,
            required=True,
        )


def draw(outcome: Outcome) -> None:
    """Draw both errors over the iterations."""
    chart(
        curves.figure(outcome, frame.value("x"), frame.value("y")),
        key="mistakes_errors",
        label=text.curves(outcome),
        name=f"error-{outcome.settings.fault or 'my-line'}",
        height=HEIGHT,
        projection=frame.projection(),
    )
    st.markdown(text.ending(outcome))
