"""A question about a place in a training, and what is known of its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nn_core.lines.tree import Node
from nn_core.questions.cells import Values
from nn_core.questions.hand import Tolerance

Answer = float | str | tuple[str, ...]
"""A number, the key of a choice, or the keys of all choices in order."""

NUMBER, CHOICE, ORDER = "number", "choice", "order"
"""The forms of an answer."""


class UnaskedError(ValueError):
    """Why a question is not asked here; ``reason`` is one of ``REASONS``."""

    def __init__(self, reason: str) -> None:
        super().__init__(REASONS[reason])
        self.reason = reason


REASONS = {
    "fault": "This run makes a mistake on purpose, so its numbers would be wrong answers.",
    "quantity": "This kind of question does not fit this quantity.",
    "finite": "The numbers here are too large to calculate with.",
    "given": "Nothing is computed here: the value is copied or a constant.",
    "long": "The sum has too many terms to calculate by hand.",
    "same": "A mistake would give the same answer here, so the answer would show nothing.",
    "close": "The answer depends on digits that are not shown.",
}


@dataclass(frozen=True)
class Place:
    """A place in a training.

    ``cell`` is (row, column), counted from 0; a single number is cell (0, 0), a vector is row 0.
    None: the question chooses it. ``data_row``: where a quantity has a matrix for each row of the
    data, the row whose matrix is meant, counted from 0 among the rows of the iteration.
    """

    iteration: int
    quantity: str
    cell: tuple[int, int] | None = None
    data_row: int | None = None


@dataclass(frozen=True)
class Choice:
    """One of the answers to choose from; ``about`` names what its words need."""

    key: str
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """What goes to the page: all but the answer.

    ``kind``: one of ``KINDS``, or ``CELL``; ``place``: with the cell that was chosen, if the kind
    asks for one; ``form``: how it is answered; ``about`` names what its words need besides the
    place.
    """

    kind: str
    place: Place
    seed: int
    digits: int
    form: str
    choices: tuple[Choice, ...] = ()
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Written:
    """A cell written out: a tree of single numbers, and the values of its operands."""

    node: Node
    values: Values


@dataclass(frozen=True)
class Mistake:
    """A mistake with the answer that it leads to.

    ``names``: of a fault, or of one of ``SLIPS``; several where they lead to the same number
    everywhere. ``written``: the cell as one writes it with the mistake; ``tolerance``: of a number;
    ``about`` names what its words need.
    """

    names: tuple[str, ...]
    answer: Answer
    written: Written | None = None
    tolerance: Tolerance | None = None
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Solution:
    """A question with its answer: what stays where answers are assessed.

    ``mistakes``: those asked about, whose answers differ from the right one and from each other;
    ``untested``: other mistakes with their answers, which this question cannot tell apart from
    the right line or from one of ``mistakes``.
    """

    question: Question
    right: Answer
    mistakes: tuple[Mistake, ...]
    untested: tuple[Mistake, ...] = ()
    written: Written | None = None
    tolerance: Tolerance | None = None
