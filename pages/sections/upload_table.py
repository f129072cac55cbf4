"""Ways to another table: a built-in one, or one's own from a file or pasted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from nn_core import MAX_INPUTS, MAX_OUTPUTS, MAX_ROWS, SCALES, Cells, Dataset, Names, Settings
from nn_core.checks import quoted
from nn_view.links import address as link
from nn_view.links import table_codec
from nn_view.style import html
from nn_view.style.numbers import short
from nn_view.tables import uploaded
from nn_view.tables.uploaded import OwnTable
from nn_view.wording import data as words
from nn_view.wording import pages as page_words
from pages.shell import address, own_tables, session
from pages.shell.session import Key
from pages.widgets import upload

PREVIEW_ROWS = 8
LARGE = 10
"""Inputs beyond this saturate a sigmoid for weights of the usual size."""
_CHOICES = (
    Key.BRING_INPUTS,
    Key.BRING_TARGETS,
    Key.BRING_TEST,
    Key.BRING_SCALE_INPUTS,
    Key.BRING_SCALE_TARGETS,
    Key.BRING_SHEET,
)


def draw_built_in(settings: Settings) -> None:
    """A button for each of the built-in tables."""
    st.header(words.OTHERS)
    with st.container(horizontal=True, key="built_in"):
        for name, make in Dataset.built_in.items():
            st.button(
                page_words.DATA_SETS.get(name, name),
                key=f"use_{name}",
                help=words.BUILT_IN_HELP,
                on_click=lambda make=make: address.adopt(link.with_dataset(settings, make())),
                disabled=settings.dataset == make(),
            )


def draw_own(settings: Settings) -> None:
    """Bring a table, see what it is, choose its columns and rows, and use it."""
    state = session.now()
    st.header(words.BRING)
    bounds = {"rows": MAX_ROWS, "inputs": MAX_INPUTS, "outputs": MAX_OUTPUTS}
    st.markdown(words.BRING_INTRO.format(**bounds))
    left, right = st.columns(2, gap="medium")
    with left:
        upload.draw(Key.BRING_FILE, words.UPLOAD, words.UPLOAD_HELP, _take_file)
    with right:
        # Streamlit forgets a text while another page is shown.
        session.put_first(Key.BRING_PASTED, state.pasted)
        st.text_area(
            words.PASTE,
            key=Key.BRING_PASTED,
            help=words.PASTE_HELP,
            placeholder=words.PASTE_EXAMPLE,
            height=110,
            on_change=_keep_pasted,
        )
        st.button(words.READ, help=words.READ_HELP, on_click=_take_text)
    if state.bring_problem:
        st.warning(html.plain(state.bring_problem))
    if state.brought is not None:
        _choose(settings, state.brought)


def _keep_pasted() -> None:
    session.now().pasted = session.value(Key.BRING_PASTED)


def _take_file(file: Any) -> None:
    try:
        uploaded.check_size(file.size)
        _take(uploaded.from_file(file.name, file.getvalue()))
    except ValueError as problem:
        _refuse(quoted(file.name), problem)


def _take_text() -> None:
    try:
        _take(uploaded.from_text(session.value(Key.BRING_PASTED)))
    except ValueError as problem:
        _refuse(words.PASTED_TEXT, problem)


def _take(brought: OwnTable) -> None:
    state = session.now()
    state.brought = brought
    state.bring_problem = ""
    names = brought.cells.names
    for key, value in (
        (Key.BRING_INPUTS, list(names[:-1])),
        (Key.BRING_TARGETS, [names[-1]]),
        (Key.BRING_TEST, ""),
        (Key.BRING_SCALE_INPUTS, "none"),
        (Key.BRING_SCALE_TARGETS, "none"),
        (Key.BRING_SHEET, brought.sheet),
    ):
        session.put(key, value)


def _take_sheet() -> None:
    """Another sheet of the workbook; where it has no table, the present one stays."""
    brought = session.now().brought
    if brought is None:
        return
    try:
        _take(brought.other(session.value(Key.BRING_SHEET)))
    except ValueError as problem:
        _refuse(quoted(brought.title), problem)
        session.put(Key.BRING_SHEET, brought.sheet)


def _refuse(what: str, problem: ValueError) -> None:
    refused = words.REFUSED.format(what=what, why=problem)
    session.now().bring_problem = f"{refused} {words.STILL_THERE}"


def _choose(settings: Settings, brought: OwnTable) -> None:
    """The table as it came or will be used on the left, what to make of it on the right."""
    _keep_choices()
    left, right = st.columns([6, 7], gap="medium")
    with right:
        chosen = _choices(brought.cells)
        try:
            data = _data(brought.cells, chosen)
        except ValueError as problem:
            about = words.ABOUT.format(title=quoted(brought.title), problem=problem)
            st.warning(html.plain(about))
            data = None
        if data is not None:
            _offer(settings, data, own_tables.Own(brought.title, table_codec.named(data)))
    with left:
        st.markdown(f"**{words.PREVIEW.format(title=html.plain(brought.title))}**")
        if brought.sheets:
            st.selectbox(
                words.SHEETS,
                brought.sheets,
                key=Key.BRING_SHEET,
                help=words.SHEETS_HELP,
                on_change=_take_sheet,
            )
        _preview(brought, data if chosen.scaled else None, chosen.names)


@dataclass(frozen=True)
class _Chosen:
    """What is to become of the columns and rows of a table."""

    names: Names
    scale_inputs: str
    scale_output: str
    test: str

    @property
    def scaled(self) -> bool:
        return {self.scale_inputs, self.scale_output} != {"none"}


def _choices(cells: Cells) -> _Chosen:
    keys = (Key.BRING_INPUTS, Key.BRING_TARGETS)
    inputs = _columns(cells, words.INPUTS, words.INPUTS_HELP, keys)
    left, right = st.columns(2)
    with left:
        targets = _columns(cells, words.TARGETS, words.TARGETS_HELP, keys[::-1])
    with right:
        test = st.text_input(
            words.TEST_ROWS,
            key=Key.BRING_TEST,
            help=words.TEST_ROWS_HELP,
            placeholder=words.TEST_ROWS_EXAMPLE,
            max_chars=200,
        )
    left, right = st.columns(2)
    with left:
        scale = _scale(words.SCALE_INPUTS, Key.BRING_SCALE_INPUTS, words.SCALE_INPUTS_HELP)
    with right:
        scale_output = _scale(
            words.SCALE_TARGETS, Key.BRING_SCALE_TARGETS, words.SCALE_TARGETS_HELP
        )
    st.caption(words.WHY_SCALE)
    return _Chosen(Names(tuple(inputs), tuple(targets)), scale, scale_output, test)


def _columns(cells: Cells, label: str, help: str, keys: tuple[Key, ...]) -> list[str]:
    """Columns to choose under the first key; the second is that of the other list."""
    return st.multiselect(
        label, cells.names, key=keys[0], help=help, on_change=_take_out, args=keys
    )


def _take_out(chosen: Key, other: Key) -> None:
    """A column that is put into one list leaves the other."""
    taken = session.value(chosen)
    session.put(other, [name for name in session.value(other) if name not in taken])


def _data(cells: Cells, chosen: _Chosen) -> Dataset:
    return Dataset.from_cells(
        cells,
        chosen.names.outputs,
        uploaded.test_rows(chosen.test, len(cells.rows)),
        table_codec.OWN,
        inputs=chosen.names.inputs,
        scale_inputs=chosen.scale_inputs,
        scale_output=chosen.scale_output,
    )


def _offer(settings: Settings, data: Dataset, ours: own_tables.Own) -> None:
    """What the data are, what will disappoint, and the button that trains with them."""
    _warn(data)
    sizes = (data.train.inputs, data.test.inputs, data.train.inputs.T, data.train.output.T)
    counts = dict(zip(("train", "test", "inputs", "outputs"), map(len, sizes), strict=True))
    used = ours.data == settings.dataset
    st.markdown(f"{words.READY.format(**counts)} {words.IN_USE if used else ''}")
    st.button(
        words.USE_BROUGHT,
        type="primary",
        help=words.USE_HELP,
        on_click=_use,
        args=(settings, ours),
        disabled=used,
    )


def _use(settings: Settings, ours: own_tables.Own) -> None:
    session.now().bring_problem = ""
    # Another table of this name stays in the sidebar's list.
    known = own_tables.tables().get(ours.title)
    title = ours.title if known in (None, ours) else own_tables.free(ours.title)
    own_tables.use(settings, replace(ours, title=title))


def _preview(brought: OwnTable, scaled: Dataset | None, names: Names) -> None:
    """The first rows: as they were written, or where columns are scaled as numbers."""
    if scaled is None:
        st.caption(html.plain(" ".join(brought.notes)))
        rows, columns = brought.cells.rows, brought.cells.names
    else:
        st.caption(words.SCALED_PREVIEW)
        halves = (scaled.inputs + scaled.test_inputs, scaled.output + scaled.test_output)
        rows = tuple(
            tuple(f"{one:.4g}" for one in inputs + output)
            for inputs, output in zip(*halves, strict=True)
        )
        columns = names.all
    shown = pd.DataFrame(rows[:PREVIEW_ROWS], columns=list(columns))
    shown.index = pd.RangeIndex(1, len(shown) + 1, name=words.ROW_AXIS)
    st.dataframe(shown, hide_index=scaled is not None, width="stretch")
    if len(rows) > PREVIEW_ROWS:
        st.caption(words.PREVIEW_REST.format(shown=PREVIEW_ROWS, rows=len(rows)))


def _keep_choices() -> None:
    """Hold on to the choices while another page is shown: Streamlit forgets its widgets."""
    kept = session.now().choices
    for key in _CHOICES:
        kept[key] = session.value(key) if session.has(key) else kept[key]
        session.put(key, kept[key])


def _scale(label: str, key: Key, help: str) -> str:
    return st.selectbox(label, SCALES, key=key, format_func=words.SCALES.__getitem__, help=help)


def _warn(data: Dataset) -> None:
    """Kindly: what can be used and will disappoint."""
    if beyond := uploaded.beyond(data):
        st.info(beyond)
        st.button(words.OUTSIDE_CURE, on_click=_scale_targets, key="scale_targets_now")
    most = max(abs(value) for row in data.inputs for value in row)
    if most > LARGE:
        st.info(words.LARGE_INPUTS.format(most=short(most, 6)))


def _scale_targets() -> None:
    session.put(Key.BRING_SCALE_TARGETS, "range")
