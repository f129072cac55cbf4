"""Where questions are asked, where not and why, and how they are searched for."""

from __future__ import annotations

from dataclasses import asdict, replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from nn_core import Dataset, Run, Settings, Training, train
from nn_core.lines.names import CONSTANTS
from nn_core.lines.tree import read
from nn_core.questions import (
    KINDS,
    REASONS,
    Place,
    UnaskedError,
    ask,
    kinds_at,
    search,
    solve,
)
from nn_core.questions.cells import evaluated
from nn_core.questions.kinds.value import mistake_at
from nn_core.questions.situation import Situation, index_of, placed
from nn_core.questions.wrong_lines import WrongLine
from tests.helpers import strategies
from tests.helpers.asked import solved
from tests.helpers.faulty import CLASSES

EXACT = train(Settings(rule="exact"))


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
        (train(Settings(lines=(("a2_d_z2", "a2 * a2"),))), Place(1, "z1"), "value", "fault"),
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


def test_a_zero_that_only_a_float_has_is_not_asked_about() -> None:
    far = {"w1": ((60.0,) * 5,) * 3, "b1": 60.0, "w2": ((1.0,),) * 5, "b2": 0.0}
    run = train(Settings(rule="exact", start=far))
    assert not run.at(0)["a1_d_z1"].any()  # a1 is 1 to the last bit
    two = Dataset("two", ((1.0,),), ((1.0, 0.0),))
    start = {"w1": ((0.0, -900.0),)}
    power = train(Settings(hidden=(), output="softmax", biases="none", dataset=two, start=start))
    assert power.at(0)["exp_z1"][0, 1] == 0
    still = train(Settings(rule="exact", learning_rate=1e-300))
    assert (still.at(3)["new_w1"] == still.at(3)["w1"]).all()
    for asked, place, kind in [
        (run, Place(0, "a1_d_z1"), "sign"),
        (power, Place(0, "exp_z1", (0, 1)), "sign"),
        (still, Place(3, "new_w1"), "move"),
    ]:
        with pytest.raises(UnaskedError) as raised:
            ask(asked, place, kind)
        assert raised.value.reason == "close"
    # What follows from a 0 that is shown is 0.
    assert solve(run, Place(0, "error_d_z1"), "sign").right == "zero"


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


def test_numbers_that_rounding_may_exchange_are_not_compared() -> None:
    # Of the pairs that are drawn, two differ by less than rounding may change their sums.
    found = ask(EXACT, Place(9, "delta_w1"), "compare", digits=2)
    other = found.about["other"]
    situation = Situation(EXACT, Place(9, "delta_w1"), 2, "compare", 0)
    assert found.place.cell is not None
    assert situation.tolerance(found.place.cell).apart(situation.tolerance(other))


def test_long_sums_are_compared_but_not_calculated() -> None:
    run = train(Settings(rule="exact", dataset=Dataset.built_in["iris"](), iterations=5))
    kinds = kinds_at(run, Place(3, "delta_w1"))
    assert {"sign", "compare"} <= set(kinds)
    assert "value" not in kinds
    found = solve(run, Place(3, "delta_w1"), "sign")
    assert found.written is None
    assert {one.written for one in found.mistakes} == {None}


def test_a_number_without_bounds_is_not_asked_for() -> None:
    # To three digits a is 1.00, and the derivative is divided by 1 − a.
    start = {"w1": ((8.0,),) * 3, "b1": 0.0}
    run = train(Settings(rule="exact", hidden=(), loss="cross_entropy", start=start, iterations=1))
    with pytest.raises(UnaskedError) as raised:
        ask(run, Place(0, "error_d_a1", (1, 0)), "value")
    assert raised.value.reason == "finite"


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


def test_nothing_is_found_in_a_run_without_iterations() -> None:
    assert search(Training(Settings()).run, ("value",), 0) is None


def test_a_search_keeps_to_the_places_that_are_named() -> None:
    found = search(EXACT, ("value",), 3, 4, ("delta_w2", "delta_b2"), (20, 21))
    assert found is not None
    assert found.place.iteration in (20, 21)
    assert found.place.quantity in ("delta_w2", "delta_b2")
    assert found.digits == 4
    assert search(EXACT, ("value",), 3, quantities=("z2_d_b2",)) is None


@pytest.mark.slow
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
