"""Keep the session's settings and place in step with the address in the browser.

The address is read when a session begins and when somebody goes back or forward. Otherwise it is
written. The stepper writes the place into the address in the browser, so Streamlit's copy of the
address may be out of date: the place that counts is the one that the stepper reported.

A change of the settings is an entry in the browser's history, a change of the place is none:
``page/history.js`` sees to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from nn_core import Settings
from nn_view.links import address, table_codec
from nn_view.links.query import Choice, Extra, written
from pages.shell import former, session
from pages.shell.lesson import place as lesson
from pages.shell.session import Key, key


def open_page(page: str, extras: Sequence[Extra] = ()) -> None:
    """Read the address if it is new; after a change of page, restore the place."""
    state, before = session.now(), session.now().page
    if before != page:
        _keep_typed(before)
    state.page = page
    state.extras = tuple(extras)
    opening, state.to_open = state.to_open, None
    if opening is not None:
        _adopt(opening.query, page)
        # It replaces the settings, it does not change them; and it wants no others.
        former.restart()
        state.settled = state.settings.dataset
    elif not state.opened or session.is_history_navigation():
        _adopt(st.query_params.to_dict(), page)
    elif before != page:
        # The menu drops the query, and the stepper and the controls start again: Streamlit gives
        # controls a new identity on each page.
        state.settings = state.typed or state.settings
        state.passed = dict(state.place)
        state.controls_current = False
        _forget_own()
    _keep_own(page)


def adopt(settings: Settings) -> None:
    """Use other settings, as if they were in the address; the place stays."""
    # An uploaded file may give its data any name, even that of a built-in table.
    _set(replace(settings, dataset=table_codec.named(settings.dataset)))


def _keep_typed(page: str) -> None:
    """Store the own values of the page that is left: the next one has others of their names."""
    state = session.now()
    values = {extra.name: session.value(key(Key.OWN, extra.name)) for extra in state.extras}
    typed = {name: one for name, one in values.items() if one is not None}
    state.own[page] = state.own.get(page, {}) | typed


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
    state.settings, state.typed = settings, None
    own = {extra.name: session.value(key(Key.OWN, extra.name)) for extra in state.extras}
    values = address.settings_values(settings) | written(state.extras, own)
    wanted = values | place_values(settings) | lesson.values()
    # After Back, the browser may still get an address that was written before. It drops it, but
    # Streamlit's own copy there takes it over: so the right one is sent again.
    if session.is_history_navigation() or st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def place_values(settings: Settings) -> dict[str, str]:
    """The place as parameters of a link to these settings, without defaults."""
    return address.place_values(address.read_place(session.now().place, settings))


def root() -> str:
    """The address of the application without a page, as the reader has it; empty if unknown."""
    base = (st.context.url or "").partition("?")[0]
    return base.rstrip("/").removesuffix(f"/{session.now().page}")


def _adopt(query: Mapping[str, str], page: str) -> None:
    state = session.now()
    read = address.parse(query, (*state.extras, lesson.LESSON))
    own = dict(read.extras)
    state.lesson = own.pop(lesson.LESSON.name)
    state.own[page] = own
    _forget_own()
    _set(read.settings)
    state.place = _place(read)
    state.passed = dict(state.place)
    state.problems = read.problems
    state.typed, state.drafts = None, {}
    state.opened += 1


def _set(settings: Settings) -> None:
    """Use these settings; the controls and the weights that are set by hand follow them."""
    state = session.now()
    state.settings, state.edits = settings, settings.edits
    state.controls_current = False


def _place(read: address.Link) -> dict[str, str]:
    return {name: str(getattr(read, name)) for name in address.PLACE}


def note_place() -> None:
    """Store the place that the stepper has just reported.

    A callback, because a click on the menu may stop the script run that the report started. A new
    session takes the place from the address.
    """
    state = session.now()
    position = session.component(Key.STEPPER).get("position")
    if isinstance(position, Mapping) and state.opened:
        state.place = {name: str(position.get(name, "")) for name in address.PLACE}
