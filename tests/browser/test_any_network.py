"""Networks beyond the tutorial's in the stepper: softmax, batches, no biases, six hidden layers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import expect

from nn_core import Dataset, Run, Settings, train
from nn_view.links.address import settings_query
from nn_view.style.numbers import notation, number
from tests.helpers.layouts import cut_off, overflow
from tests.helpers.stepper import Stepper, printed

_RANDOM = np.random.RandomState(5)
_ROWS = tuple(map(tuple, _RANDOM.rand(7, 2).round(2).tolist()))
_CLASSES = tuple(tuple(float(row % 3 == k) for k in range(3)) for row in range(7))

SOFTMAX = Settings(
    rule="exact",
    iterations=30,
    hidden=(3,),
    dataset=Dataset("classes", _ROWS, _CLASSES),
    output="softmax",
    loss="cross_entropy",
)
SQUARED = replace(SOFTMAX, loss="half_squared")
BATCHED = replace(SOFTMAX, batch_size=3, shuffle=True, reduction="mean")
SIX = Settings(rule="exact", hidden=(5, 5, 5, 5, 5, 5))
NO_BIASES = Settings(rule="exact", hidden=(4,), activation="tanh", biases="none")
NO_HIDDEN = Settings(rule="exact", hidden=())


def opened(stepper: Stepper, settings: Settings, place: str) -> Stepper:
    return stepper.open(f"{settings_query(settings)}&{place}")


def shown(run: Run, iteration: int, name: str, row: int) -> Any:
    """A quantity's numbers as the page has them: of one row, where each has a matrix."""
    value = run.at(iteration)[name]
    return value[row] if np.ndim(value) == 3 else value


@pytest.mark.parametrize("settings", [SOFTMAX, SQUARED])
def test_every_number_under_softmax_is_the_one_that_was_computed(
    stepper: Stepper, settings: Settings
) -> None:
    run = train(settings)
    opened(stepper, settings, "at=4&row=3&digits=6")
    for quantity in run.quantities:
        stepper.is_at(4, quantity.name)
        panel = "result-error" if quantity.name == "error" else f"panel-{quantity.name}"
        expected = printed(shown(run, 4, quantity.name, 2), 6)
        assert stepper.numbers(panel) == expected, quantity.name
        if quantity is not run.quantities[-1]:
            stepper.key("ArrowRight")


def test_the_matrix_of_the_chosen_row_is_shown_or_the_mean(stepper: Stepper) -> None:
    run = train(SOFTMAX)
    opened(stepper, SOFTMAX, "at=4&quantity=a2_d_z2&row=3&cell=1,2")
    panel = stepper.get("panel-a2_d_z2")
    expect(panel.locator("figcaption")).to_contain_text("row 3")
    assert stepper.chosen() == "a2_d_z2[r3, y1, y2]"
    stepper.get("data-table").locator("[data-row='6']").click()
    stepper.ready()
    expect(panel.locator("figcaption")).to_contain_text("row 6")
    assert stepper.numbers("panel-a2_d_z2") == printed(run.at(4)["a2_d_z2"][5])
    stepper.get("data-table").locator("header button").click()
    stepper.ready()
    expect(panel.locator("figcaption")).to_contain_text("mean of the rows")
    assert stepper.numbers("panel-a2_d_z2") == printed(run.at(4)["a2_d_z2"].mean(axis=0))


def test_a_product_row_by_row_shows_the_matrix_of_its_cells_row(stepper: Stepper) -> None:
    run = train(SQUARED)
    opened(stepper, SQUARED, "at=4&quantity=error_d_z2&row=1&cell=5,2")
    assert stepper.numbers("panel-a2_d_z2") == printed(run.at(4)["a2_d_z2"][4])
    expect(stepper.get("explanation").locator(".bp-term")).to_have_count(3)
    stepper.cell("panel-error_d_z2", 2, 2).click()
    stepper.ready()
    assert stepper.numbers("panel-a2_d_z2") == printed(run.at(4)["a2_d_z2"][1])


def test_the_page_says_that_the_factors_cancel_with_the_numbers_of_the_cell(
    stepper: Stepper,
) -> None:
    opened(stepper, SOFTMAX, "at=4&quantity=error_d_z2&cell=2,1")
    error = train(SOFTMAX).at(4)["error_d_z2"]
    result = number(float(error[1, 0]), notation(error, 3))
    note = stepper.get("explanation")
    expect(note).to_contain_text("error_d_a2 times a2_d_z2")
    expect(note).to_contain_text(f"= {result}.")
    stepper.go("a2_d_z2")
    expect(note).to_contain_text("for information only")


def test_a_factor_that_is_not_finite_is_shown_as_such_and_does_no_harm(stepper: Stepper) -> None:
    settings = Settings(loss="cross_entropy", rule="exact", initial_scale=100.0)
    opened(stepper, settings, "at=0&quantity=error_d_a2")
    assert {text for [text] in stepper.numbers("panel-error_d_a2")} == {"∞", "NaN"}
    expect(stepper.cell("panel-error_d_a2", 2, 1)).to_have_attribute("title", "not a number")
    expect(stepper.get("explanation")).to_contain_text("This does no harm")
    stepper.go("error_d_z2")
    expect(stepper.get("explanation")).to_contain_text("the product has no value")
    expect(stepper.get("diverged")).to_be_hidden()


def test_the_tutorial_never_learns_a_bias_that_is_zero(stepper: Stepper) -> None:
    opened(stepper, Settings(initial_biases="zeros"), "at=0&quantity=z2_d_b2")
    expect(stepper.get("explanation")).to_contain_text("never learned")
    opened(stepper, Settings(), "at=0&quantity=z2_d_b2")
    expect(stepper.get("explanation")).not_to_contain_text("never learned")


def test_the_penaltys_part_of_a_gradient_is_a_term_of_its_sum(stepper: Stepper) -> None:
    opened(stepper, Settings(rule="exact", l2=0.1), "at=4&quantity=delta_w1")
    expect(stepper.get("explanation").locator(".bp-term").last).to_contain_text("penalty")


def test_rows_outside_the_batch_have_forward_values_and_dotted_cells(stepper: Stepper) -> None:
    run = train(BATCHED)
    batch = sorted(run.batch(7))
    opened(stepper, BATCHED, "at=7&quantity=error_d_z1")
    expect(stepper.get("where")).to_contain_text("epoch 2, batch 2 of 3")
    marked = stepper.get("data-table").locator(".bp-in-batch")
    rows = marked.evaluate_all("all => all.map(row => Number(row.dataset.row) - 1)")
    assert rows == batch
    found = stepper.numbers("panel-error_d_z1")
    expected = printed(run.at(7)["error_d_z1"])
    used = run.batch(7).tolist()
    for row, texts in enumerate(found):
        assert texts == (expected[used.index(row)] if row in used else ["", "", ""])
    outside = next(row for row in range(7) if row not in used)
    cell = stepper.cell("panel-error_d_z1", outside + 1, 1)
    expect(cell).to_have_attribute("title", "not in this batch")
    cell.click()
    expect(stepper.ready().get("explanation")).to_contain_text("not in this batch")
    stepper.go("a1")
    inputs, output = BATCHED.dataset.train
    parameters = [run.at(7)[name] for name in BATCHED.parameter_shapes]
    everywhere = BATCHED.feedforward(inputs, output, parameters)["a1"]
    assert stepper.numbers("panel-a1") == printed(everywhere)


def test_sums_over_the_rows_run_over_the_batch(stepper: Stepper) -> None:
    run = train(BATCHED)
    opened(stepper, BATCHED, "at=8&quantity=delta_w1")
    assert stepper.numbers("panel-delta_w1") == printed(run.at(8)["delta_w1"])
    terms = stepper.get("explanation").locator(".bp-term-label").all_inner_texts()
    assert sorted(terms) == [f"r{row + 1}" for row in sorted(run.batch(8))]


def test_the_curve_has_the_error_on_all_rows_and_the_batchs_own(stepper: Stepper) -> None:
    run = train(BATCHED)
    opened(stepper, BATCHED, "at=7&quantity=error")
    panel = stepper.get("panel-error")
    expect(panel).to_contain_text(f"train {printed(run.train_errors[7])[0][0]}")
    expect(stepper.get("batch-error")).to_have_text(f"batch {printed(run.errors[7])[0][0]}")


def test_six_hidden_layers_are_readable_on_a_small_screen(stepper: Stepper) -> None:
    opened(stepper, SIX, "at=3&quantity=delta_w3")
    rail = stepper.get("rail")
    expect(rail.locator("[aria-expanded=true]")).to_have_text("Backward, layer 3")
    assert rail.evaluate("rail => rail.scrollHeight <= rail.clientHeight")
    expect(rail.locator("[data-state=now]")).to_be_in_viewport()
    expect(stepper.get("chain").locator("math").first).to_be_in_viewport(ratio=0.9)
    # Links to other pages stand beside it; none of its factors is behind them.
    chain = "one => [one.querySelectorAll('button').length, one.scrollWidth - one.clientWidth]"
    assert stepper.get("chain").evaluate(chain) == [11, 0]
    stepper.go("error")
    expect(rail.locator("[aria-expanded=true]")).to_have_text("Feedforward")
    expect(stepper.get("chain").locator("[data-state=lit]")).to_be_in_viewport()
    assert overflow(stepper.page) == (0, 0)
    assert cut_off(stepper.page) == []
    assert stepper.numbers("result-error") == printed(train(SIX).at(3)["error"])


def test_a_part_of_the_rail_opens_and_closes_without_a_step(stepper: Stepper) -> None:
    opened(stepper, SIX, "at=3&quantity=delta_w3")
    part = stepper.get("rail").get_by_role("button", name="Backward, layer 5")
    part.click()
    expect(part).to_have_attribute("aria-expanded", "true")
    expect(stepper.get("rail").locator("[data-quantity=delta_w5]")).to_be_visible()
    stepper.is_at(3, "delta_w3")
    part.click()
    expect(part).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize(
    ("settings", "names"),
    [(NO_BIASES, ["w1", "w2"]), (NO_HIDDEN, ["w1", "b1"])],
)
def test_only_what_a_network_has_is_drawn(
    stepper: Stepper, settings: Settings, names: list[str]
) -> None:
    run = train(settings)
    opened(stepper, settings, "at=5")
    figures = stepper.root.locator(".bp-weights figure")
    ids = figures.evaluate_all("all => all.map(one => one.dataset.testid)")
    assert ids == [f"panel-{name}" for name in names]
    for quantity in run.quantities:
        stepper.is_at(5, quantity.name)
        panel = "result-error" if quantity.name == "error" else f"panel-{quantity.name}"
        whole = quantity.name == "z1_d_w1"
        assert stepper.numbers(panel) == printed(run.at(5)[quantity.name], 3, whole)
        if quantity is not run.quantities[-1]:
            stepper.key("ArrowRight")
