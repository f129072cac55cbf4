"""The run that the stepper showed before a setting changed, kept until somebody dismisses it."""

from __future__ import annotations

from nn_core import Settings
from pages.shell import session


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


def forget() -> None:
    """Forget the former run: somebody has dismissed it."""
    session.now().former = None


def restart() -> None:
    """Begin without a former run: an example replaces the settings, it does not change them."""
    state = session.now()
    state.stepped = state.former = None
