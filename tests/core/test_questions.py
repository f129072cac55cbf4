"""Questions are made from the lines of any network, and told apart from what mistakes lead to."""

from __future__ import annotations

import itertools
from dataclasses import asdict, fields, replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from nn_core import Run, Settings, train
from nn_core.lines.names import CONSTANTS
from nn_core.lines.tree import Name, Transpose, read
from nn_core.questions import (
    KINDS,
    MISTAKE,
    NUMBER,
    ORDER,
    OTHER_RULE,
    REASONS,
    RIGHT,
    SLIPS,
    Place,
    Question,
    Solution,
    UnaskedError,
    ask,
    judge,
    kinds_at,
    search,
    solve,
)
from nn_core.questions.cells import evaluated, replaced
from nn_core.questions.kinds.operand import key_of as operand_key
from nn_core.questions.kinds.operand import operands_in
from nn_core.questions.kinds.value import mistake_at
from nn_core.questions.situation import Situation, index_of, placed
from nn_core.questions.wrong_lines import WrongLine, wrong_lines
from tests.helpers import strategies
from tests.helpers.by_hand import ByHand
from tests.helpers.faulty import CLASSES, NEEDED

EXACT = train(Settings(rule="exact"))


def solved(run: Run, place: Place, kind: str, seed: int = 0, digits: int = 3) -> Solution | None:
    try:
        return solve(run, place, kind, seed, digits)
    except UnaskedError:
        return None


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
        assert judge(run, question, typed(hand.at_random(random))).verdict == RIGHT
    answers = [tolerance, *(one.tolerance for one in solution.mistakes)]
    for at, one in enumerate(answers):
        for other in answers[at + 1 :]:
            assert one is not None
            assert other is not None
            assert one.apart(other)
    for mistake in solution.mistakes:
        judged = judge(run, question, typed(float(mistake.answer)))  # type: ignore[arg-type]
        assert judged.verdict == MISTAKE
        assert mistake.names in [one.names for one in judged.mistakes]
        named = [
            one for one in judged.mistakes if one.names in [m.names for m in solution.mistakes]
        ]
        assert [one.names for one in named] == [mistake.names]


@given(strategies.settings(), st.data())
@examples(max_examples=40, deadline=None)
def test_a_question_tells_the_mistakes_apart(settings: Settings, data: st.DataObject) -> None:
    told_apart(settings, data)


@pytest.mark.slow
@given(strategies.settings(), st.data())
@examples(max_examples=500, deadline=None)
def test_questions_of_very_many_networks_tell_the_mistakes_apart(
    settings: Settings, data: st.DataObject
) -> None:
    told_apart(settings, data)


@given(strategies.settings(), st.data())
@examples(max_examples=80, deadline=None)
def test_the_same_link_asks_the_same_question_and_each_choice_is_judged(
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
        assert judge(run, question, solution.right).verdict == RIGHT  # type: ignore[arg-type]
        assert judge(run, question, keys).verdict == MISTAKE
        return
    verdicts = {key: judge(run, question, key).verdict for key in keys}
    assert [key for key in keys if verdicts[key] == RIGHT] == [solution.right]
    for mistake in solution.mistakes:
        assert verdicts[str(mistake.answer)] == MISTAKE
    assert solution.mistakes


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


def test_a_place_may_name_its_cell() -> None:
    for kind in ("value", "sign"):
        found = ask(EXACT, Place(10, "error_d_z1", (2, 3)), kind)
        assert found.place.cell == (2, 3)
    with pytest.raises(ValueError, match="has no such cell"):
        ask(EXACT, Place(10, "error_d_z1", (9, 0)), "value")


def test_each_row_of_the_data_has_its_own_matrix() -> None:
    run = train(Settings(rule="exact", output="softmax", dataset=CLASSES))
    found = ask(run, Place(4, "a2_d_z2", data_row=2), "value")
    assert found.place.data_row == 2
    assert ask(run, found.place, "value") == found
    assert index_of(found.place, (4, 3, 3)) == (2, *(found.place.cell or ()))
    assert placed(found.place, (2, *(found.place.cell or ()))) == found.place
    assert solved(run, Place(4, "a2_d_z2"), "shape") is None


@pytest.mark.parametrize(
    ("run", "place", "kind", "reason"),
    [
        (train(Settings(fault="sign_flipped")), Place(1, "z1"), "value", "fault"),
        (EXACT, Place(1, "z2_d_w2"), "value", "given"),
        (EXACT, Place(1, "z2_d_b2"), "value", "given"),
        (EXACT, Place(1, "z2"), "move", "quantity"),
        (EXACT, Place(1, "z2"), "row", "quantity"),
        (EXACT, Place(1, "z2"), "after", "quantity"),
        (EXACT, Place(1, "error"), "compare", "quantity"),
        (EXACT, Place(1, "z2_d_b2"), "operand", "quantity"),
        (EXACT, Place(1, "delta_b1"), "value", "long"),
        (EXACT, Place(1, "delta_b1"), "row", "long"),
        (EXACT, Place(0, "z2_d_b2"), "sign", "same"),
        (train(Settings(learn_biases=False)), Place(0, "z2_d_b2"), "order", "quantity"),
    ],
)
def test_what_is_not_asked_has_a_reason(run: Run, place: Place, kind: str, reason: str) -> None:
    with pytest.raises(UnaskedError) as raised:
        ask(run, place, kind)
    assert raised.value.reason == reason
    assert str(raised.value) == REASONS[reason]
    assert kind not in kinds_at(run, place)


def test_a_run_that_diverges_is_asked_about_until_then() -> None:
    run = train(Settings(activation="relu", output="linear", learning_rate=1000.0))
    assert run.diverged
    assert kinds_at(run, Place(0, "z1"))
    with pytest.raises(UnaskedError) as raised:
        ask(run, Place(run.last, run.diverged.quantity), "value")
    assert raised.value.reason == "finite"


def test_a_saturated_slope_is_not_divided_by() -> None:
    settings = Settings(rule="exact", initial_scale=100.0, loss="cross_entropy", hidden=(3,))
    run = train(replace(settings, iterations=3))
    for quantity in run.quantities:
        for kind in KINDS:
            solved(run, Place(0, quantity.name), kind)
    assert run.last >= 0


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"kind": "nothing"}, "kind must be one of value, sign"),
        ({"seed": -1}, "seed must be"),
        ({"digits": 7}, "digits must be"),
        ({"place": Place(1, "nothing")}, "There is no quantity nothing"),
        ({"place": Place(10_000, "z1")}, "iteration must be"),
    ],
)
def test_what_is_not_there_is_refused(changes: dict[str, object], sentence: str) -> None:
    given = {"run": EXACT, "place": Place(1, "z1"), "kind": "value", **changes}
    with pytest.raises(ValueError, match=sentence):
        ask(**given)  # type: ignore[arg-type]


def test_what_hangs_on_digits_that_are_not_shown_is_not_asked() -> None:
    small = np.unravel_index(np.abs(EXACT.at(10)["delta_w1"]).argmin(), (3, 5))
    least = int(np.abs(EXACT.at(10)["error_d_a1"]).argmin())
    slow = train(Settings(rule="exact", learning_rate=1e-6))
    alike = train(Settings(initial_weights="zeros"))
    for run, place, kind in [
        (EXACT, Place(10, "delta_w1", (int(small[0]), int(small[1]))), "sign"),
        (EXACT, Place(10, "error_d_a1", divmod(least, 5)), "sign"),
        (slow, Place(10, "error"), "after"),
        (alike, Place(0, "a1"), "compare"),
    ]:
        with pytest.raises(UnaskedError) as raised:
            ask(run, place, kind, digits=2)
        assert raised.value.reason == "close"


def test_an_error_that_no_update_changes_stays() -> None:
    run = train(Settings(rule="exact", learning_rate=1e-300))
    found = solve(run, Place(3, "error"), "after")
    assert found.right == "stays"
    assert ("always_falls",) in [one.names for one in found.mistakes]


def test_an_error_that_overflows_rises() -> None:
    # Started far from any minimum, each step is far too long.
    settings = Settings(activation="relu", output="linear", learning_rate=1000.0, rule="exact")
    run = train(settings)
    assert solve(run, Place(run.last - 1, "error"), "after").right == "rises"


def test_a_mistake_without_bounds_is_left_out() -> None:
    situation = Situation(EXACT, Place(10, "z2"), 3, "value", 0)
    values = {"z2": np.array([[0.5004], [1.0]])}
    tree = read("1 / (z2 - 0.5)")
    whole = evaluated(tree, values)
    wrong = WrongLine(("sign",), tree, values, whole, whole)
    assert mistake_at(situation, (0, 0), wrong) is None
    assert mistake_at(situation, (1, 0), wrong) is not None


def test_kinds_that_fit_a_place() -> None:
    assert kinds_at(EXACT, Place(10, "new_w2")) == (
        *("value", "shape", "operand", "move", "order", "after"),
    )


@given(strategies.settings(), st.integers(0, 2**16))
@examples(max_examples=12, deadline=None)
def test_a_search_finds_what_it_is_asked_for(settings: Settings, seed: int) -> None:
    run = train(settings)
    assume(run.last >= 0)
    found = search(run, ("value", "sign"), seed)
    assert found == search(train(settings), ("value", "sign"), seed)
    if found is not None:
        assert found.kind in ("value", "sign")
        assert ask(run, found.place, found.kind, found.seed, found.digits) == found


def test_a_search_keeps_to_the_places_that_are_named() -> None:
    found = search(EXACT, ("value",), 3, 4, ("delta_w2", "delta_b2"), (20, 21))
    assert found is not None
    assert found.place.iteration in (20, 21)
    assert found.place.quantity in ("delta_w2", "delta_b2")
    assert found.digits == 4
    assert search(EXACT, ("value",), 3, quantities=("z2_d_b2",)) is None


def test_a_search_prefers_what_tells_all_mistakes_apart() -> None:
    for seed in range(2):
        found = search(EXACT, ("value",), seed, 3, ("delta_b2",), tuple(range(100)))
        assert found is not None
        assert not solve(EXACT, found.place, "value", found.seed).untested
    # Where none does, the one that tells most apart is taken.
    one = [
        at
        for at in range(100)
        if (s := solved(EXACT, Place(at, "delta_b2"), "value")) and s.untested
    ][:1]
    assert one
    assert search(EXACT, ("value",), 0, 3, ("delta_b2",), one) is not None


def test_constants_are_never_left_out_of_a_line() -> None:
    run = train(Settings(rule="exact", learning_rate=0.3))
    keys = {solve(run, Place(3, "new_w2"), "operand", seed).right for seed in range(8)}
    assert keys == {"w2", "delta_w2"}
    assert not keys & set(CONSTANTS)


def test_questions_are_plain_values() -> None:
    found = asdict(ask(EXACT, Place(10, "delta_w2"), "operand"))
    assert found["choices"][0]["about"].keys() == {"name", "transposed"}
