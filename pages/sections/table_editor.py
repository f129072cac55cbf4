"""The table at hand, edited in place, and its columns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from nn_core import MAX_INPUTS, MAX_OUTPUTS, Dataset, Names, Settings
from nn_core.data.column_names import LONGEST, cleaned
from nn_view.links import table_codec
from nn_view.style import html
from nn_view.tables import editor, uploaded
from nn_view.tables.editor import ROW, TEST
from nn_view.wording import data as words
from pages.sections import drawn_numbers
from pages.shell import own_tables, session
from pages.shell.edited_table import Edited
from pages.shell.session import Key

HEIGHT = 340
WIDE = 5
"""So many columns stand beside each other on every screen but a phone's."""
MOST_PINNED = 3
"""So many targets leave room for inputs beside them."""
PINNED_WIDTH = 68


def draw(settings: Settings) -> tuple[int, ...]:
    """The editor, the columns' menu, and what is to be known about a link.

    Returns for each row of the editor its place in the data, counted from 0.
    """
    data = settings.dataset
    with st.container(horizontal=True, vertical_alignment="center", key="table_head"):
        st.markdown(f"**{html.plain(own_tables.title(data))}**", help=words.TABLE_HELP)
        with st.popover(words.COLUMNS):
            _columns(settings)
    drawn_numbers.draw(settings)
    edited = _edited(data)
    frame_now = st.data_editor(
        edited.base,
        key=edited.key,
        num_rows="dynamic",
        hide_index=True,
        height=_height(len(edited.base)),
        column_config=_config(data),
        width="stretch",
    )
    several_more = len(frame_now) > len(edited.shown) + 1
    edited.drawn, edited.shown, refused = True, frame_now, ""
    if session.value(edited.key)["deleted_rows"] or several_more:
        edited = edited.restarted()
    try:
        made = editor.dataset_of(frame_now, data, edited.exact)
    except ValueError as problem:
        made, refused = data, str(problem)
    if made != data:
        edited.made, edited.order = made, editor.order_of(frame_now)
        own_tables.change(settings, made)
    if made != data or not edited.drawn:
        session.now().edited = edited
        st.rerun()
    if refused:
        st.warning(html.plain(f"{refused} {words.KEPT}"))
        st.button(words.GIVE_UP, help=words.GIVE_UP_HELP, on_click=_give_up)
    else:
        _say_whether_it_travels(data)
    return edited.order


def _edited(data: Dataset) -> Edited:
    """The editor's state: begun anew where other data came, or where Streamlit forgot it.

    It also forgets what was edited where columns are called otherwise.
    """
    state = session.now()
    kept = state.edited
    forgotten = kept is not None and kept.drawn and not session.has(kept.key)
    renamed = kept is not None and kept.made is not None and _renamed(kept.made, data)
    if kept is None or forgotten or (kept.made != data and not renamed):
        number = kept.number + 1 if kept else 0
        base = editor.frame_of(data)
        order = editor.order_of(base)
        kept = Edited(number, base, editor.texts_of(data), data, order, base)
    elif renamed:
        kept = replace(kept.restarted(), made=data)
    state.edited = kept
    return kept


def _renamed(before: Dataset, data: Dataset) -> bool:
    """Whether the same rows have got other names."""
    bare = [editor.with_names(one, Names((), ())) for one in (before, data)]
    return before != data and bare[0] == bare[1]


def _give_up() -> None:
    """Show the table in use again, in the place of one that cannot be used."""
    edited = session.now().edited
    if edited is not None:
        edited.made = None


def _height(rows: int) -> Any:
    """As high as its rows, up to where the picture beside it ends."""
    return HEIGHT if rows > 8 else "auto"


def _config(data: Dataset) -> dict[str, Any]:
    names = data.columns
    pinned = pins(len(names.all), names)
    config: dict[str, Any] = {
        ROW: st.column_config.TextColumn(
            words.ROW_AXIS,
            help=words.ROW_HELP,
            width=44,
            disabled=True,
            default=words.NEW_ROW,
            pinned=pinned,
        ),
        TEST: st.column_config.CheckboxColumn(
            words.TEST, help=words.TEST_HELP, width=56, default=False
        ),
    }
    for kind, called, help in (
        ("in", names.inputs, words.INPUT_HELP),
        ("out", names.outputs, words.OUTPUT_HELP),
    ):
        still = pinned and kind == "out"
        for at, name in enumerate(called):
            label = words.OUTPUT_NAME.format(name=name) if kind == "out" else name
            config[f"{kind}{at + 1}"] = st.column_config.TextColumn(
                label,
                help=help.format(name=html.plain(name)),
                alignment="right",
                pinned=still,
                width=PINNED_WIDTH if still else None,
            )
    return config


def pins(columns: int, names: Names) -> bool:
    """Whether the targets stand still at the left, since so many columns are wider than a page."""
    return columns > WIDE and len(names.outputs) <= MOST_PINNED


def _say_whether_it_travels(data: Dataset) -> None:
    values = {"cells": f"{table_codec.cells(data):,}", "most": table_codec.MOST_CELLS}
    if data.name in Dataset.built_in:
        st.caption(words.BUILT_IN)
    elif table_codec.travels(data):
        st.caption(words.IN_LINK.format(**values))
    else:
        many = table_codec.cells(data) > table_codec.MOST_CELLS
        st.info((words.NOT_IN_LINK if many else words.TOO_LONG_FOR_LINK).format(**values))


def _columns(settings: Settings) -> None:
    """Rename, remove and add columns; and the table's own name."""
    data, state = settings.dataset, session.now()
    names = data.columns
    places = range(len(names.all))
    if session.value(Key.COLUMN, 0) not in places:
        session.put(Key.COLUMN, 0)
    at = st.selectbox(
        words.COLUMN,
        places,
        format_func=names.all.__getitem__,
        key=Key.COLUMN,
        help=words.COLUMN_HELP,
    )
    help = words.NEW_NAME_HELP.format(most=LONGEST)
    st.text_input(words.NEW_NAME, key=Key.COLUMN_NAME, help=help, max_chars=LONGEST)
    if state.column_problem:
        st.warning(html.plain(state.column_problem))
        state.column_problem = ""
    of_inputs = at < len(names.inputs)
    alone = len(names.inputs if of_inputs else names.outputs) == 1
    left, right = st.columns(2)
    left.button(words.RENAME, on_click=_rename, args=(settings, at), width="stretch")
    right.button(
        words.REMOVE,
        on_click=_remove,
        args=(settings, at),
        disabled=alone,
        help=words.REMOVE_HELP,
        width="stretch",
    )
    left, right = st.columns(2)
    for column, label, kind, most, there in (
        (left, words.ADD_INPUT, "in", MAX_INPUTS, len(names.inputs)),
        (right, words.ADD_OUTPUT, "out", MAX_OUTPUTS, len(names.outputs)),
    ):
        column.button(
            label,
            on_click=_add,
            args=(settings, kind),
            disabled=there == most,
            help=words.ADD_HELP.format(most=most),
            width="stretch",
        )
    if data.name not in Dataset.built_in:
        session.put(Key.TITLE, own_tables.title(data))
        st.text_input(
            words.TITLE_LABEL,
            key=Key.TITLE,
            help=words.TITLE_HELP,
            max_chars=40,
            on_change=lambda: own_tables.rename(
                settings, uploaded.titled(session.value(Key.TITLE))
            ),
        )


def _rename(settings: Settings, at: int) -> None:
    names = settings.dataset.columns
    given = cleaned(session.value(Key.COLUMN_NAME))
    if not given or given == names.all[at]:
        return
    if given in names.all:
        session.now().column_problem = words.SAME_NAME.format(name=given)
        return
    every = [*names.all]
    every[at] = given
    count = len(names.inputs)
    session.put(Key.COLUMN_NAME, "")
    called = Names(tuple(every[:count]), tuple(every[count:]))
    own_tables.change(settings, editor.with_names(settings.dataset, called))


def _remove(settings: Settings, at: int) -> None:
    own_tables.change(settings, editor.without_column(settings.dataset, at))


def _add(settings: Settings, kind: str) -> None:
    own_tables.change(settings, editor.with_column(settings.dataset, kind))
