"""An iteration to calculate in the browser: its quantities in order, with their empty cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from nn_core.lines.names import CONSTANTS
from nn_core.questions import ByHand, Cell, Place
from nn_core.questions.by_hand import Step
from nn_core.questions.cells import Index, cells_in
from nn_core.questions.situation import placed
from nn_view.questions.given import labels_of, shape_text
from nn_view.questions.sentences import cell_name
from nn_view.questions.written import numbers_of
from nn_view.style.mathml import mathml
from nn_view.style.numbers import counted, short
from nn_view.wording.practice import by_hand as words

_OWN_DIGITS = 6
"""Somebody's own number is written with so many digits where it is an operand."""


def sheet_data(by_hand: ByHand) -> dict[str, Any]:
    """The sheet for the page, without a number that is left to fill in.

    A cell of a table is the text of a given number, or ``{"key": …}`` of one to fill in; in its
    own quantity's table that has its place as well.
    """
    steps = by_hand.steps()
    return {
        "iteration": by_hand.iteration,
        "count": sum(len(one.cells) for one in steps),
        "quantities": [_quantity(by_hand, one) for one in steps],
    }


def key_of(place: Place) -> str:
    """The name of a cell to fill in, within its sheet."""
    row, column = place.cell or (0, 0)
    return f"{place.quantity} {place.data_row or 0} {row} {column}"


def place_of(by_hand: ByHand, cell: Cell) -> Place:
    """The place of a cell of the iteration."""
    return placed(Place(by_hand.iteration, cell.name), cell.index)


def _quantity(by_hand: ByHand, step: Step) -> dict[str, Any]:
    quantity, known = step.quantity, step.situation
    needed: dict[str, set[Index]] = {}
    for index in step.cells:
        for cell in cells_in(known.written(index).node):
            needed.setdefault(cell.name, set()).add(cell.index)
    printed = numbers_of(known.settings, known.values, known.digits)
    return {
        "name": quantity.name,
        "group": quantity.group,
        "formula": mathml(quantity.latex),
        "code": quantity.code,
        "shape": shape_text(known.whole.shape),
        "note": _note(step),
        "constants": {name: printed(Cell(name)) for name in needed if name in CONSTANTS},
        "operands": [
            _table(by_hand, step, name, indices)
            for name, indices in needed.items()
            if name not in CONSTANTS
        ],
        "table": _table(by_hand, step, quantity.name, step.cells) if step.cells else None,
    }


def _note(step: Step) -> str:
    """Why there is nothing to fill in."""
    if step.cells:
        return ""
    if step.quantity.copied:
        return words.COPIED.format(name=step.quantity.copied)
    return words.GIVEN.get(step.given, words.GIVEN[""])


def _table(by_hand: ByHand, step: Step, name: str, needed: Iterable[Index]) -> dict[str, Any]:
    """The rows and columns of an array in which there is a cell that is needed."""
    known = step.situation
    array = np.asarray(known.values[name])
    rows, columns = labels_of(known, name)
    width = len(columns)
    flat = [int(np.ravel_multi_index(one, array.shape)) if one else 0 for one in needed]
    kept = sorted({at // width for at in flat}), sorted({at % width for at in flat})
    printed = numbers_of(known.settings, known.values, known.digits)

    def entry(at: int) -> Any:
        index = tuple(int(one) for one in np.unravel_index(at, array.shape)) if array.ndim else ()
        own = by_hand.asked(Cell(name, index))
        if own is None:
            return printed(Cell(name, index))
        place = place_of(by_hand, own)
        slot: dict[str, Any] = {"key": key_of(place)}
        if name != step.quantity.name:
            return slot
        said = cell_name(known.settings, place)
        return slot | {"name": said, "cell": list(place.cell or ()), "data_row": place.data_row}

    return {
        "name": name,
        "rows": [rows[row] for row in kept[0]],
        "columns": [columns[column] for column in kept[1]],
        "cells": [[entry(row * width + column) for column in kept[1]] for row in kept[0]],
    }


class Own:
    """Somebody's own numbers in a sheet, and how they are written in place of the right ones."""

    def __init__(self, by_hand: ByHand, numbers: Mapping[Place, float]) -> None:
        self.by_hand, self.numbers = by_hand, numbers

    def instead(self, cell: Cell, values: Any) -> str | None:
        """Of a cell to fill in one's own number, or its name; None for a given number.

        Also None for a number that a mistake makes, which is nowhere on the sheet.
        """
        asked = self.by_hand.asked(cell)
        if asked is None:
            return None
        place = place_of(self.by_hand, asked)
        own, value = self.numbers.get(place), cell.of(values)
        if value not in (own, asked.of(self.by_hand.situation(asked.name).values)):
            return None
        if own is None:
            return cell_name(self.by_hand.run.settings, place)
        return short(own, _OWN_DIGITS)


def too_many(count: int, rows: int, units: int, has_units: bool) -> str:
    """That a sheet has too many cells, and what would fit."""
    fits: Sequence[str] = [counted(rows, words.ROW)]
    if has_units:
        fits = [*fits, counted(units, words.UNIT)]
    return words.TOO_MANY.format(count=count, fits=words.AND.join(fits))
