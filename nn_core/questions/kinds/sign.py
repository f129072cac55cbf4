"""Is this cell negative, zero or positive?"""

from __future__ import annotations

import numpy as np

from nn_core.questions.cells import Index
from nn_core.questions.kinds.by_mistake import first, solution, told
from nn_core.questions.question import Solution, UnaskedError, Written
from nn_core.questions.situation import Situation

KEYS = ("negative", "zero", "positive")


def sign_of(value: float, least: float = 0.0) -> str | None:
    """The sign in a word; None for what is no larger than ``least`` and yet not 0."""
    if 0 < abs(value) <= least or not np.isfinite(value):
        return None
    return KEYS[int(np.sign(value)) + 1]


def draft(situation: Situation) -> Solution:
    """The question with its answer."""
    return first(situation, lambda index: _at(situation, index))


def _is_clear(situation: Situation, index: Index, written: Written) -> bool:
    """Whether all who calculate the cell by hand get the same sign."""
    if not situation.is_short(written.node):
        return True
    low, high = situation.tolerance(index).interval
    return low > 0 or high < 0 or low == high == 0


def _at(situation: Situation, index: Index) -> Solution:
    unit = situation.matrix_unit
    right = sign_of(float(situation.whole[index]), unit)
    written = situation.written(index)
    if right is None or not _is_clear(situation, index, written):
        raise UnaskedError("close")
    mistakes = told(situation, index, right, lambda numbers: sign_of(float(numbers[index]), unit))
    return solution(situation, "sign", index, right, KEYS, mistakes, written)
