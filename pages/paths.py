"""Paths: every path from one weight to the error, factor by factor, and their sum."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from nn_core import Paths, Run, Settings, paths
from nn_core.gradients.perturbation import entries_of
from nn_view.components.chart import chart
from nn_view.components.matrices import board
from nn_view.figures.paths import table as paths_table
from nn_view.figures.paths import text
from nn_view.figures.paths.network import figure
from nn_view.figures.paths.table import MOST_LISTED, Lines
from nn_view.links import parameters
from nn_view.links.query import Choice, Whole
from nn_view.style.html import plain
from nn_view.wording import paths as words
from pages.shell import frame, session
from pages.shell.session import Key
from pages.widgets import background_work, download, parameter_choice

STEM = Path(__file__).stem
LINES = {"each": words.EACH, "sum": words.SUMMED}
EXTRAS = (
    parameter_choice.EXTRA,
    Choice("lines", tuple(LINES), "each"),
    Whole("path", 1, 2 * MOST_LISTED, 1),
)
HEIGHT = 250
# Height in pixels of a row of matrices; larger matrices show the part around the path.
LINE, LARGE_LINE = 270, 440
PAGE = 1000


def first_path() -> None:
    """Choose the strongest path, for a new weight."""
    frame.put("path", 1)


def choose_cell(settings: Settings, lines: Lines, cell: Mapping[str, Any]) -> None:
    """Choose the clicked weight, or the strongest path through the clicked factor."""
    name = str(cell["name"])
    row, column = int(cell["row"]), int(cell["column"])
    parameter = name.removeprefix("delta_")
    if parameter in settings.parameter_shapes:
        frame.put("entry", f"{parameter},{row + 1},{column + 1}")
        first_path()
    elif (number := paths_table.through(lines, name, row, column)) is None:
        entry = plain(text.label(settings, lines.paths))
        st.toast(words.NO_PATH.format(entry=entry, factor=name))
    else:
        frame.put("path", number + 1)


def choose_line(start: int) -> None:
    """Choose the path of the clicked line of the table."""
    if rows := session.value(Key.PATHS_TABLE)["selection"]["rows"]:
        frame.put("path", start + rows[0] + 1)


def controls(settings: Settings, most: int, run: Run) -> tuple[int, Paths, Mapping[str, Any]]:
    """Draw the controls; returns the iteration, the weight's paths, and the iteration's values."""
    left, middle = st.columns([2, 1], vertical_alignment="bottom")
    with left:
        at = frame.iteration_slider(settings, most, words.ITERATION, words.ITERATION_HELP)
    values = run.at(at)
    # The first weights of the flat row are those of w1.
    usual = int(np.nan_to_num(np.abs(values["delta_w1"])).argmax())
    forms = (words.ENTRY_LARGEST,)
    chosen = parameter_choice.choose(middle, settings, usual, forms, words.ENTRY_HELP, first_path)
    place = entries_of(settings)[chosen]
    return at, paths(run, at, place.parameter, *parameters.cell(place)), values


def choose(found: Paths) -> tuple[Lines, int]:
    """Draw the choice of a path; returns the lines and the chosen one's index."""
    many = found.count > MOST_LISTED
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        kind = st.segmented_control(
            words.LINES,
            list(LINES),
            default=frame.value("lines"),
            key=frame.key("lines"),
            format_func=LINES.__getitem__,
            disabled=many,
            required=True,
            on_change=first_path,
            help=words.LINES_HELP,
        )
    if many:
        st.caption(words.TOO_MANY.format(count=f"{found.count:,}"))
    lines = paths_table.lines(found, summed=kind == "sum")
    most = len(lines.routes)
    frame.put("path", min(frame.value("path"), most))
    with right:
        number = frame.whole(st, "path", words.PATH, 1, most, words.PATH_HELP)
    return lines, number - 1


def table(settings: Settings, lines: Lines, at: int) -> None:
    """Draw all lines, a page at a time; a click on one chooses its path."""
    frame_ = paths_table.frame(settings, lines)
    st.subheader(words.ROUTES if lines.summed else words.TABLE)
    pages = -(-len(frame_) // PAGE)
    start = (st.pagination(pages, key=Key.PATHS_PAGE) - 1) * PAGE if pages > 1 else 0
    numbers = [name for name in frame_.columns if frame_[name].dtype == np.float64]
    st.dataframe(
        frame_[start : start + PAGE],
        key=Key.PATHS_TABLE,
        hide_index=True,
        on_select=lambda: choose_line(start),
        selection_mode="single-row",
        column_config=dict.fromkeys(numbers, st.column_config.NumberColumn(format="%.8f")),
        height="content" if len(frame_) < 12 else 400,
    )
    entry = f"{lines.paths.parameter}-{lines.paths.row + 1}-{lines.paths.column + 1}"
    file = words.FILE.format(entry=entry, iteration=at)
    download.csv(frame_, words.DOWNLOAD, file, words.DOWNLOAD_HELP)


settings = frame.open_page(STEM, EXTRAS)
frame.head(STEM)
run = background_work.training(settings).run
if run.diverged:
    st.warning(run.diverged.sentence)
if not run.completed and not run.diverged:
    st.stop()
most = run.completed if run.diverged else run.completed - 1
at, found, values = controls(settings, most, run)
digits, large = frame.digits(), frame.projection()
left, right = st.columns([4, 5], gap="medium")
with right:
    lines, number = choose(found)
    st.markdown(text.path(settings, lines, number))
    st.markdown(text.total(settings, found))
    label = words.SHOW.format(cell=plain(f"delta_{text.label(settings, found)}"))
    if st.button(label, help=words.SHOW_HELP):
        cell = f"{found.row + 1},{found.column + 1}"
        frame.step_through(settings, at, f"delta_{found.parameter}", cell)
with left:
    route = paths_table.routes(settings, found, lines.routes[number : number + 1])[0]
    chart(
        figure(settings, found.parameter, found.row, found.units[lines.routes[number]]),
        key="paths_network",
        label=words.NETWORK_LABEL.format(route=route, product=lines.products[number]),
        name=words.NETWORK_NAME,
        height=HEIGHT,
        projection=large,
    )
board(
    [
        text.chain(settings, values, lines, number, digits),
        text.weights(settings, values, found),
    ],
    key="paths_board",
    digits=digits,
    height=LARGE_LINE if large else LINE,
    projection=large,
    on_click=lambda cell: choose_cell(settings, lines, cell),
)
table(settings, lines, at)
