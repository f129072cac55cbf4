"""A whole iteration by hand: what is left to fill in, and a chain of one's own numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from nn_core import Dataset, Settings, train
from nn_core.arrays.rounding import at_place, place_of
from nn_core.questions import (
    CELL,
    FOLLOWS,
    KINDS,
    MISTAKE,
    NUMBER,
    RIGHT,
    ByHand,
    Cell,
    Extent,
    Place,
    Question,
    TooManyError,
    UnaskedError,
    ask,
    assess,
    search,
    solve,
)
from nn_core.questions.by_hand import MOST_CELLS
from nn_core.questions.situation import placed
from tests.helpers import strategies

RUN = train(Settings(rule="exact"))
TWO = Extent(2, 2)


def question(place: Place, digits: int = 3) -> Question:
    return Question(CELL, place, 0, digits, NUMBER)


def test_every_quantity_that_is_computed_is_filled_in() -> None:
    steps = ByHand(RUN, 3, Extent(6, 5), 3).steps()
    assert [one.quantity.name for one in steps] == [one.name for one in RUN.quantities]
    for one in steps:
        size = one.situation.whole.size
        assert len(one.cells) == (0 if one.given else size)
    given = {one.quantity.name: one.given for one in steps if one.given}
    assert given == {
        "z2_d_w2": "given",
        "z2_d_b2": "given",
        "z2_d_a1": "given",
        "z1_d_w1": "given",
        "z1_d_b1": "given",
        "delta_b1": "long",
    }


def test_rows_with_most_to_compute_are_filled_in_and_units_from_the_first() -> None:
    inputs, _ = RUN.data(3)
    by_hand = ByHand(RUN, 3, TWO, 3)
    cells = {one.quantity.name: one.cells for one in by_hand.steps()}
    rows = sorted({row for row, _ in cells["z1"]})
    assert len(rows) == 2
    zeros = (inputs == 0).sum(axis=1)
    assert zeros[rows].sum() == np.sort(zeros)[:2].sum()
    assert cells["z1"] == [(row, unit) for row in rows for unit in (0, 1)]
    assert cells["delta_w1"] == [(at, unit) for at in range(3) for unit in (0, 1)]


def test_a_copy_is_filled_in_with_what_it_is_a_copy_of() -> None:
    by_hand = ByHand(RUN, 3, Extent(6, 2), 3)
    assert by_hand.asked(Cell("z2_d_w2", (4, 1))) == Cell("a1", (4, 1))
    assert by_hand.asked(Cell("z2_d_w2", (4, 2))) is None
    assert by_hand.asked(Cell("z1_d_w1", (0, 0))) is None
    assert by_hand.asked(Cell("inputs", (0, 0))) is None


def test_too_many_cells_are_refused_with_an_extent_that_fits() -> None:
    run = train(Settings(rule="exact", hidden=(16, 16), dataset=Dataset.built_in["iris"]()))
    with pytest.raises(TooManyError) as refused:
        ByHand(run, 0, Extent(512, 16), 3).steps()
    assert refused.value.count > MOST_CELLS
    steps = ByHand(run, 0, refused.value.fits, 3).steps()
    assert MOST_CELLS / 2 < sum(len(one.cells) for one in steps) <= MOST_CELLS


def test_a_cell_that_rounding_leaves_without_bounds_is_given() -> None:
    # Adam first divides by 1 − 0.999, and with two digits 0.999 is 1.
    run = train(Settings(rule="exact", iterations=1, optimizer="adam"))
    filled = {
        digits: {one.quantity.name: len(one.cells) for one in ByHand(run, 0, TWO, digits).steps()}
        for digits in (2, 3)
    }
    assert (filled[2]["mean_square_hat_w2"], filled[2]["mean_hat_w2"]) == (0, 2)
    assert (filled[3]["mean_square_hat_w2"], filled[3]["mean_hat_w2"]) == (2, 2)


def test_no_cell_is_among_the_questions_that_are_drawn() -> None:
    place = Place(3, "z1", (0, 0))
    assert CELL not in KINDS
    assert solve(RUN, place, CELL).question == question(place)
    with pytest.raises(ValueError, match="kind"):
        ask(RUN, place, CELL)
    with pytest.raises(ValueError, match="kind"):
        search(RUN, [CELL], 0)


@pytest.mark.parametrize(("iteration", "digits"), [(100, 3), (3, 1), (10**12, 3)])
def test_what_is_not_there_is_refused(iteration: int, digits: int) -> None:
    with pytest.raises(ValueError, match=r"iteration|digits"):
        ByHand(RUN, iteration, TWO, digits)
    with pytest.raises(UnaskedError):
        ByHand(train(Settings(fault="sign_flipped")), 3, TWO, 3).steps()


def test_a_mistake_with_ones_own_numbers_is_named() -> None:
    place = Place(3, "error_d_z2", (0, 0))
    own = {Place(3, "error_d_a2", (0, 0)): 0.7, Place(3, "a2_d_z2", (0, 0)): 0.2}
    assert assess(RUN, question(place), "0.14", own).verdict == FOLLOWS
    assessed = assess(RUN, question(place), "0.7", own)
    assert assessed.verdict == MISTAKE
    assert "no_output_derivative" in {name for one in assessed.mistakes for name in one.names}
    # What is no number of this iteration says nothing.
    other = {Place(3, "nothing", (0, 0)): 1.0, Place(3, "z1", (99, 0)): 1.0}
    assert assess(RUN, question(place), "0.7", own | other).verdict != RIGHT


@pytest.mark.slow
@examples(max_examples=25)
@given(strategies.settings(), st.integers(2, 5), st.integers(1, 3), st.data())
def test_who_goes_on_from_rounded_numbers_is_right_at_every_cell(
    settings: Settings, digits: int, rows: int, data: st.DataObject
) -> None:
    run = train(settings.correct)
    assume(run.last >= 0)
    iteration = data.draw(st.integers(0, run.last))
    try:
        by_hand = ByHand(run, iteration, Extent(rows, 2), digits)
        steps = by_hand.steps()
    except (UnaskedError, TooManyError):
        assume(False)
    own: dict[Place, float] = {}
    for step in steps:
        following = step.situation.following(own)
        place = place_of(step.situation.whole, digits)
        for index in step.cells[:4]:
            at = placed(Place(iteration, step.quantity.name), index)
            number = at_place(float(following.whole[index]), place)
            assessed = assess(run, question(at, digits), f"{number:.12e}", own)
            assert assessed.verdict in (RIGHT, FOLLOWS), (at, number)
            own[at] = number
