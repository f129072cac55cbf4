"""In which direction will this update move the weight or the bias?"""

from __future__ import annotations

import numpy as np

from nn_core.lines.names import parse
from nn_core.lines.tree import Name, Number
from nn_core.questions.cells import Index, evaluated, replaced
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
    name = situation.quantity.name.removeprefix("new_")
    old = np.asarray(situation.values[name])
    step = replaced(situation.quantity.tree, {Name(name): Number(0)})

    def answer(numbers: np.ndarray) -> str | None:
        change = float(numbers[index] - old[index])
        return KEYS[int(np.sign(change)) + 1] if np.isfinite(change) else None

    right = answer(situation.whole)
    assert right is not None
    # A step that is far smaller than the parameter is lost in it, and yet it is one.
    if np.sign(evaluated(step, situation.values)[index]) != KEYS.index(right) - 1:
        raise UnaskedError("close")
    mistakes = told(situation, index, right, wrongs, answer)
    return solution(
        situation, "move", index, right, KEYS, mistakes, situation.written_if_short(index)
    )
