"""Paths: a click lights a path or follows another weight, and all of it is a link."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from nn_core import Settings, paths, train
from tests.helpers.accessibility import violations_in_both_themes
from tests.helpers.browser import OpenPage, retype
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper, printed


def ready(page: Page) -> Page:
    for testid in ("board", "chart"):
        element = page.get_by_test_id(testid)
        expect(element).to_have_attribute("data-ready", "true")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    return page


def cell(page: Page, name: str, row: int, column: int) -> Locator:
    """A cell of the board, counted from 1."""
    rows = page.get_by_test_id(f"board-{name}").locator("tbody tr")
    return rows.nth(row - 1).locator("td").nth(column - 1)


def outlined(page: Page) -> list[str]:
    """The numbers of the chain's outlined cells, in its order."""
    first = page.get_by_test_id("board").locator(".bp-board-group").first
    return first.locator("td.bp-chosen .bp-number").all_inner_texts()


def test_a_path_is_lit_and_another_weight_is_followed(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/paths?at=12&hidden=4,3")
    ready(page)
    settings = Settings(hidden=(4, 3))
    run = train(settings)
    cell(page, "w2", 3, 2).click()
    page.wait_for_function("() => location.search.includes('entry=w2')")
    found = paths(run, 12, "w2", 2, 1)
    expect(page.get_by_text("6 paths", exact=True)).to_be_visible()
    retype(page.get_by_role("spinbutton", name=re.compile("^Path")), "3")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("^Path 3, row"))).to_be_visible()
    page.wait_for_function("() => location.search.includes('path=3')")
    products = found.products()[:, 0]
    data = int(abs(products).argsort()[-3])
    values = run.at(12)
    whole = {"z1_d_w1"}
    expected = [
        printed(values[one.quantity], whole=one.quantity in whole)[one.row][one.column]
        for one in found.factors(data, 0)
    ]
    expect(page.get_by_test_id("board").locator("td.bp-chosen").first).to_have_text(
        re.compile(re.escape(expected[0]))
    )
    shown = [text.replace("\u2007", "") for text in outlined(page)]
    assert shown[:-1] == expected
    picture = page.get_by_test_id("chart").locator("[role=img]")
    expect(picture).to_have_attribute("aria-label", re.compile("h3 → h2 → y → E"))
    cell(page, "w2", 3, 2).focus()
    page.keyboard.press("ArrowLeft")
    # Of two events at once the session hears the later one alone: each is waited for.
    expect(cell(page, "delta_w2", 3, 1)).to_have_class(re.compile("bp-chosen"))
    page.keyboard.press("ArrowRight")
    expect(cell(page, "delta_w2", 3, 2)).to_have_class(re.compile("bp-chosen"))
    expect(cell(page, "w2", 3, 2)).to_be_focused()
    cell(page, "error_d_a3", 5, 1).click()
    expect(page.get_by_text(re.compile("^Path [0-9], row r5"))).to_be_visible()
    cell(page, "error_d_a3", data + 1, 1).click()
    expect(page.get_by_text(re.compile("^Path 3, row"))).to_be_visible()
    page.wait_for_function("() => location.search.includes('path=3')")
    before = page.url
    page.reload()
    ready(page)
    assert page.url == before
    expect(picture).to_have_attribute("aria-label", re.compile("h3 → h2 → y → E"))
    # The table is a canvas: its first line, in the column that chooses it.
    grid = page.get_by_test_id("stDataFrame").locator("canvas").first
    grid.click(position={"x": 12, "y": 52}, force=True)
    expect(page.get_by_text(re.compile("^Path 1, row"))).to_be_visible()
    page.get_by_role("button", name="Show delta_w2[h3, h2] in the stepper").click()
    stepper = Stepper(page, server.url).is_at(12, "delta_w2")
    assert stepper.ready().chosen() == "delta_w2[h3, h2]"


def test_the_page_has_no_violation(open_page: OpenPage, server: Server) -> None:
    page = open_page()
    page.goto(f"{server.url}/paths?at=12")
    assert violations_in_both_themes(ready(page)) == []


def test_a_phone_shows_all_of_it(open_page: OpenPage, server: Server) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto(f"{server.url}/paths?at=12")
    ready(page)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
