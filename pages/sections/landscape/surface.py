"""The error over the plane, as a contour and as a surface."""

from __future__ import annotations

import streamlit as st

from nn_core import Landscape, Settings
from nn_view.components.chart import Move, chart
from nn_view.figures.landscape import contour as figures
from nn_view.figures.landscape import text
from nn_view.figures.landscape.text import Point
from nn_view.wording import landscape as words
from pages.sections.landscape import point as clicked
from pages.shell import frame

HEIGHT = 390


def draw(settings: Settings, land: Landscape, point: Point | None) -> None:
    """Draw contour and surface side by side, with one slider for the marker in both."""
    short, long = text.titles(land, settings), text.titles_with_shares(land, settings)
    log = frame.value("scale") == "log"
    seen = (
        figures.contour(land, long[0], long[1], log, point),
        figures.surface(land, short[0], short[1], log, point),
    )
    path = {"x": land.path[:, 0], "y": land.path[:, 1]}
    labels, numbers = (words.CONTOUR, words.SURFACE), text.numbers(land)
    for column, name, label, figure, own in zip(
        st.columns(2),
        ("contour", "surface"),
        labels,
        seen,
        (path, path | {"z": land.path_errors}),
        strict=True,
    ):
        move = Move((len(figure.data) - 1,), own)
        with column:
            chart(
                figure,
                key=f"landscape_{name}",
                label=label.format(numbers=numbers),
                name=f"landscape-{name}-{land.at}",
                height=HEIGHT,
                slider=text.slider(land, also=[move], shown=name == "contour"),
                clickable=name == "contour",
                projection=frame.projection(),
                on_rest=lambda position: frame.go_to(at=int(position["slider"])),
                on_click=clicked.choose if name == "contour" else None,
            )
