"""A click counts, whatever the browser reports just after it."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit import config
from streamlit.runtime.scriptrunner import ScriptRunContext, ScriptRunner
from streamlit.runtime.state import SafeSessionState
from streamlit.testing.v1 import AppTest

from nn_serve.callbacks import BREAK_OFF, STARTED, let_callbacks_finish
from tests.helpers.clicks import hear_another_message, page


@pytest.mark.parametrize("during", [False, True])
def test_a_click_is_counted_though_another_message_arrives_before_or_during_its_callback(
    during: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ScriptRunner, BREAK_OFF, getattr(ScriptRunner, BREAK_OFF))
    let_callbacks_finish()
    tested = AppTest.from_function(page)
    tested.session_state.during = during
    button = tested.run().button[0]
    begin = SafeSessionState.on_script_will_rerun

    def begin_late(state: SafeSessionState, *args: Any, **options: Any) -> None:
        hear_another_message()
        monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", begin)
        begin(state, *args, **options)

    if not during:
        monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", begin_late)
    button.click().run()
    assert tested.session_state.clicks == 1


@pytest.mark.parametrize(
    ("place", "name"), [(ScriptRunner, BREAK_OFF), (ScriptRunContext, STARTED)]
)
def test_another_streamlit_is_left_as_it_is_with_a_warning(
    place: type, name: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delattr(place, name)
    before = dict(vars(ScriptRunner))
    let_callbacks_finish()
    assert dict(vars(ScriptRunner)) == before
    assert name in caplog.text


def test_a_newer_run_of_a_session_never_begins_beside_the_one_before() -> None:
    assert config.get_option("runner.fastReruns") is False
