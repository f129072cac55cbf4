"""All keys, held keys too, and that none of them fires while one types."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from nn_view.wording.keys import KEYS
from tests.helpers.browser import SCREEN, OpenPage
from tests.helpers.server import Server
from tests.helpers.stepper import QUANTITIES, Stepper


def test_each_key_takes_its_step(tutorial: Stepper) -> None:
    tutorial.stand(5, "delta_w2")
    assert tutorial.key("ArrowRight").place == (5, "delta_b2")
    assert tutorial.key("ArrowLeft").place == (5, "delta_w2")
    assert tutorial.key("Shift+ArrowRight").place == (6, "delta_w2")
    assert tutorial.key("Shift+ArrowLeft").place == (5, "delta_w2")
    assert tutorial.key("End").place == (99, QUANTITIES[-1])
    assert tutorial.key("Home").place == (0, QUANTITIES[0])


def test_a_clicker_steps(tutorial: Stepper) -> None:
    tutorial.stand(5, "delta_w2")
    assert tutorial.key("PageDown").place == (5, "delta_b2")
    assert tutorial.key("PageUp").place == (5, "delta_w2")


@pytest.mark.parametrize("key", ["b", "."])
def test_a_key_blanks_the_screen_and_any_key_brings_it_back(tutorial: Stepper, key: str) -> None:
    tutorial.stand(5, "delta_w2")
    blank = tutorial.get("blank")
    tutorial.page.keyboard.press(key)
    expect(blank).to_be_visible()
    box = blank.bounding_box()
    assert box == {"x": 0, "y": 0, "width": 1280, "height": 720}
    tutorial.page.keyboard.press("ArrowRight")
    expect(blank).not_to_be_visible()
    assert tutorial.ready().place == (5, "delta_w2")


def test_f_is_full_screen_and_back(tutorial: Stepper) -> None:
    for full in (True, False):
        tutorial.page.keyboard.press("f")
        tutorial.page.wait_for_function(
            "full => Boolean(document.fullscreenElement) === full", arg=full
        )


@pytest.mark.parametrize("panel", ["panel-network", "data-table", "panel-w1", "panel-delta_w2"])
def test_z_enlarges_the_panel_under_the_pointer_and_back(tutorial: Stepper, panel: str) -> None:
    tutorial.stand(5, "delta_w2")
    section = tutorial.get(panel).locator("xpath=ancestor-or-self::section")
    body = tutorial.root.locator(".bp-body").bounding_box()
    before = section.bounding_box()
    section.hover(position={"x": 60, "y": 10})
    tutorial.key("z")
    assert section.bounding_box() == body
    tutorial.key("ArrowRight")
    assert tutorial.place == (5, "delta_b2")
    tutorial.key("ArrowLeft").key("z")
    assert section.bounding_box() == before
    tutorial.key("z").key("Escape")
    assert section.bounding_box() == before


def test_p_is_projection_and_escape_leaves_it(open_page: OpenPage, server: Server) -> None:
    stepper = Stepper(open_page(), server.url).open()
    stepper.key("p").wait_for_query(view="projection")
    expect(stepper.root).to_have_attribute("data-projection", "true")
    stepper.key("Escape")
    expect(stepper.root).not_to_have_attribute("data-projection", "true")
    expect(stepper.page.get_by_test_id("stSidebar")).to_be_in_viewport()


def test_keys_of_one_letter_can_be_switched_off(open_page: OpenPage, server: Server) -> None:
    page = open_page(viewport={"width": 1280, "height": 720}, locale="en-GB")
    stepper = Stepper(page, server.url).open("at=3")
    stepper.get("help").click()
    stepper.get("single-keys").uncheck()
    page.keyboard.press("Escape")
    for _ in ("now", "after the page is opened again"):
        for key in ("b", ".", "p", "z", "?"):
            stepper.key(key)
            expect(page.locator("dialog[open], .bp-enlarged, [data-projection]")).to_have_count(0)
        assert stepper.key("ArrowRight").place == (3, "a1")
        stepper.key("ArrowLeft").open("at=3")
    stepper.get("help").click()
    stepper.get("single-keys").check()
    page.keyboard.press("Escape")
    stepper.key("?")
    expect(stepper.get("help-card")).to_be_visible()


def test_space_plays_and_pauses(tutorial: Stepper) -> None:
    tutorial.page.keyboard.press("Space")
    expect(tutorial.root).to_have_attribute("data-playing", "true")
    tutorial.page.keyboard.press("Space")
    expect(tutorial.root).to_have_attribute("data-playing", "false")


def test_a_held_key_drops_no_step_and_takes_none_out_of_order(tutorial: Stepper) -> None:
    tutorial.root.evaluate(
        """root => {
            window.places = [];
            new MutationObserver(() => {
                const place = `${root.dataset.iteration} ${root.dataset.quantity}`;
                if (window.places.at(-1) !== place) window.places.push(place);
            }).observe(root, { attributeFilter: ['data-iteration', 'data-quantity'] });
        }"""
    )
    count = 60
    for _ in range(count):
        tutorial.page.keyboard.down("ArrowRight")
    tutorial.page.keyboard.up("ArrowRight")
    tutorial.ready()
    expected = [
        f"{at // len(QUANTITIES)} {QUANTITIES[at % len(QUANTITIES)]}" for at in range(1, count + 1)
    ]
    assert tutorial.page.evaluate("window.places") == expected


def test_no_key_fires_while_one_types_in_the_sidebar(tutorial: Stepper) -> None:
    tutorial.stand(5, "delta_w2")
    seed = tutorial.page.get_by_role("spinbutton", name="Seed")
    seed.click()
    for key in ("ArrowRight", "ArrowLeft", "Home", "End", "Space", "?", "Shift+ArrowRight"):
        tutorial.page.keyboard.press(key)
    expect(tutorial.get("help-card")).not_to_be_visible()
    assert tutorial.place == (5, "delta_w2")
    expect(tutorial.root).to_have_attribute("data-playing", "false")


def test_a_click_on_the_stepper_gives_it_the_keys_back(tutorial: Stepper) -> None:
    tutorial.stand(5, "delta_w2")
    tutorial.page.get_by_role("spinbutton", name="Seed").click()
    tutorial.get("sentence").click()
    assert tutorial.key("ArrowRight").place == (5, "delta_b2")


def test_a_click_on_a_switch_of_the_sidebar_does_not_take_the_keys(
    open_page: OpenPage, server: Server
) -> None:
    stepper = Stepper(open_page(), server.url).open("at=5&quantity=delta_w2")
    sidebar = stepper.page.get_by_test_id("stSidebar")
    switch = sidebar.get_by_role("switch").or_(sidebar.get_by_role("checkbox")).first
    expect(switch).to_be_checked()
    sidebar.get_by_test_id("stCheckbox").first.locator("label").first.click()
    stepper.wait_for_query(biases="false").ready()
    stepper.key("ArrowRight").is_at(5, "delta_b2")
    stepper.page.keyboard.press("Space")
    expect(stepper.root).to_have_attribute("data-playing", "true")
    stepper.page.keyboard.press("Space")
    expect(switch).not_to_be_checked()
    sidebar.get_by_test_id("stSelectbox").first.click()
    options = stepper.page.locator("[role=option]")
    options.nth(1).click()
    expect(options).to_have_count(0)
    stepper.key("End").is_at(99)


@pytest.mark.parametrize("testid", ["projection", "whole-curve"])
def test_space_plays_after_a_click_on_a_switch_of_the_stepper(
    open_page: OpenPage, server: Server, testid: str
) -> None:
    stepper = Stepper(open_page(), server.url).open("at=5&quantity=delta_w2")
    switch = stepper.get(testid)
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    stepper.page.keyboard.press("Space")
    expect(switch).to_have_attribute("aria-pressed", "true")
    expect(stepper.root).to_have_attribute("data-playing", "true")


def test_who_drags_the_slider_or_chooses_from_a_list_does_not_lose_the_keys(
    open_page: OpenPage, server: Server
) -> None:
    stepper = Stepper(open_page(), server.url).open("at=5&quantity=delta_w2")
    stepper.get("iteration-slider").click()
    stepper.ready()
    [at, _] = stepper.place
    assert at > 5
    stepper.key("PageDown").is_at(at, "delta_b2")
    digits = stepper.get("digits")
    digits.dispatch_event("pointerdown")
    digits.select_option("4")
    stepper.key("PageDown").is_at(at, "new_w2")
    # Who comes by the keyboard wants the list.
    digits.focus()
    digits.select_option("5")
    expect(digits).to_be_focused()


def test_the_question_mark_opens_the_card_of_all_keys_and_closes_it(tutorial: Stepper) -> None:
    card = tutorial.get("help-card")
    tutorial.page.keyboard.press("?")
    expect(card).to_be_visible()
    for key in ("→", "←", "Shift", "Space", "Home", "End", "?"):
        expect(card.locator("kbd", has_text=key).first).to_be_visible()
    assert card.locator("td").all_inner_texts() == [one.meaning for one in KEYS]
    tutorial.page.keyboard.press("Escape")
    expect(card).not_to_be_visible()
    assert tutorial.place == (0, "z1")


def test_every_control_is_reached_by_tab_and_pressed_by_enter(tutorial: Stepper) -> None:
    tutorial.stand(5, "delta_w2")
    tutorial.get("first").focus()
    reached = []
    for _ in range(24):
        testid = tutorial.page.evaluate("document.activeElement.dataset.testid ?? ''")
        reached.append(testid)
        tutorial.page.keyboard.press("Tab")
    wanted = [
        *["first", "previous-iteration", "previous", "rewind", "play", "next", "next-iteration"],
        *["last", "iteration-slider", "unit", "speed", "digits", "copy-link", "pictures"],
        *["projection", "help"],
    ]
    assert [testid for testid in reached if testid in wanted] == wanted
    tutorial.get("next").focus()
    tutorial.page.keyboard.press("Enter")
    assert tutorial.ready().place == (5, "delta_b2")


def test_the_ring_around_the_page_begins_below_the_menu(stepper: Stepper) -> None:
    stepper.open()
    stepper.page.mouse.click(700, 300)
    stepper.page.keyboard.press("ArrowRight")
    main = stepper.page.get_by_test_id("stMain")
    expect(main).to_be_focused()
    top, height = main.evaluate(
        """main => {
            const ring = getComputedStyle(main, '::before');
            return [parseFloat(ring.top), parseFloat(ring.height)];
        }"""
    )
    menu = stepper.page.get_by_test_id("stHeader").bounding_box()
    assert menu is not None
    assert top == menu["height"]
    assert top + height == SCREEN["height"]
