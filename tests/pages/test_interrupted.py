"""What reaches the server late: a page that was left again, a message older than a change."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

import pytest
import streamlit as st
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest

from nn_core import Settings
from nn_view.links.setting_rows import by_field
from nn_view.wording import data as data_words
from nn_view.wording import pages as words
from pages.shell import address, frame
from tests.helpers.clicks import hear_another_message
from tests.helpers.pages import arrives, number, opened, press, sent, settings, state, unfold
from tests.helpers.sources import ROOT

PAGE, OTHER = "reference.py", ROOT / "pages" / "data.py"
GROUP = by_field()["optimizer"].group
CIRCLES = "circles-20-0.1-0-0.25"


def turned_back(at: AppTest, shown: WidgetStates) -> AppTest:
    """The page again, of which the browser had shown these controls, before another was begun."""
    with patch.object(address, "open_page", side_effect=lambda *_: st.stop()):
        at.switch_page(str(OTHER)).run()
    at.switch_page(str(ROOT / "pages" / PAGE))
    return arrives(at, shown)


@pytest.mark.parametrize("count", range(0, 18, 3))
def test_a_page_that_the_browser_has_shown_in_part_keeps_its_settings(count: int) -> None:
    at = opened(PAGE, seed="7", rule="exact", hidden="3,4", data=CIRCLES).run().run()
    before, late = settings(at), sent(at)
    assert before.dataset.name == CIRCLES
    assert len(late.widgets) == 17
    turned_back(at, WidgetStates(widgets=late.widgets[:count]))
    assert settings(at) == before
    assert at.selectbox(key="set_data").value == "circles"


def test_a_setting_in_a_closed_group_stays_as_it_was_changed() -> None:
    at = unfold(opened(PAGE, rule="exact"), GROUP)
    at.selectbox(key="set_optimizer").set_value("adam").run()
    state(at).open_groups.clear()
    at.run().run()
    turned_back(at, sent(at))
    assert settings(at) == Settings(rule="exact", optimizer="adam")
    assert unfold(at, GROUP).selectbox(key="set_optimizer").value == "adam"


def test_a_message_sent_before_a_new_seed_was_shown_does_not_take_it_back() -> None:
    at = opened(PAGE, seed="7").run()
    late = sent(at)
    press(at, words.NEW_SEED)
    new = settings(at).seed
    assert new != 7
    arrives(at, late)
    assert settings(at) == Settings(seed=new)
    assert number(at, "set_seed").value == new


def test_what_a_click_asks_for_is_done_though_a_newer_message_breaks_its_run_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    want = frame.want

    def interrupted(then: Callable[[], None]) -> None:
        want(then)
        hear_another_message()

    monkeypatch.setattr(frame, "want", interrupted)
    at = opened("data.py", seed="7")
    press(at, data_words.STEP)
    assert (state(at).page, settings(at).seed, state(at).wanted) == ("step", 7, None)


def test_what_a_click_asks_for_and_fails_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at = opened("data.py")
    tried: list[Settings] = []

    def fail(settings: Settings) -> None:
        tried.append(settings)
        raise RuntimeError("No.")

    monkeypatch.setattr(frame, "step_through", fail)
    at.run()
    next(one for one in at.button if one.label == data_words.STEP).click().run()
    assert (len(tried), len(at.exception)) == (1, 1)
    assert not at.run().exception
    assert len(tried) == 1
