"""A question of any kind that fits a place: another one for each seed."""

from __future__ import annotations

import pytest

from nn_core import Settings, train
from nn_core.questions import KINDS, Place, UnaskedError, ask, ask_any, kinds_at

EXACT = train(Settings(rule="exact"))
COPIES = [one.name for one in EXACT.quantities if one.copied]


@pytest.mark.parametrize("name", [one.name for one in EXACT.quantities])
def test_any_question_is_the_same_again_and_successive_seeds_go_through_the_kinds(
    name: str,
) -> None:
    place = Place(7, name)
    questions = [ask_any(EXACT, place, seed) for seed in range(4)]
    assert [ask_any(EXACT, place, seed) for seed in range(4)] == questions
    assert all(one == ask(EXACT, place, one.kind, one.seed) for one in questions)
    fitting = kinds_at(EXACT, place)
    assert {one.kind for one in questions} <= set(KINDS)
    assert len({one.kind for one in questions[:2]}) == min(2, len(fitting)) or name in COPIES


def test_nothing_is_asked_about_numbers_that_stand_in_the_operand() -> None:
    kinds = {ask_any(EXACT, Place(3, name), seed).kind for name in COPIES for seed in range(9)}
    assert kinds == {"shape", "order"}


def test_where_no_kind_fits_there_is_a_reason() -> None:
    run = train(Settings(fault="sign_flipped"))
    with pytest.raises(UnaskedError, match="on purpose"):
        ask_any(run, Place(3, "delta_w1"))
