"""Accessible to all: axe-core on every page, text beside pictures, announcements, motion."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from nn_view.style.palette import PALETTES
from nn_view.wording.pages import PHONE_MENU
from pages.shell import menu
from tests.helpers.accessibility import SETTLED, violations, violations_in_both_themes
from tests.helpers.browser import ARTEFACTS, DARK, OpenPage
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper


def test_the_stepper_has_no_violation(open_page: OpenPage, server: Server) -> None:
    page = open_page()
    stepper = Stepper(page, server.url).open()
    assert violations_in_both_themes(page) == []
    stepper.stand(12, "delta_w1")
    assert violations_in_both_themes(page) == []
    stepper.get("projection").click()
    expect(page.get_by_test_id("stSidebar")).not_to_be_in_viewport()
    stepper.ready()
    assert violations_in_both_themes(page) == []


def test_the_reference_has_no_violation(open_page: OpenPage, server: Server) -> None:
    page = open_page()
    page.goto(f"{server.url}/reference")
    expect(page.get_by_role("heading", name="Reference").first).to_be_visible()
    expect(page.get_by_text("new_b1").first).to_be_visible()
    assert violations_in_both_themes(page) == []


def test_the_card_of_keys_and_a_notice_have_no_violation(
    open_page: OpenPage, server: Server
) -> None:
    page = open_page()
    stepper = Stepper(page, server.url).open("seed=abc")
    expect(page.get_by_test_id("notice")).to_be_visible()
    assert violations_in_both_themes(page) == []
    page.keyboard.press("?")
    expect(stepper.get("help-card")).to_be_visible()
    assert violations_in_both_themes(page) == []


def test_a_phone_has_no_violation(open_page: OpenPage, server: Server) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    Stepper(page, server.url).open("at=12&quantity=delta_w1")
    assert violations(page) == []


def test_the_step_is_announced_politely_with_its_numbers(tutorial: Stepper) -> None:
    tutorial.stand(12, "error_d_z1")
    live = tutorial.root.locator("[aria-live=polite]")
    tutorial.press("next")
    expect(live).to_contain_text("delta_w1")
    expect(live).to_contain_text("12")
    expect(live).to_contain_text("delta_w1[x1, h1]")


def test_every_chart_has_its_text(tutorial: Stepper) -> None:
    tutorial.stand(12, "delta_w1")
    charts = tutorial.root.locator(".js-plotly-plot").evaluate_all(
        """charts => charts.filter(chart => !chart.closest('[aria-hidden=true]')
            && !chart.closest('[role=img][aria-label]'))
            .map(chart => chart.outerHTML.slice(0, 200))"""
    )
    assert charts == []
    for panel in ("panel-network", "panel-error"):
        pictures = tutorial.get(panel).locator("[role=img]")
        expect(pictures.first).to_have_attribute("aria-label", re.compile(r"\w.{20,}"))


def test_matrices_are_tables_with_named_rows_and_columns(tutorial: Stepper) -> None:
    tutorial.stand(12, "delta_w1")
    table = tutorial.get("panel-delta_w1").get_by_role("grid", name="delta_w1")
    assert table.locator("th[scope=col]").all_inner_texts() == ["h1", "h2", "h3", "h4", "h5"]
    assert table.locator("th[scope=row]").all_inner_texts() == ["x1", "x2", "x3"]


def test_the_focus_is_seen(tutorial: Stepper) -> None:
    for testid in ("next", "iteration-slider", "digits"):
        control = tutorial.get(testid)
        tutorial.page.keyboard.press("Tab")  # the keyboard is in use: focus is to be seen
        control.focus()
        style = control.evaluate(
            "one => { const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);"
            " return { outlineStyle, outlineWidth, boxShadow }; }"
        )
        outlined = style["outlineStyle"] != "none" and style["outlineWidth"] != "0px"
        assert outlined or style["boxShadow"] != "none", (testid, style)


def test_nothing_moves_by_itself_where_less_motion_is_wanted(
    open_page: OpenPage, server: Server
) -> None:
    page = open_page(reduced_motion="reduce")
    stepper = Stepper(page, server.url).open()
    stepper.press("next", 3)
    moving = stepper.root.evaluate(
        """root => root.getAnimations({ subtree: true })
            .filter(animation => animation.effect.getComputedTiming().duration > 1)
            .map(animation => animation.animationName ?? animation.transitionProperty)"""
    )
    assert moving == []


def test_the_first_stop_of_the_tab_key_skips_to_the_result(
    open_page: OpenPage, server: Server
) -> None:
    page = open_page()
    stepper = Stepper(page, server.url).open("at=12&quantity=delta_w1")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the result")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(stepper.cell("panel-delta_w1", 1, 1)).to_be_focused()


def test_the_focus_is_seen_in_the_menu(tutorial: Stepper) -> None:
    page = tutorial.page
    page.keyboard.press("Tab")
    links = page.get_by_test_id("stTopNavLink")
    for link in (links.first, links.nth(1), page.get_by_test_id("stTopNavSection")):
        link.focus()
        style = link.evaluate(
            "one => [getComputedStyle(one).outlineStyle, getComputedStyle(one).outlineWidth]"
        )
        assert style == ["solid", "2px"]
    page.evaluate("document.activeElement.blur()")


def test_the_phones_menu_has_a_name(open_page: OpenPage, server: Server) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    Stepper(page, server.url).open()
    button = page.get_by_test_id("stExpandSidebarButton")
    shown = button.evaluate("one => getComputedStyle(one, '::after').content")
    assert shown == f'"{PHONE_MENU}"'
    box = button.bounding_box()
    assert box is not None
    assert box["width"] > 100


#: What can be clicked and is less than 24 pixels wide or high, measured around its centre: a label
#: counts with its control. Left out: links and terms within a text, whose lines have their height,
#: cells of tables, which the arrow keys reach as well, and what is hidden.
SMALL_TARGETS = """() => {
    const targets = 'a[href], button, select, textarea, summary, label:has(input), tr[data-row]';
    const sides = [[-11.5, 0], [11.5, 0], [0, -11.5], [0, 11.5]];
    const small = [];
    for (const one of document.querySelectorAll(targets)) {
        if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        if (one.closest('[aria-hidden=true], dialog, math, td')) continue;
        if (getComputedStyle(one).display === 'inline') continue;
        one.scrollIntoView({ block: 'center' });
        const { left, right, top, bottom, width, height } = one.getBoundingClientRect();
        if (width < 3 || height < 3 || left < 0 || right > innerWidth) continue;
        if (width >= 24 && height >= 24) continue;
        const hits = ([x, y]) => {
            const hit = document.elementFromPoint((left + right) / 2 + x, (top + bottom) / 2 + y);
            return one.contains(hit) || hit?.closest('label')?.contains(one);
        };
        if (!sides.every(hits)) small.push(`${width} x ${height} ${one.outerHTML.slice(0, 120)}`);
    }
    return small;
}"""


@pytest.mark.parametrize("name", [one.name for one in menu.ENTRIES])
def test_targets_are_large_enough_to_be_hit(open_page: OpenPage, server: Server, name: str) -> None:
    page = open_page()
    page.goto(f"{server.url}/{'' if name == menu.STEP.name else name}?at=12&quantity=delta_w1")
    if name == menu.STEP.name:
        Stepper(page, server.url).ready()
    expect(page.get_by_role("spinbutton", name="Seed", exact=True)).to_be_visible()
    page.wait_for_function(SETTLED)
    assert page.evaluate(SMALL_TARGETS) == []


#: What has the focus, if the page's menu lies above its middle.
UNDER_THE_MENU = """() => {
    const one = document.activeElement;
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const menu = document.querySelector('.stAppHeader');
    return menu.contains(hit) && !menu.contains(one) ? one.outerHTML.slice(0, 160) : '';
}"""


@pytest.mark.parametrize("name", ["practice", "check", "reference"])
def test_what_takes_the_focus_is_not_under_the_menu(
    open_page: OpenPage, server: Server, name: str
) -> None:
    page = open_page(viewport={"width": 1280, "height": 400})
    page.goto(f"{server.url}/{name}")
    expect(page.get_by_role("spinbutton", name="Seed", exact=True)).to_be_visible()
    page.wait_for_function(SETTLED)
    main = page.get_by_test_id("stMain")
    main.evaluate("one => one.scrollTo(0, one.scrollHeight)")
    main.locator("a[href], button, input, summary").last.focus()
    covered, steps = [], 0
    while main.evaluate("one => one.scrollTop") > 0 and steps < 200:
        page.keyboard.press("Shift+Tab")
        covered.append(page.evaluate(UNDER_THE_MENU))
        steps += 1
    assert steps > 5
    assert {*covered} == {""}


def _rgb(colour: str) -> str:
    """A palette's colour as a browser says it."""
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


@pytest.mark.parametrize("scheme", ["light", DARK])
def test_the_systems_colours_are_met_by_the_palette_that_suits_them(
    open_page: OpenPage, server: Server, scheme: str
) -> None:
    page = open_page(
        forced_colors="active", color_scheme=scheme, viewport={"width": 1280, "height": 720}
    )
    stepper = Stepper(page, server.url).open("at=12&quantity=delta_w1")
    page.screenshot(path=ARTEFACTS / f"forced-colours-{scheme}.png")
    expect(stepper.root).to_have_attribute("data-palette", scheme)
    # Numbers stand on the colours of their cells; what is chosen has the system's own.
    ink = stepper.cell("panel-delta_w1", 3, 5).evaluate("one => getComputedStyle(one).color")
    dark = PALETTES[scheme]["ink" if scheme == "dark" else "paper"]
    assert ink == _rgb(dark)
    # The dots of what is done keep theirs: in the system's they would be as the ground.
    done = stepper.get("rail").locator("[data-state=done]").first
    dot = done.evaluate("one => getComputedStyle(one, '::before').backgroundColor")
    assert dot == _rgb(PALETTES[scheme]["accent"])
    now = stepper.get("rail").locator("[data-state=now]")
    ahead = stepper.get("rail").locator("[data-state=ahead]").first
    ground = "one => getComputedStyle(one).backgroundColor"
    assert now.evaluate(ground) != ahead.evaluate(ground)
    line = "one => getComputedStyle(one).borderBottomColor"
    tabs = (stepper.get("chart-error"), stepper.get("chart-output"))
    assert len({one.evaluate(line) for one in tabs}) == 2
    assert violations(page) == []


def test_what_is_chosen_on_a_page_is_seen_in_the_systems_colours(
    open_page: OpenPage, server: Server
) -> None:
    page = open_page(forced_colors="active")
    page.goto(f"{server.url}/data")
    links = page.get_by_test_id("stTopNavLink")
    ground = "one => getComputedStyle(one).backgroundColor"
    here, other = links.filter(has_text="Data"), links.filter(has_text="Reference")
    expect(here).to_have_attribute("aria-current", "page")
    assert here.evaluate(ground) != other.evaluate(ground)
    page.goto(f"{server.url}/landscape")
    choice = page.get_by_test_id("stMain").get_by_role("radio")
    expect(choice.first).to_be_checked()
    page.wait_for_function(SETTLED)
    assert choice.nth(0).evaluate(ground) != choice.nth(1).evaluate(ground)
    assert violations(page) == []
