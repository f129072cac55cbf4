"""The session's settings and place, kept in step with the address.

The address is read when a session begins, or when somebody changed the settings in it (the Back
button); else it is written. The place in it is written by the stepper in the browser, so what
Streamlit knows of the address may lag behind: the place is the one that the stepper reported, and
settings that were replaced a moment ago are nobody's wish.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from time import monotonic

import streamlit as st

from nn_core import Settings, quantities_for
from nn_view.links import address, table_codec
from nn_view.links.query import Choice, Extra, written
from pages.shell import session
from pages.shell.session import Key, key

PLACE = ("at", "quantity", "row", "cell", "digits", "view")
USUAL = {
    "at": {"0"},
    "row": {"1"},
    "cell": {"", "1,1"},
    "digits": {str(address.DIGITS)},
    "view": {""},
}
"""What an address leaves out, as the stepper does."""
LAG_SECONDS = 3.0
"""So long a message from the browser may still bring the address as it was before."""
MOST_REPLACED = 8


def open_page(page: str, extras: Sequence[Extra] = ()) -> None:
    """Take over what the address asks for, once; after a change of page, give the place back."""
    state = session.now()
    query = st.query_params.to_dict()
    state.extras = tuple(extras)
    if not state.opened:
        state.page = page
        _adopt(query, page)
    if state.page != page:
        # The menu leaves the query behind, the stepper begins anew, and so do the controls,
        # which Streamlit gives an identity of their own on each page.
        state.passed = dict(state.place)
        state.page = page
        state.controls_current = False
        _forget_own()
    elif state.written is not None and _is_changed(_settings_part(query)):
        _adopt(query, page)
    _keep_own(page)


def adopt(settings: Settings) -> None:
    """Take over other settings, as if an address had asked for them; the place stays."""
    state = session.now()
    # A file may bring data under any name, even a built-in table's.
    state.settings = replace(settings, dataset=table_codec.named(settings.dataset))
    state.controls_current = False


def _forget_own() -> None:
    for extra in session.now().extras:
        session.drop(key(Key.OWN, extra.name))


def _keep_own(page: str) -> None:
    """The page's own values: as their widgets have them, else as they were before."""
    state = session.now()
    kept = state.own.setdefault(page, {})
    for extra in state.extras:
        widget, usual = key(Key.OWN, extra.name), kept.get(extra.name, extra.default)
        # A choice drawn twice before the browser has shown it comes back as None.
        choice = isinstance(extra, Choice) and extra.default in extra.options
        if choice and session.value(widget) is None:
            session.put(widget, usual)
        kept[extra.name] = session.put_first(widget, usual)


def write(settings: Settings) -> None:
    """Write settings and place to the address, where it says something else."""
    state = session.now()
    state.settings = settings
    own = {extra.name: session.value(key(Key.OWN, extra.name)) for extra in state.extras}
    values = address.settings_values(settings) | written(state.extras, own)
    if state.written is not None and state.written != values:
        replaced = (*state.replaced, (state.written, monotonic()))
        state.replaced = replaced[-MOST_REPLACED:]
    state.written = values
    wanted = values | place_values(settings)
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def place_values(settings: Settings) -> dict[str, str]:
    """The place as an address of these settings has it, without what is as by default."""
    place = _place(address.read_place(session.now().place, settings))
    usual = USUAL | {"quantity": {quantities_for(settings)[0].name}}
    return {name: one for name, one in place.items() if one not in usual[name]}


def _adopt(query: Mapping[str, str], page: str) -> None:
    state = session.now()
    read = address.parse(query, state.extras)
    state.own[page] = dict(read.extras)
    _forget_own()
    state.settings = read.settings
    state.place = _place(read)
    state.passed = dict(state.place)
    state.problems = read.problems
    state.opened += 1
    state.controls_current = False


def _place(read: address.Link) -> dict[str, str]:
    return {name: str(getattr(read, name)) for name in PLACE}


def _settings_part(query: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in query.items() if name not in PLACE}


def _is_changed(given: Mapping[str, str]) -> bool:
    """Whether somebody changed the address, which is more than that the browser lags behind."""
    state, now = session.now(), monotonic()
    recent = (old for old, at in state.replaced if now - at < LAG_SECONDS)
    return given != state.written and all(given != old for old in recent)


def note_place() -> None:
    """Keep the place that the stepper has just reported.

    A callback, since a click on the menu may end the run that the report began before it gets
    anywhere. A session that only begins has the place from the address.
    """
    state = session.now()
    position = session.component(Key.STEPPER).get("position")
    if isinstance(position, Mapping) and state.opened:
        state.place = {name: str(position.get(name, "")) for name in PLACE}
