"""Data: the table at hand, to be edited, what the network makes of it, and ways to another."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from nn_core import MAX_OUTPUTS
from nn_view import own_data, own_table, page
from nn_view.reading import Whole
from nn_view.wording import data as words
from pages import bring, editor, frame, own, predictions

PAGE = Path(__file__).stem
EXTRAS = (Whole("output", 1, MAX_OUTPUTS, 1),)

settings = frame.open_page(PAGE, EXTRAS)
frame.head(PAGE)
page.style("data_page.css")
left, right = st.columns([6, 7], gap="medium")
with left:
    order = editor.draw(settings)
with right:
    predictions.draw(settings, order)
    if st.button(words.STEP, help=words.STEP_HELP, key="step_through_data"):
        frame.step_through(settings)

if beyond := own_table.beyond(settings.dataset):
    with st.container(horizontal=True, vertical_alignment="center", key="outside"):
        st.info(beyond)
        if st.button(words.OUTSIDE_CURE, help=words.SCALE_TARGETS_HELP):
            own.change(settings, own_data.scaled_output(settings.dataset))
            st.rerun()

bring.draw_built_in(settings)
bring.draw_own(settings)
