"""The numbers by which the table at hand is drawn."""

from __future__ import annotations

import streamlit as st

from nn_core import Settings, drawn_set
from nn_view.links import address as link
from nn_view.links import drawn_data
from pages.shell import address, controls, session

_HERE = "table_"
"""The sidebar has controls for the same numbers."""


def draw(settings: Settings) -> None:
    """Draw a control for each number, and use the data that are drawn by another one."""
    data, state = settings.dataset, session.now()
    drawn = drawn_set(data.name)
    if drawn is None:
        return
    rows, numbers = drawn_data.rows(drawn, _HERE), drawn_data.numbers(drawn, data.name)
    if state.drawn != data.name:
        for name, row in rows.items():
            controls.fill(row, numbers[name])
    for column, (name, row) in zip(st.columns(len(rows)), rows.items(), strict=True):
        controls.fill_first(row, numbers[name])
        with column:
            controls.draw(row, lambda _: None)
    made = drawn(**{name: controls.typed(row) for name, row in rows.items()})
    state.drawn = made.name
    if made != data:
        address.adopt(link.with_dataset(settings, made))
        st.rerun()
