"""The section of tables: errors, parameters and quantities over the iterations."""

from __future__ import annotations

import io

import pandas as pd
import streamlit as st

from nn_core import MAX_ITERATIONS
from nn_core.exports import Part, Table
from nn_view.wording import take_home as words
from pages import frame
from pages.taking.view import View

_LAST = "table_last"


def draw(view: View) -> None:
    """What stands in the table, of which iterations, and its files; too much gets its sentence."""
    st.header(words.NUMBERS)
    part, first, last, every = _choices(view)
    try:
        table = Table(view.run, Part(part), first, last, every)
    except ValueError as problem:
        st.info(str(problem))
        return
    size = words.TABLE_SIZE.format(rows=f"{len(table.iterations):,}", columns=len(table.names))
    st.markdown(size)
    name = f"backprop-seed{view.settings.seed}-{part}"
    left, right, _ = st.columns([1, 1, 4])
    left.download_button(
        words.CSV,
        table.csv,
        f"{name}.csv",
        mime="text/csv",
        help=words.CSV_HELP,
        on_click="ignore",
        width="stretch",
        key="take_csv",
    )
    right.download_button(
        words.PARQUET,
        lambda: _parquet(table),
        f"{name}.parquet",
        mime="application/vnd.apache.parquet",
        help=words.PARQUET_HELP,
        on_click="ignore",
        width="stretch",
        key="take_parquet",
    )


def _parquet(table: Table) -> bytes:
    buffer = io.BytesIO()
    pd.DataFrame(table.columns()).to_parquet(buffer, index=False)
    return buffer.getvalue()


def _choices(view: View) -> tuple[str, int, int, int]:
    state, most = st.session_state, view.run.completed - 1
    columns = st.columns([4, 2, 2, 2])
    parts = [one.value for one in Part]
    part = columns[0].selectbox(
        words.PART,
        parts,
        parts.index(frame.value("part")),
        key=frame.key("part"),
        format_func=lambda one: words.PARTS[one],
        help=words.PART_HELP,
    )
    state[frame.key("first")] = min(frame.value("first"), most)
    first = columns[1].number_input(
        words.FIRST,
        0,
        most,
        frame.value("first"),
        step=1,
        key=frame.key("first"),
        help=words.FIRST_HELP,
    )
    # The end of the run stays its end when there are more iterations.
    state[_LAST] = min(frame.value("last"), most)
    last = columns[2].number_input(
        words.LAST,
        0,
        most,
        state[_LAST],
        step=1,
        key=_LAST,
        help=words.LAST_HELP,
        on_change=_take_last,
        args=(most,),
    )
    state[frame.key("every")] = min(frame.value("every"), most + 1)
    every = columns[3].number_input(
        words.EVERY,
        1,
        most + 1,
        frame.value("every"),
        step=1,
        key=frame.key("every"),
        help=words.EVERY_HELP,
    )
    return str(part), int(first), int(last), int(every)


def _take_last(most: int) -> None:
    last = st.session_state[_LAST]
    st.session_state[frame.key("last")] = MAX_ITERATIONS if last == most else last
