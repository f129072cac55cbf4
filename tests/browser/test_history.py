"""Back and Forward lead to what was seen: one click or one change is one entry in the history."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from nn_view.wording import data as data_words
from nn_view.wording import sweep as sweep_words
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper

pytestmark = pytest.mark.own_page

START = "seed=3&at=7&quantity=delta_w1"
#: Milliseconds between a click and Back: at once, and when everything has long been said.
DELAYS = (0, 700, 2000, 3500)


def seed(page: Page, value: str) -> None:
    """Wait until this seed is shown."""
    expect(page.get_by_label("Seed", exact=True)).to_have_value(value)


def change_seed(page: Page, value: str) -> None:
    page.get_by_label("Seed", exact=True).fill(value)
    page.get_by_label("Seed", exact=True).press("Enter")
    shows(page, f"seed={value}")


def shows(page: Page, *parts: str) -> None:
    """Wait until the address has all of these parts and the page is drawn."""
    page.wait_for_function(
        """parts => parts.every(part => location.href.includes(part))
            && document.querySelector('[data-test-script-state="notRunning"]')""",
        arg=list(parts),
    )


def follow(page: Page, name: str, path: str) -> None:
    """Click in the menu, and wait for the page with its whole address."""
    page.get_by_role("link", name=name, exact=True).click()
    shows(page, f"/{path}?", "seed=")


def passes(page: Page, delay: int) -> None:
    """Let this much time go by in the browser."""
    page.wait_for_function(
        "([since, delay]) => performance.now() - since >= delay",
        arg=[page.evaluate("performance.now()"), delay],
    )


def entries(page: Page) -> int:
    return int(page.evaluate("history.length"))


@pytest.mark.parametrize("delay", DELAYS)
def test_back_after_a_click_on_the_menu_leads_to_the_place_that_was_left(
    stepper: Stepper, delay: int
) -> None:
    page = stepper.open(START).page
    stepper.press("next")  # at once: this place is not written yet
    before = entries(page)
    follow(page, "Data", "data")
    assert entries(page) == before + 1
    passes(page, delay)
    page.go_back()
    stepper.ready().is_at(7, "delta_b1")
    seed(page, "3")
    stepper.wait_for_query(seed="3", at="7", quantity="delta_b1")
    passes(page, delay)
    page.go_forward()
    shows(page, "/data?", "seed=3", "at=7", "quantity=delta_b1")
    seed(page, "3")
    assert entries(page) == before + 1


def test_a_link_of_the_stepper_is_one_entry(stepper: Stepper) -> None:
    """The server writes the address more than once before it turns to the other page."""
    page = stepper.open(START).page
    before = entries(page)
    links = {
        "check this entry": "/check?",
        "all its paths": "/paths?",
        "check my value": "/check?",
        "practise this": "/practice?",
    }
    for link, path in [*links.items()] * 2:
        stepper.root.get_by_text(link, exact=True).click()
        shows(page, path, "seed=3", "at=7")
        passes(page, 700)
        page.go_back()
        seed(page, "3")
        shows(page, "/?", "seed=3", "at=7", "quantity=delta_w1")
        stepper.ready().is_at(7, "delta_w1")
        assert entries(page) == before + 1


@pytest.mark.parametrize("delay", DELAYS)
def test_back_after_a_change_brings_back_what_was_there(stepper: Stepper, delay: int) -> None:
    page = stepper.open(START).page
    before = entries(page)
    change_seed(page, "4")
    stepper.ready()
    assert entries(page) == before + 1
    passes(page, delay)
    page.go_back()
    seed(page, "3")
    shows(page, "seed=3")
    stepper.ready().is_at(7, "delta_w1")
    passes(page, delay)
    page.go_forward()
    seed(page, "4")
    shows(page, "seed=4")
    stepper.ready().is_at(7, "delta_w1")
    assert entries(page) == before + 1


def test_every_click_of_a_visit_is_one_entry_there_and_back(stepper: Stepper) -> None:
    page = stepper.open(START).page
    seen = [("/?", "seed=3", "at=7")]
    stepper.press("next-iteration")
    stepper.wait_for_query(at="8")
    seen[0] = ("/?", "seed=3", "at=8")
    change_seed(page, "4")
    seen.append(("/?", "seed=4", "at=8"))
    stepper.ready().press("next-iteration")
    stepper.wait_for_query(at="9")
    seen[1] = ("/?", "seed=4", "at=9")
    follow(page, "Data", "data")
    seen.append(("/data?", "seed=4", "at=9"))
    change_seed(page, "5")
    seen.append(("/data?", "seed=5", "at=9"))
    page.get_by_role("button", name=data_words.STEP).click()
    shows(page, "/?", "seed=5", "at=9")
    seen.append(("/?", "seed=5", "at=9"))
    stepper.ready()
    for visited in reversed(seen[:-1]):
        page.go_back()
        shows(page, *visited)
        seed(page, visited[1].removeprefix("seed="))
    for visited in seen[1:]:
        page.go_forward()
        shows(page, *visited)
        seed(page, visited[1].removeprefix("seed="))
    stepper.is_at(9)


def test_a_page_with_values_of_its_own_is_left_and_found_again(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/sweep?seeds=20&iterations=10")
    seeds = page.get_by_label("Seeds", exact=True)
    expect(seeds).to_have_value("20")
    seeds.fill("30")
    seeds.press("Enter")
    shows(page, "/sweep?", "seeds=30")
    before = entries(page)
    button = page.get_by_role("button", name=sweep_words.STEP).first
    button.click()
    Stepper(page, server.url).ready()
    shows(page, "/?", "seed=", "iterations=10")
    assert entries(page) == before + 1
    page.go_back()
    shows(page, "/sweep?", "seeds=30", "iterations=10")
    expect(seeds).to_have_value("30")
    seed(page, "0")
    page.go_back()
    shows(page, "/sweep?", "seeds=20")
    expect(seeds).to_have_value("20")


@pytest.mark.parametrize("name", ["Data", "Reference"])
def test_a_number_that_was_typed_when_the_menu_was_clicked_counts(
    stepper: Stepper, name: str
) -> None:
    page = stepper.open(START).page
    page.get_by_label("Seed", exact=True).fill("77")
    follow(page, name, name.lower())
    shows(page, f"/{name.lower()}?", "seed=77", "at=7")
    seed(page, "77")
