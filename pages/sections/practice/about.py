"""What the questions are about: everything, or the quantity that a link names."""

from __future__ import annotations

import streamlit as st

from nn_core import Settings
from nn_view.links.query import Text
from nn_view.style.html import code
from nn_view.wording import link
from nn_view.wording.practice import page as words
from pages.shell import frame

ABOUT = Text("about", "", str, str, link.QUANTITY)
"""The only quantity that is asked about."""


def draw(settings: Settings) -> str:
    """Say it, with a button that lifts a restriction; returns the quantity, "" for all."""
    if settings.fault:
        st.info(words.FAULT)
    chosen = str(frame.value(ABOUT.name) or "")
    if chosen not in [one.name for one in settings.quantities]:
        return ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(words.ABOUT.format(quantity=code(chosen)), width="content")
        st.button(words.ABOUT_ALL, on_click=lambda: frame.put(ABOUT.name, ABOUT.default))
    return chosen
