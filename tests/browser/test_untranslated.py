"""A browser that translates the page leaves code, formulas and names as they are."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.helpers.server import Server
from tests.helpers.stepper import QUANTITIES, Stepper

#: The texts that a browser would translate, among the elements of a selector.
FOUND = """selector => [...document.querySelectorAll(selector)]
    .filter(one => one.textContent.trim() && !one.closest('[translate=no]'))
    .map(one => one.textContent)"""
NAMES = "code, math, .bp-name, .bp-matrix *, .bp-network svg text, .bp-rail-item, .bp-result"


def test_the_stepper_keeps_its_names_formulas_and_numbers(tutorial: Stepper) -> None:
    tutorial.stand(5, "delta_w1")
    assert tutorial.page.locator(NAMES).count() > 100
    assert tutorial.page.evaluate(FOUND, NAMES) == []
    words = tutorial.page.evaluate(FOUND, "[data-testid=sentence], .bp-title, .bp-rail-head")
    assert len(words) > 5
    named = [text for text in tutorial.page.evaluate(FOUND, "*:not(:has(*))") if text in QUANTITIES]
    assert named == []


def test_the_columns_of_an_uploaded_table_keep_their_names(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/data")
    expect(page.locator("input[type=file]")).to_have_count(1)
    table = FilePayload(name="t.csv", mimeType="text/csv", buffer=b"width,door\n1,0\n2,1\n")
    page.locator("input[type=file]").set_input_files(table)
    chosen = page.get_by_test_id("stMultiSelectTagsContainer")
    expect(chosen).to_have_text(["width", "door"])
    for at in range(2):
        expect(chosen.nth(at)).to_have_attribute("translate", "no")


def test_the_inputs_to_choose_and_the_axes_keep_their_names(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/landscape?data=iris")
    inputs = page.locator(".st-key-landscape_inputs")
    expect(inputs.get_by_role("toolbar")).to_have_attribute("translate", "no")
    assert "Inputs that vary" in page.evaluate(FOUND, ".st-key-landscape_inputs *")
    axes = page.locator("[data-key=landscape_answers] :is(.xtitle, .ytitle)")
    expect(axes.first).to_be_visible()
    assert page.evaluate(FOUND, ".xtitle, .ytitle") == []


@pytest.mark.parametrize("path", ["reference", "mistakes", "take_home"])
def test_the_pages_keep_code_and_formulas(page: Page, server: Server, path: str) -> None:
    page.goto(f"{server.url}/{path}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("code").first).to_be_attached()
    page.wait_for_function(f"selector => ({FOUND})(selector).length === 0", arg="code, .katex")
    assert page.evaluate(FOUND, "h1") != []
