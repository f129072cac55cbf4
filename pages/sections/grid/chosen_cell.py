"""The chosen cell of a grid: its errors, and buttons for its median run."""

from __future__ import annotations

from functools import partial

import streamlit as st

from nn_core import Settings
from nn_view.figures.grid_cells import Cells
from nn_view.wording import compare as compare_words
from nn_view.wording import grid as words
from pages.sections import comparison
from pages.shell import frame


def draw(present: Settings, cells: Cells, chosen: int) -> None:
    """Draw its errors, and the buttons to the stepper and to the comparison."""
    st.markdown(cells.sentence(chosen))
    settings, seeds = cells.cells[chosen]
    median = cells.middle[chosen]
    if median is None:
        return
    found = comparison.of_seed(settings, seeds[median])
    left, right, rest = st.columns([2, 2, 3])
    help = words.STEP_HELP.format(seed=found.seed)
    step = partial(frame.step_through, found)
    frame.button(left, words.STEP, step, key="step_cell", help=help, width="stretch")
    full = comparison.full(present)
    help = words.COMPARE_HELP.format(title=compare_words.TITLE)
    add = partial(comparison.add_to_list, present, found)
    form = {"key": "compare_cell", "help": help, "disabled": full, "width": "stretch"}
    frame.button(right, words.COMPARE, add, **form)
    if full:
        rest.caption(words.FULL)
