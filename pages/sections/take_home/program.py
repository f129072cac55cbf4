"""The first section: the program of the run, and the link with its QR code."""

from __future__ import annotations

import streamlit as st

from nn_core.exports import notebook, script
from nn_view.handouts.imported_file import carried, saved
from nn_view.handouts.qr import fine, qr_image, reach
from nn_view.links import table_codec
from nn_view.links.query import Choice
from nn_view.wording import take_home as words
from pages.sections.take_home.view import View
from pages.shell import frame, own_tables

QR = Choice("qr", ("", "large"), "")
_CODE_HEIGHT = 360


def draw(view: View) -> None:
    """Draw the program with its downloads beside the link, or only the link in full size."""
    if frame.value("qr") == "large":
        _link(view, "bp-qr-large")
        return
    left, right = st.columns([7, 3], gap="medium")
    with left:
        _program(view)
    with right:
        st.header(words.LINK, help=words.LINK_HELP)
        _link(view, "bp-qr")


def _program(view: View) -> None:
    st.header(words.PROGRAM)
    st.markdown(words.PROGRAM_SENTENCE)
    settings, at, ended = view.settings, view.at, view.run.diverged
    table = own_tables.current(settings.dataset)
    called = (view.place, table.title if table else "")
    files = (
        (words.SCRIPT, words.SCRIPT_HELP, "py", lambda: script(settings, at, ended)),
        (
            words.NOTEBOOK,
            words.NOTEBOOK_HELP,
            "ipynb",
            lambda: notebook(settings, at, ended, carried(settings, *called)),
        ),
        (words.SAVED, words.SAVED_HELP, "json", lambda: saved(settings, *called)),
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
    with st.container(height=_CODE_HEIGHT, border=False, key="program"):
        st.code(script(settings, at, ended), language="python", wrap_lines=True)


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
        help=None if large else words.LARGE_HELP,
        width="stretch",
        key="qr_usual" if large else "qr_large",
    )
    st.code(view.link, language=None, wrap_lines=True)
    if fine(view.link):
        st.caption(words.QR_FINE)
    if not table_codec.travels(view.settings.dataset):
        st.info(words.LINK_INCOMPLETE)
    if said := reach(view.link):
        st.caption(said)


def _resize(size: str) -> None:
    frame.put("qr", size)
