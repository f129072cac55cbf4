"""Which row of the data pushes most: whose term is the largest of the sum over the rows?"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from nn_core.lines.tree import Binary, Node
from nn_core.questions.cells import Index, added, evaluated, summed, terms_of
from nn_core.questions.hand import Tolerance
from nn_core.questions.kinds.by_mistake import first, solution
from nn_core.questions.question import Choice, Mistake, Solution, UnaskedError, Written
from nn_core.questions.situation import Situation

_MOST = 6


def draft(situation: Situation) -> Solution:
    """The question with its answer; keys are row numbers, counted from 0 in the training data."""
    if summed(situation.quantity.tree) is None or not situation.quantity.step:
        raise UnaskedError("quantity")
    return first(situation, lambda index: _at(situation, index), 8)


def _at(situation: Situation, index: Index) -> Solution:
    terms = _by_row(situation, index)
    numbers = {row: float(evaluated(node, situation.values)) for row, node in terms.items()}
    best = max(numbers, key=lambda row: abs(numbers[row]))
    whole = np.array(list(numbers.values()))
    tolerances = {
        row: situation.tolerance_of(terms[row], whole)
        for row in sorted(numbers, key=lambda row: -abs(numbers[row]))[:2]
    }
    least, most = (_sizes(one) for one in tolerances.values())
    if least[0] <= most[1]:
        raise UnaskedError("close")
    names = situation.run.batch(situation.place.iteration)
    mistakes: dict[int, str] = {}
    for row, name in _tempting(situation, terms, numbers):
        if row != best:
            mistakes.setdefault(row, name)
    others = [row for row in numbers if row != best and row not in mistakes]
    filled = [others[at] for at in situation.random(index).permutation(len(others))]
    rows = sorted([best, *mistakes, *filled][:_MOST])
    return solution(
        situation,
        "row",
        index,
        str(names[best]),
        [Choice(str(names[row]), {"row": int(names[row])}) for row in rows],
        [Mistake((name,), str(names[row])) for row, name in mistakes.items()],
        Written(added(terms.values()), situation.values),
    )


def _by_row(situation: Situation, index: Index) -> dict[int, Node]:
    """The terms of the sum in a cell, by the row of the data that they belong to."""
    total = summed(situation.quantity.tree)
    assert total is not None
    if not situation.is_short(total):
        raise UnaskedError("long")
    written = situation.writer.cell(total, index)
    terms = terms_of(written)
    rows = [situation.rows(term) for term in terms]
    if any(len(one) != 1 for one in rows) or len(set.union(*rows)) < 2:
        raise UnaskedError("quantity")
    found: dict[int, list[Node]] = defaultdict(list)
    for term, one in zip(terms, rows, strict=True):
        found[one.pop()].append(term)
    return {row: added(terms) for row, terms in found.items()}


def _sizes(one: Tolerance) -> tuple[float, float]:
    low, high = one.interval
    return (0.0 if low < 0 < high else min(abs(low), abs(high))), max(abs(low), abs(high))


def _tempting(
    situation: Situation, terms: dict[int, Node], numbers: dict[int, float]
) -> list[tuple[int, str]]:
    """Rows that one may take for the right one, with the name of the mistake."""
    found = []
    for name, side in (("left_factor", 0), ("right_factor", 1)):
        sizes = {
            row: abs(float(evaluated((one.left, one.right)[side], situation.values)))
            for row, one in terms.items()
            if isinstance(one, Binary) and one.operator == "*"
        }
        if sizes:
            found.append((max(sizes, key=lambda row: sizes[row]), name))
    found.append((max(numbers, key=lambda row: numbers[row]), "greatest"))
    found.append((min(numbers, key=lambda row: abs(numbers[row])), "least"))
    return found
