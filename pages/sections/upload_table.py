"""Ways to another table: a built-in one, or one's own from a file or pasted."""

from __future__ import annotations

from typing import Any

import streamlit as st

from nn_core import MAX_INPUTS, MAX_OUTPUTS, MAX_ROWS, Dataset, Settings
from nn_core.checks import quoted
from nn_view.links import address as link
from nn_view.style import html
from nn_view.tables import uploaded
from nn_view.tables.uploaded import OwnTable
from nn_view.wording import data as words
from nn_view.wording import pages as page_words
from pages.sections import upload_choice, upload_preview
from pages.shell import address, own_tables, session
from pages.shell.session import Key
from pages.widgets import upload


def draw_built_in(settings: Settings) -> None:
    """A button for each of the built-in tables."""
    st.header(words.OTHERS)
    with st.container(horizontal=True, key="built_in"):
        for name, make in Dataset.built_in.items():
            st.button(
                page_words.DATA_SETS.get(name, name),
                key=f"use_{name}",
                help=words.BUILT_IN_HELP,
                on_click=lambda make=make: address.adopt(link.with_dataset(settings, make())),
                disabled=own_tables.option(settings.dataset) == name,
            )


def draw_own(settings: Settings) -> None:
    """Upload a table, preview it, choose its columns and rows, and use it."""
    state = session.now()
    st.header(words.UPLOAD_OWN)
    bounds = {"rows": MAX_ROWS, "inputs": MAX_INPUTS, "outputs": MAX_OUTPUTS}
    st.markdown(words.UPLOAD_INTRO.format(**bounds))
    left, right = st.columns(2, gap="medium")
    with left:
        upload.draw(Key.UPLOAD_FILE, words.UPLOAD, words.UPLOAD_HELP, _take_file)
    with right:
        # Streamlit forgets a text while another page is shown.
        session.put_first(Key.UPLOAD_PASTED, state.pasted)
        st.text_area(
            words.PASTE,
            key=Key.UPLOAD_PASTED,
            help=words.PASTE_HELP,
            placeholder=words.PASTE_EXAMPLE,
            height=110,
            on_change=_keep_pasted,
        )
        st.button(words.READ, help=words.READ_HELP, on_click=_take_text)
    if state.upload_problem:
        st.warning(html.plain(state.upload_problem))
    if state.uploaded is not None:
        _choose(settings, state.uploaded)


def _keep_pasted() -> None:
    session.now().pasted = session.value(Key.UPLOAD_PASTED)


def _take_file(file: Any) -> None:
    try:
        uploaded.check_size(file.size)
        _take(uploaded.from_file(file.name, file.getvalue()))
    except ValueError as problem:
        _refuse(quoted(file.name), problem)


def _take_text() -> None:
    try:
        _take(uploaded.from_text(session.value(Key.UPLOAD_PASTED)))
    except ValueError as problem:
        _refuse(words.PASTED_TEXT, problem)


def _take(given: OwnTable) -> None:
    """Show this table, with the choices that are likely for it."""
    state = session.now()
    state.uploaded = given
    state.upload_problem = ""
    state.upload_number += 1
    upload_choice.begin(given)
    upload_preview.begin(given)


def _refuse(what: str, problem: ValueError) -> None:
    refused = words.REFUSED.format(what=what, why=problem)
    session.now().upload_problem = f"{refused} {words.STILL_THERE}"


def _choose(settings: Settings, given: OwnTable) -> None:
    """The table as it came or will be used on the left, what to make of it on the right."""
    upload_choice.keep()
    left, right = st.columns([6, 7], gap="medium")
    with right:
        choice, data = upload_choice.draw(settings, given)
    with left:
        upload_preview.draw(given, choice, data)
