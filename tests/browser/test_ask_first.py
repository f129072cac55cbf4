"""Ask first: a result is nowhere in the page before its question is answered."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from nn_core import Settings, train
from nn_core.questions import Place, Solution, ask_any, solution_of
from nn_view.links import address
from nn_view.style.numbers import entry, notation
from nn_view.wording.practice import asking as words
from tests.helpers.accessibility import violations_in_both_themes
from tests.helpers.browser import OpenPage
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper

WORDS: dict[str, Any] = words.STEPPER["asking"]  # type: ignore[assignment]
RUN = train(Settings(rule="exact", seed=3))
AT = 3
QUERY = f"rule=exact&seed=3&at={AT}&digits=6"

#: All that a page holds: its elements, the data and layouts of its charts, what fields contain.
EVERYTHING = """() => [
    document.documentElement.outerHTML,
    ...[...document.querySelectorAll('.js-plotly-plot')].map(one =>
        JSON.stringify([one.data, one.layout], (_, value) =>
            ArrayBuffer.isView(value) ? Array.from(value) : value)),
    ...[...document.querySelectorAll('input')].map(one => one.value),
].join('\\n')"""


def number_of(quantity: str) -> int:
    """The number of the first question about the value of a quantity."""
    return next(
        number
        for number in range(1, 10)
        if ask_any(RUN, Place(AT, quantity), number - 1, 6).kind == "value"
    )


def texts_of(quantity: str) -> set[str]:
    """The quantity's numbers as they are printed, and in full, without their signs."""
    values = np.asarray(RUN.at(AT)[quantity], dtype=float)
    shown = notation(values, 6)
    printed = {entry(one, shown).lstrip("\u2212").replace("\u2007", "") for one in values.flat}
    return {one for one in printed if len(one) > 5} | {
        repr(abs(float(one)))[:12] for one in values.flat
    }


def hidden_texts(quantity: str) -> set[str]:
    """Those of them that nothing before it has, such as its operands."""
    names = [one.name for one in RUN.quantities]
    before = set().union(*map(texts_of, names[: names.index(quantity)]))
    return texts_of(quantity) - before


def all_of(page: Page) -> str:
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")
    session.detach()
    return str(page.evaluate(EVERYTHING)) + json.dumps(tree, ensure_ascii=False)


def asked(stepper: Stepper) -> Stepper:
    expect(stepper.get("asked")).to_have_attribute("data-state", "asked")
    return stepper.ready()


def solution(quantity: str, number: int, digits: int = 6) -> Solution:
    return solution_of(RUN, ask_any(RUN, Place(AT, quantity), number - 1, digits))


def wrong_answer(quantity: str, number: int) -> Any:
    """The answer of a mistake that the cell is written out with."""
    return next(one for one in solution(quantity, number).mistakes if one.written).answer


@pytest.mark.chromium("Only its driver gives the tree of screen readers")
@pytest.mark.parametrize("quantity", ["a2", "error", "error_d_a2", "new_w2"])
def test_the_hidden_numbers_are_nowhere_in_the_page_until_the_question_is_answered(
    page: Page, server: Server, quantity: str
) -> None:
    number = number_of(quantity)
    stepper = Stepper(page, server.url).open(f"{QUERY}&quantity={quantity}")
    shown = hidden_texts(quantity)
    assert any(one in all_of(page) for one in shown)
    # What was drawn of this place, of its neighbours and of the next iteration is gone as well.
    stepper.key("Shift+ArrowRight").key("ArrowRight").key("ArrowLeft").key("Shift+ArrowLeft")
    stepper.key("a")
    for _ in range(number - 1):
        asked(stepper).get("another-question").click()
    asked(stepper).wait_for_query(ask=str(number))
    for chart in ("gradients", "error"):
        stepper.get(f"chart-{chart}").click()
        found = all_of(stepper.ready().page)
        assert [one for one in shown if one in found] == []
    stepper.get("pictures").click()
    names = stepper.get("pictures-card").locator(".bp-picture-name").all_inner_texts()
    assert quantity not in names
    page.keyboard.press("Escape")
    # The page begins anew from the link, with the same question.
    question = stepper.get("asked").locator("p").first.inner_text()
    page.reload()
    asked(stepper)
    assert stepper.get("asked").locator("p").first.inner_text() == question
    found = all_of(page)
    assert [one for one in shown if one in found] == []
    # By keyboard alone: into the field, where letters are no keys of the page, and on.
    page.keyboard.press("Enter")
    page.keyboard.type("p")
    page.keyboard.press("Enter")
    expect(stepper.get("asked").get_by_role("status")).not_to_be_empty()
    expect(stepper.root).not_to_have_attribute("data-projection", "true")
    page.keyboard.press("Control+a")
    page.keyboard.type(f"{wrong_answer(quantity, number):.9e}")
    page.keyboard.press("Enter")
    expect(stepper.get("said")).to_have_attribute("data-verdict", "mistake")
    expect(stepper.get("said")).to_contain_text("With the mistake: ")
    assert any(one in all_of(stepper.ready().page) for one in shown)
    page.keyboard.press("ArrowRight")
    expect(stepper.root).not_to_have_attribute("data-quantity", quantity)
    stepper.ready().key("ArrowLeft").is_at(AT, quantity)
    expect(stepper.get("asked")).to_be_hidden()


def test_choices_steps_and_shapes_hide_what_says_their_answer(page: Page, server: Server) -> None:
    kinds: dict[str, int] = {}
    for number in range(1, 12):
        kinds.setdefault(ask_any(RUN, Place(AT, "delta_w1"), number - 1).kind, number)
    stepper = Stepper(page, server.url)
    query = QUERY.replace("digits=6", "digits=3")
    rail = stepper.get("rail").locator(".bp-rail-list")
    for kind in ("operand", "order", "shape", "row"):
        stepper.open(f"{query}&quantity=delta_w1&ask={kinds[kind]}")
        asked(stepper)
        code, chain = stepper.get("code"), stepper.get("chain")
        hides_line = kind in ("operand", "order")
        expect(code).to_have_text("" if hides_line else "delta_w1 = z1_d_w1.T @ error_d_z1")
        expect(chain).to_be_visible(visible=not hides_line)
        expect(rail).to_be_visible(visible=kind != "order")
        size = stepper.root.locator(".bp-quantity .bp-panel-note").last
        (expect(size).not_to_contain_text if kind == "shape" else expect(size).to_contain_text)(
            "3 × 5"
        )
    assert violations_in_both_themes(page) == []
    row = solution("delta_w1", kinds["row"], 3).right
    page.keyboard.press("Enter")
    expect(stepper.get("asked").locator(".bp-choice").first).to_be_focused()
    right = stepper.get("asked").get_by_role("button", name=f"r{int(str(row)) + 1}", exact=True)
    right.press("Enter")
    expect(stepper.get("said")).to_contain_text("Right.")
    expect(stepper.get("next-step")).to_be_focused()
    page.keyboard.press("Enter")
    stepper.is_at(AT, "delta_b1")


def test_playing_stops_at_a_question_and_stepping_on_skips_it(page: Page, server: Server) -> None:
    stepper = Stepper(page, server.url).open(f"{QUERY}&ask=1")
    asked(stepper).key("ArrowRight").is_at(AT, "a1")
    asked(stepper).key("ArrowLeft").is_at(AT, "z1")
    asked(stepper).get("show-answer").click()
    expect(stepper.get("said")).not_to_be_empty()
    stepper.root.evaluate("() => document.activeElement.blur()")
    page.keyboard.press(" ")
    stepper.is_at(AT, "a1")
    asked(stepper)
    expect(stepper.root).to_have_attribute("data-playing", "false")
    stepper.key("a")
    expect(stepper.get("asked")).to_be_hidden()
    page.wait_for_function("() => !location.search.includes('ask=')")
    expect(stepper.get("ask-first")).to_have_attribute("aria-pressed", "false")


@pytest.mark.chromium("Firefox's driver does not tell what a request carries")
def test_what_is_said_of_an_answer_stays_with_its_question(page: Page, server: Server) -> None:
    kinds = [ask_any(RUN, Place(AT, quantity), 1, 6).kind for quantity in ("a2", "error")]
    assert kinds == ["value", "after"]
    stepper = Stepper(page, server.url)
    # The questions of both places, and of what comes after, are here: nothing is drawn late.
    with page.expect_response(
        lambda one: "ask/question" in one.url and '"error_d_a2"' in (one.request.post_data or "")
    ):
        stepper.open(f"{QUERY}&quantity=error&ask=2")
    asked(stepper).key("ArrowLeft").is_at(AT, "a2")
    asked(stepper)
    page.keyboard.press("Enter")
    page.keyboard.type("p")
    page.keyboard.press("Enter")
    said = stepper.get("asked").locator(".bp-asked-said")
    expect(said).not_to_be_empty()
    page.keyboard.press("Escape")
    stepper.key("ArrowRight").is_at(AT, "error")
    asked(stepper)
    expect(said).to_be_empty()


def test_the_operands_keep_clear_of_the_card(page: Page, server: Server) -> None:
    number = number_of("delta_w1")
    query = f"{QUERY}&digits=3&quantity=error_d_z1&ask={number}"
    stepper = Stepper(page, server.url).open(query)
    asked(stepper).get("show-answer").click()
    expect(stepper.get("panel-error_d_z1")).to_be_visible()
    stepper.ready().key("ArrowRight").is_at(AT, "delta_w1")
    asked(stepper).key("ArrowLeft").is_at(AT, "error_d_z1")
    stepper.key("ArrowRight").is_at(AT, "delta_w1")
    asked(stepper)
    card = stepper.get("asked").bounding_box()
    operand = stepper.get("panel-error_d_z1").bounding_box()
    assert card
    assert operand
    assert operand["x"] + operand["width"] <= card["x"]
    assert operand["y"] + operand["height"] <= card["y"] + card["height"] <= 720


def test_a_run_with_a_mistake_says_why_nothing_is_asked_and_a_wrong_number_gets_a_sentence(
    page: Page, server: Server
) -> None:
    stepper = Stepper(page, server.url).open("fault=sign_flipped&quantity=delta_w1&ask=1")
    expect(stepper.get("unasked")).to_contain_text("on purpose")
    expect(stepper.get("panel-delta_w1")).to_be_visible()
    page.goto(f"{server.url}/?ask=yes")
    expect(page.get_by_text(address.parse("ask=yes").problems[0])).to_be_visible()


@pytest.mark.own_page
def test_without_its_server_the_stepper_says_so_and_goes_on(
    open_page: OpenPage, server: Server
) -> None:
    page = open_page(server_may_be_away=True)
    page.route("**/ask/**", lambda route: route.abort("connectionrefused"))
    stepper = Stepper(page, server.url).open(f"{QUERY}&quantity=delta_w1&ask=1")
    expect(stepper.get("asked")).to_contain_text(WORDS["lost"])
    stepper.get("show-answer").click()
    expect(stepper.get("panel-delta_w1")).to_be_visible()
    stepper.key("ArrowRight").is_at(AT, "delta_b1")
