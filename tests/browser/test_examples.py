"""The gallery and the dialog of own initial weights in the browser."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from nn_view.setup.examples import EXAMPLES
from nn_view.wording.setup import examples, own_start, proposals
from tests.helpers.accessibility import violations, violations_in_both_themes
from tests.helpers.browser import OpenPage
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper


def test_the_gallery_has_no_violation(open_page: OpenPage, server: Server) -> None:
    page = open_page()
    page.goto(f"{server.url}/examples")
    expect(page.get_by_role("heading", name=EXAMPLES[-1].title)).to_be_visible()
    assert violations_in_both_themes(page) == []


def test_an_example_is_stepped_through_and_taken_back(page: Page, server: Server) -> None:
    stepper = Stepper(page, server.url).open("seed=7")
    page.get_by_role("link", name=examples.TITLE, exact=True).click()
    expect(page.get_by_role("heading", name=EXAMPLES[-1].title)).to_be_visible()
    page.locator(".st-key-open_nbis").get_by_role("button", name=examples.OPEN).click()
    expect(page).to_have_url(re.compile(r"start=w1_0\.1__b1_-0\.1__w2_0\.3__b2_0\.3&"))
    stepper.ready()
    assert stepper.numbers("panel-z1") == [["−0.0950"]]
    stepper.press("next", 3)
    assert stepper.numbers("panel-a2") == [["0.609"]]
    page.get_by_role("button", name=proposals.UNDO, exact=True).click()
    expect(page).to_have_url(re.compile(r"[?&]seed=7"))


def test_weights_are_pasted_in_a_dialog_that_all_can_read(page: Page, server: Server) -> None:
    stepper = Stepper(page, server.url).open("hidden=1&bias_shape=none&rule=exact")
    page.get_by_test_id("stSidebar").get_by_text("Start", exact=True).click()
    page.get_by_role("button", name=own_start.BUTTON).click()
    field = page.get_by_role("textbox", name=own_start.PASTE)
    field.fill("w1 = [1 2 3]")
    field.press("ControlOrMeta+Enter")
    refused = page.get_by_text("w1 must be 3 × 1, but yours is 1 × 3.")
    expect(refused).to_be_visible()
    assert violations(page) == []
    page.get_by_text(own_start.TRANSPOSED, exact=True).click()
    expect(refused).to_be_hidden()  # and what is below it has moved up
    page.get_by_role("button", name=own_start.USE).click()
    expect(field).to_be_hidden()
    expect(page).to_have_url(re.compile(r"start=w1_1__2__3__w2_"))
    expect(stepper.cell("panel-z1", 2, 1)).to_contain_text("3.00")
    assert stepper.ready().numbers("panel-z1")[1] == ["3.00"]
