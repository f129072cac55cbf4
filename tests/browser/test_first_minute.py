"""The first minute: a title, where to begin, what signs mean, terms that explain themselves."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from nn_view.wording.reading.glossary import BY_NAME
from nn_view.wording.stepper import WORDS
from tests.helpers.accessibility import SETTLED, violations_in_both_themes
from tests.helpers.browser import ARTEFACTS, OpenPage
from tests.helpers.layouts import cut_off, overflow
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper

PLACE = "at=12&quantity=delta_w1"
PHONE = {"width": 390, "height": 844}
#: Where the stage and the result of the quantity stand.
HERO = """root => ['.bp-stage', '[data-now] > :last-child'].map(name => {
    const { x, y, width, height } = root.querySelector(name).getBoundingClientRect();
    return [x, y, width, height].map(Math.round);
})"""


def explained(page: Page) -> Locator:
    return page.get_by_test_id("explained")


def words(name: str) -> str:
    return BY_NAME[name].words


@pytest.mark.parametrize(
    ("width", "height"), [(1024, 768), (1280, 720), (1280, 800), (1440, 900), (1920, 1080)]
)
def test_the_first_line_is_dismissed_for_good_and_nothing_moves(
    open_page: OpenPage, server: Server, width: int, height: int
) -> None:
    page = open_page(viewport={"width": width, "height": height})
    stepper = Stepper(page, server.url).open(PLACE)
    line = stepper.get("begin")
    expect(line).to_contain_text(WORDS["begin"])
    expect(line).to_be_in_viewport()
    page.screenshot(path=ARTEFACTS / f"first-minute-{width}x{height}.png")
    assert overflow(page) == (0, 0)
    assert cut_off(page) == []
    for other in (page.get_by_role("button", name="Explore"), stepper.get("first")):
        mine, theirs = line.bounding_box(), other.bounding_box()
        assert mine is not None
        assert theirs is not None
        apart = (
            theirs["x"] + theirs["width"] <= mine["x"] + 1
            or theirs["y"] >= mine["y"] + mine["height"]
        )
        assert apart
    before = stepper.root.evaluate(HERO)
    stepper.get("begin-dismiss").click()
    expect(line).not_to_be_visible()
    assert stepper.ready().root.evaluate(HERO) == before
    again = page.context.new_page()  # without the script that makes every page a first visit
    try:
        expect(Stepper(again, server.url).open(PLACE).get("begin")).not_to_be_visible()
    finally:
        again.close()


def test_the_page_has_a_title(open_page: OpenPage, server: Server) -> None:
    stepper = Stepper(open_page(), server.url).open()
    expect(stepper.page.get_by_role("heading", level=1)).to_contain_text("Backprop Inspector")
    stepper.get("begin-dismiss").click()
    expect(stepper.page.get_by_text(WORDS["page_subtitle"])).to_be_in_viewport()


def test_the_head_stands_aside_in_projection(stepper: Stepper) -> None:
    stepper.open("view=projection")
    expect(stepper.get("begin")).not_to_be_visible()
    expect(stepper.get("signs")).not_to_be_visible()


def test_the_signs_are_a_key_away_and_readable_on_a_phone(
    open_page: OpenPage, server: Server
) -> None:
    page = open_page(viewport=PHONE, has_touch=True)
    stepper = Stepper(page, server.url).open(PLACE)
    expect(stepper.get("begin")).to_be_in_viewport()
    page.screenshot(path=ARTEFACTS / "first-minute-390x844.png")
    assert overflow(page)[0] == 0
    assert cut_off(page) == []
    stepper.get("signs").focus()
    page.keyboard.press("Enter")
    card = stepper.get("signs-card")
    expect(card).to_be_visible()
    page.screenshot(path=ARTEFACTS / "signs-390x844.png")
    box = card.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    for text in ("≠", "···", "Dotted frame", "Dashed curve", "Red corner", "Blue"):
        expect(card.get_by_text(text).first).to_be_visible()
    assert violations_in_both_themes(page) == []
    page.keyboard.press("Escape")
    expect(card).not_to_be_visible()


def test_the_card_of_keys_begins_with_how_to_read(stepper: Stepper) -> None:
    card = stepper.open().get("help-card")
    stepper.page.keyboard.press("?")
    expect(card.get_by_role("heading").first).to_have_text(WORDS["hints_title"])
    titles = card.get_by_role("heading").all_inner_texts()
    assert titles == [WORDS["hints_title"], WORDS["signs_title"], WORDS["help_title"]]
    expect(card.locator("li").first).to_have_text(WORDS["hints"][0])


def test_a_term_explains_itself_under_the_pointer(stepper: Stepper) -> None:
    page = stepper.open(PLACE).page
    stepper.get("formula").locator("[data-term=transpose]").hover()
    expect(explained(page)).to_have_text(words("transpose"))
    explained(page).hover()  # it can be read with a magnifier: it stays under the pointer
    expect(explained(page)).to_be_visible()
    stepper.get("play").hover()
    expect(explained(page)).not_to_be_visible()
    # Beside the matrices as well.
    stepper.get("panel-z1_d_w1").locator("[data-term=transpose]").hover()
    expect(explained(page)).to_have_text(words("transpose"))
    stepper.key("ArrowRight")
    expect(explained(page)).not_to_be_visible()


def test_a_term_explains_itself_to_the_keyboard(stepper: Stepper) -> None:
    page = stepper.open("at=12&quantity=new_b2").page
    term = stepper.get("formula").locator("[data-term=new-value]").first
    page.keyboard.press("Tab")  # the keyboard is in use
    term.focus()
    expect(explained(page)).to_have_text(words("new-value"))
    described = explained(page).get_attribute("id")
    expect(term).to_have_attribute("aria-describedby", str(described))
    assert violations_in_both_themes(page) == []
    page.keyboard.press("Escape")
    expect(explained(page)).not_to_be_visible()
    assert stepper.place == (12, "new_b2")


def test_a_term_explains_itself_when_it_is_tapped(open_page: OpenPage, server: Server) -> None:
    page = open_page(viewport=PHONE, has_touch=True)
    stepper = Stepper(page, server.url).open("at=12&quantity=error_d_z2")
    stepper.get("formula").locator("[data-term=elementwise]").tap()
    expect(explained(page)).to_have_text(words("elementwise"))
    box = explained(page).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    stepper.root.locator(".bp-name").tap()
    expect(explained(page)).not_to_be_visible()


def test_a_tap_on_a_term_within_a_button_explains_it_before_the_button_is_pressed(
    open_page: OpenPage, server: Server
) -> None:
    page = open_page(viewport=PHONE, has_touch=True)
    stepper = Stepper(page, server.url).open(PLACE)
    term = stepper.get("panel-z1_d_w1").locator("button [data-term=transpose]")
    term.tap()
    expect(explained(page)).to_have_text(words("transpose"))
    assert stepper.ready().place == (12, "delta_w1")
    term.tap()
    stepper.is_at(12, "z1_d_w1")


def test_a_saturated_cell_has_its_word_explained(stepper: Stepper) -> None:
    page = stepper.open("at=90&quantity=a1_d_z1&lr=20").page
    marked = stepper.get("panel-a1_d_z1").locator("td.bp-marked").first
    marked.click()
    term = stepper.get("explanation").get_by_role("link", name="Saturated")
    term.click()
    expect(explained(page)).to_have_text(words("saturated"))
    assert "#" not in page.url


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        ("check", "central difference", "central-difference"),
        ("reference", "affine", "affine"),
        ("landscape", "main directions", "main-directions"),
    ],
)
def test_the_pages_explain_their_terms(
    page: Page, server: Server, path: str, text: str, name: str
) -> None:
    page.goto(f"{server.url}/{path}")
    expect(page.get_by_text(text, exact=True).first).to_be_visible()
    expect(page.get_by_test_id("page-keys")).to_be_attached()  # which explains
    page.wait_for_function(SETTLED)
    term = page.get_by_text(text, exact=True).first
    term.hover()
    expect(explained(page)).to_have_text(words(name))
    page.keyboard.press("Escape")
    expect(explained(page)).not_to_be_visible()
    page.keyboard.press("Tab")
    page.locator("button, a").filter(has_text=text).first.focus()
    expect(explained(page)).to_have_text(words(name))


def test_the_tutorials_own_line_stands_at_its_quantity(stepper: Stepper) -> None:
    page = stepper.open("at=12&quantity=a2_d_z2").page
    line = stepper.get("tutorial-line")
    expect(line).to_have_text("tutorial: a2_d_z2 = a2*(1 - a2)")
    line.hover()
    expect(explained(page)).to_contain_text("layer one")
    stepper.key("ArrowRight")
    expect(line).to_have_text("tutorial: z2_d_w2 = a1")
    stepper.go("error")
    line.click()
    expect(explained(page)).to_contain_text("0.8829")
    stepper.open("hidden=4&quantity=z1_d_b1")
    expect(line).not_to_be_visible()
    expect(stepper.root.get_by_text("in the tutorial: z1_d_b1_w")).to_be_visible()
