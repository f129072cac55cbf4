"""What the landscape shows in words, and the actions."""

from __future__ import annotations

from functools import partial

import streamlit as st

from nn_core import Landscape, Run, Settings
from nn_view.figures.landscape import text
from nn_view.figures.landscape.text import Point
from nn_view.wording import landscape as words
from pages.sections.landscape.point import forget
from pages.shell import frame


def draw(run: Run, land: Landscape, point: Point | None) -> None:
    """Draw what the charts show in words, and the actions."""
    told = words.CLICK if point is None else text.clicked(land, point)
    st.markdown(f"{text.numbers(land)} {told}")
    st.markdown(text.explanation(land))
    for said in text.limits(run, land):
        st.caption(said)
    with st.container(horizontal=True):
        step = partial(frame.step_through, run.settings, land.at)
        frame.button(st, words.STEP_THERE.format(at=land.at), step, help=words.STEP_HELP)
        st.download_button(
            words.DOWNLOAD,
            partial(text.csv, land, *text.titles(land, run.settings)),
            file_name=f"error-surface-{land.at}.csv",
            mime="text/csv",
            help=words.DOWNLOAD_HELP,
            on_click="ignore",
        )
        if point is not None:
            _train_on(run.settings, land, point)
            st.button(words.FORGET, on_click=forget)


def _train_on(settings: Settings, land: Landscape, point: Point) -> None:
    """Draw the button to the stepper with the point's two weights set by hand."""
    if not land.plane.entries:
        return
    changed = text.set_by_hand(settings, land, point[:2])
    help = words.TRAIN_ON_HELP.format(at=land.at) if changed else words.TRAIN_ON_FULL
    step = partial(frame.step_through, changed or settings, land.at)
    frame.button(st, words.TRAIN_ON, step, help=help, disabled=changed is None)
