"""Data: edit the current table, see the predictions for its rows, or choose another table."""

from __future__ import annotations

import streamlit as st

from nn_core import MAX_OUTPUTS, Settings
from nn_view.links import table_codec
from nn_view.links.query import Whole
from nn_view.style import html
from nn_view.tables import uploaded
from nn_view.wording import data as words
from pages.sections import predictions, table_editor, upload_table
from pages.shell import frame, own_tables

EXTRAS = (Whole("output", 1, MAX_OUTPUTS, 1),)


def main(settings: Settings) -> None:
    """Draw the table beside the predictions, then the choice of another table."""
    html.style("data_page.css")
    left, right = st.columns([6, 7], gap="medium")
    with left:
        order = table_editor.draw(settings)
    with right:
        predictions.draw(settings, order)
        if st.button(words.STEP, help=words.STEP_HELP, key="step_through_data"):
            frame.step_through(settings)

    if beyond := uploaded.beyond(settings.dataset):
        with st.container(horizontal=True, vertical_alignment="center", key="outside"):
            st.info(beyond)
            classes = table_codec.class_outputs(settings.dataset)
            # A class is not a number that could be halfway between two others.
            label = words.EACH_CLASS if classes else words.OUTSIDE_CURE
            help = words.EACH_CLASS_HELP if classes else words.SCALE_TARGETS_HELP
            if st.button(label, help=help):
                own_tables.change(settings, classes or table_codec.scaled_output(settings.dataset))
                st.rerun()

    upload_table.draw_built_in(settings)
    upload_table.draw_own(settings)


frame.run(__file__, main, EXTRAS)
