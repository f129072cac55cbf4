"""Answers are assessed: right as they were rounded, mistakes by name, never by their spelling."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core import Run, Settings, train
from nn_core.questions import (
    AGAIN,
    FOLLOWS,
    MISTAKE,
    RIGHT,
    WRONG,
    Assessment,
    Place,
    Question,
    ask,
    assess,
    solve,
)
from nn_core.questions.cells import Cell, cells_in

RUN = train(Settings(rule="exact"))
DELTA = Place(10, "delta_w2", (2, 0))


def names(assessed: Assessment) -> list[str]:
    return [name for one in assessed.mistakes for name in one.names]


def value(place: Place, run: Run = RUN, digits: int = 3) -> Question:
    return ask(run, place, "value", digits=digits)


@pytest.mark.parametrize(
    "text",
    ["0.128", ".128", "0,128", "128e-3", "1.28·10⁻¹", "٠٫١٢٨", "０．１２８", "0.12769", "16/125"],
)
def test_every_spelling_of_the_right_number_is_right(text: str) -> None:
    assessed = assess(RUN, value(Place(10, "error_d_z2", (0, 0))), text)
    assert assessed.verdict == RIGHT
    assert assessed.right == pytest.approx(RUN.at(10)["error_d_z2"][0, 0])
    assert assessed.tolerance is not None
    assert assessed.tolerance.ends == (0.128, 0.128)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("NaN", "words"),
        ("about a tenth", "words"),
        ("1/0", "zero"),
        ("2.000", "doubtful"),
        ("1,234", "doubtful"),
        ("0.13", "digits"),
        ("0", "digits"),
        ("9" * 99, "long"),
    ],
)
def test_what_is_unclear_is_asked_again_and_tells_nothing(text: str, why: str) -> None:
    assessed = assess(RUN, value(Place(10, "error_d_z2", (0, 0))), text)
    assert (assessed.verdict, assessed.why) == (AGAIN, why)
    assert assessed.right is None
    assert assessed.written is None
    assert assessed.tolerance is None
    assert not assessed.mistakes
    assert bool(assessed.readings) == (why == "doubtful")


def test_one_reading_of_an_unclear_spelling_that_is_right_is_enough() -> None:
    question = value(Place(10, "z1", (4, 2)), digits=4)
    right = f"{RUN.at(10)['z1'][4, 2]:.3f}"
    assert assess(RUN, question, right).verdict == RIGHT
    assert assess(RUN, question, right.replace(".", ",")).verdict == RIGHT


def test_one_reading_that_a_mistake_leads_to_is_taken() -> None:
    question = value(Place(10, "z1", (4, 2)), digits=4)
    mistake = next(
        one
        for one in solve(RUN, question.place, "value", digits=4).mistakes
        if "swapped" in one.names
    )
    assessed = assess(RUN, question, f"{mistake.answer:.3f}")
    assert assessed.verdict == MISTAKE
    assert assessed.answer == pytest.approx(mistake.answer, abs=1e-3)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("-0.0754", "no_activation_derivative"),
        ("0.0174", "sign"),
        ("-0.0029", "mean_over_rows"),
        ("-0.0291", "gradients_not_reset"),
        ("-0.0348", "factor_two"),
        ("-0.174", "decimal_place"),
        ("-1.74", "decimal_place"),
    ],
)
def test_a_mistake_is_named(text: str, name: str) -> None:
    assessed = assess(RUN, value(DELTA), text)
    assert assessed.verdict == MISTAKE
    assert name in names(assessed)
    assert assessed.right == pytest.approx(RUN.at(10)["delta_w2"][2, 0])


def test_a_mistake_comes_with_the_cell_written_out_both_ways() -> None:
    assessed = assess(RUN, value(DELTA), "-0.0754")
    assert assessed.written is not None
    wrong = assessed.mistakes[0].written
    assert wrong is not None
    assert wrong.node == assessed.written.node
    cell = next(one for one in cells_in(wrong.node) if one.name == "error_d_z2")
    values = RUN.at(10)
    assert cell.of(assessed.written.values) == values["error_d_z2"][cell.index]
    assert cell.of(wrong.values) == values["error_d_a2"][cell.index]


def without(term: int | None = None, turned: int | None = None, stop: int = 99) -> float:
    values = RUN.at(10)
    terms = values["a1"][:, 2] * values["error_d_z2"][:, 0]
    terms[[] if turned is None else [turned]] *= -1
    return float(np.delete(terms, [] if term is None else [term])[:stop].sum())


@pytest.mark.parametrize(
    ("answer", "name", "number"),
    [
        (without(term=1), "term_left_out", 1),
        (without(turned=2), "term_sign", 2),
        (without(stop=3), "stopped", 3),
    ],
)
def test_the_first_term_that_cannot_be_right_is_found(
    answer: float, name: str, number: int
) -> None:
    assessed = assess(RUN, value(DELTA), f"{answer:.4g}")
    assert names(assessed) == [name]
    about = assessed.mistakes[0].about
    assert about["number"] == number
    assert Cell("error_d_z2", (number, 0)) in list(cells_in(about["term"].node))


def test_another_cell_is_recognized() -> None:
    whole = RUN.at(10)["error_d_z1"]
    assessed = assess(RUN, value(Place(10, "error_d_z1", (3, 4))), f"{whole[3, 1]:.4f}")
    assert names(assessed) == ["other_cell"]
    assert assessed.mistakes[0].about["cell"] == (3, 1)


def test_what_no_mistake_explains_is_wrong_and_written_out() -> None:
    assessed = assess(RUN, value(DELTA), "77")
    assert assessed.verdict == WRONG
    assert not assessed.mistakes
    assert assessed.written is not None
    assert assessed.answer == 77.0


def test_a_right_answer_names_the_mistakes_that_it_does_not_exclude() -> None:
    run = train(Settings.mazur())
    question = value(Place(3, "new_w1", (1, 0)), run)
    assessed = assess(run, question, f"{run.at(3)['new_w1'][1, 0]:.6f}")
    assert assessed.verdict == RIGHT
    assert names(assessed) == ["sign", "learning_rate"]
    assert not assess(RUN, value(Place(10, "error_d_z2", (0, 0))), "0.128").mistakes


def test_a_sign_is_seen_where_no_line_has_another_one() -> None:
    assessed = assess(RUN, value(Place(10, "a2_d_z2", (0, 0))), "-0.25")
    assert names(assessed) == ["sign"]


def test_a_zero_has_no_digits_with_the_point_in_the_wrong_place() -> None:
    run = train(Settings(activation="relu", rule="exact", seed=5))
    row, unit = np.argwhere(run.at(3)["a1"] == 0)[0]
    assessed = assess(run, value(Place(3, "a1", (int(row), int(unit))), run), "-0.5")
    assert (assessed.verdict, assessed.right, names(assessed)) == (WRONG, 0.0, [])


def test_a_single_number_has_no_other_cell_and_no_terms() -> None:
    assessed = assess(RUN, value(Place(10, "new_b2")), "77")
    assert assessed.verdict == WRONG
    assessed = assess(RUN, value(Place(10, "error_d_z2", (0, 0))), "-77")
    assert assessed.verdict == WRONG


def test_a_later_cell_is_assessed_from_ones_own_earlier_one() -> None:
    question = value(Place(10, "error_d_z2", (0, 0)))
    values = RUN.at(10)
    own = {Place(10, "error_d_a2", (0, 0)): 0.7}
    follows = f"{0.7 * values['a2_d_z2'][0, 0]:.4f}"
    assert assess(RUN, question, follows).verdict == WRONG
    assessed = assess(RUN, question, follows, own)
    assert assessed.verdict == FOLLOWS
    assert assessed.own is not None
    assert assessed.tolerance is not None
    assert assessed.own.ends == (0.175, 0.175)
    assert assessed.tolerance.ends == (0.128, 0.128)
    # The right number stays right, and what follows from neither stays wrong.
    assert assess(RUN, question, "0.128", own).verdict == RIGHT
    assert assess(RUN, question, "0.9", own).verdict == WRONG
    elsewhere = {Place(10, "error_d_a2", (3, 0)): 0.7}
    assert assess(RUN, question, follows, elsewhere).verdict == WRONG


def test_ones_own_number_of_what_is_only_copied_counts_as_well() -> None:
    own = {Place(10, "a1", (3, 2)): 0.2}
    values = RUN.at(10)
    column = np.array(values["a1"][:, 2])
    column[3] = 0.2
    answer = f"{column @ values['error_d_z2'][:, 0]:.5f}"
    assert assess(RUN, value(DELTA), answer, own).verdict == FOLLOWS


def test_ones_own_numbers_may_have_no_result() -> None:
    run = train(
        Settings(
            rule="exact",
            output="softmax",
            loss="half_squared",
            hidden=(3,),
            dataset=Settings.mazur().dataset,
            learning_rate=0.5,
        )
    )
    question = value(Place(3, "a2", (0, 0)), run)
    own = {Place(3, "exp_z2", (0, at)): 0.0 for at in range(2)}
    assert assess(run, question, "77", own).verdict == WRONG


def test_a_choice_and_an_order_are_assessed() -> None:
    question = ask(RUN, Place(10, "new_w2"), "move")
    right = solve(RUN, question.place, "move").right
    other = {"up": "down", "down": "up"}[str(right)]
    assert assess(RUN, question, str(right)).verdict == RIGHT
    assessed = assess(RUN, question, other)
    assert assessed.verdict == MISTAKE
    assert "sign" in names(assessed)
    assert assess(RUN, question, "stays").verdict == WRONG
    assert assess(RUN, question, "sideways").why == "choice"

    order = ask(RUN, Place(10, "delta_w2"), "order")
    right = solve(RUN, order.place, "order").right
    assert isinstance(right, tuple)
    assert assess(RUN, order, right).verdict == RIGHT
    assert assess(RUN, order, " ".join(right)).verdict == RIGHT
    assessed = assess(RUN, order, (right[1], right[0], *right[2:]))
    assert assessed.verdict == MISTAKE
    assert assessed.mistakes[0].about == {"step": right[1], "needs": right[0]}
    assert assess(RUN, order, right[:2]).verdict == AGAIN
