"""What is the value of this cell? The answer is a number."""

from __future__ import annotations

import numpy as np

from nn_core.lines.tree import Name, Node, Number
from nn_core.questions.cells import Index, operators_in
from nn_core.questions.intervals import UnboundedError
from nn_core.questions.question import NUMBER, Mistake, Question, Solution, UnaskedError, Written
from nn_core.questions.situation import Situation
from nn_core.questions.wrong_lines import WrongLine, wrong_lines

MOST_OPERATIONS = 48
"""As many operations as somebody may be asked to do by hand."""
_MOST_CELLS = 64
_TRIED = 3
"""How many cells are looked at closely, the most promising ones first."""


def draft(situation: Situation) -> Solution:
    """The question with its answer; ``UnaskedError`` where no cell tells right from wrong."""
    tree = situation.quantity.tree
    if isinstance(tree, (Name, Number)) or situation.quantity.kind == "constant":
        raise UnaskedError("given")
    wrongs = wrong_lines(situation)
    drafted = [_at(situation, index, wrongs) for index in _promising(situation, wrongs)]
    found = max(drafted, key=lambda one: len(one.mistakes))
    if not found.mistakes:
        raise UnaskedError("same")
    return found


def _promising(situation: Situation, wrongs: list[WrongLine]) -> list[Index]:
    """A few cells in which most mistakes give numbers of their own."""

    def told(index: Index) -> int:
        unit = situation.unit(index)
        numbers = {round(float(one.fitted[index]) / unit) for one in wrongs if _there(one, index)}
        return len(numbers - {round(float(situation.whole[index]) / unit)})

    cells = situation.indices[:_MOST_CELLS]
    return sorted(cells, key=told, reverse=True)[:_TRIED]


def _there(wrong: WrongLine, index: Index) -> bool:
    return bool(np.isfinite(wrong.fitted[index]))


def _at(situation: Situation, index: Index, wrongs: list[WrongLine]) -> Solution:
    """The question about one cell."""
    written = situation.written(index)
    _check_length(written.node)
    tolerance = situation.tolerance(index)
    told: list[Mistake] = []
    untested: list[Mistake] = []
    for wrong in wrongs:
        mistake = mistake_at(situation, index, wrong)
        if mistake is None or mistake.tolerance is None:
            continue
        others = [tolerance, *(one.tolerance for one in told if one.tolerance)]
        is_told = all(mistake.tolerance.apart(one) for one in others)
        (told if is_told else untested).append(mistake)
    return Solution(
        Question("value", situation.at(index), situation.seed, situation.digits, NUMBER),
        right=tolerance.value,
        mistakes=tuple(told),
        untested=tuple(untested),
        written=written,
        tolerance=tolerance,
    )


def _check_length(node: Node) -> None:
    if operators_in(node) > MOST_OPERATIONS:
        raise UnaskedError("long")


def mistake_at(situation: Situation, index: Index, wrong: WrongLine) -> Mistake | None:
    """What a mistake gives in a cell; None where it gives nothing there."""
    if not _there(wrong, index):
        return None
    try:
        writer, hand = situation.calculating(wrong.values)
        node = writer.cell(wrong.tree, index)
        tolerance = hand.tolerance(node, wrong.whole)
    except UnboundedError:
        return None
    return Mistake(wrong.names, tolerance.value, Written(node, wrong.values), tolerance)
