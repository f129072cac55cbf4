"""Mistakes on purpose, as a reader meets them: on their page, in the stepper, in the sidebar."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from nn_core import Settings, train
from nn_core.lines.faults import BY_NAME
from nn_view.style.numbers import notation, number
from nn_view.wording import mistakes as words
from nn_view.wording import pages
from tests.helpers.accessibility import violations_in_both_themes
from tests.helpers.browser import OpenPage
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper, printed


def open_mistakes(page: Page, server: Server, query: str = "") -> None:
    page.goto(f"{server.url}/mistakes?{query}")
    # The check's table, and the overview with the first mistakes.
    expect(page.get_by_test_id("stTable")).to_have_count(2)


def test_the_page_shows_both_trainings_and_has_no_violation(
    open_page: OpenPage, server: Server
) -> None:
    page = open_page()
    open_mistakes(page, server)
    expect(page.get_by_role("heading", name=words.TITLE)).to_be_visible()
    chart = page.get_by_role("img", name="The error over 10000 iterations")
    expect(chart.locator(".scatterlayer .trace")).to_have_count(2)
    assert chart.bounding_box()["y"] < 500  # type: ignore[index]
    expect(page.get_by_text("correct error_d_a2")).to_be_visible()
    expect(page.get_by_text("wrong error_d_a2")).to_be_visible()
    assert violations_in_both_themes(page) == []


def test_the_wrong_one_opens_in_the_stepper_where_the_two_part_and_is_corrected(
    open_page: OpenPage, server: Server
) -> None:
    page = open_page()
    open_mistakes(page, server, "mistake=gradients_not_reset&rule=exact")
    page.get_by_role("button", name=words.STEP_WRONG).click()
    stepper = Stepper(page, server.url).ready().is_at(1, "delta_w2")
    wrong = train(Settings(rule="exact", fault="gradients_not_reset"))
    values = wrong.at(1)
    assert stepper.numbers("panel-delta_w2") == printed(values["delta_w2"])
    assert stepper.numbers("panel-past_delta_w2") == printed(values["past_delta_w2"])
    right = wrong.under(Settings(rule="exact"), 1, values)["delta_w2"][0, 0]
    explanation = stepper.get("explanation")
    expect(explanation).to_contain_text(
        f"correct: {number(right, notation(values['delta_w2'], 3))}."
    )
    expect(explanation).to_contain_text(BY_NAME["gradients_not_reset"].right)
    expect(stepper.get("rail").locator("[data-quantity=delta_w2]")).to_contain_text("✗")
    stepper.wait_for_query(fault="gradients_not_reset", at="1", quantity="delta_w2")
    expect(page.get_by_text("Gradients not reset")).to_be_visible()
    page.get_by_role("button", name=pages.CORRECT_IT).click()
    expect(page.get_by_role("button", name=pages.CORRECT_IT)).to_have_count(0)
    stepper.ready()
    right_values = train(Settings(rule="exact")).at(1)["delta_w2"]
    page.wait_for_function("() => !new URL(location.href).searchParams.has('fault')")
    expect(stepper.get("code")).to_have_text("delta_w2 = z2_d_w2.T @ error_d_z2")
    assert stepper.numbers("panel-delta_w2") == printed(right_values)
