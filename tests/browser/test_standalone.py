"""The stepper in one file, opened from a disk by a browser without a network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from nn_core import Dataset, Settings, Training, train
from nn_view.handouts import one_file
from nn_view.notebook import show
from nn_view.wording import standalone as words
from nn_view.wording.pages import NEEDED
from nn_view.wording.stepper import WORDS
from tests.helpers.browser import DARK, OpenPage
from tests.helpers.stepper import Stepper, printed


def opened(page: Page, file: Path, query: str = "") -> Stepper:
    page.goto(f"{file.as_uri()}{query}")
    return Stepper(page, file.as_uri()).ready()


def kept(folder: Path, settings: Settings, first: int, last: int) -> Path:
    training = Training(settings)
    training.advance(settings.iterations)
    file = folder / "stepper.html"
    file.write_bytes(one_file.page(training, first, last, {"at": str(first)}))
    return file


@pytest.mark.parametrize("theme", ["light", DARK])
def test_a_file_steps_without_a_server_and_without_a_network(
    open_page: OpenPage, tmp_path: Path, theme: str
) -> None:
    page = open_page("file://", offline=True, color_scheme=theme)
    stepper = opened(page, kept(tmp_path, Settings(), 0, 99))
    stepper.key("End").is_at(99, "new_b1").key("Home").is_at(0, "z1")
    stepper.key("Shift+ArrowRight", 12).go("delta_w1").is_at(12, "delta_w1")
    expected = printed(train(Settings()).at(12)["delta_w1"])
    assert stepper.numbers("panel-delta_w1") == expected
    stepper.cell("panel-delta_w1", 3, 2).click()
    stepper.ready()
    assert stepper.chosen() == "delta_w1[x3, h2]"
    expect(stepper.root).to_have_attribute("data-palette", re.compile(theme))
    assert stepper.root.locator(".js-plotly-plot").count() > 3
    expect(page.get_by_text(NEEDED)).to_have_count(0)
    overflowing = stepper.root.locator(".bp-number").evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.parentElement.clientWidth + 1).length"
    )
    assert overflowing == 0


def test_a_file_says_that_it_holds_no_maps(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("file://", offline=True)
    settings = Settings(dataset=Dataset.built_in["moons"](), rule="exact", iterations=3)
    stepper = opened(page, kept(tmp_path, settings, 0, 2))
    stepper.get("chart-output").click()
    stepper.ready()
    panel = stepper.get("panel-output")
    expect(panel.get_by_text(WORDS["no_map_in_file"])).to_be_visible()
    for absent in (panel.locator("a"), panel.locator("input"), stepper.get("map-choice")):
        expect(absent).to_be_hidden()


def test_a_file_says_that_it_does_not_ask_first(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("file://", offline=True)
    stepper = opened(page, kept(tmp_path, Settings(), 0, 3))
    why = WORDS["ask_no_server"]
    switch = stepper.get("ask-first")
    expect(switch).to_have_attribute("aria-disabled", "true")
    expect(switch).to_have_attribute("title", why)
    stepper.key("a")
    expect(stepper.get("note")).to_have_text(why)
    expect(stepper.get("panel-z1")).to_be_visible()
    stepper.key("a")
    expect(stepper.get("note")).to_be_hidden()


def test_a_chosen_range_ends_at_its_ends(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("file://", offline=True)
    file = kept(tmp_path, Settings(iterations=1000), 300, 400)
    stepper = opened(page, file, "?at=350&quantity=error").is_at(350, "error")
    stepper.key("Home").is_at(300, "z1").key("ArrowLeft").is_at(300, "z1")
    stepper.key("End").is_at(400, "new_b1").key("ArrowRight").is_at(400, "new_b1")
    slider = stepper.get("iteration-slider")
    assert (slider.get_attribute("min"), slider.get_attribute("max")) == ("300", "400")
    expect(page.locator(".bp-file-head")).to_contain_text("iterations 300 to 400 of 1000")


@pytest.mark.parametrize("lacking", ["DecompressionStream", "CSS"])
def test_a_browser_that_is_too_old_gets_a_sentence(
    browser: Browser, tmp_path: Path, lacking: str
) -> None:
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.add_init_script(f"delete window.{lacking}")
        page.goto(kept(tmp_path, Settings(), 0, 0).as_uri())
        expect(page.get_by_text(NEEDED)).to_be_visible()


def test_without_javascript_the_file_says_so(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("file://", offline=True, java_script_enabled=False)
    page.goto(kept(tmp_path, Settings(), 0, 0).as_uri())
    sentence = page.locator("noscript p")
    expect(sentence).to_have_text(words.NOSCRIPT)
    expect(sentence).to_be_visible()
    expect(page.get_by_text(NEEDED)).to_be_hidden()


def test_in_a_notebook_the_stepper_is_a_frame_of_its_own(open_page: OpenPage) -> None:
    page = open_page("file://", offline=True)
    shown = show(Settings(rule="exact"), at=12, quantity="delta_w1")
    page.set_content(f"<h1>Notebook</h1>{shown._repr_html_()}<p>The next cell</p>")
    frame = page.frame_locator("iframe")
    root = frame.locator("[data-testid=stepper][data-ready=true]")
    expect(root).to_have_attribute("data-quantity", "delta_w1")
    expect(root).to_have_attribute("data-iteration", "12")
    root.click(position={"x": 5, "y": 5})
    page.keyboard.press("Shift+ArrowRight")
    expect(root).to_have_attribute("data-iteration", "13")
    assert page.url == "about:blank"
