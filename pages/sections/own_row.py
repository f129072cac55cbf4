"""The prediction for a row that the reader types."""

from __future__ import annotations

import re
from collections.abc import Sequence

import streamlit as st

from nn_core import Run
from nn_core.limits import MAX_VALUE
from nn_core.training.classes import class_names, classes_of, has_classes
from nn_view.style import html
from nn_view.style.numbers import short
from nn_view.wording.reading import right_answers as words
from pages.shell.session import Key

MOST_CHARACTERS = 400


def draw(run: Run) -> None:
    """Draw the field, and below it the prediction or what is wrong with the row."""
    names = run.settings.dataset.columns.inputs
    typed = st.text_input(
        words.OWN_ROW,
        key=Key.OWN_ROW,
        placeholder=", ".join(short(one) for one in run.settings.dataset.inputs[0]),
        max_chars=MOST_CHARACTERS,
        help=html.plain(words.OWN_ROW_HELP.format(names=", ".join(names))),
    )
    if not typed.strip():
        return
    try:
        row = _row(typed, names)
    except ValueError as problem:
        st.warning(html.plain(str(problem)))
        return
    st.markdown(_told(run, row))


def _row(typed: str, names: Sequence[str]) -> list[float]:
    """The numbers of a typed row; raises ``ValueError`` with what is wrong with it."""
    row = []
    for one in _cells(typed, len(names)):
        try:
            value = float(one.replace("−", "-").replace(",", "."))
        except ValueError:
            value = float("nan")
        if not abs(value) <= MAX_VALUE:
            raise ValueError(words.OWN_ROW_NUMBER.format(given=one[:20]))
        row.append(value)
    if len(row) != len(names):
        count = len(names)
        given = len(row)
        named = ", ".join(names)
        raise ValueError(words.OWN_ROW_COUNT.format(count=count, names=named, given=given))
    return row


def _cells(typed: str, count: int) -> list[str]:
    """The texts of the numbers; a comma between digits separates, or is a decimal comma."""
    text, found = typed.strip().strip("[]()"), [""]
    for separators in (r";\s*|,\s+|\s+", r"[,;\s]+"):
        found = [one for one in re.split(separators, text) if one]
        if len(found) == count:
            break
    return found


def _told(run: Run, row: Sequence[float]) -> str:
    """The predictions for a row in words, with the class where outputs stand for classes."""
    data = run.settings.dataset
    predicted = run.predict([row])
    named = zip(data.columns.outputs, predicted[0], strict=True)
    listed = ", ".join(
        words.OWN_ROW_NAMED.format(name=html.plain(name), value=short(value, 4))
        for name, value in named
    )
    told = words.OWN_ROW_RESULT.format(predictions=listed)
    answer = int(classes_of(predicted)[0])
    if not has_classes(data) or answer < 0:
        return f"{told}."
    of_class = words.OWN_ROW_CLASS.format(name=html.plain(class_names(data)[answer]))
    return f"{told}, {of_class}."
