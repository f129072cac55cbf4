"""Number fields in the browser: typed as people write numbers, stepped with keys and buttons."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.server import Server
from tests.helpers.stepper import Stepper


def type_in(page: Page, name: str, text: str) -> None:
    field = page.get_by_role("spinbutton", name=name, exact=True)
    field.fill(text)
    field.press("Enter")


def test_a_comma_and_an_exponent_are_read(stepper: Stepper) -> None:
    page = stepper.open().page
    type_in(page, "Learning rate η", "0,5")
    stepper.wait_for_query(lr="0.5")
    expect(page.get_by_label("Learning rate η", exact=True)).to_have_value("0.5")
    type_in(page, "Iterations", "1e3")
    stepper.wait_for_query(iterations="1000")
    expect(page.get_by_label("Iterations", exact=True)).to_have_value("1000")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("Seed", "2.000", "What does “2.000” mean?"),
        ("Iterations", "many", "Iterations must be a whole number from 1 to 100000"),
        ("Learning rate η", "5000", "Learning rate η must be a number"),
    ],
)
def test_what_is_wrong_stays_in_the_field_and_its_sentence_covers_nothing(
    stepper: Stepper, name: str, text: str, said: str
) -> None:
    page = stepper.open("seed=3").page
    type_in(page, name, text)
    sentence = page.get_by_test_id("stSidebar").get_by_role("alert")
    expect(sentence).to_contain_text(said)
    field = page.get_by_role("spinbutton", name=name, exact=True)
    expect(field).to_have_value(text)
    assert (
        sentence.evaluate(
            """said => {
            const { left, right, top, bottom } = said.getBoundingClientRect();
            const sidebar = document.querySelector('[data-testid=stSidebar]');
            const others = [...sidebar.querySelectorAll('input, button, label')];
            return others.map(one => [one, one.getBoundingClientRect()])
                .filter(([one, box]) => box.width && one.checkVisibility()
                    && box.left < right && box.right > left && box.top < bottom && box.bottom > top)
                .map(([one]) => one.outerHTML);
        }"""
        )
        == []
    )
    page.reload()
    stepper.ready()
    assert stepper.query()["seed"] == "3"


def test_arrow_keys_step_the_number_and_not_the_training(stepper: Stepper) -> None:
    page = stepper.open("seed=3&at=5&quantity=a1").page
    field = page.get_by_role("spinbutton", name="Seed", exact=True)
    field.press("ArrowUp")
    field.press("ArrowUp")
    stepper.wait_for_query(seed="5")
    field.press("ArrowDown")
    stepper.wait_for_query(seed="4")
    expect(field).to_have_attribute("aria-valuenow", "4")
    rate = page.get_by_role("spinbutton", name="Learning rate η", exact=True)
    rate.press("ArrowDown")
    stepper.wait_for_query(lr="0.99")
    rate.press("ArrowRight")
    rate.press("Home")
    assert stepper.ready().place == (5, "a1")


def test_the_buttons_of_a_pages_field_step_its_number(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/sweep?seeds=20&iterations=10")
    field = page.get_by_role("spinbutton", name="Seeds", exact=True)
    expect(field).to_have_value("20")
    below = page.locator(".st-key-number_own_seeds")
    below.get_by_role("button", name="one step up").click()
    expect(field).to_have_value("21")
    page.wait_for_url("**seeds=21*")
    below.get_by_role("button", name="one step down").click()
    page.wait_for_url("**seeds=20*")
