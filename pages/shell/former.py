"""The run that the stepper showed before a setting changed, kept until somebody dismisses it."""

from __future__ import annotations

from collections.abc import Mapping

from nn_core import Settings
from pages.shell import session
from pages.shell.session import Key


def note(settings: Settings) -> Settings | None:
    """Note the settings that the stepper shows; returns those of the former run, if any.

    What is set by hand has its own line beside the curve, and makes no former run.
    """
    state = session.now()
    before, state.stepped = state.stepped, settings
    if before is not None and before.without_edits() != settings.without_edits():
        state.former = before
    if state.former is not None and state.former.without_edits() == settings.without_edits():
        state.former = None
    return state.former


def take() -> bool:
    """Do what the stepper asked for, if it concerns the former run; returns whether it does."""
    state = session.now()
    asked = session.component(Key.STEPPER).get("event")
    kind = asked.get("kind") if isinstance(asked, Mapping) else None
    if kind == "forget":
        state.former = None
    elif kind == "compare":
        state.compares = True
    return kind in ("forget", "compare")


def is_to_be_compared() -> bool:
    """Whether somebody has just asked to compare the former run; answers so only once."""
    state = session.now()
    asked, state.compares = state.compares, False
    return asked
