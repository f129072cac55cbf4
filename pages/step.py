"""Step through: the stepper, and what was wrong in the address."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from nn_view import link, page
from nn_view.stepper import stepper
from nn_view.wording import pages as words
from pages import address, sidebar

address.open_page(Path(__file__).stem)
settings = sidebar.settings()
address.write(settings)
page.style("step_page.css")


def _dismiss() -> None:
    st.session_state.problems = ()


if st.session_state.problems:
    with st.container(key="notice", horizontal=True, vertical_alignment="center"):
        st.html(page.notice(words.NOTICE, st.session_state.problems))
        st.button(words.DISMISS, on_click=_dismiss)

place = st.session_state.passed
stepper(
    query=link.settings_query(settings),
    at=int(place["at"]),
    quantity=place["quantity"],
    row=place["row"],
    cell=place["cell"],
    digits=int(place["digits"]),
    view=place["view"],
    opened=st.session_state.opened,
)
