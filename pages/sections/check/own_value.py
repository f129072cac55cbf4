"""My value: a number or a matrix of one's own, compared with a quantity of the iteration."""

from __future__ import annotations

import re
from functools import partial

import numpy as np
import streamlit as st

from nn_core import FAULTS, Run, judge
from nn_core.comparison.judging import EQUAL, judge_entry
from nn_core.data import pasted_matrix
from nn_core.lines.names import FORM
from nn_view.iteration.blocks import blocks_for
from nn_view.links.query import Text
from nn_view.style.html import code, plain
from nn_view.wording import check as words
from pages.shell import frame, session
from pages.shell.session import Key

_USUAL = "delta_w1,1,1"
_FORM = re.compile(FORM.pattern + r",[1-9][0-9]{0,5},[1-9][0-9]{0,2}")
_HEIGHT = 100


def _cell(text: str) -> str:
    if text and not _FORM.fullmatch(text):
        raise ValueError(text)
    return text


MINE = Text("mine", "", _cell, str, words.MINE_ALLOWED)
"""A cell of a quantity, counted from 1, to which one's own numbers belong; "" if there are none."""


def draw(run: Run, at: int) -> None:
    """Draw the choice of a cell, the field for the numbers, and what they are."""
    with st.expander(words.MINE, expanded=bool(frame.value("mine"))):
        st.markdown(words.MINE_SENTENCE)
        left, right = st.columns([5, 4], gap="medium")
        with left:
            name, row, column, label = _choose(run, at)
            key = session.key(Key.OWN_VALUE, name)
            text = st.text_area(
                words.MINE_VALUE, key=key, help=words.MINE_VALUE_HELP, height=_HEIGHT
            )
        if text and text.strip():
            with right:
                _judge(run, at, name, (row, column), label, text)


def _choose(run: Run, at: int) -> tuple[str, int, int, str]:
    """Draw the choice; returns the quantity, row and column from 0, and the name of the cell."""
    names = [one.name for one in run.quantities]
    name, *cell = (frame.value("mine") or _USUAL).split(",")
    if name not in names:
        used, *cell = _USUAL.split(",")
        st.caption(words.MINE_GONE.format(name=code(name), used=used))
        name = used
    blocks = blocks_for(run.settings)
    rows = [f"r{one + 1}" for one in run.batch(at)]
    down, across = blocks.labels(name, rows)
    row, column = (
        min(int(one), len(labels)) - 1 for one, labels in zip(cell, (down, across), strict=True)
    )
    first, second, third = st.columns([2, 1, 1])
    with first:
        _select(words.MINE_QUANTITY, names, names.index(name), words.MINE_QUANTITY_HELP)
    for where, title, labels, chosen in (
        (second, words.MINE_ROW, down, row),
        (third, words.MINE_COLUMN, across, column),
    ):
        if len(labels) > 1:
            with where:
                _select(title, labels, chosen, words.MINE_CELL_HELP)
    label = ", ".join(one for one in (down[row], across[column]) if one)
    return name, row, column, f"{name}[{label}]" if label else name


def _select(title: str, options: list[str], chosen: int, help: str) -> None:
    """Draw one of the three choices; each has its place in the page's own value."""
    key = session.key(Key.OWN_VALUE, "cell", title)
    session.put(key, options[chosen])
    st.selectbox(title, options, chosen, key=key, help=help, on_change=_take, args=(title, options))


def _take(title: str, options: list[str]) -> None:
    name, row, column = (frame.value("mine") or _USUAL).split(",")
    chosen = session.value(session.key(Key.OWN_VALUE, "cell", title))
    number = str(options.index(chosen) + 1)
    if title == words.MINE_QUANTITY:
        name, row, column = chosen, "1", "1"
    elif title == words.MINE_ROW:
        row = number
    else:
        column = number
    frame.put("mine", f"{name},{row},{column}")


def _judge(run: Run, at: int, name: str, cell: tuple[int, int], label: str, text: str) -> None:
    """Say what the typed numbers are."""
    try:
        given = pasted_matrix.read(text)
    except ValueError as problem:
        st.warning(plain(str(problem)))
        return
    shape = np.shape(run.at(at)[name])
    if not given.shape:
        flat = cell[0] * (shape or (1,))[-1] + cell[1]
        index = tuple(int(one) for one in np.unravel_index(flat, shape)) if shape else ()
        verdict = judge_entry(run, at, name, index, given)
    elif len(shape) == 3 and given.shape == shape[1:]:
        verdict = judge_entry(run, at, name, (cell[0] // shape[1],), given)
    else:
        verdict = judge(run, at, {name: given})[name]
    said = plain(verdict.sentence).replace(name, code(name if given.shape else label), 1)
    (st.success if verdict.kind == EQUAL else st.warning)(said)
    if verdict.mistake in FAULTS:
        show = partial(_show_mistake, verdict.mistake, verdict.layer or 0)
        frame.button(st, words.MINE_SHOW, show, help=words.MINE_SHOW_HELP)


def _show_mistake(mistake: str, layer: int) -> None:
    """Open the page on mistakes at this one."""
    own = session.now().own.setdefault("mistakes", {})
    own |= {"mistake": mistake, "layer": layer}
    frame.open_page("mistakes.py")
