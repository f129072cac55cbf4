"""What is the shape of this quantity?"""

from __future__ import annotations

from collections.abc import Iterator

from nn_core.lines.tree import Binary, Name, Node, Transpose, walk
from nn_core.questions.kinds.by_mistake import solution
from nn_core.questions.question import Choice, Mistake, Solution, UnaskedError
from nn_core.questions.situation import Situation

_MOST = 4

Shape = tuple[int, ...]


def draft(situation: Situation) -> Solution:
    """The question with its answer; the first cell stands for the whole."""
    right = situation.whole.shape
    if len(right) > 2:
        raise UnaskedError("quantity")
    wrong: dict[Shape, str] = {}
    for name, shape in _wrong(situation):
        # A vector of one number and a single number would look alike.
        if shape != right and len(shape) <= 2 and {shape, right} != {(), (1,)} and shape != (1,):
            wrong.setdefault(shape, name)
    mistakes = [Mistake((name,), key_of(shape)) for shape, name in wrong.items()][: _MOST - 1]
    shapes = [right, *list(wrong)[: _MOST - 1]]
    order = situation.random(()).permutation(len(shapes))
    choices = [Choice(key_of(shapes[at]), {"shape": shapes[at]}) for at in order]
    index = (0,) * len(right)
    return solution(situation, "shape", index, key_of(right), choices, mistakes)


def key_of(shape: Shape) -> str:
    """A shape as the key of a choice: ``"7x5"``, ``"single"`` for a single number."""
    return "x".join(map(str, shape)) or "single"


def _wrong(situation: Situation) -> Iterator[tuple[str, Shape]]:
    """Shapes that one may take for the right one, with the slip that leads to them."""
    whole, writer = situation.whole, situation.writer
    yield "swapped", whole.shape[::-1]
    for one in walk(situation.quantity.tree):
        if isinstance(one, Binary) and one.operator == "@":
            left, right = writer.shape(one.left), writer.shape(one.right)
            # Without the transposes: the outer axes of the operands as they are.
            yield "transpose", (_plain(one.left, left)[0], _plain(one.right, right)[1])
    for one in walk(situation.quantity.tree):
        if isinstance(one, Name):
            yield "operand_shape", writer.shape(one)
    if whole.shape:
        yield "summed_up", whole.shape[1:]
        yield "single", ()


def _plain(node: Node, shape: Shape) -> Shape:
    return shape[::-1] if isinstance(node, Transpose) else shape
