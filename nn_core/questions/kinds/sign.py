"""Is this cell negative, zero or positive?"""

from __future__ import annotations

import numpy as np

from nn_core.questions.cells import Index
from nn_core.questions.kinds.by_mistake import first, solution, told
from nn_core.questions.question import Solution, UnaskedError
from nn_core.questions.situation import Situation
from nn_core.questions.wrong_lines import WrongLine, wrong_lines

KEYS = ("negative", "zero", "positive")


def sign_of(value: float, least: float = 0.0) -> str | None:
    """The sign in a word; None for what is no larger than ``least`` and yet not 0."""
    if 0 < abs(value) <= least or not np.isfinite(value):
        return None
    return KEYS[int(np.sign(value)) + 1]


def draft(situation: Situation) -> Solution:
    """The question with its answer."""
    wrongs = wrong_lines(situation)
    return first(situation, lambda index: _at(situation, index, wrongs))


def _is_clear(situation: Situation, index: Index) -> bool:
    """Whether all who calculate the cell by hand get the same sign."""
    if not situation.is_short(situation.quantity.tree):
        return True
    low, high = situation.tolerance(index).interval
    return low > 0 or high < 0 or low == high == 0


def _at(situation: Situation, index: Index, wrongs: list[WrongLine]) -> Solution:
    unit = situation.matrix_unit
    right = sign_of(float(situation.whole[index]), unit)
    if right is None or not _is_clear(situation, index):
        raise UnaskedError("close")
    mistakes = told(
        situation, index, right, wrongs, lambda numbers: sign_of(float(numbers[index]), unit)
    )
    written = situation.written_if_short(index)
    return solution(situation, "sign", index, right, KEYS, mistakes, written)
