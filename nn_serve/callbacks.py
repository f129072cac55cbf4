"""Let what somebody does on a page be done, whatever the browser reports just after it."""

from __future__ import annotations

import logging

from streamlit.runtime.scriptrunner import ScriptRunContext, ScriptRunner, get_script_run_ctx

BREAK_OFF = "_maybe_handle_execution_control_request"
"""Streamlit's method that breaks a run off for a newer one, at each use of its state."""
STARTED = "has_script_started"
"""Streamlit's word for whether the callbacks of a run have returned."""
_LOG = logging.getLogger(__name__)


def let_callbacks_finish() -> None:
    """Break no run off before its callbacks have returned.

    Streamlit breaks a run off for a newer message of the browser whenever its session state is
    used, even before and in the callback of a click. The newer run no longer has the click, which
    would be lost: a place that the stepper reports a few ms after it is enough.
    """
    for place, name in ((ScriptRunner, BREAK_OFF), (ScriptRunContext, STARTED)):
        if not hasattr(place, name):
            _LOG.warning("Streamlit has no %s: a click may be lost once in a while.", name)
            return
    break_off = getattr(ScriptRunner, BREAK_OFF)

    def break_script_off(runner: ScriptRunner) -> None:
        context = get_script_run_ctx(suppress_warning=True)
        if context is None or getattr(context, STARTED):
            break_off(runner)

    setattr(ScriptRunner, BREAK_OFF, break_script_off)
