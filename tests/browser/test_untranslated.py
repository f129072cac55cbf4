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
#: The parts of sentences that it would translate, if a name is in them.
SENTENCES = """name => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const unseen = node.parentElement.closest('[translate=no], canvas, script, style');
        if (!unseen && new RegExp(name).test(node.data)) found.push(node.data);
    }
    return found;
}"""
#: Names of quantities, of units and rows, and of their cells.
NAMED = r"\b[a-z]+\d?_d_[a-z]\d|\bdelta_|\b[abwxzhr]\d\b"
NAMES = "code, math, .bp-name, .bp-matrix *, .bp-network svg text, .bp-rail-item, .bp-result"


def test_the_stepper_keeps_its_names_formulas_and_numbers(tutorial: Stepper) -> None:
    # Every operation is drawn once and then kept in the page.
    for quantity in QUANTITIES[: QUANTITIES.index("delta_w1") + 1]:
        tutorial.stand(5, quantity)
    assert tutorial.page.locator(NAMES).count() > 100
    assert tutorial.page.evaluate(FOUND, NAMES) == []
    words = tutorial.page.evaluate(FOUND, "[data-testid=sentence], .bp-title, .bp-rail-head")
    assert len(words) > 5
    assert tutorial.page.evaluate(SENTENCES, NAMED) == []


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


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("check", "[data-testid=board] .bp-title >> nth=3"),
        ("paths?at=12", "[data-key=paths_board]"),
        ("mistakes", "table >> nth=1"),
        ("examples", "text=github.com >> nth=0"),
        ("practice?about=delta_w1", "[data-testid=question][data-state=asked]"),
        ("practice?task=by_hand", "[data-testid=sheet][data-state=ready]"),
        ("reference", "text=new_b1 >> nth=0"),
    ],
)
def test_the_names_in_sentences_are_kept(page: Page, server: Server, path: str, shown: str) -> None:
    page.goto(f"{server.url}/{path}")
    expect(page.locator(shown)).to_be_visible()
    page.wait_for_function(f"name => ({SENTENCES})(name).length === 0", arg=NAMED)
    assert page.locator("[translate=no]").count() > 5
