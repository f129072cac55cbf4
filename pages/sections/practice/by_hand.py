"""A whole iteration by hand: which one, how much of it, and the worksheet in the browser."""

from __future__ import annotations

import streamlit as st

from nn_core import MAX_ROWS, MAX_UNITS, Settings
from nn_view.components.by_hand import by_hand
from nn_view.links import address
from nn_view.links.query import Whole
from nn_view.wording.practice import by_hand as words
from nn_view.wording.practice import page
from pages.shell import frame
from pages.widgets import background_work

ROWS = Whole("fill_rows", 1, MAX_ROWS, 2)
UNITS = Whole("fill_units", 1, MAX_UNITS, 2)
EXTRAS = (ROWS, UNITS)


def draw(settings: Settings) -> None:
    """Draw the choices and the worksheet for the run of these settings without a mistake."""
    if settings.fault:
        st.info(page.FAULT)
    run = background_work.run_begun(settings.correct)
    if run is None:
        st.info(words.NOTHING_YET)
        return
    widest = max(run.settings.hidden, default=0)
    left, *columns = st.columns([6, 2, 2] if widest else [6, 2], vertical_alignment="bottom")
    with left:
        at = frame.iteration_slider(run.settings, run.last, words.ITERATION, words.ITERATION_HELP)
    # The last batch may be shorter, but the choice is for all of them.
    count = len(run.batch(0))
    rows, units = frame.whole(columns[0], ROWS.name, words.ROWS, 1, count, words.ROWS_HELP), 1
    if widest:
        units = frame.whole(columns[1], UNITS.name, words.UNITS, 1, widest, words.UNITS_HELP)
    by_hand(
        query=address.settings_query(run.settings),
        iteration=at,
        rows=rows,
        units=units,
        digits=frame.digits(),
        projection=frame.projection(),
    )
