"""The section that imports an exported file: its settings, and its place in the stepper."""

from __future__ import annotations

from typing import Any

import streamlit as st

from nn_core.checks import quoted
from nn_core.exports import Unreadable
from nn_view.handouts.imported_file import ImportedFile, check_size, read_file
from nn_view.links import table_codec
from nn_view.style import html
from nn_view.wording import take_home as words
from pages.shell import address, frame, menu, own_tables, session
from pages.shell.session import Key
from pages.widgets import upload


def draw() -> None:
    """Draw the upload; a valid file opens the stepper, any other gets a sentence."""
    state = session.now()
    st.header(words.BACK)
    st.markdown(words.BACK_SENTENCE)
    upload.draw(Key.BACK_FILE, words.UPLOAD, words.UPLOAD_HELP, _take)
    if state.back_problem:
        st.error(html.plain(state.back_problem))
    imported, state.back = state.back, None
    if imported:
        _open(imported)


def _take(file: Any) -> None:
    state = session.now()
    state.back_problem = ""
    try:
        check_size(file.size)
        state.back = read_file(file.getvalue())
    except Unreadable as problem:
        state.back_problem = words.NOT_TAKEN.format(name=quoted(file.name), why=problem)


def _open(imported: ImportedFile) -> None:
    data = imported.settings.dataset
    if data.name == table_codec.OWN and own_tables.current(data) is None:
        own_tables.keep(own_tables.Own(own_tables.free(imported.title or words.UNTITLED), data))
    address.adopt(imported.settings)
    state = session.now()
    state.place = dict(imported.place)
    state.problems = imported.problems
    frame.open_page(menu.STEP.file)
