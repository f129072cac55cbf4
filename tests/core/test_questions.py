"""Questions are made from the lines of any network, and tell mistakes apart."""

from __future__ import annotations

import itertools
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from nn_core import Run, Settings, train
from nn_core.lines.tree import Name, Transpose
from nn_core.questions import (
    KINDS,
    MISTAKE,
    NUMBER,
    ORDER,
    OTHER_RULE,
    RIGHT,
    SLIPS,
    Place,
    Question,
    Solution,
    ask,
    assess,
    solve,
)
from nn_core.questions.cells import evaluated, replaced
from nn_core.questions.kinds.operand import key_of as operand_key
from nn_core.questions.kinds.operand import operands_in
from nn_core.questions.situation import Situation, index_of
from nn_core.questions.wrong_lines import wrong_lines
from tests.helpers import strategies
from tests.helpers.asked import solved
from tests.helpers.by_hand import ByHand
from tests.helpers.faulty import CLASSES, NEEDED

EXACT = train(Settings(rule="exact"))


def drawn(settings: Settings, data: st.DataObject, kinds: tuple[str, ...]) -> tuple[Run, Solution]:
    run = train(settings)
    assume(run.last >= 0)
    place = Place(
        data.draw(st.integers(0, run.last)),
        data.draw(st.sampled_from([one.name for one in run.quantities])),
    )
    kind, digits = data.draw(st.sampled_from(kinds)), data.draw(st.integers(2, 6))
    found = solved(run, place, kind, data.draw(st.integers(0, 2**32 - 1)), digits)
    assume(found is not None)
    assert found is not None
    return run, found


def typed(value: float) -> str:
    """A number as one types it, not to be taken for thousands."""
    return f"{value:.12e}"


def told_apart(settings: Settings, data: st.DataObject) -> None:
    """Each modelled mistake is named for what a calculation with it gives, and is never right."""
    run, solution = drawn(settings, data, ("value",))
    question, tolerance = solution.question, solution.tolerance
    assert tolerance is not None
    assert solution.written is not None
    assert solution.mistakes
    random = np.random.RandomState(0)
    whole = np.asarray(run.at(question.place.iteration)[question.place.quantity])
    hand = ByHand(solution.written, whole, question.digits)
    for _ in range(3):
        assert assess(run, question, typed(hand.at_random(random))).verdict == RIGHT
    answers = [tolerance, *(one.tolerance for one in solution.mistakes)]
    for at, one in enumerate(answers):
        for other in answers[at + 1 :]:
            assert one is not None
            assert other is not None
            assert one.apart(other)
    for mistake in solution.mistakes:
        assessed = assess(run, question, typed(float(mistake.answer)))  # type: ignore[arg-type]
        assert assessed.verdict == MISTAKE
        assert mistake.names in [one.names for one in assessed.mistakes]
        named = [
            one for one in assessed.mistakes if one.names in [m.names for m in solution.mistakes]
        ]
        assert [one.names for one in named] == [mistake.names]


@pytest.mark.slow
@given(strategies.settings(), st.data())
@examples(max_examples=40, deadline=None)
def test_a_question_tells_the_mistakes_apart(settings: Settings, data: st.DataObject) -> None:
    told_apart(settings, data)


@pytest.mark.slow
@given(strategies.settings(), st.data())
@examples(max_examples=50, deadline=None)
def test_the_same_link_asks_the_same_question_and_each_choice_is_assessed(
    settings: Settings, data: st.DataObject
) -> None:
    run, solution = drawn(settings, data, tuple(KINDS))
    question = solution.question
    one = question
    again = ask(train(settings), one.place, one.kind, one.seed, one.digits)
    assert again == question
    assert {field.name for field in fields(Question)} == {
        *("kind", "place", "seed", "digits", "form", "choices", "about")
    }
    if question.form == NUMBER:
        assert not question.choices
        assert not question.about
        return
    keys = [choice.key for choice in question.choices]
    assert len(set(keys)) == len(keys) >= 2
    if question.form == ORDER:
        assert assess(run, question, solution.right).verdict == RIGHT  # type: ignore[arg-type]
        assert assess(run, question, keys).verdict == MISTAKE
        return
    verdicts = {key: assess(run, question, key).verdict for key in keys}
    assert [key for key in keys if verdicts[key] == RIGHT] == [solution.right]
    for mistake in solution.mistakes:
        assert verdicts[str(mistake.answer)] == MISTAKE
    assert solution.mistakes


@pytest.mark.slow
@given(strategies.settings(), st.data())
@examples(max_examples=60, deadline=None)
def test_the_answer_of_each_kind_is_what_the_numbers_say(
    settings: Settings, data: st.DataObject
) -> None:
    run, solution = drawn(settings, data, tuple(KINDS))
    question, right = solution.question, solution.right
    place = question.place
    values = run.at(place.iteration)
    whole = np.asarray(values[place.quantity])
    cell = float(whole[index_of(place, whole.shape)])
    match question.kind:
        case "value":
            assert right == pytest.approx(cell, rel=1e-9)
        case "sign":
            assert right == {-1: "negative", 0: "zero", 1: "positive"}[int(np.sign(cell))]
        case "compare":
            other = replace(place, cell=question.about["other"])
            difference = cell - float(whole[index_of(other, whole.shape)])
            assert right == ("greater" if difference > 0 else "smaller")
        case "shape":
            assert right == ("x".join(map(str, whole.shape)) or "single")
        case "move":
            old = np.asarray(values[place.quantity.removeprefix("new_")])
            change = cell - float(old[index_of(place, whole.shape)])
            assert right == {-1: "down", 0: "stays", 1: "up"}[int(np.sign(change))]
        case "after" if run.last > place.iteration and not settings.batch_size:
            change = (
                run.errors[place.iteration + 1] - values["error"]
                if (run.completed > place.iteration + 1)
                else np.nan
            )
            if np.isfinite(change):
                assert right == {-1: "falls", 0: "stays", 1: "rises"}[int(np.sign(change))]
        case "order":
            known = {one.name: one for one in run.quantities}
            assert isinstance(right, tuple)
            for before, after in itertools.pairwise(right):
                assert before in known[after].operands


def test_the_right_operand_is_the_one_of_the_line_and_no_other_gives_its_numbers() -> None:
    for quantity in EXACT.quantities:
        for seed in range(4):
            found = solved(EXACT, Place(5, quantity.name), "operand", seed)
            if found is None:
                continue
            situation = Situation(EXACT, found.question.place, 3, "operand", seed)
            right = operands_in(quantity.tree)[found.question.about["blank"]]
            assert found.right == operand_key(right)
            for choice in found.question.choices:
                if choice.key == found.right:
                    continue
                name = Name(choice.about["name"])
                other = Transpose(name) if choice.about["transposed"] else name
                try:
                    numbers = evaluated(replaced(quantity.tree, {right: other}), situation.values)
                except ValueError:
                    continue
                assert numbers.shape != situation.whole.shape or not np.allclose(
                    numbers, situation.whole
                )


def test_the_row_that_pushes_most_has_the_largest_term() -> None:
    found = solve(EXACT, Place(10, "delta_w2"), "row")
    values = EXACT.at(10)
    place = found.question.place
    assert place.cell is not None
    terms = np.abs(values["a1"][:, place.cell[0]] * values["error_d_z2"][:, 0])
    assert found.right == str(terms.argmax())
    assert {mistake.names for mistake in found.mistakes} <= {
        *(("left_factor",), ("right_factor",), ("greatest",), ("least",))
    }


def test_rows_of_a_batch_have_the_numbers_of_the_data() -> None:
    run = train(Settings(rule="exact", batch_size=3, shuffle=True))
    seen = set()
    for at in range(12):
        found = solved(run, Place(at, "delta_b2"), "row")
        if found:
            rows = {int(choice.key) for choice in found.question.choices}
            assert rows == set(run.batch(at).tolist())
            seen |= rows
    assert len(seen) > 3


@pytest.mark.slow
@pytest.mark.parametrize("fault", [*NEEDED, "no_activation_derivative", "gradients_not_reset"])
def test_a_mistake_that_needs_its_settings_is_asked_about(fault: str) -> None:
    run = train(Settings(**{"rule": "exact", "hidden": (4,), **NEEDED.get(fault, {})}))
    found = {
        name
        for quantity in run.quantities
        if (solution := solved(run, Place(7, quantity.name), "value"))
        for mistake in (*solution.mistakes, *solution.untested)
        for name in mistake.names
    }
    assert fault in found


def test_the_other_rule_is_one_of_the_mistakes() -> None:
    tutorial = train(Settings())
    for run in (tutorial, EXACT):
        found = solve(run, Place(10, "z2_d_a1"), "sign") if run is EXACT else None
        situation = Situation(run, Place(10, "z1_d_b1"), 3, "value", 0)
        names = [name for one in wrong_lines(situation) for name in one.names]
        assert OTHER_RULE in names
        assert found is None or found.mistakes
    assert "weights_after_update" not in {
        name
        for one in wrong_lines(Situation(tutorial, Place(10, "z2_d_a1"), 3, "value", 0))
        for name in one.names
    }


def test_what_cannot_change_a_quantity_is_left_out_and_what_coincides_is_named_together() -> None:
    one = train(Settings(rule="exact", learning_rate=1.0))
    lines = wrong_lines(Situation(one, Place(3, "new_w2"), 3, "value", 0))
    assert not any("learning_rate" in line.names for line in lines)
    half = train(Settings(rule="exact", learning_rate=0.5))
    lines = wrong_lines(Situation(half, Place(3, "new_w2"), 3, "value", 0))
    assert any("learning_rate" in line.names for line in lines)
    lines = wrong_lines(Situation(half, Place(3, "error_d_a2"), 3, "value", 0))
    assert ("sign_flipped", "sign") in [line.names for line in lines]
    first = wrong_lines(Situation(half, Place(0, "delta_w2"), 3, "value", 0))
    assert not any("gradients_not_reset" in line.names for line in first)


def test_every_slip_happens_somewhere() -> None:
    runs = [
        EXACT,
        train(Settings(rule="exact", learning_rate=0.3, l2=0.1, optimizer="adam")),
        train(Settings(rule="exact", optimizer="momentum", reduction="mean", biases="per_unit")),
        train(Settings(rule="exact", output="softmax", loss="cross_entropy", dataset=CLASSES)),
        train(Settings(rule="exact", output="tanh", activation="tanh", hidden=(3, 3))),
        train(Settings(rule="exact", activation="relu", learning_rate=0.4)),
    ]
    found = {
        name
        for run in runs
        for quantity in run.quantities
        if not quantity.cancelled
        for line in wrong_lines(Situation(run, Place(4, quantity.name), 3, "value", 0))
        for name in line.names
    }
    assert set(SLIPS) <= found
