"""Losing the server: stepping goes on, the place is kept, and all is well when it is back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from nn_core import Settings, train
from tests.helpers.browser import OpenPage, retype
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper, printed


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Server]:
    """A server that this test may stop."""
    with Server(tmp_path / "log.txt") as server:
        yield server


@pytest.fixture
def lonely(own: Server, open_page: OpenPage) -> Stepper:
    return Stepper(open_page(own.url, server_may_be_away=True), own.url)


@pytest.mark.chromium("Firefox's driver does not hear of websockets")
def test_stepping_goes_on_while_the_server_is_away_and_after_it_is_back(
    own: Server, lonely: Stepper
) -> None:
    lonely.open("at=7&quantity=delta_w1")
    own.stop()
    assert lonely.press("next-iteration", 20).place == (27, "delta_w1")
    lonely.press("next")
    expected = printed(train(Settings()).at(27)["delta_b1"])
    assert lonely.numbers("panel-delta_b1") == expected
    expect(lonely.get("offline")).to_be_visible()
    with lonely.page.expect_websocket() as socket:
        own.start()
    # Streamlit connects again by itself; then the sidebar works, and the place is the same.
    socket.value.wait_for_event("framereceived")
    app = lonely.page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    expect(lonely.get("offline")).to_be_hidden()
    assert lonely.ready().place == (27, "delta_b1")
    retype(lonely.page.get_by_role("spinbutton", name="Seed"), "5")
    lonely.page.keyboard.press("Enter")
    changed = printed(train(Settings(seed=5)).at(27)["delta_b1"])
    expect(lonely.cell("panel-delta_b1", 1, 1)).to_have_text(changed[0][0])
    assert lonely.place == (27, "delta_b1")


def test_a_window_that_was_missing_arrives_when_the_server_is_back(
    own: Server, lonely: Stepper
) -> None:
    lonely.open("iterations=20000&quantity=error")
    # All is trained, but only the windows at the beginning have been fetched.
    expect(lonely.get("progress")).to_be_hidden()
    lonely.page.wait_for_function(
        """async () => {
            const state = performance.getEntriesByType('resource')
                .map(entry => entry.name).findLast(name => name.includes('/run/state'));
            return (await (await fetch(state)).json()).finished;
        }"""
    )
    own.stop()
    lonely.get("iteration-slider").fill("15000")
    expect(lonely.get("offline")).to_be_visible()
    own.start()
    # It is trained anew up to there.
    lonely.is_at(15000, "error")
    lonely.ready()
    expected = printed(train(Settings(iterations=20000)).at(15000)["error"])
    assert lonely.numbers("result-error") == expected


def test_a_reload_after_a_restart_of_the_server_opens_the_same_place(
    own: Server, lonely: Stepper
) -> None:
    lonely.open("seed=3&at=7&quantity=delta_w1").press("next")
    lonely.wait_for_query(quantity="delta_b1")
    own.stop()
    own.start()
    lonely.page.reload()
    assert lonely.ready().place == (7, "delta_b1")
    assert lonely.numbers("panel-delta_b1") == printed(train(Settings(seed=3)).at(7)["delta_b1"])
