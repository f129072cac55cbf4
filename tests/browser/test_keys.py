"""All keys, held keys too, and that none of them fires while one types."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.stepper import Stepper
from tests.browser.test_stepping import QUANTITIES


def test_each_key_takes_its_step(stepper: Stepper) -> None:
    stepper.open("at=5&quantity=delta_w2")
    assert stepper.key("ArrowRight").place == (5, "delta_b2")
    assert stepper.key("ArrowLeft").place == (5, "delta_w2")
    assert stepper.key("Shift+ArrowRight").place == (6, "delta_w2")
    assert stepper.key("Shift+ArrowLeft").place == (5, "delta_w2")
    assert stepper.key("End").place == (99, QUANTITIES[-1])
    assert stepper.key("Home").place == (0, QUANTITIES[0])


def test_space_plays_and_pauses(stepper: Stepper) -> None:
    stepper.open()
    stepper.page.keyboard.press("Space")
    expect(stepper.root).to_have_attribute("data-playing", "true")
    stepper.page.keyboard.press("Space")
    expect(stepper.root).to_have_attribute("data-playing", "false")


def test_a_held_key_drops_no_step_and_takes_none_out_of_order(stepper: Stepper) -> None:
    stepper.open()
    stepper.root.evaluate(
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
        stepper.page.keyboard.down("ArrowRight")
    stepper.page.keyboard.up("ArrowRight")
    stepper.ready()
    expected = [
        f"{at // len(QUANTITIES)} {QUANTITIES[at % len(QUANTITIES)]}" for at in range(1, count + 1)
    ]
    assert stepper.page.evaluate("window.places") == expected


def test_no_key_fires_while_one_types_in_the_sidebar(stepper: Stepper) -> None:
    stepper.open("at=5&quantity=delta_w2")
    seed = stepper.page.get_by_role("spinbutton", name="Seed")
    seed.click()
    for key in ("ArrowRight", "ArrowLeft", "Home", "End", "Space", "?", "Shift+ArrowRight"):
        stepper.page.keyboard.press(key)
    expect(stepper.get("help-card")).not_to_be_visible()
    assert stepper.place == (5, "delta_w2")
    expect(stepper.root).to_have_attribute("data-playing", "false")


def test_a_click_on_the_stepper_gives_it_the_keys_back(stepper: Stepper) -> None:
    stepper.open("at=5&quantity=delta_w2")
    stepper.page.get_by_role("spinbutton", name="Seed").click()
    stepper.get("sentence").click()
    assert stepper.key("ArrowRight").place == (5, "delta_b2")


def test_the_question_mark_opens_the_card_of_all_keys_and_closes_it(stepper: Stepper) -> None:
    stepper.open()
    card = stepper.get("help-card")
    stepper.page.keyboard.press("?")
    expect(card).to_be_visible()
    for key in ("→", "←", "Shift", "Space", "Home", "End", "?"):
        expect(card.locator("kbd", has_text=key).first).to_be_visible()
    stepper.page.keyboard.press("Escape")
    expect(card).not_to_be_visible()
    assert stepper.place == (0, "z1")


def test_every_control_is_reached_by_tab_and_pressed_by_enter(stepper: Stepper) -> None:
    stepper.open("at=5&quantity=delta_w2")
    stepper.get("first").focus()
    reached = []
    for _ in range(24):
        testid = stepper.page.evaluate("document.activeElement.dataset.testid ?? ''")
        reached.append(testid)
        stepper.page.keyboard.press("Tab")
    wanted = [
        *["first", "previous-iteration", "previous", "rewind", "play", "next", "next-iteration"],
        *["last", "iteration-slider", "unit", "speed", "digits", "copy-link", "projection", "help"],
    ]
    assert [testid for testid in reached if testid in wanted] == wanted
    stepper.get("next").focus()
    stepper.page.keyboard.press("Enter")
    assert stepper.ready().place == (5, "delta_b2")
