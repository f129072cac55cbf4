"""The preview of a table that was uploaded: what was read, and what it can be read as instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from nn_core import Dataset
from nn_core.checks import quoted
from nn_view.components import reveal
from nn_view.style import html
from nn_view.tables import table_notes
from nn_view.tables.table_choice import Choice
from nn_view.tables.uploaded import OwnTable
from nn_view.wording import data as words
from pages.sections import table_editor, upload_choice
from pages.shell import session
from pages.shell.session import Key
from pages.widgets import table as tables

ROWS = 8
MOST_COLUMNS = 60
"""Columns that are shown; a preview of more would be slow and tell nobody more."""


def begin(given: OwnTable) -> None:
    """Set the controls to how this table was read."""
    session.put(Key.UPLOAD_SHEET, given.sheet)
    session.put(Key.UPLOAD_NAMES, given.cells.named)
    session.put(Key.UPLOAD_DECIMAL, _decimal(given))


def draw(given: OwnTable, choice: Choice, data: Dataset | None) -> None:
    """The first rows: as they were written, or where columns are scaled as numbers."""
    with st.container(key="upload_preview"):
        reveal.draw("upload_preview", session.now().upload_number)
        st.markdown(f"**{words.PREVIEW.format(title=html.plain(given.title))}**")
        _readings(given)
        if data is not None and choice.scaled:
            st.caption(words.SCALED_PREVIEW)
            halves = (data.inputs + data.test_inputs, data.output + data.test_output)
            rows = [
                tuple(f"{one:.4g}" for one in inputs + output)
                for inputs, output in zip(*halves, strict=True)
            ]
            used = data.columns
            _table(
                rows,
                used.all,
                used.outputs if table_editor.pins(len(used.all), used) else (),
                numbered=False,
            )
        else:
            st.caption(html.plain(" ".join(given.notes)))
            names = given.cells.names
            wide = table_editor.pins(len(names), choice.names)
            _table(given.cells.rows, names, choice.names.outputs if wide else ())


def _readings(given: OwnTable) -> None:
    """What the table can be read as instead."""
    if given.sheets:
        st.selectbox(
            words.SHEETS,
            given.sheets,
            key=Key.UPLOAD_SHEET,
            help=words.SHEETS_HELP,
            on_change=_read_as,
            args=(lambda one: one.other(session.value(Key.UPLOAD_SHEET)),),
        )
    if not given.lines.formed:
        st.checkbox(
            words.FIRST_LINE,
            key=Key.UPLOAD_NAMES,
            help=words.FIRST_LINE_HELP,
            on_change=_read_as,
            args=(lambda one: one.with_first_line(session.value(Key.UPLOAD_NAMES)),),
        )
    if doubt := table_notes.doubt(given.cells):
        st.selectbox(
            html.plain(words.DECIMAL.format(given=doubt.given, column=doubt.column)),
            list(doubt.values),
            key=Key.UPLOAD_DECIMAL,
            format_func=doubt.values.__getitem__,
            help=words.DECIMAL_HELP,
            on_change=_read_as,
            args=(lambda one: one.with_decimal(session.value(Key.UPLOAD_DECIMAL)),),
        )


def _decimal(given: OwnTable) -> str:
    """The decimal sign with which numbers in doubt are read."""
    doubt = table_notes.doubt(given.cells)
    return doubt.decimal if doubt else ""


def _read_as(read: Callable[[OwnTable], OwnTable]) -> None:
    """Read the table otherwise; where that gives none, the present one stays."""
    state = session.now()
    before = state.uploaded
    if before is None:
        return
    try:
        state.uploaded = read(before)
        state.upload_problem = ""
    except ValueError as problem:
        refused = words.REFUSED.format(what=quoted(before.title), why=problem)
        state.upload_problem = f"{refused} {words.STILL_THERE}"
        session.put(Key.UPLOAD_SHEET, before.sheet)
        session.put(Key.UPLOAD_NAMES, before.cells.named)
        session.put(Key.UPLOAD_DECIMAL, _decimal(before))
        return
    if state.uploaded.cells.names != before.cells.names:
        upload_choice.begin(state.uploaded)
    if state.uploaded.sheet != before.sheet:
        begin(state.uploaded)


def _table(
    rows: Sequence[Sequence[str]],
    names: Sequence[str],
    pinned: Sequence[str],
    numbered: bool = True,
) -> None:
    shown = pd.DataFrame(rows[:ROWS], columns=list(names))
    if len(names) > MOST_COLUMNS:
        others = [name for name in names[:MOST_COLUMNS] if name not in pinned]
        shown = shown[[*pinned, *others]]
    shown.index = pd.RangeIndex(1, len(shown) + 1, name=words.ROW_AXIS)
    config = {name: st.column_config.Column(pinned=True) for name in pinned}
    tables.draw(shown, config, hide_index=not numbered, width="stretch")
    if len(rows) > ROWS:
        st.caption(words.PREVIEW_REST.format(shown=ROWS, rows=f"{len(rows):,}"))
