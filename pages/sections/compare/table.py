"""The compared runs in numbers."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from nn_core import Run
from nn_view.figures import compare
from nn_view.wording import compare as words
from nn_view.wording.reading import right_answers
from pages.shell import frame
from pages.widgets import download
from pages.widgets import table as tables


def draw(runs: Sequence[Run], names: Sequence[str]) -> None:
    """Draw a table with a row for each run, and its download."""
    st.header(words.TABLE)
    table = compare.table(runs, names, frame.value("below"))
    number = st.column_config.NumberColumn(format=words.NUMBER, help=words.ENDS_HELP)
    share = st.column_config.NumberColumn(format=tables.PERCENT, help=right_answers.SHARE_HELP)
    tables.draw(
        table,
        column_config=dict.fromkeys(table.columns[1:3], number)
        | dict.fromkeys((right_answers.RIGHT, right_answers.TEST_RIGHT), share),
        width="stretch",
        placeholder=words.NOTHING,
    )
    download.csv(table, words.DOWNLOAD, words.FILE, words.DOWNLOAD_HELP)
