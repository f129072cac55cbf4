"""The kinds of questions: each drafts one with its answer at a place, or says why it cannot.

A new one is a module with ``draft`` and its row in ``KINDS``; its words are in ``nn_view``.
``CELL`` is never drawn: it asks for one cell of an iteration that somebody calculates by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from nn_core.questions.kinds import (
    after,
    cell,
    compare,
    move,
    operand,
    order,
    row,
    shape,
    sign,
    value,
)
from nn_core.questions.kinds.cell import CELL
from nn_core.questions.question import Solution
from nn_core.questions.situation import Situation

KINDS: Mapping[str, Callable[[Situation], Solution]] = {
    "value": value.draft,
    "sign": sign.draft,
    "compare": compare.draft,
    "shape": shape.draft,
    "operand": operand.draft,
    "row": row.draft,
    "move": move.draft,
    "order": order.draft,
    "after": after.draft,
}
"""The kinds by name."""

DRAFTS: Mapping[str, Callable[[Situation], Solution]] = {**KINDS, CELL: cell.draft}
"""All that can be asked at a place."""

__all__ = ["CELL", "DRAFTS", "KINDS"]
