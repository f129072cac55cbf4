"""The section of files for other programs: what they compute can be compared with the run."""

from __future__ import annotations

import streamlit as st

from nn_core.exports import comparable, torch_script
from nn_view.wording import take_home as words
from pages.sections.take_home.view import View


def draw(view: View) -> None:
    """Draw the downloads for other programs, or why there are none."""
    st.header(words.ELSEWHERE)
    st.markdown(words.ELSEWHERE_SENTENCE)
    try:
        program = torch_script(view.run, view.at)
    except ValueError:
        st.info(words.NUMBERS_DIVERGED)
        return
    with st.container(horizontal=True):
        st.download_button(
            words.TORCH,
            program,
            f"{view.stem}-torch.py",
            mime="text/x-python",
            help=words.TORCH_HELP,
            on_click="ignore",
            key="take_torch",
        )
    if not comparable(view.settings):
        st.caption(words.TORCH_FAULT if view.settings.fault else words.TORCH_TUTORIAL)
