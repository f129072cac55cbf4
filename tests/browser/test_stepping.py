"""Steps forward and back, and that what stands on the screen is what ``nn_core`` computed."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from nn_core import Run, Settings, train
from tests.helpers.stepper import QUANTITIES, Stepper, printed, told

#: Numbers of the data itself, which is whole, and printed so.
TRUTH_TABLE = {"inputs", "output", "z1_d_w1"}


@pytest.fixture(scope="module")
def run() -> Run:
    return train(Settings())


def result_panel(name: str) -> str:
    """The error's own panel is its curve."""
    return "result-error" if name == "error" else f"panel-{name}"


def test_the_first_visit_stands_at_the_beginning(stepper: Stepper) -> None:
    assert stepper.open().place == (0, "z1")


def test_next_and_previous_walk_the_list_there_and_back(tutorial: Stepper) -> None:
    steps = len(QUANTITIES) - 1
    assert tutorial.walk("next", steps) == [(0, name) for name in QUANTITIES[1:]]
    assert tutorial.walk("previous", steps) == [(0, name) for name in QUANTITIES[-2::-1]]


def test_steps_cross_from_one_iteration_into_the_next(tutorial: Stepper) -> None:
    tutorial.stand(4, QUANTITIES[-1])
    assert tutorial.press("next").place == (5, QUANTITIES[0])
    assert tutorial.press("previous").place == (4, QUANTITIES[-1])


def test_whole_iterations_are_stepped_at_the_same_quantity(tutorial: Stepper) -> None:
    tutorial.stand(4, "delta_w1")
    assert tutorial.press("next-iteration", 3).place == (7, "delta_w1")
    assert tutorial.press("previous-iteration").place == (6, "delta_w1")


def test_first_and_last_go_to_the_ends_and_nobody_steps_over_them(tutorial: Stepper) -> None:
    tutorial.stand(4, "delta_w1")
    assert tutorial.press("last").place == (99, QUANTITIES[-1])
    assert tutorial.press("next").place == (99, QUANTITIES[-1])
    assert tutorial.press("first").place == (0, QUANTITIES[0])
    assert tutorial.press("previous").place == (0, QUANTITIES[0])


@pytest.mark.parametrize("iteration", [0, 99])
def test_every_number_on_the_stage_is_the_one_that_was_computed(
    stepper: Stepper, run: Run, iteration: int
) -> None:
    numbers: dict[str, Any] = dict(run.at(iteration))
    parameters = run.parameters(iteration)
    stepper.open(f"at={iteration}&digits=6")
    for quantity in run.quantities:
        stepper.is_at(iteration, quantity.name)
        shown = stepper.numbers(result_panel(quantity.name))
        whole = quantity.name in TRUTH_TABLE
        assert shown == printed(numbers[quantity.name], 6, whole), quantity.name
        for operand in {*quantity.operands} & {*numbers}:
            panel = f"operand-{operand}" if operand in parameters else f"panel-{operand}"
            value = numbers[operand]
            transposed = f"{operand}.T" in quantity.code
            whole = operand in TRUTH_TABLE
            expected = printed(value.T if transposed else value, 6, whole)
            assert stepper.numbers(panel) == expected, (quantity.name, operand)
        if quantity is not run.quantities[-1]:
            stepper.key("ArrowRight")


@pytest.mark.parametrize(
    ("query", "settings"),
    [
        ("seed=7&biases=false", Settings(seed=7, learn_biases=False)),
        ("rule=exact&hidden=4,3", Settings(rule="exact", hidden=(4, 3))),
        ("activation=tanh&lr=0.3", Settings(activation="tanh", learning_rate=0.3)),
        (
            "bias_shape=per_unit&bias_start=random",
            Settings(biases="per_unit", initial_biases="random"),
        ),
        ("start=mazur&rule=exact&data=mazur&hidden=2&biases=false&lr=0.5", Settings.mazur()),
    ],
)
def test_other_settings_show_their_own_numbers(
    stepper: Stepper, query: str, settings: Settings
) -> None:
    run = train(settings)
    stepper.open(f"{query}&at=3&quantity=delta_w1")
    assert stepper.numbers("panel-delta_w1") == printed(run.at(3)["delta_w1"])
    stepper.go("new_w1")
    assert stepper.numbers("panel-w1") == printed(run.at(3)["new_w1"])


def test_name_formula_code_and_sentence_are_those_of_the_list(tutorial: Stepper, run: Run) -> None:
    for quantity in run.quantities:
        heading = tutorial.root.get_by_role("heading", name=quantity.name, exact=True)
        expect(heading).to_be_visible()
        expect(tutorial.get("code")).to_have_text(quantity.code)
        expect(tutorial.get("sentence")).to_contain_text(quantity.sentence)
        expect(tutorial.get("formula").locator("math")).to_have_count(1)
        tutorial.key("ArrowRight")


def test_what_is_not_computed_yet_is_empty_and_becomes_empty_again(
    tutorial: Stepper, run: Run
) -> None:
    numbers = run.at(5)
    pending = tutorial.get("data-table").locator("td.bp-pending")
    change = tutorial.get("panel-w2").locator(".bp-second.bp-pending")
    column = tutorial.get("data-table").get_by_role("columnheader", name="output")
    errors = tutorial.get("panel-error").locator("header .bp-line")
    tutorial.stand(5, "z2")
    expect(pending).to_have_count(8)
    expect(errors).to_have_text(["train ···", "test ···"])
    place = column.bounding_box()
    tutorial.press("next").is_at(quantity="a2")
    expect(pending).to_have_count(0)
    assert column.bounding_box() == place
    tutorial.press("next").is_at(quantity="error")
    expect(errors.first).to_have_text(f"train {printed(numbers['error'])[0][0]}")
    tutorial.press("previous", 2)
    expect(pending).to_have_count(8)
    expect(errors).to_have_text(["train ···", "test ···"])

    tutorial.go("delta_b2")
    expect(change).to_have_count(5)
    assert tutorial.numbers("panel-w2") == printed(numbers["w2"])
    tutorial.press("next").is_at(quantity="new_w2")
    expect(change).to_have_count(0)
    assert tutorial.numbers("panel-w2") == printed(numbers["new_w2"])
    tutorial.press("previous")
    expect(change).to_have_count(5)
    assert tutorial.numbers("panel-w2") == printed(numbers["w2"])


def test_predictions_of_all_eight_rows_are_those_of_the_network(
    tutorial: Stepper, run: Run
) -> None:
    tutorial.stand(40, "error")
    data = run.settings.dataset
    predicted = [run.predict(part.inputs, 40) for part in (data.train, data.test)]
    shown = tutorial.get("data-table").locator("td.bp-prediction").all_inner_texts()
    assert [[text.strip()] for text in shown] == [*told(predicted[0]), *told(predicted[1])]


def test_the_rail_says_what_is_done_where_one_is_and_what_is_to_come(tutorial: Stepper) -> None:
    tutorial.stand(2, "error")
    rail = tutorial.get("rail")
    names = rail.locator("[data-quantity]").evaluate_all("all => all.map(o => o.dataset.quantity)")
    assert names == QUANTITIES
    states = rail.locator("[data-quantity]").evaluate_all(
        "all => all.map(one => one.dataset.state)"
    )
    here = QUANTITIES.index("error")
    assert states == ["done"] * here + ["now"] + ["ahead"] * (len(QUANTITIES) - here - 1)


def test_the_two_rules_are_shown_with_both_values_where_they_differ(tutorial: Stepper) -> None:
    run = train(Settings())
    own, exact = run.at(12), run.at(12, rule="exact")
    explanation = tutorial.stand(12, "z2_d_b2").digits(4).get("explanation")
    # By formula at the first, and in the second because of it.
    for name in ("z2_d_b2", "delta_b2"):
        tutorial.go(name)
        expect(explanation).to_contain_text(told(own[name], 4)[0][0])
        expect(explanation).to_contain_text(told(exact[name], 4)[0][0])
    expect(explanation).to_contain_text("because of z2_d_b2")
    # Biases begin at 1, so the first iteration is the same under both.
    expect(explanation.locator(".bp-follows")).to_contain_text("≠")
    tutorial.stand(0, "delta_b2")
    expect(explanation.locator(".bp-follows")).to_contain_text("=")
    signs = tutorial.get("rail").locator(".bp-differs-sign")
    marked = signs.evaluate_all("all => all.map(one => one.parentElement.dataset.quantity)")
    assert marked == ["z2_d_b2", "z2_d_a1", "z1_d_b1"]


def test_the_chain_lights_the_factor_at_hand_and_fills_those_that_are_known(
    tutorial: Stepper,
) -> None:
    tutorial.stand(0, "a1_d_z1")
    states = (
        tutorial.get("chain")
        .locator("button")
        .evaluate_all("all => all.map(one => [one.title, one.dataset.state])")
    )
    assert states == [
        ["error_d_a2", "known"],
        ["a2_d_z2", "known"],
        ["z2_d_a1", "known"],
        ["a1_d_z1", "lit"],
        ["z1_d_w1", "empty"],
    ]


def test_the_chain_is_the_same_from_wherever_one_comes_and_keeps_the_factors_that_stay(
    tutorial: Stepper,
) -> None:
    chain = tutorial.get("chain")
    first, *others = QUANTITIES
    tutorial.stand(0, first)
    seen = {first: chain.inner_text()}
    for name in others:
        tutorial.key("ArrowRight").is_at(0, name)
        seen[name] = chain.inner_text()
    assert len(set(seen.values())) == 5, "one forwards, and one for each of four parameters"
    for name in reversed(QUANTITIES[:-1]):
        tutorial.key("ArrowLeft").is_at(0, name)
        assert chain.inner_text() == seen[name], name
    tutorial.stand(0, "a1_d_z1")
    factor = chain.get_by_role("button", name="z2_d_a1")
    factor.focus()
    tutorial.key("ArrowRight").is_at(0, "z1_d_w1")
    expect(factor).to_be_focused()


def test_a_weight_and_its_change_are_multiplied_by_the_power_of_ten_of_their_matrix(
    stepper: Stepper,
) -> None:
    stepper.open("initial_scale=0.001&at=3&quantity=new_w1")
    expect(stepper.get("panel-w1").locator(".bp-matrix-power")).to_have_text("·10⁻²")
    values = train(Settings(initial_scale=0.001)).at(3)
    weights = [one for row in stepper.numbers("panel-w1") for one in row]
    changes = stepper.get("panel-w1").locator(".bp-second").all_inner_texts()
    for texts, exact in ((weights, values["new_w1"]), (changes, values["new_w1"] - values["w1"])):
        numbers = [float(one.replace("−", "-")) / 100 for one in texts]
        assert numbers == pytest.approx(exact.ravel().tolist(), abs=5.1e-5)


@pytest.mark.parametrize("digits", [3, 6])
def test_no_frame_lies_on_the_digits_that_it_marks(stepper: Stepper, digits: int) -> None:
    stepper.open(f"at=12&cell=1,1&digits={digits}")
    for name in QUANTITIES:
        stepper.is_at(12, name)
        covered = stepper.root.evaluate(
            """root => {
                const text = document.createRange();
                return [...root.querySelectorAll('[data-now] td:is(.bp-lit, .bp-chosen)')]
                    .map(cell => {
                        const { firstChild } = cell.querySelector('.bp-number');
                        text.selectNodeContents(firstChild);
                        text.setStart(firstChild, firstChild.data.search(/[^\\u2007]/));
                        const inside = text.getBoundingClientRect();
                        const box = cell.getBoundingClientRect();
                        const frame = getComputedStyle(cell, '::before');
                        const reach = parseFloat(frame.left) + parseFloat(frame.borderLeftWidth);
                        return reach - Math.min(inside.left - box.left, box.right - inside.right);
                    });
            }"""
        )
        assert max(covered) < 1, name  # A digit begins a pixel within its box.
        stepper.key("ArrowRight")
