"""The section that brings an exported file back: its settings, and its place in the stepper."""

from __future__ import annotations

import streamlit as st

from nn_core.exports import Unreadable
from nn_view import own_data, page
from nn_view.brought import MOST_MEGABYTES, Brought, bring
from nn_view.wording import take_home as words
from pages import address, menu, own


def draw() -> None:
    """A place to drop a file; a good one opens the stepper, any other gets its sentence."""
    st.header(words.BACK)
    st.markdown(words.BACK_SENTENCE)
    dropped = st.file_uploader(
        words.UPLOAD,
        type=["json", "ipynb"],
        help=words.UPLOAD_HELP,
        max_upload_size=MOST_MEGABYTES,
        key="take_back",
    )
    if dropped is None:
        return
    try:
        brought = bring(dropped.getvalue())
    except Unreadable as problem:
        st.error(page.plain(f"{problem} {words.KEPT}"))
        return
    _open(brought)


def _open(brought: Brought) -> None:
    data = brought.settings.dataset
    if data.name == own_data.OWN and own.current(data) is None:
        own.keep(own.Own(own.free(brought.title or words.UNTITLED), data, brought.names))
    address.adopt(brought.settings)
    st.session_state.place = dict(brought.place)
    st.session_state.problems = brought.problems
    st.switch_page(menu.STEP.file)
