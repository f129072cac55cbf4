"""The table at hand, edited in place, and its columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from nn_core import MAX_INPUTS, MAX_OUTPUTS, Dataset, Settings
from nn_view import own_data, own_table, page, truth_table
from nn_view.truth_table import ROW, TEST, Names
from nn_view.wording import data as words
from pages import own

HEIGHT = 340


@dataclass
class _Edited:
    """What the editor began with, and the data that its changes made last.

    ``exact`` are the numbers behind the texts, ``order`` the place in the data of each row, and
    ``shown`` is what the editor had last.
    """

    number: int
    base: pd.DataFrame
    exact: Mapping[str, float]
    made: Dataset | None
    order: tuple[int, ...]
    names: Names
    shown: pd.DataFrame
    drawn: bool = False

    @property
    def key(self) -> str:
        return f"editor_{self.number}"

    def anew(self, names: Names) -> _Edited:
        """Begun anew with what it shows: rows are counted again, columns have other names."""
        base, number = truth_table.numbered(self.shown), self.number + 1
        return replace(self, number=number, base=base, names=names, drawn=False)


def draw(settings: Settings, names: Names) -> tuple[int, ...]:
    """The editor, the columns' menu, and what is to be known about a link.

    Returns for each row of the editor its place in the data, counted from 0.
    """
    data = settings.dataset
    with st.container(horizontal=True, vertical_alignment="center", key="table_head"):
        st.markdown(f"**{page.plain(own.title(data))}**", help=words.TABLE_HELP)
        with st.popover(words.COLUMNS):
            _columns(settings, names)
    edited = _edited(data, names)
    frame_now = st.data_editor(
        edited.base,
        key=edited.key,
        num_rows="dynamic",
        hide_index=True,
        height=_height(len(edited.base)),
        column_config=_config(data, names),
        width="stretch",
    )
    several_more = len(frame_now) > len(edited.shown) + 1
    edited.drawn, edited.shown, refused = True, frame_now, ""
    if st.session_state[edited.key]["deleted_rows"] or several_more:
        edited = edited.anew(names)
    try:
        made = truth_table.dataset_of(frame_now, names, edited.exact)
    except ValueError as problem:
        made, refused = data, str(problem)
    if made != data:
        edited.made, edited.order = made, truth_table.order_of(frame_now)
        own.change(settings, made, names)
    if made != data or not edited.drawn:
        st.session_state.data_edited = edited
        st.rerun()
    if refused:
        st.warning(page.plain(f"{refused} {words.KEPT}"))
        st.button(words.GIVE_UP, help=words.GIVE_UP_HELP, on_click=_give_up)
    else:
        _say_whether_it_travels(data)
    return edited.order


def _edited(data: Dataset, names: Names) -> _Edited:
    """The editor's state: begun anew where other data came, or where Streamlit forgot it.

    It also forgets what was edited where columns are called otherwise.
    """
    state = st.session_state
    kept: _Edited | None = state.get("data_edited")
    forgotten = kept is not None and kept.drawn and kept.key not in state
    if kept is None or kept.made != data or forgotten:
        number = kept.number + 1 if kept else 0
        base = truth_table.frame_of(data)
        order = truth_table.order_of(base)
        kept = _Edited(number, base, truth_table.texts_of(data), data, order, names, base)
    elif kept.names != names:
        kept = kept.anew(names)
    state.data_edited = kept
    return kept


def _give_up() -> None:
    """Show the table in use again, in the place of one that cannot be used."""
    st.session_state.data_edited.made = None


def _height(rows: int) -> Any:
    """As high as its rows, up to where the picture beside it ends."""
    return HEIGHT if rows > 8 else "auto"


def _config(data: Dataset, names: Names) -> dict[str, Any]:
    usual = Names.usual(data)
    config: dict[str, Any] = {
        ROW: st.column_config.TextColumn(
            words.ROW_AXIS, help=words.ROW_HELP, width=44, disabled=True, default=words.NEW_ROW
        ),
        TEST: st.column_config.CheckboxColumn(
            words.TEST, help=words.TEST_HELP, width=56, default=False
        ),
    }
    for kind, called, theirs, help in (
        ("in", names.inputs, usual.inputs, words.INPUT_HELP),
        ("out", names.outputs, usual.outputs, words.OUTPUT_HELP),
    ):
        for at, (name, other) in enumerate(zip(called, theirs, strict=True)):
            label = words.OUTPUT_NAME.format(name=name) if kind == "out" else name
            config[f"{kind}{at + 1}"] = st.column_config.TextColumn(
                label, help=help.format(name=other), default="0", alignment="right"
            )
    return config


def _say_whether_it_travels(data: Dataset) -> None:
    values = {"cells": f"{own_data.cells(data):,}", "most": own_data.MOST_CELLS}
    if data.name in Dataset.built_in:
        st.caption(words.BUILT_IN)
    elif own_data.travels(data):
        st.caption(words.IN_LINK.format(**values))
    else:
        many = own_data.cells(data) > own_data.MOST_CELLS
        st.info((words.NOT_IN_LINK if many else words.MANY_DIGITS).format(**values))


def _columns(settings: Settings, names: Names) -> None:
    """Rename, remove and add columns; and the table's own name."""
    data, state = settings.dataset, st.session_state
    places = range(len(names.all))
    if state.get("data_column", 0) not in places:
        state.data_column = 0
    at = st.selectbox(
        words.COLUMN,
        places,
        format_func=names.all.__getitem__,
        key="data_column",
        help=words.COLUMN_HELP,
    )
    st.text_input(words.NEW_NAME, key="data_column_name", help=words.NEW_NAME_HELP, max_chars=40)
    if problem := state.pop("data_problem", ""):
        st.warning(page.plain(problem))
    of_inputs = at < len(names.inputs)
    alone = len(names.inputs if of_inputs else names.outputs) == 1
    left, right = st.columns(2)
    left.button(words.RENAME, on_click=_rename, args=(settings, names, at), width="stretch")
    right.button(
        words.REMOVE,
        on_click=_remove,
        args=(settings, names, at),
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
            args=(settings, names, kind),
            disabled=there == most,
            help=words.ADD_HELP.format(most=most),
            width="stretch",
        )
    if data.name not in Dataset.built_in:
        state.data_title = own.title(data)
        st.text_input(
            words.TITLE_LABEL,
            key="data_title",
            help=words.TITLE_HELP,
            max_chars=40,
            on_change=lambda: own.rename(settings, own_table.titled(state.data_title)),
        )


def _rename(settings: Settings, names: Names, at: int) -> None:
    typed = st.session_state.data_column_name
    given = own_table.titled(typed)
    if not typed.strip() or given == names.all[at]:
        return
    if given in names.all:
        st.session_state.data_problem = words.SAME_NAME.format(name=given)
        return
    every = [*names.all]
    every[at] = given
    count = len(names.inputs)
    st.session_state.data_column_name = ""
    own.change(settings, settings.dataset, Names(tuple(every[:count]), tuple(every[count:])))


def _remove(settings: Settings, names: Names, at: int) -> None:
    every = [name for place, name in enumerate(names.all) if place != at]
    count = len(names.inputs) - (at < len(names.inputs))
    left = Names(tuple(every[:count]), tuple(every[count:]))
    own.change(settings, truth_table.without_column(settings.dataset, at), left)


def _add(settings: Settings, names: Names, kind: str) -> None:
    data = truth_table.with_column(settings.dataset, kind)
    if kind == "in":
        names = replace(names, inputs=(*names.inputs, names.free("x")))
    else:
        names = replace(names, outputs=(*names.outputs, names.free("y")))
    own.change(settings, data, names)
