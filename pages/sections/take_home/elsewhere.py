"""The section of files for other programs: what they compute can be compared with the run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from nn_core.exports import comparable, torch_script
from nn_view.handouts.derivation import derivation
from nn_view.handouts.workbook import Workbook
from nn_view.wording import take_home as words
from pages.sections.take_home.view import View

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw(view: View) -> None:
    """Draw the downloads for other programs, or why there are none."""
    st.header(words.ELSEWHERE)
    st.markdown(words.ELSEWHERE_SENTENCE)
    try:
        program = torch_script(view.run, view.at)
    except ValueError:
        st.info(words.NUMBERS_DIVERGED)
        return
    book, refused = _workbook(view)
    digits = int(view.place["digits"])
    with st.container(horizontal=True):
        _download(words.TORCH, words.TORCH_HELP, program, f"{view.stem}-torch.py", "text/x-python")
        if book:
            _download(words.WORKBOOK, words.WORKBOOK_HELP, book.file, f"{view.stem}.xlsx", _EXCEL)
            _download(
                words.WORKBOOK_BLANK,
                words.WORKBOOK_BLANK_HELP,
                partial(book.file, blank=True),
                f"{view.stem}-to-fill-in.xlsx",
                _EXCEL,
            )
        _download(
            words.LATEX,
            words.LATEX_HELP,
            partial(derivation, view.run, view.at, digits),
            f"{view.stem}.tex",
            "text/x-tex",
        )
    if refused:
        st.info(refused)
    if not comparable(view.settings):
        st.caption(words.TORCH_FAULT if view.settings.mistake else words.TORCH_TUTORIAL)


def _workbook(view: View) -> tuple[Workbook | None, str]:
    """The workbook, or why there is none."""
    try:
        return Workbook(view.run, view.at), ""
    except ValueError as problem:
        return None, str(problem)


def _download(
    label: str, help: str, made: str | Callable[[], bytes] | Callable[[], str], file: str, mime: str
) -> None:
    st.download_button(
        label, made, file, mime=mime, help=help, on_click="ignore", key=f"take_{label}"
    )
