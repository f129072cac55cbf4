"""All keys, held keys too, and that none of them fires while one types."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.helpers.stepper import QUANTITIES, Stepper


def test_each_key_takes_its_step(tutorial: Stepper) -> None:
    tutorial.stand(5, "delta_w2")
    assert tutorial.key("ArrowRight").place == (5, "delta_b2")
    assert tutorial.key("ArrowLeft").place == (5, "delta_w2")
    assert tutorial.key("Shift+ArrowRight").place == (6, "delta_w2")
    assert tutorial.key("Shift+ArrowLeft").place == (5, "delta_w2")
    assert tutorial.key("End").place == (99, QUANTITIES[-1])
    assert tutorial.key("Home").place == (0, QUANTITIES[0])


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


def test_the_question_mark_opens_the_card_of_all_keys_and_closes_it(tutorial: Stepper) -> None:
    card = tutorial.get("help-card")
    tutorial.page.keyboard.press("?")
    expect(card).to_be_visible()
    for key in ("→", "←", "Shift", "Space", "Home", "End", "?"):
        expect(card.locator("kbd", has_text=key).first).to_be_visible()
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
