"""The session's settings and place, kept in step with the address.

The address is read when a session begins, or when somebody changed the settings in it (the Back
button); else it is written. The place in it is written by the stepper in the browser.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from nn_core import Settings, quantities_for
from nn_view import link

PLACE = ("at", "quantity", "row", "cell", "digits", "view")
USUAL = {"at": {"0"}, "row": {"1"}, "cell": {"", "1,1"}, "digits": {str(link.DIGITS)}, "view": {""}}
"""What an address leaves out, as the stepper does."""


def _settings_part(query: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in query.items() if name not in PLACE}


def _adopt(query: Mapping[str, str]) -> None:
    read = link.parse(query)
    state = st.session_state
    state.settings = read.settings
    state.place = {name: str(getattr(read, name)) for name in PLACE}
    state.problems = read.problems
    state.opened = state.get("opened", 0) + 1
    state.passed = dict(state.place)
    state.pop("widgets_of", None)


def open_page(page: str) -> None:
    """Take over what the address asks for, once; after a change of page, give the place back."""
    state = st.session_state
    query = st.query_params.to_dict()
    if "settings" not in state:
        _adopt(query)
    elif state.page != page:
        state.passed = dict(state.place)
    elif _settings_part(query) != state.written:
        _adopt(query)
    else:
        state.place |= {name: query[name] for name in PLACE if name in query}
    state.page = page


def write(settings: Settings) -> None:
    """Write settings and place to the address, where it says something else."""
    state = st.session_state
    state.settings = settings
    state.written = link.settings_values(settings)
    usual = USUAL | {"quantity": {quantities_for(settings)[0].name}}
    place = {name: value for name, value in state.place.items() if value not in usual[name]}
    wanted = state.written | place
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def note_position(position: Mapping[str, Any] | None) -> None:
    """Keep the place that the stepper reported."""
    if position:
        st.session_state.place = {name: str(position.get(name, "")) for name in PLACE}
