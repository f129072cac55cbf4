"""The table at hand, edited in place, and its columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from nn_core import MAX_INPUTS, MAX_OUTPUTS, Dataset, Settings
from nn_view import own_data, own_table, page, truth_table
from nn_view.truth_table import TEST, Names
from nn_view.wording import data as words
from pages import frame, own

HEIGHT = 340


@dataclass
class _Edited:
    """What the editor began with, and the data that its changes made last."""

    number: int
    base: pd.DataFrame
    made: Dataset

    @property
    def key(self) -> str:
        return f"editor_{self.number}"


def draw(settings: Settings, names: Names) -> None:
    """The editor, the columns' menu, and what is to be known about a link."""
    data = settings.dataset
    with st.container(horizontal=True, vertical_alignment="center", key="table_head"):
        st.markdown(f"**{page.plain(own.title(data))}**", help=words.TABLE_HELP)
        with st.popover(words.COLUMNS):
            _columns(settings, names)
        if st.button(words.STEP, help=words.STEP_HELP, key="step_through_data"):
            frame.step_through(settings)
    edited = _edited(data)
    frame_now = st.data_editor(
        edited.base,
        key=edited.key,
        num_rows="dynamic",
        hide_index=True,
        height=_height(len(edited.base)),
        column_config=_config(data, names),
        width="stretch",
    )
    try:
        made = truth_table.dataset_of(frame_now, names)
    except ValueError as problem:
        st.warning(page.plain(f"{problem} {words.KEPT}"))
        return
    if made != data:
        edited.made = made
        own.change(settings, made, names)
        st.rerun()
    _say_whether_it_travels(data)


def _edited(data: Dataset) -> _Edited:
    """The editor's state: begun anew where other data came, or where Streamlit forgot it."""
    state = st.session_state
    kept: _Edited | None = state.get("data_edited")
    if kept is None or kept.made != data or kept.key not in state:
        number = kept.number + 1 if kept else 0
        kept = state.data_edited = _Edited(number, truth_table.frame_of(data), data)
    return kept


def _height(rows: int) -> Any:
    """As high as its rows, up to where the picture beside it ends."""
    return HEIGHT if rows > 8 else "auto"


def _config(data: Dataset, names: Names) -> dict[str, Any]:
    usual = Names.usual(data)
    config: dict[str, Any] = {
        TEST: st.column_config.CheckboxColumn(words.TEST, help=words.TEST_HELP, default=False)
    }
    for kind, called, theirs, help in (
        ("in", names.inputs, usual.inputs, words.INPUT_HELP),
        ("out", names.outputs, usual.outputs, words.OUTPUT_HELP),
    ):
        for at, (name, other) in enumerate(zip(called, theirs, strict=True)):
            label = words.OUTPUT_NAME.format(name=name) if kind == "out" else name
            config[f"{kind}{at + 1}"] = st.column_config.NumberColumn(
                label, help=help.format(name=other), default=0.0, format="%g"
            )
    return config


def _say_whether_it_travels(data: Dataset) -> None:
    values = {"cells": f"{own_data.cells(data):,}", "most": own_data.MOST_CELLS}
    if data.name in Dataset.built_in:
        st.caption(words.BUILT_IN)
    elif own_data.travels(data):
        st.caption(words.IN_LINK.format(**values))
    else:
        st.info(words.NOT_IN_LINK.format(**values))


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
    given = st.session_state.data_column_name.strip()
    if not given or given == names.all[at]:
        return
    if given in names.all:
        st.session_state.data_problem = words.SAME_NAME.format(name=given)
        return
    every = [*names.all]
    every[at] = own_table.titled(given)
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
