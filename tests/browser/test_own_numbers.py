"""One's own line and one's own numbers in the browser: typed, followed, and judged."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from nn_view.wording import check, compare, mistakes
from nn_view.wording.stepper import WORDS
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper

MEAN = "z1_d_w1.T @ error_d_z1 / len(error_d_z1)"


def test_any_cell_leads_to_the_field_for_ones_own_value(page: Page, server: Server) -> None:
    stepper = Stepper(page, server.url).open("rule=exact&at=12&quantity=a1&cell=5,4")
    link = stepper.get("own-value-link").get_by_role("link")
    expect(link).to_have_text(compare.STEPPER["own_value"])
    expect(link).to_have_attribute("href", re.compile(r"/check\?rule=exact&at=12&mine=a1%2C5%2C4$"))
    link.click()
    field = page.get_by_role("textbox", name=check.MINE_VALUE)
    expect(field).to_be_visible()
    field.fill("0,123")
    field.press("Control+Enter")
    said = page.get_by_test_id("stAlert").filter(has_text="a1[r5, h4]")
    expect(said).to_contain_text("your number is 0.123, but the right one is 0.")


def test_a_typed_line_is_judged_and_stepped_through(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/mistakes?mistake=own_line&rule=exact&iterations=20")
    field = page.get_by_role("textbox", name="delta_w1 =")
    expect(field).to_have_value("z1_d_w1.T @ error_d_z1")
    field.fill("z1_d_w1.T @ z1_d_w1")
    field.press("Enter")
    expect(page.get_by_test_id("stAlert").filter(has_text="inputs × inputs")).to_be_visible()
    field.fill(MEAN)
    field.press("Enter")
    expect(page.get_by_text("This is the mistake")).to_be_visible()
    expect(page).to_have_url(re.compile("line=z1_d_w1.T"))
    page.get_by_role("button", name=mistakes.STEP_WRONG).click()
    stepper = Stepper(page, "").ready()
    expect(stepper.get("code")).to_have_text(f"delta_w1 = {MEAN}")
    expect(stepper.get("explanation")).to_contain_text(WORDS["differs_fault"])
