"""In which direction will this update move the weight or the bias?"""

from __future__ import annotations

import numpy as np

from nn_core.lines.names import parse
from nn_core.questions.cells import Index
from nn_core.questions.kinds.by_mistake import first, solution, told
from nn_core.questions.question import Solution, UnaskedError
from nn_core.questions.situation import Situation
from nn_core.questions.wrong_lines import WrongLine, wrong_lines

KEYS = ("down", "stays", "up")


def draft(situation: Situation) -> Solution:
    """The question with its answer."""
    parsed = parse(situation.quantity.name)
    if not parsed.new or parsed.role != "value" or situation.quantity.copied is not None:
        raise UnaskedError("quantity")
    wrongs = wrong_lines(situation)
    return first(situation, lambda index: _at(situation, index, wrongs))


def _at(situation: Situation, index: Index, wrongs: list[WrongLine]) -> Solution:
    old = np.asarray(situation.values[situation.quantity.name.removeprefix("new_")])

    def answer(numbers: np.ndarray) -> str | None:
        change = float(numbers[index] - old[index])
        return KEYS[int(np.sign(change)) + 1] if np.isfinite(change) else None

    right = answer(situation.whole)
    assert right is not None
    mistakes = told(situation, index, right, wrongs, answer)
    return solution(
        situation, "move", index, right, KEYS, mistakes, situation.written_if_short(index)
    )
