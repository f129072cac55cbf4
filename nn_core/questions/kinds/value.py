"""What is the value of this cell? The answer is a number."""

from __future__ import annotations

import numpy as np

from nn_core.lines.tree import Name, Number
from nn_core.questions.cells import Index
from nn_core.questions.intervals import UnboundedError
from nn_core.questions.question import NUMBER, Mistake, Question, Solution, UnaskedError, Written
from nn_core.questions.situation import Situation
from nn_core.questions.wrong_lines import WrongLine, wrong_lines

_MOST_CELLS = 64
_TRIED = 3
"""How many cells are looked at closely, the most promising ones first."""


def draft(situation: Situation) -> Solution:
    """The question with its answer; ``UnaskedError`` where no cell tells right from wrong."""
    require_calculation(situation)
    wrongs = wrong_lines(situation)
    reason, best = UnaskedError("same"), None
    for index in _promising(situation, wrongs):
        try:
            found = _at(situation, index, wrongs)
        except UnaskedError as problem:
            reason = problem
            continue
        best = max(best or found, found, key=lambda one: len(one.mistakes))
    if best is None or not best.mistakes:
        raise reason
    return best


def require_calculation(situation: Situation) -> None:
    """Raise ``UnaskedError`` where nothing is computed, or too much to do it by hand."""
    tree = situation.quantity.tree
    if isinstance(tree, (Name, Number)) or situation.quantity.kind == "constant":
        raise UnaskedError("given")
    if not situation.is_short(tree):
        raise UnaskedError("long")


def _promising(situation: Situation, wrongs: list[WrongLine]) -> list[Index]:
    """A few cells in which most mistakes give numbers of their own."""

    def told(index: Index) -> int:
        found = [float(one.fitted[index]) for one in wrongs if _there(one, index)]
        with np.errstate(all="ignore"):  # of the smallest numbers the units are no floats
            units = np.round(np.array([*found, situation.whole[index]]) / situation.unit(index))
        return len(set(units[:-1].tolist()) - {float(units[-1])})

    cells = situation.indices[:_MOST_CELLS]
    return sorted(cells, key=told, reverse=True)[:_TRIED]


def _there(wrong: WrongLine, index: Index) -> bool:
    return bool(np.isfinite(wrong.fitted[index]))


def _at(situation: Situation, index: Index, wrongs: list[WrongLine]) -> Solution:
    """The question about one cell."""
    found = solution_at("value", situation, index, wrongs)
    if found.tolerance is not None and found.tolerance.may_vanish:
        raise UnaskedError("close")
    return found


def solution_at(kind: str, situation: Situation, index: Index, wrongs: list[WrongLine]) -> Solution:
    """What is known of one cell, whose question is of this kind; ``wrongs``: its wrong lines.

    Raises ``UnaskedError`` where rounding leaves the cell without bounds.
    """
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
        Question(kind, situation.at(index), situation.seed, situation.digits, NUMBER),
        right=tolerance.value,
        mistakes=tuple(told),
        untested=tuple(untested),
        written=situation.written(index),
        tolerance=tolerance,
    )


def mistake_at(situation: Situation, index: Index, wrong: WrongLine) -> Mistake | None:
    """What a mistake gives in a cell; None where it gives nothing there, or by hand too late."""
    if not _there(wrong, index) or not situation.is_tempting(wrong.tree, wrong.values):
        return None
    written = written_at(situation, index, wrong)
    try:
        _, hand = situation.calculating(wrong.values)
        tolerance = hand.tolerance(written.node, wrong.whole)
    except UnboundedError:
        return None
    return Mistake(wrong.names, tolerance.value, written, tolerance)


def written_at(situation: Situation, index: Index, wrong: WrongLine) -> Written:
    """A cell as one writes it out with a mistake."""
    writer, _ = situation.calculating(wrong.values)
    return Written(writer.cell(wrong.tree, index), wrong.values)
