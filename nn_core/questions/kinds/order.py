"""What comes next? Steps are put into the order in which they can be computed."""

from __future__ import annotations

from nn_core.lines.listing import Quantity
from nn_core.questions.question import ORDER, Choice, Question, Solution, UnaskedError
from nn_core.questions.situation import Situation

_STEPS = 4
_LEAST = 3


def draft(situation: Situation) -> Solution:
    """The question with its answer: each step needs the one before, so there is one right order.

    The steps lead to the quantity, or from it where too few lead there.
    """
    random = situation.random(())
    quantities = {one.name: one for one in situation.settings.quantities}
    chain = [situation.quantity]
    while len(chain) < _STEPS:
        before = [quantities[one] for one in chain[0].operands if one in quantities]
        if not before:
            break
        chain.insert(0, before[random.randint(len(before))])
    while len(chain) < _STEPS:
        after = [one for one in quantities.values() if _needs(one, chain[-1])]
        if not after:
            break
        chain.append(after[random.randint(len(after))])
    if len(chain) < _LEAST:
        raise UnaskedError("quantity")
    right = tuple(one.name for one in chain)
    shuffled = right
    while shuffled == right:
        shuffled = tuple(right[at] for at in random.permutation(len(right)))
    choices = tuple(Choice(name, {"name": name}) for name in shuffled)
    place = situation.at((0,) * situation.whole.ndim)
    question = Question("order", place, situation.seed, situation.digits, ORDER, choices)
    return Solution(question, right, ())


def _needs(one: Quantity, other: Quantity) -> bool:
    return other.name in one.operands
