"""The address holds what was seen: links, reload, other pages, and wrong values."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from nn_core import Settings, train
from tests.helpers.browser import CLIPBOARD, OpenPage
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper, printed

PLACE = {"at": "7", "quantity": "delta_w1", "row": "3", "cell": "2,4", "digits": "4"}
LINK = "&".join(f"{name}={value}" for name, value in PLACE.items())


def test_a_link_opens_exactly_what_was_seen(
    stepper: Stepper, open_page: OpenPage, server: Server
) -> None:
    stepper.open(f"seed=3&hidden=4&{LINK}")
    stepper.is_at(7, "delta_w1")
    stepper.press("next-iteration", 2).press("previous")
    stepper.cell("panel-error_d_z1", 5, 2).click()
    stepper.wait_for_query(at="9", quantity="error_d_z1", cell="5,2", seed="3", hidden="4")
    other = Stepper(open_page(), server.url)
    other.page.goto(stepper.page.url)
    other.ready()
    assert other.place == stepper.place
    assert other.chosen() == stepper.chosen() == "error_d_z1[r5, h2]"
    assert other.numbers("panel-error_d_z1") == stepper.numbers("panel-error_d_z1")
    assert other.numbers("panel-error_d_z1") == printed(
        train(Settings(seed=3, hidden=(4,))).at(9)["error_d_z1"], 4
    )


def test_a_reload_keeps_the_place(stepper: Stepper) -> None:
    stepper.open(LINK).press("next", 2)
    stepper.wait_for_query(quantity="new_w1")
    stepper.page.reload()
    assert stepper.ready().place == (7, "new_w1")
    assert stepper.query()["row"] == "3"


def test_another_page_and_back_keeps_settings_and_place(stepper: Stepper) -> None:
    stepper.open(f"seed=3&{LINK}")
    page = stepper.page
    # At once: the place that was reached is not written yet.
    stepper.press("next", 2)
    page.get_by_role("link", name="Reference").click()
    expect(page.get_by_role("heading", name="Reference").first).to_be_visible()
    page.get_by_role("link", name="Step through").click()
    stepper.is_at(7, "new_w1")
    expected = printed(train(Settings(seed=3)).at(7)["new_w1"], 4)
    assert stepper.ready().numbers("panel-new_w1") == expected
    expect(page.get_by_role("spinbutton", name="Seed")).to_have_value("3")


def test_the_copied_link_is_the_address_of_this_place(open_page: OpenPage, server: Server) -> None:
    page = open_page(permissions=CLIPBOARD)
    stepper = Stepper(page, server.url).open("seed=3&at=7&quantity=delta_w1")
    stepper.press("next")
    stepper.get("copy-link").click()
    stepper.wait_for_query(quantity="delta_b1")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url
    assert "seed=3" in copied


def notice(page: Page) -> str:
    return page.get_by_test_id("notice").inner_text()


@pytest.mark.parametrize(
    "wrong",
    [
        {"seed": "abc"},
        {"at": "999999"},
        {"iterations": "-5", "lr": "0", "hidden": "99", "quantity": "nonsense"},
        {"cell": "0,0", "digits": "12", "biases": "maybe", "data": "none", "view": "upside"},
    ],
)
def test_wrong_values_get_one_notice_and_leave_the_address_and_the_rest_is_kept(
    stepper: Stepper, wrong: dict[str, str]
) -> None:
    given = [*(f"{name}={value}" for name, value in wrong.items()), "colour=blue"]
    stepper.open("&".join([*given, "rule=exact", "row=4"]))
    notices = stepper.page.get_by_test_id("notice")
    expect(notices).to_have_count(1)
    for name, value in wrong.items():
        expect(notices).to_contain_text(f"{name}=“{value}”")
    expect(notices).to_contain_text("colour")
    stepper.press("next").press("previous")
    stepper.wait_for_query(row="4", rule="exact")
    for one in given:
        stepper.page.wait_for_function("left => !location.search.includes(left)", arg=one)


def test_markup_in_the_address_stays_text(stepper: Stepper) -> None:
    stepper.open("seed=<img src=x onerror=alert(1)>&quantity=<script>alert(1)</script>")
    found = stepper.page.get_by_test_id("notice")
    expect(found).to_have_count(1)
    expect(found.locator("img, script")).to_have_count(0)


def test_an_absurdly_long_value_is_shortened_in_the_notice(stepper: Stepper) -> None:
    stepper.open(f"seed={'9' * 3000}")
    assert len(notice(stepper.page)) < 500
    assert "seed=" not in stepper.page.url


def test_a_good_address_gives_no_notice(stepper: Stepper) -> None:
    stepper.open(f"seed=3&{LINK}")
    expect(stepper.page.get_by_test_id("notice")).to_have_count(0)


def test_a_deep_link_to_the_reference_opens_it(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/reference")
    expect(page.get_by_role("heading", name="Reference").first).to_be_visible()
    expect(page.get_by_text(re.compile("page not found", re.IGNORECASE))).to_have_count(0)
