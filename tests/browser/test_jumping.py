"""Going anywhere at once: by the rail, the slider, the curve, the chain and the data."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from nn_core import Settings, train
from tests.helpers.browser import retype
from tests.helpers.stepper import Stepper, printed, told


def test_a_click_on_the_rail_goes_to_that_quantity(tutorial: Stepper) -> None:
    tutorial.stand(3, "z1")
    assert tutorial.go("delta_w1").place == (3, "delta_w1")
    assert tutorial.go("a1").place == (3, "a1")


def test_the_slider_goes_to_that_iteration_at_the_same_quantity(tutorial: Stepper) -> None:
    tutorial.stand(0, "delta_w2")
    tutorial.get("iteration-slider").fill("42")
    tutorial.ready()
    assert tutorial.place == (42, "delta_w2")
    assert tutorial.numbers("panel-delta_w2") == printed(train(Settings()).at(42)["delta_w2"])


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_click_on_the_error_curve_goes_to_the_iteration_below_it(
    tutorial: Stepper, share: float
) -> None:
    tutorial.stand(0, "error")
    plot = tutorial.get("panel-error").locator(".js-plotly-plot")
    axes = plot.evaluate("plot => plot._fullLayout._size")
    plot.click(position={"x": axes["l"] + axes["w"] * share, "y": axes["t"] + axes["h"] / 2})
    # A pixel is about half an iteration wide.
    tutorial.page.wait_for_function(
        """expected => Math.abs(
            document.querySelector('[data-testid=stepper]').dataset.iteration - expected) <= 1""",
        arg=99 * share,
    )
    assert tutorial.ready().place[1] == "error"


def test_a_factor_of_the_chain_is_a_way_to_where_it_is_computed(tutorial: Stepper) -> None:
    tutorial.stand(3, "delta_w1")
    tutorial.get("chain").get_by_role("button", name="z2_d_a1").click()
    tutorial.is_at(3, "z2_d_a1")


def test_an_operands_name_is_a_way_to_where_it_is_computed(tutorial: Stepper) -> None:
    tutorial.stand(3, "delta_w1")
    tutorial.get("panel-error_d_z1").get_by_role("button").click()
    tutorial.is_at(3, "error_d_z1")


def test_a_row_of_the_data_is_sent_through_the_network(tutorial: Stepper) -> None:
    tutorial.stand(12, "a2")
    rows = tutorial.get("data-table").locator("tbody tr")
    rows.nth(6).click()
    expect(rows.nth(6)).to_have_attribute("aria-selected", "true")
    tutorial.wait_for_query(row="7")
    run = train(Settings())
    (prediction,) = told(run.predict(run.settings.dataset.test.inputs, 12))[0]
    expect(tutorial.get("panel-network")).to_contain_text(prediction)


def test_the_mean_over_all_rows_is_a_row_as_well(tutorial: Stepper) -> None:
    tutorial.stand(12, "a2")
    tutorial.get("data-table").get_by_role("button").first.click()
    tutorial.wait_for_query(row="mean")
    mean = train(Settings()).at(12)["a2"].mean()
    expect(tutorial.get("panel-network")).to_contain_text(printed(mean)[0][0])


def test_a_place_is_opened_as_near_as_can_be_after_a_setting_changed(stepper: Stepper) -> None:
    stepper.open("hidden=4,3&at=60&quantity=delta_w3")
    stepper.is_at(60, "delta_w3")
    retype(stepper.page.get_by_role("spinbutton", name="Seed"), "5")
    stepper.page.keyboard.press("Enter")
    expected = printed(train(Settings(seed=5, hidden=(4, 3))).at(60)["delta_w3"])
    expect(stepper.cell("panel-delta_w3", 1, 1)).to_have_text(expected[0][0])
    assert stepper.ready().place == (60, "delta_w3")
