"""What is changed in Streamlit where it has no option: clicks are kept, and runs take less time.

A version of Streamlit without the part that a change needs is left as it is; the log says so.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session, runtime
from streamlit.runtime.scriptrunner import (
    RerunData,
    ScriptRunContext,
    ScriptRunner,
    get_script_run_ctx,
)
from streamlit.runtime.state import SafeSessionState

BREAK_OFF = "_maybe_handle_execution_control_request"
"""Streamlit's method that breaks a run off for a newer one, at each use of its state."""
STARTED = "has_script_started"
"""Streamlit's word for whether the callbacks of a run have returned."""
RUN = "_run_script"
"""Streamlit's method that runs a session's script, or only some parts of its page."""
FLUSH_INTERVAL = "MESSAGE_FLUSH_INTERVAL_SECS"
"""Streamlit's name for the time that it waits for more messages before it sends those of a run."""
FLUSH_SECONDS = 0.001
THEME = "_populate_theme_msg"
"""Streamlit's function that writes a section of the theme into the first message of a run."""
VALUES = "filtered_state"
"""Streamlit's property with the values of a session that have a key."""
LOSES_CLICKS = "a click may be lost once in a while"
LOSES_PAGES = "a page may stay empty once in a while"
IS_SLOWER = "pages answer a few ms later"
_LOG = logging.getLogger(__name__)


def change_streamlit() -> None:
    """Make all changes."""
    let_callbacks_finish()
    leave_parts_behind()
    flush_soon()
    read_theme_once()
    look_values_up_alone()


def _has(place: object, name: str, otherwise: str) -> bool:
    found = hasattr(place, name)
    if not found:
        _LOG.warning("Streamlit has no %s: %s.", name, otherwise)
    return found


def let_callbacks_finish() -> None:
    """Break no run off before its callbacks have returned.

    Streamlit breaks a run off for a newer message of the browser whenever its session state is
    used, even before and in the callback of a click. The newer run no longer has the click, which
    would be lost: a place that the stepper reports a few ms after it is enough.
    """
    needed = (ScriptRunner, BREAK_OFF), (ScriptRunContext, STARTED)
    if not all(_has(place, name, LOSES_CLICKS) for place, name in needed):
        return
    break_off = getattr(ScriptRunner, BREAK_OFF)

    def break_script_off(runner: ScriptRunner) -> None:
        context = get_script_run_ctx(suppress_warning=True)
        if context is None or getattr(context, STARTED):
            break_off(runner)

    setattr(ScriptRunner, BREAK_OFF, break_script_off)


def leave_parts_behind() -> None:
    """Draw no part of a page that was left.

    A progress bar asks again and again to be drawn alone. If it asks while another page is being
    drawn, Streamlit does that next: it tells the browser that the former page has begun, which
    removes all of the new one, and finds no such part to draw.
    """
    if not _has(ScriptRunner, RUN, LOSES_PAGES):
        return
    run = getattr(ScriptRunner, RUN)

    def run_script(runner: ScriptRunner, asked: RerunData) -> None:
        shown = runner._pages_manager.current_page_script_hash
        if not asked.fragment_id_queue or asked.page_script_hash == shown:
            run(runner, asked)

    setattr(ScriptRunner, RUN, run_script)


def flush_soon() -> None:
    """Let the messages of a run leave within a millisecond.

    Streamlit sends what a run has said so far, then waits 5 ms for more. The run that follows a
    changed setting takes a little longer than that, so its last message would wait for a third
    sending: 13 ms instead of 8.
    """
    if _has(runtime, FLUSH_INTERVAL, IS_SLOWER):
        setattr(runtime, FLUSH_INTERVAL, FLUSH_SECONDS)


def read_theme_once() -> None:
    """Look a section of the theme up once, not in every run.

    Streamlit goes through all its options for each of the six sections, a tenth of the time of a
    run. Its configuration is read when the server starts.
    """
    if not _has(app_session, THEME, IS_SLOWER):
        return
    populate = getattr(app_session, THEME)

    @cache
    def section(*name: str) -> CustomThemeConfig:
        message = CustomThemeConfig()
        populate(message, *name)
        return message

    def fill(message: CustomThemeConfig, *name: str) -> None:
        known = section(*name)
        if known.ListFields():  # else even an empty one would count as given
            message.MergeFrom(known)

    setattr(app_session, THEME, fill)


def look_values_up_alone() -> None:
    """Look up a single value where a widget asks for its own.

    For that Streamlit copies all values of the session, for each field and each choice of a run.
    """
    if not _has(SafeSessionState, VALUES, IS_SLOWER):
        return
    copied = vars(SafeSessionState)[VALUES].fget

    class Values(Mapping[str, Any]):
        """The values by their keys, copied where all of them are asked for."""

        def __init__(self, state: SafeSessionState) -> None:
            self._state = state

        def __getitem__(self, key: str) -> Any:
            return self._state[key]

        def __iter__(self) -> Iterator[str]:
            return iter(copied(self._state))

        def __len__(self) -> int:
            return len(copied(self._state))

    setattr(SafeSessionState, VALUES, property(Values))
