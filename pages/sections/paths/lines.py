"""The choice of the paths that are listed, and of the one that is drawn."""

from __future__ import annotations

import streamlit as st

from nn_core import Paths
from nn_view.figures.paths import table
from nn_view.figures.paths.table import MOST_LISTED, Lines
from nn_view.links.query import Choice, Whole
from nn_view.wording import paths as words
from pages.shell import frame

_KINDS = {"each": words.EACH, "sum": words.SUMMED}
LINES = Choice("lines", tuple(_KINDS), "each")
PATH = Whole("path", 1, 2 * MOST_LISTED, 1)


def begin_again() -> None:
    """Choose the strongest path, for a new list of paths."""
    frame.put("path", 1)


def draw(found: Paths) -> tuple[Lines, int]:
    """Draw the choice of a path; returns the lines and the chosen one's index."""
    many = found.count > MOST_LISTED
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        kind = st.segmented_control(
            words.LINES,
            list(_KINDS),
            default=frame.value("lines"),
            key=frame.key("lines"),
            format_func=_KINDS.__getitem__,
            disabled=many,
            required=True,
            on_change=begin_again,
            help=words.LINES_HELP,
        )
    if many:
        st.caption(words.TOO_MANY.format(count=f"{found.count:,}"))
    lines = table.lines(found, summed=kind == "sum")
    most = len(lines.routes)
    with right:
        number = frame.whole(st, "path", words.PATH, 1, most, words.PATH_HELP)
    return lines, number - 1
