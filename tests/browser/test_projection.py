"""On a projector: type that the last row reads, a slim menu, and the settings within reach."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from pages.shell import menu
from tests.helpers.accessibility import SETTLED, violations_in_both_themes
from tests.helpers.browser import ARTEFACTS, OpenPage
from tests.helpers.layouts import overflow
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper
from tests.helpers.type_sizes import too_small

BEAMER = {"width": 1920, "height": 1080}
PAGES = [one.name for one in menu.ENTRIES if one is not menu.STEP]


def projected(page: Page, server: Server, name: str) -> Page:
    """A page on a projector, with all its charts."""
    page.goto(f"{server.url}/{name}?view=projection&at=12")
    expect(page.get_by_role("button", name="Leave projection")).to_be_visible()
    page.wait_for_function(SETTLED)
    page.wait_for_function(
        """() => [...document.querySelectorAll('.bp-widget')]
            .every(one => one.dataset.ready === 'true')"""
    )
    return page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_type_for_the_last_row(open_page: OpenPage, server: Server, name: str) -> None:
    page = projected(open_page(viewport=BEAMER), server, name)
    page.screenshot(path=ARTEFACTS / f"projection-{name}.png")
    # What the editor of the data draws is not for a projector, and is the page's only canvas.
    found = [one for one in too_small(page) if name != "data" or not one.startswith("canvas")]
    assert found == []
    assert overflow(page)[0] == 0


def test_a_projected_page_has_no_violation(open_page: OpenPage, server: Server) -> None:
    page = projected(open_page(viewport=BEAMER), server, "compare")
    assert violations_in_both_themes(page) == []


def test_keys_project_a_page_and_leave_it_again(open_page: OpenPage, server: Server) -> None:
    page = open_page()
    page.goto(f"{server.url}/compare")
    leave = page.get_by_role("button", name="Leave projection")
    expect(page.get_by_test_id("page-keys")).to_be_attached()
    expect(page.locator(".bp-widget").first).to_have_attribute("data-ready", "true")
    page.wait_for_function(SETTLED)
    page.keyboard.press("?")
    card = page.get_by_test_id("help-card")
    expect(card).to_be_visible()
    expect(card).not_to_contain_text("quantity")
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    expect(leave).to_be_visible()
    expect(page.get_by_test_id("stSidebar")).not_to_be_in_viewport()
    page.keyboard.press("b")
    expect(page.get_by_test_id("blank")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("blank")).not_to_be_visible()
    expect(leave).to_be_visible()
    page.keyboard.press("Escape")
    expect(leave).not_to_be_visible()
    expect(page.get_by_test_id("stSidebar")).to_be_in_viewport()


def test_a_click_on_a_switch_of_a_page_does_not_take_the_keys(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/landscape")
    expect(page.locator(".bp-widget").first).to_have_attribute("data-ready", "true")
    page.wait_for_function(SETTLED)
    switch = page.get_by_test_id("stMain").get_by_role("radio").nth(1)
    switch.click()
    expect(switch).to_be_checked()
    page.keyboard.press("b")
    expect(page.get_by_test_id("blank")).to_be_visible()


@pytest.mark.parametrize("path", ["", "compare"])
def test_a_slim_menu_and_the_settings_are_within_reach(
    open_page: OpenPage, server: Server, path: str
) -> None:
    page = open_page(viewport=BEAMER)
    page.goto(f"{server.url}/{path}?view=projection")
    sidebar = page.get_by_test_id("stSidebar")
    expand = page.get_by_test_id("stExpandSidebarButton")
    expect(expand).to_be_visible()
    expect(sidebar).not_to_be_in_viewport()
    bar = page.get_by_test_id("stHeader").bounding_box()
    assert bar is not None
    assert 24 <= bar["height"] <= 36
    expand.click()
    expect(page.get_by_role("spinbutton", name="Seed")).to_be_in_viewport()
    page.get_by_test_id("stTopNavLink").filter(has_text="Reference").click()
    expect(page.get_by_role("button", name="Leave projection")).to_be_visible()
    expect(page).to_have_url(re.compile("/reference"))


def test_the_stepper_still_fits_beneath_the_menu(open_page: OpenPage, server: Server) -> None:
    for viewport in ({"width": 1280, "height": 720}, BEAMER):
        page = open_page(viewport=viewport)
        Stepper(page, server.url).open("view=projection&at=12&quantity=delta_w1")
        expect(page.get_by_test_id("stSidebar")).not_to_be_in_viewport()
        assert overflow(page) == (0, 0)


@pytest.mark.parametrize("viewport", [BEAMER, {"width": 390, "height": 844}])
def test_the_large_qr_code_fills_the_screen(
    open_page: OpenPage, server: Server, viewport: dict[str, int]
) -> None:
    page = open_page(viewport=viewport)
    page.goto(f"{server.url}/take_home?qr=large")
    code = page.locator(".bp-qr-large img")
    expect(code).to_be_visible()
    box = code.bounding_box()
    assert box is not None
    assert box["width"] == box["height"] == min(viewport.values())
    page.get_by_role("button", name="Back to the program").click()
    expect(code).not_to_be_visible()


def test_escape_leaves_the_large_qr_code_before_projection(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/take_home?qr=large&view=projection")
    code = page.locator(".bp-qr-large img")
    expect(code).to_be_visible()
    expect(page.get_by_test_id("page-keys")).to_be_attached()
    page.keyboard.press("Escape")
    expect(code).not_to_be_visible()
    assert "view=projection" in page.url
    page.keyboard.press("Escape")
    page.wait_for_function("() => !location.search.includes('view=projection')")
