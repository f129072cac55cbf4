"""Keep the session's settings and place in step with the address in the browser.

The address is read when a session begins, or when its settings change (the Back button). Otherwise
it is written. The stepper writes the place into the address in the browser, so Streamlit's copy of
the address may be out of date: the place that counts is the one that the stepper reported, and an
address that was replaced a moment ago is ignored.
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
"""Values that an address leaves out, as the stepper does."""
LAG_SECONDS = 3.0
"""For this long a message from the browser may still contain the old address."""
MOST_REPLACED = 8


def open_page(page: str, extras: Sequence[Extra] = ()) -> None:
    """Read the address if it is new; after a change of page, restore the place."""
    state = session.now()
    query = st.query_params.to_dict()
    state.extras = tuple(extras)
    if not state.opened:
        state.page = page
        _adopt(query, page)
    if state.page != page:
        # The menu drops the query, and the stepper and the controls start again: Streamlit gives
        # controls a new identity on each page.
        state.passed = dict(state.place)
        state.page = page
        state.controls_current = False
        _forget_own()
    elif state.written is not None and _is_changed(_settings_part(query)):
        _adopt(query, page)
    _keep_own(page)


def adopt(settings: Settings) -> None:
    """Use other settings, as if they were in the address; the place stays."""
    state = session.now()
    # An uploaded file may give its data any name, even that of a built-in table.
    state.settings = replace(settings, dataset=table_codec.named(settings.dataset))
    state.controls_current = False


def _forget_own() -> None:
    for extra in session.now().extras:
        session.drop(key(Key.OWN, extra.name))


def _keep_own(page: str) -> None:
    """Store the page's own values: those of the widgets, or else the previous ones."""
    state = session.now()
    kept = state.own.setdefault(page, {})
    for extra in state.extras:
        widget, usual = key(Key.OWN, extra.name), kept.get(extra.name, extra.default)
        # A choice that is drawn twice before the browser shows it returns None.
        choice = isinstance(extra, Choice) and extra.default in extra.options
        if choice and session.value(widget) is None:
            session.put(widget, usual)
        kept[extra.name] = session.put_first(widget, usual)


def write(settings: Settings) -> None:
    """Write settings and place to the address, if they differ from it."""
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
    """The place as parameters of a link to these settings, without defaults."""
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
    """Whether somebody changed the address, as opposed to the browser being behind."""
    state, now = session.now(), monotonic()
    recent = (old for old, at in state.replaced if now - at < LAG_SECONDS)
    return given != state.written and all(given != old for old in recent)


def note_place() -> None:
    """Store the place that the stepper has just reported.

    A callback, because a click on the menu may stop the script run that the report started. A new
    session takes the place from the address.
    """
    state = session.now()
    position = session.component(Key.STEPPER).get("position")
    if isinstance(position, Mapping) and state.opened:
        state.place = {name: str(position.get(name, "")) for name in PLACE}
