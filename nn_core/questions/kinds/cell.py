"""Any cell of a whole iteration that somebody calculates: the answer is a number.

Unlike ``value`` it need not tell right from wrong by itself, since the cells after it do.
"""

from __future__ import annotations

from nn_core.questions.kinds.value import require_calculation, solution_at
from nn_core.questions.question import Solution
from nn_core.questions.situation import Situation
from nn_core.questions.wrong_lines import wrong_lines

CELL = "cell"


def draft(situation: Situation) -> Solution:
    """The question with its answer; ``UnaskedError`` where nobody would calculate the cell."""
    require_calculation(situation)
    return solution_at(CELL, situation, situation.indices[0], wrong_lines(situation))
