"""The session's settings and place, kept in step with the address.

The address is read when a session begins, or when somebody changed the settings in it (the Back
button); else it is written. The place in it is written by the stepper in the browser, so what
Streamlit knows of the address may lag behind: the place is the one that the stepper reported.
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


def open_page(page: str) -> None:
    """Take over what the address asks for, once; after a change of page, give the place back."""
    state = st.session_state
    query = st.query_params.to_dict()
    if "settings" not in state:
        _adopt(query)
    _note_position()
    if state.setdefault("page", page) != page:
        # The menu leaves the query behind, the stepper begins anew, and so do the controls,
        # which Streamlit gives an identity of their own on each page.
        state.passed = dict(state.place)
        state.page = page
        state.pop("widgets_of", None)
    elif "written" in state and _settings_part(query) != state.written:
        _adopt(query)


def write(settings: Settings) -> None:
    """Write settings and place to the address, where it says something else."""
    state = st.session_state
    state.settings = settings
    state.written = link.settings_values(settings)
    place = _place(link.parse(state.written | state.place))
    usual = USUAL | {"quantity": {quantities_for(settings)[0].name}}
    wanted = state.written | {name: one for name, one in place.items() if one not in usual[name]}
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def _adopt(query: Mapping[str, str]) -> None:
    read = link.parse(query)
    state = st.session_state
    state.settings = read.settings
    state.place = _place(read)
    state.passed = dict(state.place)
    state.problems = read.problems
    state.opened = state.get("opened", 0) + 1
    state.seen = _reported()
    state.pop("widgets_of", None)


def _place(read: link.Link) -> dict[str, str]:
    return {name: str(getattr(read, name)) for name in PLACE}


def _settings_part(query: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in query.items() if name not in PLACE}


def _reported() -> Mapping[str, Any] | None:
    stepper = st.session_state.get("stepper")
    return stepper.get("position") if isinstance(stepper, Mapping) else None


def _note_position() -> None:
    """Keep the place that the stepper reported, unless it is older than a link just opened."""
    state, position = st.session_state, _reported()
    if position and position != state.seen:
        state.seen = dict(position)
        state.place = {name: str(position.get(name, "")) for name in PLACE}
