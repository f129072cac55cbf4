"""The charts in the place of the error curve: what the network answers, and its gradients."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from nn_core import Run, Settings, train
from nn_core.diagnosis.layer_sizes import layer_sizes
from nn_core.training.classes import right_answers
from nn_view.iteration import output_map
from nn_view.links import address
from tests.helpers.accessibility import violations_in_both_themes
from tests.helpers.layouts import cut_off, overflow
from tests.helpers.stepper import Stepper, told

MOONS = "data=moons&rule=exact&lr=0.1&hidden=4"


def run_of(query: str) -> Run:
    return train(address.parse(query).settings)


def drawn(panel: Locator, trace: int, name: str) -> np.ndarray:
    """The numbers that a trace of the panel's chart has."""
    found = panel.locator(".js-plotly-plot").evaluate(
        "(plot, [trace, name]) => plot.data[trace][name].map(one => one?.length ? [...one] : one)",
        [trace, name],
    )
    return np.array(found)


def click(mark: Locator) -> None:
    """Click where a mark of a chart is, which itself hears no click."""
    box = mark.bounding_box()
    assert box is not None
    mark.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_the_map_is_the_networks_own_and_follows_each_step(stepper: Stepper) -> None:
    stepper.open(f"{MOONS}&at=30&row=3")
    stepper.get("chart-output").click()
    panel, run = stepper.get("panel-output"), run_of(MOONS)
    for _ in range(3):
        iteration, _ = stepper.ready().place
        expect(panel).to_have_attribute("data-iteration", str(iteration))
        start = iteration - iteration % output_map.BLOCK
        block = np.frombuffer(output_map.maps(run, "a2,1", start), "<f4").reshape(-1, 33, 33)
        assert drawn(panel, 0, "z") == pytest.approx(block[iteration - start])
        stepper.key("Shift+ArrowRight")
    [ring] = np.column_stack([drawn(panel, 3, axis) for axis in "xy"])
    assert ring.tolist() == list(run.settings.dataset.inputs[2])
    assert (overflow(stepper.page), cut_off(stepper.page)) == ((0, 0), [])
    stepper.get("chart-error").click()
    expect(panel).to_be_hidden()
    expect(stepper.get("panel-error").locator("header .bp-line").first).to_be_visible()


def test_a_click_on_a_unit_shows_its_own_map_and_one_on_a_point_chooses_its_row(
    stepper: Stepper,
) -> None:
    stepper.open(f"{MOONS}&at=5")
    stepper.get("chart-output").click()
    panel = stepper.get("panel-output")
    expect(panel).to_have_attribute("data-map", "a2,1")
    numbers = stepper.get("panel-network").locator(".bp-layer").last.locator(".textpoint text")
    click(numbers.nth(5))  # after two biases, two inputs and the first hidden unit
    expect(panel).to_have_attribute("data-map", "a1,2")
    expect(stepper.get("map-choice")).to_have_value("a1,2")
    click(panel.locator("path.point").nth(6))
    stepper.ready()
    chosen = stepper.get("data-table").locator("tr[aria-selected]")
    [x] = drawn(panel, 3, "x")
    row = int(chosen.get_attribute("data-row") or 0)
    assert run_of(MOONS).settings.dataset.inputs[row - 1][0] == x


@pytest.mark.parametrize("chart", ["output", "gradients"])
def test_each_chart_has_no_violation_and_its_text(stepper: Stepper, chart: str) -> None:
    stepper.open(f"{MOONS}&at=20")
    stepper.get(f"chart-{chart}").click()
    panel = stepper.get(f"panel-{chart}")
    expect(panel).to_have_attribute("data-iteration", "20")
    expect(panel.locator("[role=img]")).to_have_attribute("aria-label", re.compile(r"\w.{20,}"))
    assert violations_in_both_themes(stepper.page) == []


def test_a_link_opens_the_chart_that_was_seen(stepper: Stepper) -> None:
    stepper.open(f"{MOONS}&at=20")
    stepper.get("chart-gradients").click()
    stepper.wait_for_query(chart="gradients")
    stepper.page.goto(stepper.page.url)
    expect(stepper.ready().get("panel-gradients")).to_have_attribute("data-iteration", "20")
    stepper.get("chart-error").click()
    stepper.page.wait_for_function("() => !location.search.includes('chart=')")


def test_a_row_typed_by_hand_is_predicted_at_each_iteration(stepper: Stepper) -> None:
    stepper.open("at=31")
    stepper.get("chart-output").click()
    field, answer = stepper.get("own-row"), stepper.get("own-answer")
    field.fill("0.5, 1, 0")
    run = train(Settings())
    for iteration in (31, 32):
        [predicted] = told(run.predict([[0.5, 1, 0]], iteration))
        expect(answer).to_have_text(f"y = {predicted[0]}")
        stepper.get("next-iteration").click()
    field.fill("0.5, 1")
    expect(answer).to_have_text("Type one number for each input: x1, x2, x3.")
    stepper.is_at(33)


def test_data_with_more_inputs_say_why_there_is_no_map(stepper: Stepper) -> None:
    stepper.open()
    stepper.get("chart-output").click()
    panel = stepper.get("panel-output")
    expect(panel).to_contain_text("A map needs one or two inputs, but these data have 3.")
    expect(stepper.get("map-choice")).to_be_hidden()
    panel.get_by_role("link").click()
    expect(stepper.page).to_have_url(re.compile("/landscape"))


def test_the_gradients_of_the_layers_stand_over_the_iterations_as_lines_and_as_a_table(
    stepper: Stepper,
) -> None:
    deep = "data=circles&hidden=8,8,8,8,8,8&rule=exact&reduction=mean&lr=0.1"
    stepper.open(f"{deep}&at=10")
    stepper.get("chart-gradients").click()
    panel, sizes = stepper.get("panel-gradients"), layer_sizes(run_of(deep))
    expect(panel).to_have_attribute("data-iteration", "10")
    *before, now = drawn(panel, 0, "y").tolist()
    assert before == pytest.approx(sizes.gradients[0, : len(before)].tolist())
    assert (list(sizes.iterations).index(10), now) == (len(before), None)  # not computed yet
    stepper.get("whole-curve").click()
    assert stepper.ready().get("whole-curve").get_attribute("aria-pressed") == "true"
    assert drawn(panel, 0, "y") == pytest.approx(sizes.gradients[0])
    assert drawn(panel, 12, "y") == pytest.approx(sizes.gradients[6])
    assert drawn(panel, 5, "y") == pytest.approx(sizes.saturated[2])
    # The slopes of six sigmoid layers leave next to nothing to the first one.
    assert sizes.gradients[0, 0] < sizes.gradients[6, 0] / 100
    lines = stepper.get("gradient-sizes").locator("tbody tr")
    expect(lines).to_have_count(len(sizes.iterations))
    assert len(lines.first.locator("td").all()) == 14
    assert (overflow(stepper.page), cut_off(stepper.page)) == ((0, 0), [])
    plot = panel.locator(".js-plotly-plot")
    left, width = plot.evaluate("plot => [plot._fullLayout._size.l, plot._fullLayout._size.w]")
    plot.click(position={"x": left + width, "y": 60})
    stepper.is_at(99)
    expect(panel).to_have_attribute("data-iteration", "99")


def test_the_table_of_the_gradients_follows_another_seed(stepper: Stepper) -> None:
    stepper.open("seed=1&at=10&chart=gradients")
    first = stepper.get("gradient-sizes").locator("tbody td").first
    before = first.inner_text()
    stepper.page.get_by_role("button", name="New seed").click()
    expect(first).not_to_have_text(before)


def test_the_share_of_right_answers_stands_beside_the_error_once_it_is_computed(
    stepper: Stepper,
) -> None:
    stepper.open(f"{MOONS}&at=7&quantity=z2")
    share = stepper.get("right-answers")
    expect(share).to_have_text("··· right · test ···")
    stepper.key("ArrowRight")
    run = run_of(MOONS)
    train_right, test_right = right_answers(run, 7)
    expect(share).to_have_text(f"{train_right / 0.75:.0f}% right · test {test_right / 0.25:.0f}%")
    told = f"{train_right} of 75 training rows, {test_right} of 25 test rows"
    expect(share).to_have_attribute("title", f"Rows with the right class: {told}")
