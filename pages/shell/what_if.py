"""What if: weights set by hand in the stepper, listed in the sidebar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from nn_core import Edit, Settings
from nn_view.links import edits
from nn_view.style.html import plain
from nn_view.wording import what_if as words
from pages.shell import session
from pages.shell.session import Key


def with_edits(settings: Settings) -> Settings:
    """The settings with the session's edits."""
    return edits.with_edits(settings, session.now().edits)


def is_listed() -> bool:
    """Whether ``draw`` has anything to say."""
    state = session.now()
    return bool(state.edits or state.edit_problem)


def draw(settings: Settings) -> Settings:
    """List the edits, with buttons to undo them; returns the settings with them.

    An edit that does not fit the current network waits until it fits again.
    """
    state = session.now()
    made = state.edits
    chosen = with_edits(settings)
    if state.edit_problem:
        st.warning(state.edit_problem)
        state.edit_problem = ""
    if not made:
        return chosen
    count, waiting = len(chosen.edits), len(made) - len(chosen.edits)
    listed = "".join(f"\n- {plain(edits.said(chosen, one))}" for one in made)
    st.caption(
        f"**{words.SET.format(weights=words.counted(count))}**"
        + (f" {words.WAITING.format(weights=words.counted(waiting))}" if waiting else ""),
        help=f"{words.SET_HELP}\n{listed}",
    )
    left, right = st.columns(2)
    left.button(words.UNDO_LAST, help=words.UNDO_LAST_HELP, on_click=_undo_last, width="stretch")
    right.button(words.UNDO_ALL, help=words.UNDO_ALL_HELP, on_click=_undo_all, width="stretch")
    return chosen


def take() -> None:
    """Do what the stepper asked for: set a weight by hand, or undo an edit."""
    state = session.now()
    asked = session.component(Key.STEPPER).get("event")
    if not isinstance(asked, Mapping):
        return
    try:
        edit = _edit(state.settings, asked)
    except ValueError as problem:
        state.edit_problem = str(problem)
        return
    others = tuple(one for one in state.edits if one.place != edit.place)
    state.edits = others if asked.get("kind") == "undo" else (*others, edit)


def _edit(settings: Settings, asked: Mapping[str, Any]) -> Edit:
    """The requested edit, checked together with the existing ones."""
    given = Edit(*(asked.get(name) for name in Edit._fields))  # type: ignore[arg-type]
    if asked.get("kind") == "undo":
        return given
    others = [one for one in settings.edits if one.place != given.place]
    checked = replace(settings, edits=(*others, given)).edits
    return next(one for one in checked if one.place == given.place)


def _undo_last() -> None:
    session.now().edits = session.now().edits[:-1]


def _undo_all() -> None:
    session.now().edits = ()
