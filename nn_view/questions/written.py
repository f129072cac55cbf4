"""A cell written out with its numbers, as one calculates it by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np

from nn_core import Settings
from nn_core.lines.names import CONSTANTS
from nn_core.lines.tree import Node
from nn_core.questions import Cell, Written
from nn_view.iteration.signs import Piece, joined, text, written
from nn_view.style.numbers import MINUS, notation, number, short

_ALL = 12
"""Digits enough for what is printed as it is: the constants."""


def numbers_of(settings: Settings, values: Any, digits: int) -> Callable[[Cell], str]:
    """A function that prints the number of an operand's cell, to the digits of its matrix."""
    copied = {one.name: one.copied for one in settings.quantities}

    def printed(cell: Cell) -> str:
        value = cell.of(values)
        if cell.name in CONSTANTS:
            return short(value, _ALL)
        given = copied.get(cell.name) or cell.name
        matrix = np.asarray(values[cell.name])
        whole = given in ("inputs", "output") and bool((matrix == np.round(matrix)).all())
        return number(value, notation(matrix, digits, whole))

    return printed


Instead = Callable[[Cell, Any], str | None]
"""What stands in the place of the number of a cell among these values; None for the number."""


def as_text(
    settings: Settings, cell: Written, digits: int, instead: Instead = lambda *_: None
) -> str:
    """What stands behind a cell: ``0.35 · 0.2 + 1.2 · (−0.5) + 1``."""
    printed = numbers_of(settings, cell.values, digits)

    def write(node: Node) -> list[Piece]:
        if not isinstance(node, Cell):
            return written(node, write, " · ")
        said = instead(node, cell.values) or printed(node)
        return [text(f"({said})" if said.startswith(MINUS) and node is not cell.node else said)]

    line = "".join(one["text"] for one in joined(write(cell.node)))
    # A function's own brackets are enough for a negative number.
    return re.sub(rf"(\(|, )\(({MINUS}[^()]*)\)(?=[,)])", r"\1\2", line)
