"""Grids: two settings varied at once; each cell is the median of a few runs."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pandas as pd
import streamlit as st

from nn_core.setup.declaring import CombinationError
from nn_core.sweeps.grid import GridWork
from nn_core.sweeps.statistics import extremes, median_index
from nn_serve.executors import POOL
from nn_view.components.chart import chart
from nn_view.figures import grid
from nn_view.links import address, grid_axes
from nn_view.links.query import Choice, Text, Whole
from nn_view.wording import compare as compare_words
from nn_view.wording import grid as words
from pages.sections import comparison
from pages.shell import frame, session
from pages.shell.session import Key
from pages.widgets import background_work, download

MOST_EACH = 99


def _cell(text: str) -> str:
    if text and not re.fullmatch(r"[0-9]{1,2},[0-9]{1,2}", text):
        raise ValueError(text)
    return text


NAMES = grid_axes.names()
EXTRAS = (
    Choice("x", tuple(NAMES), "learning_rate"),
    Choice("y", tuple(NAMES), "width"),
    Whole("each", 1, MOST_EACH, 9),
    Text("spot", "", _cell, str, words.CELL_ALLOWED),
)


def _forget_cell() -> None:
    """Reset the chosen cell: with other axes its place would be another cell."""
    frame.put("spot", "")


event = session.component(Key.GRID).get("event")
if event:
    # Before the address is written. A rerun instead would lose the values set for the controls.
    frame.put("spot", "{},{}".format(*event["point"]))
settings = frame.open_page(Path(__file__).stem, EXTRAS)
frame.head(Path(__file__).stem)
one, two, three = st.columns(3)
name_of, options = NAMES.__getitem__, tuple(NAMES)
across = one.selectbox(
    words.ACROSS,
    options,
    options.index(frame.value("x")),
    key=frame.key("x"),
    format_func=name_of,
    help=words.ACROSS_HELP,
    on_change=_forget_cell,
)
down = two.selectbox(
    words.DOWN,
    options,
    options.index(frame.value("y")),
    key=frame.key("y"),
    format_func=name_of,
    help=words.DOWN_HELP,
    on_change=_forget_cell,
)
help = words.EACH_HELP.format(most=MOST_EACH)
each = frame.whole(three, "each", words.EACH, 1, MOST_EACH, help)
if across == down:
    st.info(words.SAME)
x = grid_axes.axis_of(settings, across, each)
y = None if across == down else grid_axes.axis_of(settings, down, each)
try:
    cells = grid_axes.cells_of(settings, x, y, each)
except CombinationError as problem:
    st.info(str(problem))
    st.stop()
labels = [
    " · ".join(f"{axis.title} {axis.labels[at]}" for axis, at in places)
    for places in (
        [(x, at % len(x.values))] + ([(y, at // len(x.values))] if y else [])
        for at in range(len(cells))
    )
]
work = background_work.work(("grid", *cells), lambda: GridWork(cells, POOL), words.TRAINED)
background_work.problem(work)
middle = [median_index(row) for row in work.final]
medians = np.array(
    [np.nan if at is None else row[at] for at, row in zip(middle, work.final, strict=True)]
)
finite = medians[np.isfinite(medians)]
best = int(np.nanargmin(medians)) if len(finite) else None
rows = range(len(y.values) if y else 1)
spots = ("", *(f"{row},{column}" for row in rows for column in range(len(x.values))))
if frame.value("spot") not in spots:  # of a grid with other axes
    frame.put("spot", "")
spot = frame.value("spot")
chosen = spots.index(spot) - 1 if spot else best
shape = (-1, len(x.values))
chart(
    grid.figure(x, y, medians.reshape(shape), chosen),
    key=Key.GRID,
    label=(words.LABEL if len(finite) else words.LABEL_NONE).format(
        x=NAMES[across],
        y=NAMES[down],
        least=min(finite, default=np.nan),
        most=max(finite, default=np.nan),
    ),
    name=words.PICTURE,
    height=400 if y else 200,
    clickable=True,
    projection=frame.projection(),
)
left, right = st.columns([3, 2], vertical_alignment="bottom")
left.selectbox(
    words.CELL,
    spots,
    spots.index(spot),
    key=frame.key("spot"),
    format_func=lambda at: labels[spots.index(at) - 1] if at else words.BEST,
    help=words.CELL_HELP,
)
right.caption(words.PRESENT)
median = None if chosen is None else middle[chosen]
if chosen is None or median is None:
    none = words.NONE_YET if np.isnan(medians).all() else words.ALL_DIVERGED
    st.info(none if chosen is None else words.NOT_YET)
    st.stop()
numbers = {
    name: f"{value:.3g}" if np.isfinite(value) else words.DIVERGED
    for name, value in zip(
        ("median", "best", "worst"), (medians[chosen], *extremes(work.final[chosen])), strict=True
    )
}
st.markdown(words.CHOSEN.format(name=labels[chosen], seeds=len(cells[chosen][1]), **numbers))
found = comparison.of_seed(cells[chosen][0], cells[chosen][1][median])
left, right, rest = st.columns([2, 2, 3])
help = words.STEP_HELP.format(seed=found.seed)
if left.button(words.STEP, key="step_cell", help=help, width="stretch"):
    frame.step_through(found)
full = comparison.full(settings)
help = words.COMPARE_HELP.format(title=compare_words.TITLE)
if right.button(words.COMPARE, key="compare_cell", help=help, disabled=full, width="stretch"):
    comparison.bring(settings, found)
if full:
    rest.caption(words.FULL)
table = pd.DataFrame(
    [
        (name, medians[at], *extremes(row), len(seeds), address.settings_query(cell))
        for at, (name, row, (cell, seeds)) in enumerate(zip(labels, work.final, cells, strict=True))
    ],
    columns=words.COLUMNS,
)
download.csv(table, words.DOWNLOAD, words.FILE, words.DOWNLOAD_HELP)
