"""Ways to another table: a built-in one, or one's own from a file or pasted."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from nn_core import MAX_INPUTS, MAX_OUTPUTS, MAX_ROWS, SCALES, Dataset, Settings
from nn_view import link, own_data, own_table
from nn_view.own_table import Brought
from nn_view.reading import shortened
from nn_view.truth_table import Names
from nn_view.wording import data as words
from nn_view.wording import pages as page_words
from pages import address, own

PREVIEW_ROWS = 6
LARGE = 10
"""Inputs beyond this saturate a sigmoid for weights of the usual size."""


def draw_built_in(settings: Settings) -> None:
    """A button for each of the built-in tables."""
    st.subheader(words.OTHERS)
    with st.container(horizontal=True, key="built_in"):
        for name, make in Dataset.built_in.items():
            st.button(
                page_words.OPTIONS.get(name, name),
                key=f"use_{name}",
                help=words.BUILT_IN_HELP,
                on_click=lambda make=make: address.adopt(link.with_dataset(settings, make())),
                disabled=settings.dataset == make(),
            )


def draw_own(settings: Settings) -> None:
    """Bring a table, see what it is, choose its columns and rows, and use it."""
    state = st.session_state
    st.subheader(words.BRING)
    bounds = {"rows": MAX_ROWS, "inputs": MAX_INPUTS, "outputs": MAX_OUTPUTS}
    st.markdown(words.BRING_INTRO.format(**bounds))
    left, right = st.columns(2, gap="medium")
    with left:
        key = f"file_{state.setdefault('files', 0)}"
        st.file_uploader(
            words.UPLOAD, key=key, help=words.UPLOAD_HELP, on_change=_take_file, args=(key,)
        )
    with right:
        st.text_area(
            words.PASTE,
            key="pasted",
            help=words.PASTE_HELP,
            placeholder=words.PASTE_EXAMPLE,
            height=110,
        )
        st.button(words.READ, help=words.READ_HELP, on_click=_take_text)
    if problem := state.get("bring_problem"):
        st.warning(problem)
    brought: Brought | None = state.get("brought")
    if brought is not None:
        _choose(settings, brought)


def _take_file(key: str) -> None:
    """Read the file and let go of it: what is kept is the table, not the file."""
    state = st.session_state
    file = state.get(key)
    if file is None:
        return
    state.files += 1
    try:
        own_table.check_size(file.size)
        _take(own_table.from_file(file.name, file.getvalue()))
    except ValueError as problem:
        _refuse(shortened(file.name), problem)


def _take_text() -> None:
    try:
        _take(own_table.from_text(st.session_state.pasted))
    except ValueError as problem:
        _refuse(words.PASTED_TEXT, problem)


def _take(brought: Brought) -> None:
    state = st.session_state
    state.brought = brought
    state.bring_problem = ""
    names = brought.cells.names
    state.bring_inputs, state.bring_targets = list(names[:-1]), [names[-1]]
    state.bring_test = ""
    state.bring_scale_inputs = state.bring_scale_targets = "none"


def _refuse(what: str, problem: ValueError) -> None:
    refused = words.REFUSED.format(what=what, why=problem)
    st.session_state.bring_problem = f"{refused} {words.STILL_THERE}"


def _choose(settings: Settings, brought: Brought) -> None:
    cells = brought.cells
    st.markdown(f"**{words.PREVIEW.format(title=brought.title)}**")
    st.caption(" ".join(brought.notes))
    shown = pd.DataFrame(cells.rows[:PREVIEW_ROWS], columns=list(cells.names))
    st.dataframe(shown, hide_index=True, width="stretch")
    _keep_choices()
    left, right = st.columns(2, gap="medium")
    with left:
        inputs = st.multiselect(
            words.INPUTS, cells.names, key="bring_inputs", help=words.INPUTS_HELP
        )
        scale_inputs = _scale(words.SCALE_INPUTS, "bring_scale_inputs", words.SCALE_INPUTS_HELP)
        test = st.text_input(
            words.TEST_ROWS,
            key="bring_test",
            help=words.TEST_ROWS_HELP,
            placeholder=words.TEST_ROWS_EXAMPLE,
            max_chars=200,
        )
    with right:
        targets = st.multiselect(
            words.TARGETS, cells.names, key="bring_targets", help=words.TARGETS_HELP
        )
        scale_output = _scale(words.SCALE_TARGETS, "bring_scale_targets", words.SCALE_TARGETS_HELP)
    try:
        data = Dataset.from_cells(
            cells,
            targets,
            own_table.test_rows(test, len(cells.rows)),
            own_data.OWN,
            inputs=inputs,
            scale_inputs=scale_inputs,
            scale_output=scale_output,
        )
    except ValueError as problem:
        st.warning(str(problem))
        return
    _warn(data)
    sizes = (len(data.inputs), len(data.test_inputs), len(inputs), len(targets))
    counts = dict(zip(("train", "test", "inputs", "outputs"), sizes, strict=True))
    st.markdown(words.READY.format(**counts))
    ours = own.Own(brought.title, own_data.named(data), Names(tuple(inputs), tuple(targets)))
    st.button(
        words.USE_BROUGHT,
        type="primary",
        help=words.USE_HELP,
        on_click=own.use,
        args=(settings, ours),
    )


def _keep_choices() -> None:
    """Hold on to the choices while another page is shown: Streamlit forgets its widgets."""
    state = st.session_state
    kept = state.setdefault("bring_choices", {})
    for name in ("inputs", "targets", "test", "scale_inputs", "scale_targets"):
        key = f"bring_{name}"
        kept[key] = state[key] if key in state else kept[key]
        state[key] = kept[key]


def _scale(label: str, key: str, help: str) -> str:
    return st.selectbox(label, SCALES, key=key, format_func=words.SCALES.__getitem__, help=help)


def _warn(data: Dataset) -> None:
    """Kindly: what can be used and will disappoint."""
    bounds = own_table.outside(data)
    if bounds is not None:
        st.info(words.OUTSIDE.format(least=bounds[0], most=bounds[1]))
        st.button(words.OUTSIDE_CURE, on_click=_scale_targets, key="scale_targets_now")
    most = max(abs(value) for row in data.inputs for value in row)
    if most > LARGE:
        st.info(words.LARGE_INPUTS.format(most=most))


def _scale_targets() -> None:
    st.session_state.bring_scale_targets = "range"
