"""Is this cell negative, zero or positive?"""

from __future__ import annotations

import numpy as np

from nn_core.lines.tree import Call, Node, Number, walk
from nn_core.questions.cells import Index, cells_in, evaluated, replaced
from nn_core.questions.kinds.by_mistake import first, solution, told
from nn_core.questions.question import Solution, UnaskedError
from nn_core.questions.situation import Situation
from nn_core.questions.wrong_lines import WrongLine, wrong_lines

KEYS = ("negative", "zero", "positive")
_NEARLY = 1e-9
"""What a number may lack of itself, relatively, without anybody seeing it."""


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
    return low > 0 or high < 0 or (low == high == 0 and _is_zero(situation, index))


def _is_zero(situation: Situation, index: Index) -> bool:
    """Whether a 0 is one, and not what a float keeps of 1 − a near 1, or of a small power of e."""
    written = situation.written(index)
    nearly: dict[Node, Node] = {
        cell: Number(cell.of(written.values) * (1 + _NEARLY * number))
        for number, cell in enumerate(dict.fromkeys(cells_in(written.node)), start=1)
        if cell.name not in ("inputs", "output")
    }
    is_power = any(isinstance(one, Call) and one.function == "np.exp" for one in walk(written.node))
    return not is_power and float(evaluated(replaced(written.node, nearly), written.values)) == 0


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
