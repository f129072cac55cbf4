"""What is changed in Streamlit: clicks count, and the rest shows the same as before."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session, runtime
from streamlit.runtime.scriptrunner import RerunData, ScriptRunContext, ScriptRunner
from streamlit.runtime.state import SafeSessionState
from streamlit.testing.v1 import AppTest

from nn_serve import streamlit_changes as changes
from nn_serve.streamlit_changes import BREAK_OFF, STARTED, let_callbacks_finish
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


def test_a_part_of_a_page_that_was_left_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(
        ScriptRunner,
        changes.RUN,
        lambda _, asked: drawn.append((asked.page_script_hash, asked.fragment_id_queue)),
    )
    changes.leave_parts_behind()
    runner = SimpleNamespace(_pages_manager=SimpleNamespace(current_page_script_hash="shown"))
    for where, parts in (("shown", ["bar"]), ("left", ["bar"]), ("left", []), ("shown", [])):
        asked = RerunData(page_script_hash=where, fragment_id_queue=parts)
        getattr(ScriptRunner, changes.RUN)(runner, asked)
    assert drawn == [("shown", ["bar"]), ("left", []), ("shown", [])]


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


def test_the_messages_of_a_run_leave_sooner_than_streamlit_sends_them(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    usual = vars(runtime)[changes.FLUSH_INTERVAL]
    monkeypatch.setattr(runtime, changes.FLUSH_INTERVAL, usual)
    changes.flush_soon()
    assert vars(runtime)[changes.FLUSH_INTERVAL] < usual
    monkeypatch.delattr(runtime, changes.FLUSH_INTERVAL)
    changes.flush_soon()
    assert changes.FLUSH_INTERVAL in caplog.text


def test_the_theme_is_looked_up_once_and_stays_the_same(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    looked_up: list[str] = []
    usual = vars(app_session)[changes.THEME]

    def populate(message: CustomThemeConfig, section: str = "theme") -> None:
        looked_up.append(section)
        if section != "theme.dark.sidebar":  # of which nothing is configured
            usual(message, section)
            message.primary_color = section

    def themes() -> CustomThemeConfig:
        whole = CustomThemeConfig()
        fill = vars(app_session)[changes.THEME]
        fill(whole)
        fill(whole.light, "theme.light")
        fill(whole.dark.sidebar, "theme.dark.sidebar")
        return whole

    monkeypatch.setattr(app_session, changes.THEME, populate)
    expected = themes()
    assert expected.light.primary_color == "theme.light"
    assert not expected.HasField("dark")
    looked_up.clear()
    changes.read_theme_once()
    assert themes() == expected
    assert themes() == expected
    assert looked_up == ["theme", "theme.light", "theme.dark.sidebar"]
    monkeypatch.delattr(app_session, changes.THEME)
    changes.read_theme_once()
    assert changes.THEME in caplog.text


def drawn_twice() -> None:
    """A page whose fields take their values from the session, or have none."""
    import streamlit as st

    st.session_state.setdefault("known", "two")
    st.session_state.setdefault("emptied", None)
    st.text_input("Known", "one", key="known")
    st.number_input("Emptied", value=3, key="emptied")
    st.selectbox("Without a key", ("first", "second"))
    st.write(sorted(st.session_state), len(st.session_state), st.session_state.get("unknown"))


def test_fields_have_the_same_values_when_each_is_looked_up_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def tested() -> list[object]:
        page = AppTest.from_function(drawn_twice).run()
        assert not page.exception
        page.text_input[0].set_value("three").run()
        fields = page.text_input[0].value, page.number_input[0].value, page.selectbox[0].value
        return [*fields, *(one.value for one in page.json), *(one.value for one in page.markdown)]

    expected = tested()
    assert expected[:3] == ["three", None, "first"]
    copied = vars(SafeSessionState)[changes.VALUES]
    monkeypatch.setattr(SafeSessionState, changes.VALUES, copied)
    changes.look_values_up_alone()
    assert vars(SafeSessionState)[changes.VALUES] is not copied
    assert tested() == expected
