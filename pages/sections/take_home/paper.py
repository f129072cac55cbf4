"""The section with the worksheet and its solution, and the report of the run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from nn_core import MAX_ROWS, MAX_UNITS, Dataset, Settings, quantities_for
from nn_core.exports import carried_state, reduced
from nn_core.setup.declaring import CombinationError
from nn_view.handouts.report import report
from nn_view.handouts.worksheet import LEVELS, Worksheet, names_of, telling_rows
from nn_view.links.query import Choice, Text, Whole
from nn_view.style.numbers import counted
from nn_view.wording import take_home as words
from pages.sections.practice import course
from pages.sections.take_home.view import View
from pages.shell import frame, session
from pages.shell.session import Key

PROPOSED = (0,)
"""The rows before anybody chooses: they stand for those with something to compute."""


def _parse_rows(given: str) -> tuple[int, ...]:
    if not given:
        return ()  # No row is chosen: the page asks for one.
    rows = {int(part) if part.isascii() and part.isdigit() else 0 for part in given.split(",")}
    if not all(1 <= row <= MAX_ROWS for row in rows):
        raise ValueError(given)
    return tuple(sorted(rows))


def _write_rows(rows: tuple[int, ...]) -> str:
    return "" if rows == PROPOSED else ",".join(map(str, rows))


EXTRAS = (
    Choice("level", LEVELS, "easy"),
    Text("rows", PROPOSED, _parse_rows, _write_rows, words.ROWS_ALLOWED),
    Whole("units", 1, MAX_UNITS, 2),
    Whole("places", 1, 5, 4),
    Choice("sheet_questions", words.QUESTION_COUNTS, words.QUESTION_COUNTS[0]),
)


def draw(view: View) -> None:
    """Draw the choices of the worksheet, its size, and the downloads."""
    st.header(words.PAPER)
    st.markdown(words.PAPER_SENTENCE)
    level, rows, units, digits, questions = _choices(view)
    sheet = _worksheet(view, level, rows, units, digits)
    run, at, link = view.run, view.at, view.link
    with st.container(horizontal=True):
        for label, help, name, make in (
            (words.SHEET, words.SHEET_HELP, "worksheet", Worksheet.html),
            (words.SOLUTION, words.SOLUTION_HELP, "solution", Worksheet.solution),
        ):
            st.download_button(
                label,
                partial(_made, make, sheet, view.settings.correct, questions, frame.digits())
                if sheet
                else "",
                f"{view.stem}-{name}-{level}.html",
                mime="text/html",
                help=help,
                disabled=sheet is None,
                on_click="ignore",
                key=f"take_{name}",
            )
        st.download_button(
            words.REPORT,
            lambda: report(run, at, link),
            f"{view.stem}-report.html",
            mime="text/html",
            help=words.REPORT_HELP,
            on_click="ignore",
            key="take_report",
        )


def _made(
    make: Callable[[Worksheet], str], sheet: Worksheet, settings: Settings, count: int, digits: int
) -> str:
    """The sheet or its solution, with so many of the questions of Practice."""
    if not count:
        return make(sheet)
    return make(replace(sheet, questions=course.drawn(settings, "", count, digits)))


def _choices(view: View) -> tuple[str, list[int], int, int, int]:
    settings = view.settings
    count, widest = len(settings.dataset.inputs), max(settings.hidden, default=0)
    if frame.value("rows") != PROPOSED:
        frame.put("rows", tuple(row for row in frame.value("rows") if row <= count))
    told = list(_rows(settings.dataset))
    session.put(Key.SHEET_ROWS, told)
    columns = st.columns([3, 3, 2, 2, 2] if widest else [3, 3, 2, 2])
    level = columns[0].segmented_control(
        words.LEVEL,
        LEVELS,
        default=frame.value("level"),
        key=frame.key("level"),
        format_func=lambda one: words.LEVELS[one],
        help=words.LEVEL_HELP,
        required=True,
    )
    rows = columns[1].multiselect(
        words.ROWS,
        range(1, count + 1),
        told,
        format_func=lambda row: names_of([row - 1])[0],
        help=words.ROWS_HELP,
        on_change=_take_rows,
        key=Key.SHEET_ROWS,
    )
    units = 0
    if widest:
        units = frame.whole(columns[2], "units", words.UNITS, 1, widest, words.UNITS_HELP)
    digits = frame.whole(columns[-2], "places", words.DIGITS, 1, 5, words.DIGITS_HELP)
    questions = columns[-1].segmented_control(
        words.QUESTIONS,
        words.QUESTION_COUNTS,
        default=frame.value("sheet_questions"),
        key=frame.key("sheet_questions"),
        help=words.QUESTIONS_HELP,
        required=True,
    )
    return str(level), sorted(row - 1 for row in rows), units, digits, int(str(questions))


def _rows(data: Dataset) -> tuple[int, ...]:
    rows: tuple[int, ...] = frame.value("rows")
    return telling_rows(data) if rows == PROPOSED else rows


def _take_rows() -> None:
    frame.put("rows", tuple(sorted(session.value(Key.SHEET_ROWS))))


def _worksheet(
    view: View, level: str, rows: list[int], units: int, digits: int
) -> Worksheet | None:
    if not rows:
        st.info(words.ROWS_MISSING)
        return None
    parameters = view.run.parameters(view.at)
    try:
        settings = reduced(view.settings, parameters, rows, units, digits)
        before = carried_state(settings, view.run.at(view.at), digits)
        sheet = Worksheet(
            settings, view.at, level, view.quantity.name, names_of(rows), digits, before
        )
        if not sheet.finite:
            raise ValueError
    except CombinationError as refused:
        st.info(words.NOT_ROUNDED.format(why=refused.why))
        return None
    except ValueError:
        st.info(words.NUMBERS_DIVERGED)
        return None
    assert view.quantity.name in {one.name for one in quantities_for(settings)}
    st.markdown(
        words.SHEET_SIZE.format(
            numbers=counted(sheet.blanks, words.NUMBER),
            rows=counted(len(rows), words.ROW),
            units=words.AND_UNITS.format(units=counted(max(settings.hidden), words.UNIT))
            if settings.hidden
            else "",
        )
    )
    if 2 * sheet.zeros > sheet.blanks:
        st.info(words.SHEET_ZEROS.format(zeros=sheet.zeros, blanks=sheet.blanks))
    return sheet
