"""Questions about a training, made from its lines, and answers assessed by them.

A question is a function of the run's settings, the place, the kind, a seed and the digits that are
shown, so a link says it all, and nothing need be kept between asking and assessing::

    run = train(Settings())
    question = ask(run, Place(3, "error_d_z2"), "value", seed=7)   # its cell is chosen
    assess(run, question, "0,13").verdict                          # "right", "mistake", …

``ask`` raises ``UnaskedError`` where an answer would show nothing: ``kinds_at`` gives the kinds
that fit a place, ``ask_any`` takes one of them, ``search`` finds places that fit the kinds. A
``Question`` holds nothing of its answer and may go to a page; a ``Solution`` and an ``Assessment``
may not until it is answered.

``ByHand`` is a whole iteration to calculate; each of its cells is a question of the kind ``CELL``.
"""

from nn_core.comparison.alternatives import OTHER_RULE
from nn_core.questions.asking import (
    DIGITS,
    LEAST_DIGITS,
    MOST_DIGITS,
    ask,
    ask_any,
    kinds_at,
    search,
    solution_of,
    solve,
)
from nn_core.questions.assessing import (
    AGAIN,
    FOLLOWS,
    MISTAKE,
    RIGHT,
    WRONG,
    Assessment,
    assess,
)
from nn_core.questions.by_hand import ByHand, Extent, TooManyError
from nn_core.questions.cells import Cell, terms_of
from nn_core.questions.hand import Tolerance
from nn_core.questions.kinds import CELL, KINDS
from nn_core.questions.question import (
    CHOICE,
    NUMBER,
    ORDER,
    REASONS,
    Answer,
    Choice,
    Mistake,
    Place,
    Question,
    Solution,
    UnaskedError,
    Written,
)
from nn_core.questions.slips import SLIPS
from nn_core.questions.spelling import Unclear, read

__all__ = [
    "AGAIN",
    "CELL",
    "CHOICE",
    "DIGITS",
    "FOLLOWS",
    "KINDS",
    "LEAST_DIGITS",
    "MISTAKE",
    "MOST_DIGITS",
    "NUMBER",
    "ORDER",
    "OTHER_RULE",
    "REASONS",
    "RIGHT",
    "SLIPS",
    "WRONG",
    "Answer",
    "Assessment",
    "ByHand",
    "Cell",
    "Choice",
    "Extent",
    "Mistake",
    "Place",
    "Question",
    "Solution",
    "Tolerance",
    "TooManyError",
    "UnaskedError",
    "Unclear",
    "Written",
    "ask",
    "ask_any",
    "assess",
    "kinds_at",
    "read",
    "search",
    "solution_of",
    "solve",
    "terms_of",
]
