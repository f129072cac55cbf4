"""The cells of a grid with their errors: names, medians, and a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from nn_core.sweeps.grid import Cell
from nn_core.sweeps.statistics import extremes, median_index
from nn_view.links import address
from nn_view.links.grid_axes import Axis
from nn_view.wording import grid as words


@dataclass(frozen=True)
class Cells:
    """The ``cells`` of a grid row by row, and the ``final`` errors of their trainings.

    ``final`` (cells, seeds) is NaN where no training is finished, and infinite where one diverged.
    """

    x: Axis
    y: Axis | None
    cells: Sequence[Cell]
    final: np.ndarray

    @cached_property
    def names(self) -> list[str]:
        """The settings of each cell in words."""
        return [self._name(at) for at in range(len(self.cells))]

    def _name(self, at: int) -> str:
        down, across = divmod(at, len(self.x.values))
        places = [(self.x, across), *([(self.y, down)] if self.y else [])]
        return " · ".join(f"{axis.title} {axis.labels[place]}" for axis, place in places)

    @cached_property
    def middle(self) -> list[int | None]:
        """The index of each cell's median training; None if none is finished."""
        return [median_index(row) for row in self.final]

    @cached_property
    def medians(self) -> np.ndarray:
        """The median errors (cells,): NaN where none is finished, infinite where it diverged."""
        pairs = zip(self.middle, self.final, strict=True)
        return np.array([np.nan if at is None else row[at] for at, row in pairs])

    @property
    def best(self) -> int | None:
        """The index of the cell with the smallest finite median; None if there is none."""
        return int(np.nanargmin(self.medians)) if np.isfinite(self.medians).any() else None

    def missing(self, chosen: int | None) -> str:
        """Why the ``chosen`` cell has no median, or None was chosen; empty if it has one."""
        if chosen is None:
            return words.NONE_YET if np.isnan(self.medians).all() else words.ALL_DIVERGED
        return words.NOT_YET if self.middle[chosen] is None else ""

    def sentence(self, chosen: int) -> str:
        """The errors of a cell in words."""
        errors = self.medians[chosen], *extremes(self.final[chosen])
        median, best, worst = (
            f"{one:.3g}" if np.isfinite(one) else words.DIVERGED for one in errors
        )
        return words.CHOSEN.format(
            name=self.names[chosen],
            seeds=len(self.cells[chosen][1]),
            median=median,
            best=best,
            worst=worst,
        )

    def table(self) -> pd.DataFrame:
        """A row for each cell."""
        rows = [
            (name, median, *extremes(row), len(seeds), address.settings_query(cell))
            for name, median, row, (cell, seeds) in zip(
                self.names, self.medians, self.final, self.cells, strict=True
            )
        ]
        return pd.DataFrame(rows, columns=words.COLUMNS)
