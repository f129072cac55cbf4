"""The table of all paths of the weight, with its download."""

from __future__ import annotations

import numpy as np
import streamlit as st

from nn_core import Settings
from nn_view.figures.paths import table
from nn_view.figures.paths.table import Lines
from nn_view.wording import paths as words
from pages.shell import frame, session
from pages.shell.session import Key
from pages.widgets import download
from pages.widgets import table as tables

_PART = 1000
"""The number of lines on one page of the table."""


def draw(settings: Settings, lines: Lines, at: int) -> None:
    """Draw all lines, a page at a time; a click on one chooses its path."""
    listed = table.frame(settings, lines)
    st.subheader(words.ROUTES if lines.summed else words.TABLE)
    parts = -(-len(listed) // _PART)
    start = (st.pagination(parts, key=Key.PATHS_PAGE) - 1) * _PART if parts > 1 else 0
    numbers = [name for name in listed.columns if listed[name].dtype == np.float64]
    tables.draw(
        listed[start : start + _PART],
        key=Key.PATHS_TABLE,
        on_select=lambda: _choose(start),
        selection_mode="single-row",
        column_config=dict.fromkeys(numbers, st.column_config.NumberColumn(format="%.8g")),
        height="content" if len(listed) < 12 else 400,
    )
    entry = f"{lines.paths.parameter}-{lines.paths.row + 1}-{lines.paths.column + 1}"
    file = words.FILE.format(entry=entry, iteration=at)
    download.csv(listed, words.DOWNLOAD, file, words.DOWNLOAD_HELP)


def _choose(start: int) -> None:
    """Choose the path of the clicked line of the table."""
    if rows := session.value(Key.PATHS_TABLE)["selection"]["rows"]:
        frame.put("path", start + rows[0] + 1)
