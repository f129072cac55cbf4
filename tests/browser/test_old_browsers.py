"""A page that a browser cannot run tells what it needs; one that it can run never does."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from nn_view.wording.pages import EMPTY_PAGE
from tests.helpers.server import Server

pytestmark = pytest.mark.own_page


def test_a_page_that_stays_empty_says_what_it_needs(page: Page, server: Server) -> None:
    # What is never answered is as good as a script that the browser does not understand.
    page.route("**/static/js/*.js", lambda _: None)
    page.goto(server.url, wait_until="commit")
    sentence = page.get_by_text(EMPTY_PAGE)
    expect(sentence).to_be_attached()
    expect(sentence).to_be_hidden()
    # The seconds that it waits.
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")
    expect(sentence).to_be_visible()

    page.unroute("**/static/js/*.js")
    page.goto(server.url)
    expect(page.get_by_test_id("stepper")).to_be_visible()
    expect(sentence).to_have_count(0)


def test_quick_taps_are_steps_and_two_fingers_still_zoom(page: Page, server: Server) -> None:
    page.goto(server.url)
    expect(page.get_by_test_id("stepper")).to_be_visible()
    touch = "getComputedStyle(document.documentElement).touchAction"
    assert page.evaluate(touch) == "manipulation"
