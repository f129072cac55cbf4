"""All that is known at a place of a training, from which questions are made."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np

from nn_core.arrays.rounding import place_of
from nn_core.lines.faults import mistake_of
from nn_core.lines.listing import Quantity, axes_by_name
from nn_core.lines.names import PAST
from nn_core.lines.tree import Node
from nn_core.questions.cells import Index, Values, Writer, cells_in, evaluated
from nn_core.questions.hand import Hand, Tolerance, unit_of
from nn_core.questions.intervals import UnboundedError
from nn_core.questions.question import Place, UnaskedError, Written
from nn_core.training.run import Run

MOST_OPERATIONS = 48
"""As many operations as somebody may be asked to do by hand."""


class Situation:
    """A quantity of an iteration with all numbers that it is computed from.

    ``kind`` and ``seed`` say what is drawn at random. ``own``: somebody's own numbers, which take
    the place of those of the iteration. Raises ``ValueError`` for a quantity or an iteration that
    is not there, ``UnaskedError`` where nothing is asked.
    """

    def __init__(
        self,
        run: Run,
        place: Place,
        digits: int,
        kind: str,
        seed: int,
        own: Mapping[Place, float] | None = None,
    ) -> None:
        if mistake_of(run.settings.network):
            raise UnaskedError("fault")
        found = [one for one in run.quantities if one.name == place.quantity]
        if not found:
            raise ValueError(f"There is no quantity {place.quantity} in this network.")
        self.run, self.place, self.digits, self.seed = run, place, digits, seed
        self.settings, self.kind, self._own = run.settings, kind, own or {}
        self.quantity: Quantity = found[0]
        # The values are kept with what is known of them, so that no other has their id.
        self._calculating: dict[int, tuple[Values, tuple[Writer, Hand]]] = {}
        self._drawn_from = [seed, place.iteration, zlib.crc32(f"{kind} {place.quantity}".encode())]
        if not np.isfinite(self.whole).all():
            raise UnaskedError("finite")

    def random(self, index: Index) -> np.random.RandomState:
        """What is drawn for a question about one cell, or (): before a cell is chosen.

        The same for a cell that was drawn and for one that the place names.
        """
        return np.random.RandomState([*self._drawn_from, *index])

    @cached_property
    def values(self) -> dict[str, Any]:
        """The numbers of the iteration by name, and what it starts from."""
        at = self.place.iteration
        now = dict(self.run.at(at))
        inputs, output = self.run.data(at)
        before = self.run.at(at - 1) if at else {}
        for one in self.run.quantities:
            if one.role in ("delta_w", "delta_b"):
                now[PAST + one.name] = before.get(one.name, np.zeros_like(now[one.name]))
        now |= self.settings.constants | {"inputs": inputs, "output": output, "t": at + 1}
        return now | self._owned(now)

    def _owned(self, values: Values) -> dict[str, np.ndarray]:
        """The arrays in which there are somebody's own numbers, and the copies of these arrays."""
        found: dict[str, np.ndarray] = {}
        for place, number in self._own.items():
            array = found.setdefault(
                place.quantity, np.array(values[place.quantity], dtype=np.float64)
            )
            array[index_of(place, array.shape)] = number
        for one in self.run.quantities:
            if one.copied in found:
                found[one.name] = found[one.copied]
        return found

    def following(self, own: Mapping[Place, float]) -> Situation:
        """The same, as it follows from somebody's own numbers."""
        return Situation(self.run, self.place, self.digits, self.kind, self.seed, own)

    @cached_property
    def whole(self) -> np.ndarray:
        """The value of the quantity."""
        value = self.values[self.quantity.name]
        if self._own:
            value = evaluated(self.quantity.tree, self.values)
        return np.asarray(value, dtype=np.float64)

    @cached_property
    def hand(self) -> Hand:
        """Calculates with the numbers as they are shown."""
        return self.calculating(self.values)[1]

    @cached_property
    def writer(self) -> Writer:
        """Writes out cells."""
        return self.calculating(self.values)[0]

    def written(self, index: Index) -> Written:
        """A cell of the quantity, written out."""
        return Written(self.writer.cell(self.quantity.tree, index), self.values)

    def written_if_short(self, index: Index) -> Written | None:
        """The same; None where nobody would calculate it by hand."""
        return self.written(index) if self.is_short(self.quantity.tree) else None

    def calculating(self, values: Values) -> tuple[Writer, Hand]:
        """Writes out and calculates cells from other values, as a mistake leads to."""
        if id(values) not in self._calculating:
            known = Writer(values), Hand(values, self.digits)
            self._calculating[id(values)] = values, known
        return self._calculating[id(values)][1]

    @cached_property
    def matrix_unit(self) -> float:
        """The unit of the last digit that is shown of the quantity's largest cells."""
        return float(10.0**self._last_place)

    @cached_property
    def _last_place(self) -> int:
        return place_of(self.whole, self.digits)

    def is_short(self, tree: Node) -> bool:
        """Whether each cell of a line can be calculated by hand."""
        return self.writer.operations(tree) <= MOST_OPERATIONS

    def is_tempting(self, tree: Node, values: Values) -> bool:
        """Whether somebody who is wrong would calculate a cell of this line by hand."""
        writer, _ = self.calculating(values)
        return writer.operations(tree) <= 2 * MOST_OPERATIONS

    def unit(self, index: Index) -> float:
        """The unit of the last digit that is shown of a cell."""
        return 10.0 ** unit_of(float(self.whole[index]), self._last_place)

    def tolerance(self, index: Index) -> Tolerance:
        """What is accepted for a cell of the quantity; ``UnaskedError`` where it has no bounds."""
        return self.tolerance_of(self.written(index).node, self.whole)

    def tolerance_of(self, node: Node, whole: np.ndarray) -> Tolerance:
        """The same for any written cell of a matrix ``whole``."""
        try:
            return self.hand.tolerance(node, whole)
        except UnboundedError:
            raise UnaskedError("finite") from None

    @cached_property
    def indices(self) -> list[Index]:
        """The cells that may be asked about, in a random order: the place's own, or all."""
        every = list(np.ndindex(self.whole.shape))
        if (self.place.cell, self.place.data_row) != (None, None):
            every = list(filter(self._meant, every))
        if not every:
            raise ValueError(f"{self.quantity.name} has no such cell.")
        return [every[at] for at in self.random(()).permutation(len(every))]

    def _meant(self, index: Index) -> bool:
        cell, row = _cell_of(index)
        return self.place.cell in (None, cell) and self.place.data_row in (None, row)

    def at(self, index: Index) -> Place:
        """The place of one of the cells."""
        return placed(self.place, index)

    def rows(self, node: Node) -> set[int]:
        """The rows of the data that a written cell's operands belong to."""
        axes = axes_by_name(self.settings.network)
        return {
            at
            for cell in cells_in(node)
            for axis, at in zip(axes[cell.name], cell.index, strict=True)
            if axis == "rows"
        }


def placed(place: Place, index: Index) -> Place:
    """The place with the cell of an index."""
    cell, data_row = _cell_of(index)
    return replace(place, cell=cell, data_row=data_row)


def _cell_of(index: Index) -> tuple[tuple[int, int], int | None]:
    """The cell of an index and, where each row of the data has a matrix, that row."""
    row, column = (0, 0, *index)[-2:]
    return (row, column), index[0] if len(index) == 3 else None


def index_of(place: Place, shape: Index) -> Index:
    """The index of a place's cell in an array of this shape."""
    assert place.cell is not None
    return (place.data_row or 0, *place.cell)[3 - len(shape) :]
