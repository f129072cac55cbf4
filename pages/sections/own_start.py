"""The dialog in which somebody gives initial weights of their own: pasted, or from a file."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from nn_core import Settings
from nn_core.checks import quoted
from nn_view.setup import own_start, start_file, start_text
from nn_view.setup.own_start import OwnStart, shape_of
from nn_view.style import html
from nn_view.wording.setup import own_start as words
from pages.shell import address, frame, session
from pages.shell.session import Key
from pages.widgets import upload

HEIGHT = 170


def draw() -> None:
    """Show the dialog from when the sidebar asks for it; call it after the page is drawn."""
    if session.now().start_asked:
        _dialog()


def _close() -> None:
    state = session.now()
    state.start_asked, state.start_problem = False, ""


@st.dialog(words.TITLE, width="large", on_dismiss=_close)
def _dialog() -> None:
    state = session.now()
    if state.wanted:
        st.rerun()  # the whole page, which closes the dialog
    settings = state.settings
    shapes = settings.parameter_shapes.items()
    names = ", ".join(f"{name} ({shape_of(shape)})" for name, shape in shapes)
    st.markdown(words.INTRO.format(names=names))
    # Streamlit forgets a text while the dialog is closed.
    session.put_first(Key.START_TEXT, state.start_text)
    state.start_text = st.text_area(
        words.PASTE, key=Key.START_TEXT, help=words.PASTE_HELP, height=HEIGHT
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        transposed = st.toggle(
            words.TRANSPOSED, key=Key.START_TRANSPOSED, help=words.TRANSPOSED_HELP
        )
        st.button(words.PRESENT, on_click=_show_present, help=words.PRESENT_HELP)
    upload.draw(Key.START_FILE, words.FILE, words.FILE_HELP, _take_file)
    if state.start_problem:
        st.warning(html.plain(state.start_problem))
    found = _read(settings, state.start_text, transposed)
    with st.container(horizontal=True):
        use = partial(_use, found.settings if found else settings)
        frame.button(st, words.USE, use, help=words.USE_HELP, disabled=found is None)
        if settings.start is not None:
            use = partial(_use, replace(settings, start=None))
            frame.button(st, words.RANDOM, use, help=words.RANDOM_HELP)


def _read(settings: Settings, text: str, transposed: bool) -> OwnStart | None:
    """What the text gives, said in words; None, with a sentence, where it cannot be used."""
    if not text.strip():
        return None
    try:
        given = start_text.read(text)
        found = own_start.with_own(settings, given, transposed)
    except ValueError as problem:
        st.warning(html.plain(f"{problem}{words.STILL}"))
        return None
    kept = words.KEPT.format(names=", ".join(found.kept)) if found.kept else words.ALL_GIVEN
    st.caption(html.plain(f"{words.READ.format(given=', '.join(given))} {kept}"))
    return found


def _use(settings: Settings) -> None:
    _close()
    address.adopt(settings)


def _show_present() -> None:
    """Fill in the initial parameters; as they are here, not transposed."""
    session.put(Key.START_TEXT, start_text.written(own_start.present(session.now().settings)))
    session.put(Key.START_TRANSPOSED, False)


def _take_file(file: Any) -> None:
    """Fill in the parameters of a file, where they can be read and changed."""
    state = session.now()
    state.start_problem = ""
    try:
        start_file.check_size(file.size)
        names = tuple(state.settings.parameter_shapes)
        found = start_file.read(file.name, file.getvalue(), names)
        session.put(Key.START_TEXT, start_text.written(found))
    except ValueError as problem:
        refused = words.FILE_REFUSED.format(file=quoted(file.name), why=problem)
        state.start_problem = f"{refused}{words.STILL}"
