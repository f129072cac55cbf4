"""A whole iteration by hand: filled in by keyboard alone, assessed at once, kept in the browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from nn_core import train
from nn_core.arrays.rounding import at_place, place_of
from nn_core.questions import ByHand, Cell, Extent
from nn_view.links import address
from nn_view.questions.sheet import key_of
from nn_view.questions.sheet import place_of as place_on
from nn_view.wording.practice import by_hand as words
from tests.helpers.accessibility import violations_in_both_themes
from tests.helpers.browser import OpenPage
from tests.helpers.server import Server

QUERY = "rule=exact&hidden=1&data=xor&seed=2"
RUN = train(address.parse(QUERY).settings)
AT, PHONE = 5, {"width": 390, "height": 844}


class Sheet:
    """The worksheet in the browser, and the numbers of somebody who rounds each to four digits."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        page.goto(f"{server.url}/practice?task=by_hand&at={AT}&{QUERY}")
        self.element = page.get_by_test_id("sheet")
        self.progress = page.get_by_test_id("progress")
        self.announced = page.get_by_test_id("announced")
        self.ready()

    def ready(self) -> Sheet:
        expect(self.element).to_have_attribute("data-state", "ready")
        return self

    def field(self, key: str) -> Locator:
        return self.element.locator(f'input[data-key="{key}"]')

    def cell(self, key: str) -> Locator:
        return self.element.locator(f'.bp-sheet-cell:has(input[data-key="{key}"])')

    def type(self, text: str) -> None:
        """A number in the field that has the focus."""
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def filled(self, count: int) -> None:
        told = words.BROWSER["progress"].format(filled=count, count=len(NUMBERS))
        expect(self.progress).to_contain_text(told)

    def button(self, name: str) -> Locator:
        return self.element.locator("[data-active]").get_by_role("button", name=name, exact=True)

    def kept(self) -> Any:
        sheets = json.loads(self.page.evaluate("localStorage.getItem('backprop-by-hand') ?? '{}'"))
        return list(sheets.values())


def numbers() -> Iterator[tuple[str, str]]:
    """The cells of the sheet by key, with the numbers that a calculation by hand gives."""
    by_hand = ByHand(RUN, AT, Extent(2, 2), 4)
    own: dict[Any, float] = {}
    for step in by_hand.steps():
        whole = step.situation.following(own).whole
        last = place_of(step.situation.whole, 4)
        for index in step.cells:
            place = place_on(by_hand, Cell(step.quantity.name, index))
            own[place] = at_place(float(whole[index]), last)
            yield key_of(place), f"{own[place]:.9g}"


NUMBERS = dict(numbers())
KEYS = list(NUMBERS)


@pytest.fixture
def sheet(open_page: OpenPage, server: Server) -> Sheet:
    return Sheet(open_page(viewport=PHONE, has_touch=True, locale="en"), server)


def test_an_iteration_is_calculated_by_keyboard_alone(sheet: Sheet) -> None:
    page = sheet.page
    content = sheet.element.inner_html()
    assert not [one for one in list(NUMBERS.values())[:4] if one.lstrip("-") in content]
    sheet.field(KEYS[0]).focus()
    for done, (key, number) in enumerate(NUMBERS.items()):
        # Enter has led on.
        expect(sheet.field(key)).to_be_focused()
        sheet.type(number)
        expect(sheet.cell(key)).to_have_attribute("data-verdict", re.compile("right|follows"))
        sheet.filled(done + 1)
    expect(sheet.progress).to_contain_text(words.BROWSER["whole"])
    expect(sheet.announced).to_contain_text("Right")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    # It outlives the page, which knows nothing of it but what the browser keeps.
    page.reload()
    sheet.ready().filled(len(NUMBERS))
    expect(sheet.field(KEYS[-1])).to_have_value(NUMBERS[KEYS[-1]])
    page.get_by_role("button", name=words.BROWSER["clear"]).click()
    sheet.filled(0)
    assert sheet.kept() == []
    sheet.element.get_by_role("button", name=words.BROWSER["undo"]).click()
    sheet.filled(len(NUMBERS))
    page.get_by_role("button", name=words.BROWSER["clear"]).click()
    page.reload()
    sheet.ready().filled(0)


def test_a_mistake_is_named_and_what_follows_from_it_is_right(sheet: Sheet) -> None:
    z1, a1 = (
        next(key for key in KEYS if key.startswith("z1")),
        next(key for key in KEYS if key.startswith("a1")),
    )
    sheet.field(a1).focus()
    for given in (1, 2, 3):
        sheet.button(words.BROWSER["hint" if given == 1 else "hint_more"]).press("Enter")
        expect(sheet.element.locator("[data-active] .bp-hints li")).to_have_count(given)
    # What is not filled in yet has its name, not its number.
    expect(sheet.element.locator("[data-active] .bp-hints")).to_contain_text("e^(−z1[")
    sheet.field(z1).focus()
    sheet.type("7.5")
    expect(sheet.cell(z1)).to_have_attribute("data-verdict", "wrong")
    expect(sheet.field(z1)).to_be_focused()
    expect(sheet.field(z1)).to_have_attribute("aria-invalid", "true")
    expect(sheet.announced).to_contain_text(words.NOT_YET)
    # Right from one's own number, and both are said.
    sheet.field(a1).focus()
    sheet.type("0.99945")
    expect(sheet.cell(a1)).to_have_attribute("data-verdict", "follows")
    expect(sheet.announced).to_contain_text("Right for your own numbers")
    # What is asked again, and a mistake with its name and its line.
    sheet.field(a1).focus()
    sheet.type("about 1")
    expect(sheet.cell(a1)).to_have_attribute("data-verdict", "again")
    sheet.type("7.5")
    expect(sheet.cell(a1)).to_have_attribute("data-verdict", "mistake")
    expect(sheet.announced).to_contain_text("without the activation")
    assert violations_in_both_themes(sheet.page) == []
    # What follows is assessed again once the number before it is another one.
    sheet.type("0.99945")
    expect(sheet.cell(a1)).to_have_attribute("data-verdict", "follows")
    sheet.field(z1).focus()
    sheet.type(NUMBERS[z1])
    expect(sheet.cell(z1)).to_have_attribute("data-verdict", "right")
    expect(sheet.cell(a1)).to_have_attribute("data-verdict", "wrong")
    sheet.field(a1).focus()
    sheet.button(words.BROWSER["show"]).press("Enter")
    expect(sheet.cell(a1)).to_have_attribute("data-verdict", "shown")
    expect(sheet.progress).to_contain_text(words.BROWSER["helped"].format(shown=1))


def test_arrow_keys_lead_through_the_tables(sheet: Sheet) -> None:
    z1 = [key for key in KEYS if key.startswith("z1 ")]
    a1 = [key for key in KEYS if key.startswith("a1 ")]
    sheet.field(z1[0]).focus()
    for key, field in (
        ("ArrowDown", z1[1]),
        ("ArrowDown", a1[0]),
        ("ArrowUp", z1[1]),
        ("ArrowLeft", z1[0]),
        ("ArrowRight", z1[1]),
    ):
        sheet.page.keyboard.press(key)
        expect(sheet.field(field)).to_be_focused()
    # Within a text they move the caret.
    sheet.page.keyboard.type("12")
    sheet.page.keyboard.press("ArrowLeft")
    expect(sheet.field(z1[1])).to_be_focused()
    sheet.page.keyboard.press("Tab")
    expect(sheet.field(z1[1])).not_to_be_focused()
    expect(sheet.cell(z1[1])).to_have_attribute("data-verdict", "wrong")
    sheet.button(words.BROWSER["show_all"]).press("Enter")
    for key in z1:
        expect(sheet.cell(key)).to_have_attribute("data-verdict", "shown")
    # Whoever types faster than the server answers loses nothing.
    sheet.field(a1[0]).focus()
    sheet.page.keyboard.type("3")
    sheet.page.keyboard.press("Tab")
    sheet.page.keyboard.type("4")
    sheet.page.keyboard.press("ArrowDown")
    for key, typed in zip(a1, ("3", "4"), strict=True):
        expect(sheet.cell(key)).to_have_attribute("data-verdict", re.compile("wrong|mistake"))
        expect(sheet.field(key)).to_have_value(typed)
