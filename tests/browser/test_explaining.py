"""Any cell explained: what lights up, and a sum that names its terms and adds up."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from nn_core import Settings, train
from tests.helpers.stepper import MINUS, Stepper, printed, told

DIGITS = 6


def half(text: str) -> float:
    """Half a unit of the last digit that is printed."""
    exponent = Decimal(plain(text)).as_tuple().exponent
    return 0.5 * 10.0 ** int(exponent)


def value(text: str) -> float:
    return float(plain(text))


def plain(text: str) -> str:
    return text.replace(MINUS, "-").replace("\u2007", "")


@pytest.mark.parametrize("quantity", ["z1", "z2", "error", "delta_w2", "error_d_a1", "delta_w1"])
def test_the_terms_of_a_sum_add_up_to_the_cell(tutorial: Stepper, quantity: str) -> None:
    tutorial.stand(12, quantity).digits(DIGITS)
    explanation = tutorial.get("explanation")
    texts = explanation.locator(".bp-term-value").all_inner_texts()
    terms = [value(text) for text in texts]
    bias = train(Settings()).at(12)[f"b{quantity[1]}"] if quantity[0] == "z" else 0.0
    total = explanation.locator(".bp-result").inner_text()
    assert terms
    # Each printed number is off by half of its last digit at most.
    within = sum(map(half, [*texts, total])) + 1e-12
    assert sum(terms) + bias == pytest.approx(value(total), abs=within)


@pytest.mark.parametrize("quantity", ["error", "error&loss=cross_entropy", "delta_w2"])
def test_what_a_long_sum_leaves_out_has_a_number_with_which_it_adds_up(
    stepper: Stepper, quantity: str
) -> None:
    stepper.open(f"data=moons-400-0.2-1-0.25&rule=exact&at=3&quantity={quantity}")
    explanation = stepper.get("explanation")
    texts = explanation.locator(".bp-term-value").all_inner_texts()
    rest = explanation.locator(".bp-term").last.inner_text()
    left_out = re.fullmatch(r"\+ \(?([^()]+)\)? from 252 smaller terms", rest)
    assert left_out, rest
    total = explanation.locator(".bp-result").inner_text()
    within = sum(map(half, [*texts, left_out[1], total])) + 1e-12
    assert sum(map(value, [*texts, left_out[1]])) == pytest.approx(value(total), abs=within)


def test_a_gradients_terms_are_named_by_the_rows_of_the_data(tutorial: Stepper) -> None:
    tutorial.stand(12, "delta_w1")
    labels = tutorial.get("explanation").locator(".bp-term-label").all_inner_texts()
    assert sorted(labels) == ["r1", "r2", "r3", "r4", "r5", "r6"]
    terms = tutorial.get("explanation").locator(".bp-term-value").all_inner_texts()
    sizes = [abs(value(text)) for text in terms]
    assert sizes == sorted(sizes, reverse=True)


def test_an_affines_terms_are_named_by_the_units(tutorial: Stepper) -> None:
    tutorial.stand(0, "z2")
    labels = tutorial.get("explanation").locator(".bp-term-label").all_inner_texts()
    assert sorted(labels) == ["h1", "h2", "h3", "h4", "h5"]


def test_a_click_chooses_a_cell_and_lights_the_row_and_column_that_made_it(
    tutorial: Stepper,
) -> None:
    tutorial.stand(12, "delta_w1")
    tutorial.cell("panel-delta_w1", 3, 2).click()
    expect(tutorial.cell("panel-delta_w1", 3, 2)).to_have_attribute("aria-selected", "true")
    assert tutorial.ready().chosen() == "delta_w1[x3, h2]"
    for panel, count in [("panel-z1_d_w1", 6), ("panel-error_d_z1", 6)]:
        expect(tutorial.get(panel).locator("td.bp-lit")).to_have_count(count)
    expect(tutorial.cell("panel-z1_d_w1", 3, 1)).to_have_class("bp-lit")
    tutorial.wait_for_query(cell="3,2")


def test_every_cell_of_a_result_can_be_explained(tutorial: Stepper) -> None:
    numbers = train(Settings()).at(12)["delta_w1"]
    tutorial.stand(12, "delta_w1")
    result = tutorial.get("explanation").locator(".bp-result")
    for row in range(3):
        for column in range(5):
            tutorial.cell("panel-delta_w1", row + 1, column + 1).click()
            expect(result).to_have_text(told(numbers)[row][column])


def test_an_update_is_written_as_old_minus_rate_times_delta(stepper: Stepper) -> None:
    numbers = train(Settings(learning_rate=0.5)).at(12)
    stepper.open("lr=0.5&at=12&quantity=new_w1&cell=2,3")
    old, delta, new = (told(numbers[name])[1][2] for name in ("w1", "delta_w1", "new_w1"))
    text = stepper.get("explanation").inner_text()
    first, minus, rate, second, last = (
        text.find(old),
        text.find(MINUS, text.find(old) + len(old)),
        text.find("0.500"),
        text.find(delta),
        text.rfind(new),
    )
    assert -1 < first < minus < rate < second < last, text


def test_the_arrow_keys_move_from_cell_to_cell_and_escape_gives_the_keys_back(
    tutorial: Stepper,
) -> None:
    tutorial.stand(12, "delta_w1")
    tutorial.cell("panel-delta_w1", 1, 1).focus()
    tutorial.page.keyboard.press("ArrowDown")
    tutorial.page.keyboard.press("ArrowRight")
    tutorial.page.keyboard.press("ArrowRight")
    expect(tutorial.cell("panel-delta_w1", 2, 3)).to_be_focused()
    assert tutorial.ready().chosen() == "delta_w1[x2, h3]"
    assert tutorial.place == (12, "delta_w1")
    tutorial.page.keyboard.press("Escape")
    assert tutorial.key("ArrowRight").place == (12, "delta_b1")


def test_an_operands_number_says_where_it_came_from_and_leads_there(tutorial: Stepper) -> None:
    tutorial.stand(12, "delta_w1")
    tutorial.cell("panel-error_d_z1", 4, 2).click()
    explanation = tutorial.get("explanation")
    expect(explanation).to_contain_text("error_d_z1[r4, h2]")
    expect(explanation.get_by_role("button").first).to_be_in_viewport(ratio=1)
    explanation.get_by_role("button").click()
    tutorial.is_at(12, "error_d_z1")
    assert tutorial.ready().chosen() == "error_d_z1[r4, h2]"


def test_a_weight_leads_to_the_update_that_set_it(tutorial: Stepper) -> None:
    tutorial.stand(12, "z1")
    tutorial.cell("operand-w1", 2, 3).click()
    tutorial.get("explanation").get_by_role("button", name="Go there").click()
    tutorial.is_at(11, "new_w1")
    assert tutorial.ready().chosen() == "new_w1[x2, h3]"


def test_a_saturated_unit_is_marked_where_learning_stops(stepper: Stepper) -> None:
    run = train(Settings(learning_rate=30.0))
    slope = run.at(20)["a1_d_z1"]
    saturated = int((slope < 0.05).sum())
    assert saturated
    stepper.open("lr=30&at=20&quantity=a1_d_z1")
    expect(stepper.get("panel-a1_d_z1").locator("td.bp-marked")).to_have_count(saturated)


@pytest.mark.parametrize("digits", [2, 6])
def test_one_setting_says_how_many_digits_are_shown_everywhere(
    tutorial: Stepper, digits: int
) -> None:
    numbers = train(Settings()).at(12)
    tutorial.stand(12, "delta_w1")
    tutorial.digits(digits)
    expected = printed(numbers["delta_w1"], digits)
    expect(tutorial.get("explanation").locator(".bp-result")).to_have_text(
        told(numbers["delta_w1"], digits)[0][0]
    )
    assert tutorial.numbers("panel-delta_w1") == expected
    assert tutorial.numbers("panel-w1") == printed(numbers["w1"], digits)
    tutorial.wait_for_query(digits=str(digits))


def test_the_points_of_a_matrix_stand_in_a_column(tutorial: Stepper) -> None:
    tutorial.stand(12, "error_d_z1")
    lengths = (
        tutorial.get("panel-error_d_z1")
        .locator("tbody td")
        .evaluate_all("cells => cells.map(cell => cell.firstChild.textContent.length)")
    )
    assert len(set(lengths)) == 1


def test_a_velocity_leads_to_the_iteration_that_it_is_carried_over_from(stepper: Stepper) -> None:
    stepper.open("optimizer=momentum&quantity=new_velocity_w1&at=5")
    stepper.cell("panel-velocity_w1", 2, 3).click()
    explanation = stepper.get("explanation")
    expect(explanation).to_contain_text("is carried over from iteration 4.")
    explanation.get_by_role("button", name="Go there").click()
    stepper.is_at(4, "new_velocity_w1")
    assert stepper.ready().chosen() == "new_velocity_w1[x2, h3]"


def test_a_unit_that_is_not_computed_yet_tells_no_number(tutorial: Stepper) -> None:
    tutorial.stand(40, "a1").digits(DIGITS)
    hidden = {text for (text,) in told(train(Settings()).at(40)["a2"], DIGITS)}
    # The unit is the last of the network: it has the dots for a number.
    dots = tutorial.get("panel-network").locator(".textpoint text", has_text="···")
    box = dots.bounding_box()
    assert box is not None
    tutorial.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    explanation = tutorial.get("explanation")
    expect(explanation).to_contain_text("a2[r1, y] is not computed yet in this iteration.")
    said = tutorial.ready().root.evaluate(
        """root => [...root.querySelectorAll('[title], [aria-label], [aria-live]')]
            .filter(one => !one.closest('[inert]'))
            .map(one => [one.title, one.ariaLabel, one.textContent].join())
            .join()"""
    )
    written = tutorial.root.inner_text()
    assert [text for text in hidden if text in written or text in said] == []
    tutorial.go("a2")
    assert hidden & {*tutorial.root.inner_text().split()}


def test_the_errors_to_come_are_shown_only_when_they_are_asked_for(tutorial: Stepper) -> None:
    def shown() -> int:
        """How many iterations the longest line has."""
        return int(
            tutorial.get("panel-error")
            .locator(".js-plotly-plot")
            .evaluate("plot => Math.max(...plot.data.map(line => line.x.length))")
        )

    errors = train(Settings()).errors
    tutorial.stand(12, "a1")
    assert shown() == 12
    tutorial.go("error")
    assert shown() == 13
    switch = tutorial.get("whole-curve")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    tutorial.ready()
    assert shown() == len(errors)
    switch.click()
    tutorial.ready()
    assert shown() == 13
