"""Many runs: comparing, many seeds and grids in the browser, from one to the other and back."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from nn_view.wording import compare, grid, sweep
from tests.helpers.accessibility import SETTLED, violations_in_both_themes
from tests.helpers.browser import OpenPage
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper

PAGES = {"compare": compare.TITLE, "sweep": sweep.TITLE, "grid": grid.TITLE}


def open_one(page: Page, server: Server, name: str, query: str = "") -> None:
    page.goto(f"{server.url}/{name}?{query}")
    expect(page.get_by_role("heading", name=PAGES[name]).first).to_be_visible()
    drawn(page)


def drawn(page: Page) -> None:
    expect(page.locator("[data-testid=chart] .main-svg").first).to_be_visible()
    expect(page.get_by_test_id("stProgress")).to_have_count(0)
    page.wait_for_function(SETTLED)


def test_the_pages_of_many_runs_have_no_violation(open_page: OpenPage, server: Server) -> None:
    page = open_page()
    for name in PAGES:
        open_one(page, server, name)
        assert violations_in_both_themes(page) == [], name


def test_from_a_cell_of_a_grid_to_the_comparison_to_the_stepper(
    open_page: OpenPage, server: Server
) -> None:
    page = open_page()
    open_one(page, server, "grid", "y=rule&each=3")
    plot = page.locator("[data-testid=chart] .nsewdrag").first
    box = plot.bounding_box()
    assert box is not None
    # The second row of two, the sixth column of nine: the exact rule with a rate of 3.
    page.mouse.click(box["x"] + box["width"] * 5.5 / 9, box["y"] + box["height"] / 4)
    cell = page.get_by_text(
        re.compile(r"learning rate η 3 · rule exact: median error .* \(seeds: 3\)")
    )
    expect(cell).to_be_visible()
    expect(page).to_have_url(re.compile("spot=1(%2C|,)5"))
    chosen = page.get_by_role("combobox", name=re.compile(grid.CELL))
    expect(chosen).to_have_value("learning rate η 3 · rule exact")
    link = page.url

    page.get_by_role("button", name=grid.COMPARE).click()
    expect(page.get_by_role("heading", name=compare.TITLE)).to_be_visible()
    step = page.get_by_role("button", name=re.compile("Step through “.*η = 3.*”"))
    expect(step).to_be_visible()
    drawn(page)
    expect(page).to_have_url(re.compile("with=.*lr%3D3"))
    step.click()
    Stepper(page, server.url).ready().wait_for_query(lr="3", rule="exact")

    page.goto(link)
    expect(cell).to_be_visible()


def test_a_sweep_that_needs_workers_goes_on_to_its_end(open_page: OpenPage, server: Server) -> None:
    page = open_page()
    open_one(page, server, "sweep", "seeds=12000&below=0.05")
    whole = page.get_by_text(re.compile(r"does better than \d+% of 12,000 seeds"))
    expect(whole).to_be_visible()
    missed = re.compile("[0-9,]+ of 12,000 seeds do not reach this error")
    expect(page.get_by_text(missed)).to_be_visible()
    page.get_by_role("radio", name=compare.SCALES["log"]).click()
    expect(page).to_have_url(re.compile("scale=log"))
