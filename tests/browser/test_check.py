"""Checking a gradient in the browser: clicks choose, a slider moves by itself, all can read it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.accessibility import violations_in_both_themes
from tests.helpers.browser import OpenPage
from tests.helpers.server import Server

CHARTS = 3


def opened(page: Page, url: str, query: str) -> Page:
    page.goto(f"{url}/check?{query}")
    drawn = page.get_by_test_id("chart").locator(".js-plotly-plot .main-svg").first
    expect(drawn).to_be_visible()
    expect(page.get_by_test_id("chart")).to_have_count(CHARTS)
    expect(page.get_by_text("After 1000 iterations")).to_be_visible()
    return page


def test_the_page_has_no_violation(open_page: OpenPage, server: Server) -> None:
    page = opened(open_page(), server.url, "at=40")
    assert violations_in_both_themes(page) == []


def test_a_click_chooses_an_entry_and_an_epsilon_and_the_slider_asks_nobody(
    page: Page, server: Server
) -> None:
    opened(page, server.url, "at=40&epsilon=3e-5")
    page.get_by_test_id("board-numeric w1").locator("td").nth(3).click()
    expect(page).to_have_url(re.compile(r"entry=w1%2C1%2C3"))
    expect(page.get_by_role("heading", name="Nudge w1[x1, h3]")).to_be_visible()

    # An ε of a link's own stands among those of the slider, until another one is chosen.
    thumb = page.get_by_role("slider", name="Step ε")
    thumb.focus()
    thumb.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"epsilon=5e-05"))
    plot = page.get_by_test_id("chart").first.locator(".nsewdrag").first
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box
    plot.hover(position={"x": box["width"] * 0.8, "y": box["height"] * 0.5})
    page.mouse.down()
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"epsilon=0\.00[0-9]"))
    expect(page.get_by_text(re.compile(r"^ε = 0\.00")).first).to_be_visible()

    chart = page.get_by_test_id("chart").nth(1)
    slider = chart.locator("input[type=range]")
    # Read in the same breath: no answer of the server could have come in between.
    text = slider.evaluate(
        """one => { one.value = 60; one.dispatchEvent(new Event("input"));
            return one.closest("[data-testid=chart]").querySelector("output").textContent; }"""
    ).replace("−", "-")
    assert text.startswith("+2.4: E = ")
    error, tangent, gap = (
        float(re.search(rf"{name}[ =]+(-?[\d.e-]+)", text)[1])  # type: ignore[index]
        for name in ("E", "tangent", "gap")
    )
    assert gap == pytest.approx(error - tangent, abs=2e-5)
    expect(page).to_have_url(re.compile("nudge=60"))
    opened(page, server.url, page.url.partition("?")[2])
    expect(page.get_by_test_id("chart").nth(1).locator("input[type=range]")).to_have_value("60")
