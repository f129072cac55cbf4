"""The first section: the program of the run, and the link with its QR code."""

from __future__ import annotations

import streamlit as st

from nn_core.exports import notebook, script
from nn_view import link
from nn_view.brought import carried, saved
from nn_view.qr import qr_image, stays_here
from nn_view.wording import take_home as words
from pages import frame
from pages.taking.view import View

_CODE_HEIGHT = 360


def draw(view: View) -> None:
    """The program with its downloads, beside the link; or the link alone, as large as it gets."""
    if frame.value("qr") == "large":
        _link(view, "bp-qr-large")
        return
    left, right = st.columns([7, 3], gap="medium")
    with left:
        _program(view)
    with right:
        st.subheader(words.LINK)
        _link(view, "bp-qr")


def _program(view: View) -> None:
    st.subheader(words.PROGRAM)
    st.markdown(words.PROGRAM_SENTENCE)
    settings, at, ended, place = view.settings, view.at, view.run.diverged, view.place
    files = (
        (words.SCRIPT, words.SCRIPT_HELP, "py", lambda: script(settings, at, ended)),
        (
            words.NOTEBOOK,
            words.NOTEBOOK_HELP,
            "ipynb",
            lambda: notebook(settings, at, ended, carried(settings, place)),
        ),
        (words.SAVED, words.SAVED_HELP, "json", lambda: saved(settings, place)),
    )
    for column, (label, help, ending, make) in zip(st.columns(3), files, strict=True):
        column.download_button(
            label,
            make,
            f"{view.stem}.{ending}",
            mime="text/x-python" if ending == "py" else "application/json",
            help=help,
            on_click="ignore",
            width="stretch",
            key=f"take_{ending}",
        )
    st.code(script(settings, at, ended), language="python", height=_CODE_HEIGHT)


def _link(view: View, size: str) -> None:
    large = size == "bp-qr-large"
    if not view.link:
        st.info(words.NO_ADDRESS)
        return
    try:
        st.html(f'<div class="{size}">{qr_image(view.link)}</div>')
    except ValueError as problem:
        st.info(str(problem))
    st.button(
        words.USUAL_SIZE if large else words.LARGE,
        on_click=_resize,
        args=("" if large else "large",),
        help=words.LARGE_HELP,
        width="stretch",
    )
    st.code(view.link, language=None, wrap_lines=True)
    if link.parse(link.settings_query(view.settings)).settings != view.settings:
        st.info(words.LINK_INCOMPLETE)
    if stays_here(view.link):
        st.caption(words.LOCAL)


def _resize(size: str) -> None:
    st.session_state[frame.key("qr")] = size
