"""The section of tables: errors, parameters and quantities over the iterations."""

from __future__ import annotations

import io
from functools import partial

import pandas as pd
import streamlit as st

from nn_core import MAX_ITERATIONS
from nn_core.exports import Part, Table
from nn_core.setup import kinds
from nn_view.links.query import Choice, Whole
from nn_view.style.numbers import counted
from nn_view.wording import take_home as words
from pages.sections.take_home.view import View
from pages.shell import frame, session
from pages.shell.number_field import Field
from pages.shell.session import Key

EXTRAS = (
    Choice("part", [one.value for one in Part], Part.ERRORS.value),
    Whole("first", 0, MAX_ITERATIONS - 1, 0),
    Whole("last", 0, MAX_ITERATIONS, MAX_ITERATIONS),
    Whole("every", 1, MAX_ITERATIONS, 1),
)
PARQUET = "application/vnd.apache.parquet"


def draw(view: View) -> None:
    """Draw the choice of columns and iterations, and the downloads of the table."""
    st.header(words.NUMBERS)
    part, first, last, every = _choices(view)
    try:
        table = Table(view.run, Part(part), first, last, every)
    except ValueError as problem:
        st.info(str(problem))
        return
    rows = counted(len(table.iterations), words.ROW)
    size = words.TABLE_SIZE.format(rows=rows, columns=counted(len(table.names), words.COLUMN))
    st.markdown(size)
    name = f"backprop-seed{view.settings.seed}-{part}"
    left, right, _ = st.columns([1, 1, 4])
    parquet = partial(_parquet, table)
    for column, label, make, ending, mime, help in (
        (left, words.CSV, table.csv, "csv", "text/csv", words.CSV_HELP),
        (right, words.PARQUET, parquet, "parquet", PARQUET, words.PARQUET_HELP),
    ):
        column.download_button(
            label,
            make,
            f"{name}.{ending}",
            mime=mime,
            help=help,
            on_click="ignore",
            width="stretch",
            key=f"take_{ending}",
        )


def _parquet(table: Table) -> bytes:
    buffer = io.BytesIO()
    pd.DataFrame(table.columns()).to_parquet(buffer, index=False)
    return buffer.getvalue()


def _choices(view: View) -> tuple[str, int, int, int]:
    most = view.run.completed - 1
    trained = view.run.diverged is not None or most == view.settings.iterations - 1
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
    found = []
    for column, name, least, end, label, help in (
        (columns[1], "first", 0, most, words.FIRST, words.FIRST_HELP),
        (columns[2], "last", 0, most, words.LAST, words.LAST_HELP),
        (columns[3], "every", 1, most + 1, words.EVERY, words.EVERY_HELP),
    ):
        # The field shows a number within the trained iterations but keeps the chosen one for later.
        # Until then each end gets its own field: the same one may report the number it was given.
        within = trained or frame.value(name) <= end
        key = session.key(Key.TABLE, name, *([] if within else [end]))
        told = min(frame.value(name), end)
        session.put(key, told)
        taken = (name, key, most, told)
        field = Field(key, label, kinds.Whole(least, end), _take, taken)
        found.append(int(field.draw(column, help=help)))
    first, last, every = found
    return str(part), first, last, every


def _take(name: str, key: str, most: int, told: int) -> None:
    given = session.value(key)
    if given == told:
        return
    # The end of the run stays the end when the run gets longer.
    at_end = name == "last" and given == most
    frame.put(name, MAX_ITERATIONS if at_end else given)
