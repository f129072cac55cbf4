"""Slips in a single line: each makes wrong lines of the right one, from its tree alone.

The mistakes of ``nn_core.lines.faults`` replace the lines of certain quantities; a slip may happen
in any line in which there is something to slip on. A new one is a row of ``SLIPS``; its words are
in ``nn_view``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from nn_core.lines.listing import Quantity
from nn_core.lines.tree import (
    Binary,
    Call,
    Name,
    Negative,
    Node,
    Number,
    Reduction,
    Transpose,
    children,
    walk,
)
from nn_core.questions.cells import replaced


def sign(quantity: Quantity) -> Iterator[Node]:
    """The sign is flipped: of a step, of a difference, or of the whole."""
    match quantity.tree:
        case Binary("-", left, right):
            yield (
                Binary("+", left, right) if quantity.kind == "update" else Binary("-", right, left)
            )
        case tree if quantity.step and quantity.kind in ("product", "sum", "elementwise"):
            # What is no derivative by z of an activation may have either sign.
            if quantity.role != "a_d_z":
                yield Negative(tree)


def learning_rate(quantity: Quantity) -> Iterator[Node]:
    """The learning rate is forgotten."""
    yield from _without_factor(quantity.tree, "learning_rate")


def penalty_factor(quantity: Quantity) -> Iterator[Node]:
    """The factor λ of the penalty is forgotten."""
    yield from _without_factor(quantity.tree, "l2")


def momentum(quantity: Quantity) -> Iterator[Node]:
    """The momentum is forgotten, as if the past counted in full."""
    yield from _without_factor(quantity.tree, "momentum")


def _without_factor(tree: Node, name: str) -> Iterator[Node]:
    for one in walk(tree):
        if isinstance(one, Binary) and one.operator == "*" and one.left == Name(name):
            yield replaced(tree, {one: one.right})


def bias(quantity: Quantity) -> Iterator[Node]:
    """The bias is forgotten."""
    yield from _without_last(quantity, ("b",))


def penalty(quantity: Quantity) -> Iterator[Node]:
    """The penalty, or its derivative, is forgotten."""
    yield from _without_last(quantity, ("penalty", "l2"))


def gradient(quantity: Quantity) -> Iterator[Node]:
    """What an optimizer keeps goes on without the gradient of this iteration."""
    yield from _without_last(quantity, ("delta",))


def _without_last(quantity: Quantity, begins: tuple[str, ...]) -> Iterator[Node]:
    """The line without what is added last, if that has an operand whose name begins so."""
    match quantity.tree:
        case Binary("+", left, right):
            names = [one.name for one in walk(right) if isinstance(one, Name)]
            if any(name.startswith(begins) and name != "beta2" for name in names):
                yield left


def swapped(quantity: Quantity) -> Iterator[Node]:
    """Row and column of the cell are mixed up."""
    if len(quantity.axes) == 2:
        yield Transpose(quantity.tree)


def transpose(quantity: Quantity) -> Iterator[Node]:
    """A factor of a matrix product is transposed, or not, where the shapes happen to allow it."""
    for one in walk(quantity.tree):
        match one:
            case Binary("@", left, right):
                yield replaced(quantity.tree, {one: Binary("@", turned(left), right)})
                yield replaced(quantity.tree, {one: Binary("@", left, turned(right))})


def turned(node: Node) -> Node:
    """The transpose of a node, which of a transpose is the node itself."""
    return node.operand if isinstance(node, Transpose) else Transpose(node)


def axis(quantity: Quantity) -> Iterator[Node]:
    """The sum runs along the other axis."""
    for one in walk(quantity.tree):
        if isinstance(one, Reduction) and one.function != "max" and one.axis is not None:
            other = Reduction(one.function, one.operand, 1 - one.axis, one.keepdims)
            yield replaced(quantity.tree, {one: other})


def activation(quantity: Quantity) -> Iterator[Node]:
    """The activation is forgotten: the weighted input is taken for it."""
    if quantity.role == "a" and f"z{quantity.layer}" in quantity.operands:
        yield Name(f"z{quantity.layer}")


def exponent(quantity: Quantity) -> Iterator[Node]:
    """The minus sign in an exponent is forgotten."""
    for one in walk(quantity.tree):
        match one:
            case Call("np.exp", (Negative(operand),)):
                yield replaced(quantity.tree, {one: Call("np.exp", (operand,))})


def square(quantity: Quantity) -> Iterator[Node]:
    """A square is forgotten."""
    for one in walk(quantity.tree):
        match one:
            case Binary("**", base, Number(2)):
                yield replaced(quantity.tree, {one: base})


def denominator(quantity: Quantity) -> Iterator[Node]:
    """The result is not divided."""
    match quantity.tree:
        case Binary("/", left, _) if children(left):
            yield left


SLIPS: Mapping[str, Callable[[Quantity], Iterator[Node]]] = {
    "sign": sign,
    "learning_rate": learning_rate,
    "penalty_factor": penalty_factor,
    "momentum": momentum,
    "bias": bias,
    "penalty": penalty,
    "gradient": gradient,
    "swapped": swapped,
    "transpose": transpose,
    "axis": axis,
    "activation": activation,
    "exponent": exponent,
    "square": square,
    "denominator": denominator,
}
"""The slips by name."""
