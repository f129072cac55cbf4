"""Is this cell greater or smaller than another one of the same quantity?"""

from __future__ import annotations

import numpy as np

from nn_core.questions.cells import Index
from nn_core.questions.kinds.by_mistake import first, solution
from nn_core.questions.question import Mistake, Solution, UnaskedError
from nn_core.questions.situation import Situation
from nn_core.questions.wrong_lines import WrongLine, wrong_lines

KEYS = ("greater", "smaller")
_UNITS = 4
"""How many units of the last digit two numbers must differ at least."""
_OTHERS = 12


def draft(situation: Situation) -> Solution:
    """The question with its answer."""
    if situation.whole.size < 2:
        raise UnaskedError("quantity")
    wrongs = wrong_lines(situation)
    return first(situation, lambda index: _at(situation, index, wrongs), 8)


def _at(situation: Situation, index: Index, wrongs: list[WrongLine]) -> Solution:
    reason = UnaskedError("same")
    every = list(np.ndindex(situation.whole.shape))
    for at in situation.random(index).permutation(len(every))[:_OTHERS]:
        try:
            return _pair(situation, index, every[at], wrongs)
        except UnaskedError as problem:
            reason = problem
    raise reason


def _pair(situation: Situation, index: Index, other: Index, wrongs: list[WrongLine]) -> Solution:
    least = _UNITS * max(situation.unit(index), situation.unit(other))

    def answer(numbers: np.ndarray) -> str | None:
        difference = float(numbers[index] - numbers[other])
        if not abs(difference) > least:
            return None
        return KEYS[0] if difference > 0 else KEYS[1]

    right = answer(situation.whole)
    if right is None:
        raise UnaskedError("close")
    # A cell written out would show one side of the comparison only.
    given = ((one.names, answer(one.fitted)) for one in wrongs)
    mistakes = [Mistake(names, key) for names, key in given if key not in (None, right)]
    if mistakes and not _are_apart(situation, index, other):
        raise UnaskedError("close")
    place = situation.at(other)
    return solution(situation, "compare", index, right, KEYS, mistakes, other=place.cell)


def _are_apart(situation: Situation, index: Index, other: Index) -> bool:
    """Whether all who calculate both cells by hand find the same one greater."""
    if not situation.is_short(situation.quantity.tree):
        return True
    return situation.tolerance(index).apart(situation.tolerance(other))
