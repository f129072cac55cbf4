"""The tour from its first stop to its last, one's own lesson, and notes that no student sees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from nn_view.lessons import shipped
from nn_view.lessons.lesson import Stop
from nn_view.wording.lessons import bar as words
from nn_view.wording.lessons import page as page_words
from nn_view.wording.lessons import refusals
from pages.shell.lesson.place import PAGES
from tests.helpers.accessibility import SETTLED, violations_in_both_themes
from tests.helpers.browser import ARTEFACTS, OpenPage, retype
from tests.helpers.layouts import cut_off, overflow
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper

TOUR = shipped.lesson(shipped.TOUR, PAGES)
PHONE = {"width": 390, "height": 844}
OWN = """\
# My lesson
## First
?seed=4&at=7&quantity=delta_w1
The first stop.
Try: Go on.
When: at=8
Note: Only for me.
## Second
/compare?seed=4
The second stop.
"""


def result(row: int, column: int) -> Callable[[Stepper], Any]:
    def click(stepper: Stepper) -> None:
        quantity = stepper.place[1]
        stepper.cell(f"panel-{quantity}", row, column).click()

    return click


def data_row(row: int) -> Callable[[Stepper], Any]:
    return lambda stepper: stepper.get("data-table").locator(f"[data-row='{row}']").click()


def rate(stepper: Stepper) -> None:
    field = stepper.page.get_by_label("Learning rate η", exact=True)
    retype(field, "0.5")
    field.press("Enter")


def rule(stepper: Stepper) -> None:
    stepper.page.get_by_role("combobox", name="Rule").click()
    stepper.page.get_by_role("option", name="exact").click()


#: What there is to try at each stop of the tour, as a reader does it.
ATTEMPTS: list[Callable[[Stepper], Any]] = [
    lambda stepper: stepper.key("ArrowRight", 3),
    data_row(1),
    result(2, 1),
    result(6, 1),
    result(3, 1),
    result(4, 1),
    data_row(1),
    rate,
    rule,
    result(1, 2),
    lambda stepper: stepper.page.get_by_text("Learn the biases").first.click(),
    lambda stepper: stepper.page.get_by_role("button", name="New seed").click(),
]


def lesson(page: Page) -> Locator:
    return page.get_by_test_id("lesson")


def arrived(page: Page, number: int, stop: Stop) -> None:
    """Wait until the bar shows a stop, and its address is the page's."""
    expect(lesson(page)).to_have_attribute("data-stop", str(number))
    expect(lesson(page)).to_have_attribute("data-done", "false")
    expect(page.get_by_test_id("lesson-told")).to_have_text(stop.told.replace("`", ""))
    page.wait_for_function(
        """([query, number]) => {
            const now = new URL(location.href).searchParams;
            const wanted = [...new URLSearchParams(query)];
            return now.get('lesson')?.endsWith(`.${number}`)
                && wanted.every(([name, value]) => now.get(name) === value);
        }""",
        arg=[stop.place.query.replace("quantity=z1&", ""), number],
    )
    page.wait_for_function(SETTLED)  # the sidebar shows the stop's settings, too


def tried(page: Page, stop: Stop) -> None:
    """Wait until the bar has noticed it, and says so to those who hear the page, too."""
    expect(lesson(page)).to_have_attribute("data-done", "true")
    said = f"{words.BAR['done']} {stop.done}".replace("`", "")
    expect(page.get_by_test_id("lesson-try")).to_contain_text(said)
    expect(lesson(page).locator("[aria-live]")).to_have_text(said)


def test_the_tour_from_its_first_stop_to_its_last(open_page: OpenPage, server: Server) -> None:
    page = open_page()
    stepper = Stepper(page, server.url).open()
    stepper.get("tour").click()
    heights = set()
    for number, (stop, attempt) in enumerate(zip(TOUR.stops, ATTEMPTS, strict=True), start=1):
        arrived(page, number, stop)
        stepper.ready()
        expect(stepper.root.locator("[data-now] > :last-child")).to_be_in_viewport(ratio=1)
        assert overflow(page) == (0, 0)
        heights.add(lesson(page).evaluate("bar => bar.offsetHeight"))
        attempt(stepper)
        tried(page, stop)
        heights.add(lesson(page).evaluate("bar => bar.offsetHeight"))
        page.get_by_test_id("lesson-next").press("Enter")
    assert len(heights) == 1  # so nothing below it ever moves
    tour = page.locator("[data-lesson=tour]")
    expect(tour).to_contain_text(page_words.CARDS["done"].format(done=12, count=12))
    tour.get_by_role("button", name=page_words.CARDS["continue"].format(stop=12)).click()
    arrived(page, 12, TOUR.stops[11])


def test_back_to_this_stop_undoes_and_leaving_remembers(
    open_page: OpenPage, server: Server
) -> None:
    page = open_page()
    stepper = Stepper(page, server.url).open("lesson=tour.6&quantity=delta_w2")
    frame = stepper.root.locator(".bp-frame")
    arrived(page, 6, TOUR.stops[5])
    expect(page.get_by_test_id("begin")).to_be_hidden()  # one word on where to begin is enough
    beside = frame.bounding_box()
    stepper.key("End").key("Shift+ArrowLeft")
    stepper.page.get_by_text("Learn the biases").first.click()
    stepper.wait_for_query(biases="false", at="98")
    page.get_by_test_id("lesson-reset").click()
    stepper.is_at(0, "delta_w2").ready()
    expect(page.get_by_role("switch", name="Learn the biases")).to_be_checked()
    page.keyboard.press("n")
    arrived(page, 7, TOUR.stops[6])
    page.go_back()
    arrived(page, 6, TOUR.stops[5])
    page.keyboard.press("n")
    arrived(page, 7, TOUR.stops[6])
    page.get_by_test_id("lesson-leave").click()
    expect(lesson(page)).to_have_count(0)
    page.wait_for_function("() => !location.search.includes('lesson')")
    stepper.ready().is_at(0, "delta_b2")
    alone = frame.bounding_box()
    assert alone is not None
    assert beside is not None
    assert alone["y"] < beside["y"]  # its place is the stepper's again
    assert overflow(page) == (0, 0)
    page.goto(f"{server.url}/lessons")
    tour = page.locator("[data-lesson=tour]")
    expect(tour).to_contain_text(page_words.CARDS["continue"].format(stop=7))


@pytest.fixture
def own(open_page: OpenPage, server: Server) -> Page:
    """The page Lessons with the teacher's own lesson loaded."""
    page = open_page()
    page.goto(f"{server.url}/lessons")
    upload(page, OWN.replace("at=7", "at=700"))
    said = refusals.OPENS_OTHERWISE.format(problem="at=")
    expect(page.get_by_role("alert")).to_contain_text(refusals.LINE.format(line=3, sentence=said))
    upload(page, OWN)
    expect(page.get_by_role("alert")).to_have_count(0)
    return page


def upload(page: Page, text: str) -> None:
    file = {"name": "lesson.txt", "mimeType": "text/plain", "buffer": text.encode()}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]


def test_only_the_teacher_sees_her_notes(own: Page, open_page: OpenPage) -> None:
    link = own.get_by_test_id("stCode").locator("code").inner_text()
    with own.expect_download() as download:
        own.get_by_role("button", name=page_words.STUDENTS).click()
    assert "Only for me" not in download.value.path().read_text()
    own.get_by_role("button", name=page_words.START_OWN).click()
    note = own.get_by_test_id("lesson-note")
    notes = own.get_by_test_id("lesson-notes")
    expect(note).to_be_hidden()
    notes.click()
    expect(note).to_have_text("Only for me.")
    student = open_page()
    student.goto(link)
    stepper = Stepper(student, link).ready().is_at(7, "delta_w1")
    expect(student.get_by_test_id("lesson-notes")).to_be_hidden()
    assert "Only for me" not in student.content()
    stepper.key("Shift+ArrowRight")
    expect(lesson(student)).to_have_attribute("data-done", "true")
    student.get_by_test_id("lesson-next").press("Enter")
    expect(student.get_by_role("heading", name="Compare runs")).to_be_visible()
    expect(student.get_by_test_id("lesson-next")).to_be_focused()  # the keyboard is where it was
    expect(student.get_by_test_id("lesson-next")).to_have_text(words.BAR["finish"])


def test_a_phone_and_a_projector_show_the_bar_whole(open_page: OpenPage, server: Server) -> None:
    sizes = {}
    for name, view, window in (
        ("phone", "", PHONE),
        ("projected", "&view=projection", {"width": 1280, "height": 720}),
    ):
        page = open_page(viewport=window)
        Stepper(page, server.url).open(f"lesson=tour.6&quantity=delta_w2{view}")
        expect(page.get_by_test_id("lesson-next")).to_be_in_viewport()
        assert overflow(page)[0] == 0
        assert cut_off(page) == []
        told = page.get_by_test_id("lesson-told")
        sizes[name] = told.evaluate("text => parseFloat(getComputedStyle(text).fontSize)")
        page.screenshot(path=ARTEFACTS / f"lesson-{name}.png")
    assert sizes["projected"] > 1.2 * sizes["phone"]


@pytest.mark.chromium("Firefox's driver does not know the system's colours")
def test_nothing_hinders_a_screen_reader(open_page: OpenPage, server: Server) -> None:
    page = open_page()
    Stepper(page, server.url).open("lesson=tour.3&quantity=error_d_a2")
    arrived(page, 3, TOUR.stops[2])
    region = page.get_by_role("region", name=words.BAR["region"].format(title=TOUR.title))
    expect(region).to_be_visible()
    expect(region.locator("[aria-live]")).to_contain_text(TOUR.stops[2].told)
    assert violations_in_both_themes(page) == []
    page.goto(f"{server.url}/lessons")
    expect(page.locator("[data-lesson]")).to_have_count(len(shipped.NAMES))
    assert violations_in_both_themes(page) == []
