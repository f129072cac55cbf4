"""Which operand goes into this line, transposed or not?"""

from __future__ import annotations

from typing import Any

import numpy as np

from nn_core.lines.names import CONSTANTS
from nn_core.lines.tree import Name, Node, Transpose, children, walk
from nn_core.questions.cells import evaluated, replaced
from nn_core.questions.kinds.by_mistake import solution
from nn_core.questions.question import Choice, Mistake, Solution, UnaskedError
from nn_core.questions.situation import Situation
from nn_core.questions.slips import turned
from nn_core.questions.wrong_lines import wrong_lines

_MOST = 4


def draft(situation: Situation) -> Solution:
    """The question with its answer; ``blank`` is the position of the operand in the line.

    Positions count the operands of ``operands_in`` from 0. No wrong choice gives the right numbers.
    """
    tree = situation.quantity.tree
    operands = operands_in(tree)
    asked = [at for at, one in enumerate(operands) if _name(one) not in CONSTANTS]
    if not asked or not children(tree):
        raise UnaskedError("quantity")
    random = situation.random(())
    blank = asked[random.randint(len(asked))]
    right = operands[blank]
    told = _told(situation, right)
    choices = [Choice(key_of(one), _about(one)) for one in (right, *told)]
    order = random.permutation(len(choices))
    return solution(
        situation,
        "operand",
        (0,) * situation.whole.ndim,
        key_of(right),
        [choices[at] for at in order],
        [Mistake(names, key_of(one)) for one, names in told.items()],
        blank=blank,
    )


def operands_in(node: Node) -> list[Node]:
    """The operands of a line from left to right, each as a name or as its transpose."""
    if isinstance(node, Name) or (isinstance(node, Transpose) and isinstance(node.operand, Name)):
        return [node]
    return [one for child in children(node) for one in operands_in(child)]


def key_of(operand: Node) -> str:
    """An operand as the key of a choice: ``"w1"``, ``"w1.T"``."""
    return f"{_name(operand)}.T" if isinstance(operand, Transpose) else _name(operand)


def _name(operand: Node) -> str:
    return next(one.name for one in walk(operand) if isinstance(one, Name))


def _about(operand: Node) -> dict[str, object]:
    return {"name": _name(operand), "transposed": isinstance(operand, Transpose)}


def _told(situation: Situation, right: Node) -> dict[Node, tuple[str, ...]]:
    """Wrong operands, each with the names of the mistake."""
    tree, whole = situation.quantity.tree, situation.whole
    known = wrong_lines(situation)
    found: dict[Node, tuple[str, ...]] = {}
    for one in _candidates(situation, right):
        try:
            numbers = evaluated(replaced(tree, {right: one}), situation.values)
        except (ValueError, IndexError):
            found[one] = ("transpose",) if one == turned(right) else ("operand",)
            continue
        if numbers.shape == whole.shape and np.allclose(numbers, whole, rtol=1e-9, atol=0.0):
            continue
        same = (other.names for other in known if _equal(other.whole, numbers))
        names = ("transpose",) if one == turned(right) else ("operand",)
        found[one] = next(same, names)
    return dict(list(found.items())[: _MOST - 1])


def _equal(one: np.ndarray, other: np.ndarray) -> bool:
    return one.shape == other.shape and np.allclose(one, other, rtol=1e-9, atol=0.0)


def _candidates(situation: Situation, right: Node) -> list[Node]:
    """What might stand there: the same turned, then what has the same shape, in random order."""
    shape = situation.writer.shape(right)
    values = situation.values
    used = {_name(one) for one in operands_in(situation.quantity.tree)}
    layer = situation.quantity.layer
    others = [
        one.name
        for one in situation.settings.quantities
        if one.layer == layer and one.name not in used and one is not situation.quantity
    ]
    fitting = [
        one
        for name in (*others, *situation.settings.parameter_shapes)
        for one in (Name(name), Transpose(Name(name)))
        if name not in used and _fits(one, values[name], shape)
    ]
    order = situation.random(()).permutation(len(fitting))
    candidates = [fitting[at] for at in order]
    return [turned(right), *candidates] if len(shape) == 2 else candidates


def _fits(one: Node, value: Any, shape: tuple[int, ...]) -> bool:
    own: tuple[int, ...] = np.shape(value)
    if isinstance(one, Transpose):
        return len(own) == 2 and own[::-1] == shape and own != shape
    return own == shape
