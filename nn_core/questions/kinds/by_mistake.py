"""What the kinds share that ask for one of a few answers: a mistake leads to another of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from nn_core.questions.cells import Index
from nn_core.questions.kinds.value import written_at
from nn_core.questions.question import (
    CHOICE,
    Choice,
    Mistake,
    Question,
    Solution,
    UnaskedError,
    Written,
)
from nn_core.questions.situation import Situation
from nn_core.questions.wrong_lines import WrongLine


def told(
    situation: Situation,
    index: Index,
    right: str,
    wrongs: Iterable[WrongLine],
    answer: Callable[[np.ndarray], str | None],
) -> list[Mistake]:
    """The mistakes after which one would answer something else.

    ``answer``: the answer of somebody who has these numbers for the quantity; None if they leave
    it open, as NaN does for a cell that the wrong line does not have.
    """
    found = []
    for wrong in wrongs:
        key = answer(wrong.fitted)
        if key is not None and key != right:
            is_tempting = situation.is_tempting(wrong.tree, wrong.values)
            written = written_at(situation, index, wrong) if is_tempting else None
            found.append(Mistake(wrong.names, key, written))
    return found


def solution(
    situation: Situation,
    kind: str,
    index: Index,
    right: str,
    keys: Sequence[str] | Sequence[Choice],
    mistakes: Iterable[Mistake],
    written: Written | None = None,
    **about: object,
) -> Solution:
    """A question with choices; ``UnaskedError`` where no mistake leads to a wrong one."""
    choices = tuple(one if isinstance(one, Choice) else Choice(one) for one in keys)
    keys_of = {one.key for one in choices}
    wrong = tuple(one for one in mistakes if one.answer != right and one.answer in keys_of)
    if not wrong:
        raise UnaskedError("same")
    question = Question(
        kind, situation.at(index), situation.seed, situation.digits, CHOICE, choices, about
    )
    return Solution(question, right, wrong, written=written)


def first(situation: Situation, draft: Callable[[Index], Solution], most: int = 24) -> Solution:
    """The question about the first of the cells that can be asked about."""
    reason = UnaskedError("same")
    for index in situation.indices[:most]:
        try:
            return draft(index)
        except UnaskedError as problem:
            reason = problem
    raise reason
