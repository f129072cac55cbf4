"""What if: a weight set by hand, by mouse and by keyboard, and the training from there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Locator, Route, expect

from nn_core import Edit, Settings, train
from tests.helpers.accessibility import violations_in_both_themes
from tests.helpers.browser import OpenPage
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper, printed

EDITED = Settings(edits=(Edit(12, "w1", 2, 1, -2.5),))


def field(stepper: Stepper) -> Locator:
    return stepper.get("weight-editor").locator("input")


def lines(stepper: Stepper) -> list[list[float]]:
    """What the error's chart draws: the values of each of its lines."""
    drawn: list[list[float]] = (
        stepper.get("panel-error")
        .locator(".js-plotly-plot")
        .evaluate(
            "chart => chart.data.filter(({ mode }) => mode === 'lines').map(({ y }) => [...y])"
        )
    )
    return drawn


def test_a_weight_is_set_by_mouse_the_original_stays_and_undo_brings_it_back(
    stepper: Stepper,
) -> None:
    stepper.open("at=12&quantity=error")
    original, edited = train(Settings()), train(EDITED)
    stepper.cell("panel-w1", 3, 2).click()
    explanation = stepper.get("explanation")
    explanation.get_by_role("button", name="Change it").click()
    expect(field(stepper)).to_have_value(str(original.parameters(12)["w1"][2, 1]))
    expect(stepper.get("weight-editor")).to_contain_text("w1[x3, h2] before iteration 12")
    field(stepper).fill("two")
    stepper.page.keyboard.press("Enter")
    expect(stepper.get("weight-editor")).to_contain_text("This must be a number")
    expect(field(stepper)).to_have_value("two")
    for key in ("Shift+ArrowRight", "Home", " ", "?"):
        stepper.page.keyboard.press(key)
    assert stepper.place == (12, "error")
    assert stepper.root.get_attribute("data-playing") == "false"
    field(stepper).fill("-2,5")
    stepper.page.keyboard.press("Enter")
    stepper.wait_for_query(edits="12.w1.3.2.-2.5")
    expect(field(stepper)).to_be_hidden()
    expect(explanation).to_contain_text("was set by hand before this iteration; it was 1.71")
    assert stepper.ready().place == (12, "error")
    assert stepper.numbers("panel-w1") == printed(edited.parameters(12)["w1"])
    assert "bp-edited" in str(stepper.cell("panel-w1", 3, 2).get_attribute("class"))
    stepper.get("whole-curve").click()
    stepper.ready()
    assert original.errors.tolist() in lines(stepper)
    assert edited.errors.tolist() in lines(stepper)
    before, difference = original.errors[12], edited.errors[12] - original.errors[12]
    note = stepper.get("error-change")
    expect(note).to_contain_text(printed(before)[0][0])
    expect(note).to_contain_text(f"+{printed(difference)[0][0]}")
    stepper.page.reload()
    assert stepper.ready().numbers("panel-w1") == printed(edited.parameters(12)["w1"])
    expect(stepper.page.get_by_text("What if: 1 weight set by hand.")).to_be_visible()
    stepper.press("next-iteration", 3)
    assert stepper.numbers("panel-w1") == printed(edited.parameters(15)["w1"])
    stepper.press("previous-iteration", 3)
    stepper.cell("panel-w1", 3, 2).click()
    explanation.get_by_role("button", name="Undo").press("Enter")
    expect(stepper.get("error-change")).to_be_hidden()
    expect(explanation).to_be_focused()
    assert stepper.ready().numbers("panel-w1") == printed(original.parameters(12)["w1"])
    assert "edits" not in stepper.query()


def test_a_weight_is_set_by_keyboard_and_by_double_click(stepper: Stepper) -> None:
    stepper.open("at=3")
    stepper.get("panel-w2").locator("td[tabindex='0']").focus()
    stepper.key("ArrowDown")
    stepper.page.keyboard.press("F2")
    expect(field(stepper)).to_be_focused()
    stepper.page.keyboard.press("Escape")
    expect(field(stepper)).to_be_hidden()
    expect(stepper.cell("panel-w2", 2, 1)).to_be_focused()
    stepper.page.keyboard.press("Enter")
    field(stepper).fill("0.25")
    stepper.page.keyboard.press("Enter")
    stepper.wait_for_query(edits="3.w2.2.1.0.25")
    edited = train(Settings(edits=(Edit(3, "w2", 1, 0, 0.25),))).at(3)["w2"]
    number = stepper.cell("panel-w2", 2, 1).locator(".bp-number")
    expect(number).to_have_text(printed(edited)[1][0])
    stepper.ready().cell("panel-b1", 1, 1).dblclick()
    field(stepper).fill("1e3")
    stepper.get("weight-editor").get_by_role("button", name="Set").click()
    stepper.wait_for_query(edits="3.b1.1.1.1000,3.w2.2.1.0.25")
    edits = (Edit(3, "b1", 0, 0, 1000.0), Edit(3, "w2", 1, 0, 0.25))
    expect(stepper.cell("panel-b1", 1, 1).locator(".bp-number")).to_have_text(printed(1000.0)[0][0])
    stepper.go("delta_w2")
    expected = printed(train(Settings(edits=edits)).at(3)["delta_w2"])
    assert stepper.numbers("panel-delta_w2") == expected
    stepper.page.get_by_role("button", name="Undo all").click()
    stepper.page.wait_for_function("() => !new URL(location.href).searchParams.has('edits')")
    expected = printed(train(Settings()).at(3)["delta_w2"])
    cell = stepper.cell("panel-delta_w2", 1, 1)
    expect(cell.locator(".bp-number")).to_have_text(expected[0][0])


def test_a_field_stays_open_when_the_run_of_the_number_before_arrives(
    stepper: Stepper,
) -> None:
    page = stepper.page
    stepper.open("at=3")
    held: list[Route] = []
    released = Event()

    def hold(route: Route) -> None:
        if released.is_set():
            route.continue_()
        else:
            held.append(route)

    page.route("**/run/**", hold)
    stepper.cell("panel-b1", 1, 1).dblclick()
    field(stepper).fill("0.5")
    with page.expect_request("**/run/**"):
        field(stepper).press("Enter")
    stepper.cell("panel-w1", 3, 2).dblclick()
    released.set()
    for route in held:
        route.continue_()
    expect(stepper.cell("panel-b1", 1, 1).locator(".bp-number")).to_have_text(printed(0.5)[0][0])
    label = stepper.get("weight-editor").locator("label")
    expect(label).to_contain_text("w1[x3, h2]")
    field(stepper).fill("-2.5")
    field(stepper).press("Enter")
    stepper.wait_for_query(edits="3.b1.1.1.0.5,3.w1.3.2.-2.5")
    expect(field(stepper)).to_be_hidden()


def test_the_field_and_the_branch_have_no_violation(open_page: OpenPage, server: Server) -> None:
    stepper = Stepper(open_page(), server.url)
    stepper.open("at=12&edits=12.w1.3.2.-2.5")
    stepper.cell("panel-w1", 3, 2).dblclick()
    field(stepper).fill("x")
    stepper.page.keyboard.press("Enter")
    expect(stepper.get("weight-editor")).to_contain_text("This must be a number")
    assert violations_in_both_themes(stepper.page) == []


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Server]:
    """A server that this test may stop."""
    with Server(tmp_path / "log.txt") as server:
        yield server


def test_while_the_server_is_away_what_was_typed_is_kept(own: Server, open_page: OpenPage) -> None:
    stepper = Stepper(open_page(own.url, server_may_be_away=True), own.url).open("at=12")
    stepper.cell("panel-w1", 3, 2).dblclick()
    field(stepper).fill("-2.5")
    own.stop()
    expect(stepper.get("offline")).to_be_visible()
    expect(field(stepper)).to_have_value("-2.5")
    field(stepper).press("Enter")
    expect(stepper.get("weight-editor")).to_contain_text("The server does not answer")
    expect(field(stepper)).to_have_value("-2.5")
    own.start()
    expect(stepper.get("offline")).to_be_hidden()
    field(stepper).press("Enter")
    stepper.wait_for_query(edits="12.w1.3.2.-2.5")
    expect(field(stepper)).to_be_hidden()
    assert stepper.ready().numbers("panel-w1") == printed(train(EDITED).parameters(12)["w1"])
