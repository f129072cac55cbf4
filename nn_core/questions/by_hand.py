"""A whole iteration by hand: which of its cells somebody is to calculate.

Large networks have more cells than anybody calculates, so only those of some rows of the data and
of the first units of each hidden layer are left to fill in; all others are given.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from nn_core.checks import whole
from nn_core.lines.axes import Axes
from nn_core.lines.listing import Quantity
from nn_core.questions.asking import LEAST_DIGITS, MOST_DIGITS
from nn_core.questions.cells import Cell, Index
from nn_core.questions.kinds.cell import CELL
from nn_core.questions.kinds.value import require_calculation
from nn_core.questions.question import Place, UnaskedError
from nn_core.questions.situation import Situation
from nn_core.training.run import Run

MOST_CELLS = 400
"""Nobody calculates more."""


@dataclass(frozen=True)
class Extent:
    """How much is left to fill in: ``rows`` of those of the iteration, ``units`` of each layer."""

    rows: int
    units: int

    def count(self, axes: Axes, shape: Index) -> int:
        """How many cells of a value with these axes it holds."""
        sizes = zip(axes, shape, strict=True)
        return math.prod(int(min(size, self._most(axis))) for axis, size in sizes)

    def _most(self, axis: str) -> float:
        if axis == "rows":
            return self.rows
        return self.units if axis.startswith("hidden") else math.inf


class TooManyError(ValueError):
    """More cells to fill in than ``MOST_CELLS``: their ``count``, and an extent that ``fits``."""

    def __init__(self, count: int, fits: Extent) -> None:
        super().__init__(f"{count} cells are more than {MOST_CELLS}.")
        self.count, self.fits = count, fits


@dataclass(frozen=True)
class Step:
    """A quantity of the iteration with the cells that are left to fill in.

    ``situation``: all that is known of it; ``cells``: their indices, in order; ``given``: why there
    are none, a key of ``REASONS``, or "".
    """

    situation: Situation
    cells: Sequence[Index] = ()
    given: str = ""

    @property
    def quantity(self) -> Quantity:
        """The quantity."""
        return self.situation.quantity


class ByHand:
    """An iteration of a run, of which ``extent`` is left to fill in.

    ``digits``: those with which matrices are shown. Its methods raise ``UnaskedError`` for numbers
    that are not finite and for a mistake on purpose, ``ValueError`` for an iteration or digits that
    are not there.
    """

    def __init__(self, run: Run, iteration: int, extent: Extent, digits: int) -> None:
        whole("digits", digits, LEAST_DIGITS, MOST_DIGITS)
        whole("iteration", iteration, 0, max(run.last, 0))
        self.run, self.iteration, self.extent, self.digits = run, iteration, extent, digits
        self._quantities = {one.name: one for one in run.quantities if not one.cancelled}
        self._rows = _telling_rows(run.data(iteration)[0], extent.rows)
        self._situations: dict[str, Situation] = {}
        self._given: dict[str, str] = {}
        self._bounded: dict[Cell, bool] = {}

    def steps(self) -> list[Step]:
        """The quantities in order, without those shown for information only.

        Raises ``TooManyError`` for too large an extent.
        """
        known = [self.situation(name) for name in self._quantities]
        asked = [one for one in known if not self._why_given(one.quantity.name)]
        if (count := _count(asked, self.extent)) > MOST_CELLS:
            raise TooManyError(count, _fitting(asked, self.extent))
        return [self._step(one) for one in known]

    def situation(self, name: str) -> Situation:
        """All that is known of a quantity."""
        if name not in self._situations:
            place = Place(self.iteration, name)
            self._situations[name] = Situation(self.run, place, self.digits, CELL, 0)
        return self._situations[name]

    def asked(self, cell: Cell) -> Cell | None:
        """The cell to fill in whose number this cell has: itself, or what it is a copy of."""
        name: str | None = cell.name
        while name in self._quantities:
            one = Cell(name, cell.index)
            if self._is_asked(one):
                return one
            name = self._quantities[name].copied
        return None

    def _is_asked(self, cell: Cell) -> bool:
        if self._why_given(cell.name):
            return False
        kept = self._within(self.situation(cell.name))
        is_kept = all(at in places for at, places in zip(cell.index, kept, strict=True))
        return is_kept and self._is_bounded(cell)

    def _within(self, situation: Situation) -> list[Collection[int]]:
        """The places along each axis that are within the extent, in order."""
        units = self.extent.units
        sizes = zip(situation.quantity.axes, situation.whole.shape, strict=True)
        return [
            self._rows
            if axis == "rows"
            else range(min(size, units) if axis.startswith("hidden") else size)
            for axis, size in sizes
        ]

    def _is_bounded(self, cell: Cell) -> bool:
        """Whether rounding leaves the cell within bounds."""
        if cell not in self._bounded:
            try:
                self.situation(cell.name).tolerance(cell.index)
                self._bounded[cell] = True
            except UnaskedError:
                self._bounded[cell] = False
        return self._bounded[cell]

    def _why_given(self, name: str) -> str:
        """Why all of a quantity is given, or ""."""
        if name not in self._given:
            situation = self.situation(name)
            try:
                require_calculation(situation)
                self._given[name] = ""
            except UnaskedError as reason:
                self._given[name] = reason.reason
        return self._given[name]

    def _step(self, situation: Situation) -> Step:
        name = situation.quantity.name
        if given := self._why_given(name):
            return Step(situation, given=given)
        every = itertools.product(*self._within(situation))
        return Step(situation, [one for one in every if self._is_bounded(Cell(name, one))])


def _telling_rows(inputs: np.ndarray, count: int) -> tuple[int, ...]:
    """The rows in which there is most to compute, in order: those with the fewest inputs at 0."""
    zeros = (inputs == 0).sum(axis=1)
    return tuple(sorted(np.argsort(zeros, kind="stable")[:count].tolist()))


def _count(asked: Sequence[Situation], extent: Extent) -> int:
    return sum(extent.count(one.quantity.axes, one.whole.shape) for one in asked)


def _fitting(asked: Sequence[Situation], extent: Extent) -> Extent:
    """The extent with fewer rows or units, or both, that has no more cells than allowed."""
    shapes = [dict(zip(one.quantity.axes, one.whole.shape, strict=True)) for one in asked]
    rows = max((one.get("rows", 1) for one in shapes), default=1)
    found = replace(extent, rows=min(extent.rows, rows))
    while _count(asked, found) > MOST_CELLS and max(found.rows, found.units) > 1:
        if found.rows > found.units:
            found = replace(found, rows=found.rows - 1)
        else:
            found = replace(found, units=found.units - 1)
    return found
