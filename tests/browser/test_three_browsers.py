"""The whole application in Chromium, Firefox and WebKitGTK, each in short: what one of them does
not do as the others do is found here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from nn_core import Edit, Settings, Training, train
from nn_core.questions import Place, ask_any, solution_of
from nn_view.handouts import one_file
from nn_view.wording import data as data_words
from nn_view.wording import take_home
from nn_view.wording.practice import page as practice
from pages.shell.menu import ENTRIES, STEP
from tests.helpers.accessibility import SETTLED
from tests.helpers.driven import ByPlaywright, Driven, webkit
from tests.helpers.server import Server
from tests.helpers.stepper import FIGURE_SPACE, printed

STEPS = 30
EDITED = Settings(edits=(Edit(12, "w1", 2, 1, -2.5),))
WEIGHT = "[data-testid=panel-w1] tbody tr:nth-child(3) td:nth-of-type(2)"
CSV = "height;width;door\n2,1;0,9;1\n0,4;0,6;0\n1,8;1,1;1\n0,7;0,2;0\n"

ROOT = "document.querySelector('[data-testid=stepper]')"
READY = f"{ROOT}?.dataset.ready === 'true'"
#: Click a button, and read when the step is drawn what stands on the page: the place, the numbers
#: of every matrix, of the network and of the data, the sentence and the chosen cell.
STEP_AND_READ = """
const root = document.querySelector("[data-testid=stepper]");
const read = ["td", ".bp-network text", "[data-testid=sentence]", "[data-testid=explanation]"];
root.querySelector(`[data-testid="${given[0]}"]`).click();
await new Promise((done) => {
  const look = () => root.dataset.ready === "true" ? done() : requestAnimationFrame(look);
  requestAnimationFrame(look);
});
const shown = [...root.querySelectorAll(read.join())]
  .filter((one) => !one.closest(".bp-operation:not([data-now])"));
const { iteration, quantity } = root.dataset;
return [iteration, quantity, ...shown.map((one) => one.textContent)];
"""
NUMBERS = f"""
const cells = {ROOT}.querySelectorAll(`[data-testid="${{given[0]}}"] tbody tr`);
return [...cells].map((row) =>
  [...row.querySelectorAll("td")].map((cell) => cell.firstChild.textContent));
"""


@pytest.fixture(scope="module", params=["chromium", "firefox", "webkit"])
def driven(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Driven]:
    """A page in each of the browsers, for all tests of this module."""
    if request.param == "webkit":
        with webkit(tmp_path_factory.mktemp("webkit")) as driven:
            yield driven
        return
    one = ByPlaywright(request.getfixturevalue(request.param))
    yield one
    one.close()


@pytest.fixture(autouse=True)
def _without_errors(driven: Driven) -> Iterator[None]:
    yield
    assert driven.complaints() == []


@pytest.fixture(scope="module")
def chromiums(chromium: Browser, server: Server) -> list[list[str]]:
    """What stands on the page after each of the first steps, in Chromium."""
    one = ByPlaywright(chromium)
    try:
        return forward(one, server)
    finally:
        one.close()


def walk(driven: Driven, button: str, times: int) -> list[list[str]]:
    """What stands on the page after each of some steps."""
    return [driven.run(STEP_AND_READ, button) for _ in range(times)]


def forward(driven: Driven, server: Server) -> list[list[str]]:
    """Open the tutorial's network and step: what stands on the page before and after each step."""
    driven.open(server.url)
    at(driven, 0, "z1")
    return [*walk(driven, "first", 1), *walk(driven, "next", STEPS)]


def at(driven: Driven, iteration: int, quantity: str) -> None:
    """Wait until the stepper stands there."""
    driven.until(
        f"{READY} && {ROOT}.dataset.iteration === given[0] && {ROOT}.dataset.quantity === given[1]",
        str(iteration),
        quantity,
    )


def numbers(driven: Driven, panel: str) -> list[list[str]]:
    shown = driven.run(NUMBERS, panel)
    return [[text.replace(FIGURE_SPACE, "") for text in row] for row in shown]


def test_every_page_opens_without_an_error(driven: Driven, server: Server) -> None:
    driven.open(server.url)
    at(driven, 0, "z1")
    for entry in ENTRIES:
        link = "stTopNavDropdownLink" if entry.section else "stTopNavLink"
        if entry.section:
            driven.click(f"//*[@data-testid='stTopNavSection'][contains(., '{entry.section}')]")
        driven.click(f"//*[@data-testid='{link}'][contains(., '{entry.title}')]")
        shown = (
            READY
            if entry is STEP
            else "document.querySelector('h1')?.innerText.trim() === given[0]"
        )
        driven.until(f"{shown} && ({SETTLED})()", entry.title)
        failed = "return document.querySelectorAll('[data-testid=stException]').length"
        assert driven.run(failed) == 0, entry.title


def test_steps_forward_and_back_show_chromiums_numbers(
    driven: Driven, server: Server, chromiums: list[list[str]]
) -> None:
    assert forward(driven, server) == chromiums
    assert walk(driven, "previous", STEPS) == chromiums[-2::-1]


def test_keys_slider_play_and_projection(driven: Driven, server: Server) -> None:
    driven.open(f"{server.url}/?at=3&quantity=z2")
    at(driven, 3, "z2")
    driven.press("ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "ArrowLeft")
    at(driven, 5, "z2")
    driven.press("End")
    at(driven, 99, "new_b1")
    driven.run(
        f"""const slider = {ROOT}.querySelector("[data-testid=iteration-slider]");
        slider.value = 42;
        slider.dispatchEvent(new Event("input", {{ bubbles: true }}));"""
    )
    at(driven, 42, "new_b1")
    driven.click("[data-testid=play]")
    driven.until(f"{ROOT}.dataset.iteration > 42")
    driven.click("[data-testid=play]")
    driven.until(f"{ROOT}.dataset.playing === 'false'")
    driven.press("p")
    driven.until("document.documentElement.dataset.bpView === 'projection'")
    driven.press("Escape")
    driven.until("document.documentElement.dataset.bpView === ''")


def open_editor(driven: Driven) -> None:
    """Double-click a weight; once more where a busy machine made two single clicks of it."""
    field = f"{ROOT}.querySelector('[data-testid=weight-editor]')"
    for _ in range(5):
        driven.double_click(WEIGHT)
        driven.until(READY)
        if driven.run(f"return !{field}.hidden"):
            break
    driven.until(f"{field}.querySelector(':focus')")


def test_a_weight_is_set_by_hand(driven: Driven, server: Server) -> None:
    driven.open(f"{server.url}/?at=12&quantity=error")
    at(driven, 12, "error")
    open_editor(driven)
    driven.press("-", "2", ".", "5", "Enter")
    driven.until("new URL(location.href).searchParams.get('edits') === '12.w1.3.2.-2.5'")
    expected = printed(train(EDITED).parameters(12)["w1"])
    driven.until(
        f"{ROOT}.querySelector('{WEIGHT} .bp-number').textContent === given[0]", expected[2][1]
    )
    assert numbers(driven, "panel-w1") == expected


def test_a_table_is_uploaded(driven: Driven, server: Server, tmp_path: Path) -> None:
    file = tmp_path / "doors.csv"
    file.write_text(CSV)
    driven.open(f"{server.url}/data")
    driven.until(f"document.querySelector('input[type=file]') && ({SETTLED})()")
    driven.choose("input[type=file]", file)
    # The preview comes in parts and scrolls into view: a click too soon would miss the button.
    shown = "[...document.querySelectorAll('button')].some(one => one.textContent === given[0])"
    driven.until(f"{shown} && ({SETTLED})()", data_words.USE_TABLE)
    driven.click(f"//button[contains(., '{data_words.USE_TABLE}')]")
    driven.until(
        "new URL(location.href).searchParams.get('table') === given[0]",
        "2.1_0.9to1__0.4_0.6to0__1.8_1.1to1__0.7_0.2to0",
    )


def test_a_hidden_result_is_answered(driven: Driven, server: Server) -> None:
    run, place = train(Settings()), Place(3, "error_d_z2")
    number, question = next(
        (number, asked)
        for number in range(1, 10)
        if (asked := ask_any(run, place, number - 1, 6)).kind == "value"
    )
    driven.open(f"{server.url}/?at=3&quantity=error_d_z2&digits=6&ask={number}")
    driven.until(f"{READY} && {ROOT}.querySelector('[data-state=asked] .bp-field')")
    right = solution_of(run, question).right
    shown = "document.documentElement.outerHTML.includes(given[0])"
    assert not driven.run(f"return {shown}", f"{right:.5f}")
    driven.press("Enter", *f"{right:.8f}", "Enter")
    driven.until(f"{ROOT}.querySelector('[data-testid=said][data-verdict=right]')")
    driven.until(shown, f"{right:.5f}")


def test_a_question_is_practised_and_a_cell_calculated_by_hand(
    driven: Driven, server: Server
) -> None:
    question = "document.querySelector('[data-testid=question]')"
    driven.open(f"{server.url}/practice?about=z1")
    driven.until(f"{question}?.dataset.state === 'asked' && ({SETTLED})()")
    typed = driven.run(
        f"""const control = {question}.querySelector(".bp-field, .bp-choice, .bp-primary");
        control.focus();
        return control.matches(".bp-field");"""
    )
    driven.press(*("77" if typed else ""), "Enter")
    driven.until(f"['right', 'missed'].includes({question}.dataset.state)")
    cell = "document.querySelector('[data-testid=sheet][data-state=ready] input')"
    driven.click(f"//button[contains(., '{practice.TASKS['by_hand']}')]")
    driven.until(f"{cell} && ({SETTLED})()")
    _, _, row, unit = driven.run(f"{cell}.focus(); return {cell}.dataset.key.split(' ')")
    driven.press(*f"{train(Settings()).at(0)['z1'][int(row), int(unit)]:.4f}", "Enter")
    driven.until(f"{cell}.closest('[data-verdict]')?.dataset.verdict === 'right'")


def test_a_stop_of_the_tour_notices_what_is_tried(driven: Driven, server: Server) -> None:
    lesson = "document.querySelector('[data-testid=lesson]')"
    driven.open(f"{server.url}/?lesson=tour.1&row=2")
    driven.until(f"{READY} && {lesson}?.dataset.done === 'false' && ({SETTLED})()")
    driven.press("ArrowRight", "ArrowRight", "ArrowRight")
    driven.until(f"{lesson}.dataset.done === 'true'")
    driven.press("n")
    driven.until(f"{READY} && {lesson}.dataset.stop === '2'")


def test_a_program_is_downloaded(driven: Driven, server: Server) -> None:
    driven.open(f"{server.url}/take_home")
    driven.until(f"document.querySelector('[data-testid=stDownloadButton]') && ({SETTLED})()")
    program = driven.download(f"//button[contains(., '{take_home.SCRIPT}')]")
    compile(program, "program", "exec")
    assert b"delta_w1 = z1_d_w1.T @ error_d_z1" in program


def test_the_stepper_in_one_file_opens_from_a_disk(driven: Driven, tmp_path: Path) -> None:
    training = Training(Settings())
    training.advance(100)
    file = tmp_path / "stepper.html"
    file.write_bytes(one_file.page(training, 0, 99, {"at": "12"}))
    driven.open(file.as_uri())
    at(driven, 12, "z1")
    driven.press("Shift+ArrowRight", "ArrowRight")
    at(driven, 13, "a1")
    assert numbers(driven, "panel-a1") == printed(train(Settings()).at(13)["a1"])
