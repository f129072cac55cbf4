"""Data: edit the current table, see the predictions for its rows, or choose another table."""

from __future__ import annotations

from functools import partial

import streamlit as st

from nn_core import MAX_OUTPUTS, Settings
from nn_view.links.query import Whole
from nn_view.wording import data as words
from pages.sections import (
    data_notes,
    own_row,
    predictions,
    right_answers,
    table_editor,
    upload_table,
    why_not,
)
from pages.shell import frame

EXTRAS = (Whole("shown", 1, MAX_OUTPUTS, 1, former="output"),)


def main(settings: Settings) -> None:
    """Draw the table beside the predictions, then the choice of another table."""
    data_notes.draw_fitting(settings)
    left, right = st.columns([6, 7], gap="medium")
    with left:
        order = table_editor.draw(settings)
    with right:
        run = predictions.draw(settings, order)
        step = partial(frame.step_through, settings)
        frame.button(st, words.STEP, step, help=words.STEP_HELP, key="step_through_data")
        own_row.draw(run)

    data_notes.draw(settings)
    right_answers.draw(run)
    why_not.draw(run)
    upload_table.draw_built_in(settings)
    upload_table.draw_own(settings)


frame.run(__file__, main, EXTRAS)
