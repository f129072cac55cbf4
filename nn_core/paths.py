"""The paths of one weight: every way from it to the error, factor by factor.

A gradient is a sum of products. For each row of the data, and for each route through the units
after the weight, the factors of its chain are multiplied; all these products together are its
``delta``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from nn_core.checks import shown, whole
from nn_core.lines.listing import Quantity
from nn_core.lines.names import term
from nn_core.run import Run

_NUMBERS_AT_ONCE = 500_000


class Factor(NamedTuple):
    """One factor of a path: a cell of a quantity, counted from 0, and the number in it."""

    quantity: str
    row: int
    column: int
    value: float


class _Part(NamedTuple):
    """A factor of the chain: its matrix, and which layers' units choose its row and column.

    ``None`` for the row of the data, a negative number for the weight's own place.
    """

    quantity: str
    matrix: np.ndarray
    row: int | None
    column: int


_FIXED_ROW, _ONLY = -1, -2


@dataclass(frozen=True)
class Paths:
    """All paths from one entry of ``parameter`` to the error in one iteration.

    ``chain``: the factors' names from the error on; ``units`` (routes, layers): which unit a route
    takes in the weight's layer and in each after it; ``sums`` (routes,): each route's products
    summed over the ``rows`` of the data; ``delta``: the gradient as the run has it.
    """

    parameter: str
    row: int
    column: int
    chain: tuple[str, ...]
    units: np.ndarray
    rows: int
    delta: float
    sums: np.ndarray
    _parts: tuple[_Part, ...]

    @property
    def count(self) -> int:
        """How many paths there are: one for each row of the data and each route."""
        return self.rows * len(self.units)

    @property
    def total(self) -> float:
        """The sum of all paths."""
        return float(self.sums.sum())

    def order(self) -> np.ndarray:
        """The routes' numbers, those of the greatest sums first."""
        return np.argsort(-np.abs(self.sums), kind="stable")

    def products(self, start: int = 0, stop: int | None = None) -> np.ndarray:
        """Each path's product, (rows from ``start`` to ``stop``, routes)."""
        data = np.arange(self.rows)[start:stop, None]
        # What is the same in every row is multiplied once.
        same = [self._of(part, data, self.units) for part in self._parts if part.row is not None]
        own = [self._of(part, data, self.units[None]) for part in self._parts if part.row is None]
        with np.errstate(all="ignore"):
            result = np.ones((len(data), 1)) * math.prod(same, start=np.ones(len(self.units)))
            for factor in own:
                result *= factor
        return result

    def factor(self, quantity: str, data: np.ndarray, routes: np.ndarray) -> np.ndarray:
        """One factor's numbers for pairs of a row of the data and a route, (pairs,)."""
        part = self._parts[self.chain.index(quantity)]
        return self._of(part, data, self.units[routes])

    def factors(self, data: int, route: int) -> tuple[Factor, ...]:
        """The factors of one path, from the error to the weight."""
        units = self.units[route]
        found = []
        for part in self._parts:
            row, column = self._cell(part, np.array(data), units)
            value = float(part.matrix[row, column])
            found.append(Factor(part.quantity, int(row), int(column), value))
        return tuple(found)

    def through(
        self, quantity: str, row: int, column: int, data: np.ndarray, routes: np.ndarray
    ) -> np.ndarray:
        """Which pairs of a row of the data and a route have this cell as a factor, (pairs,)."""
        part = self._parts[self.chain.index(quantity)]
        rows, columns = self._cell(part, data, self.units[routes])
        return np.broadcast_to((rows == row) & (columns == column), data.shape)

    def depends_on_row(self, quantity: str) -> bool:
        """Whether a factor is another number in another row of the data."""
        return self._parts[self.chain.index(quantity)].row is None

    def _of(self, part: _Part, data: np.ndarray, units: np.ndarray) -> np.ndarray:
        found: np.ndarray = part.matrix[self._cell(part, data, units)]
        return found

    def _cell(
        self, part: _Part, data: np.ndarray, units: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        places = {_FIXED_ROW: np.array(self.row), _ONLY: np.array(0), None: data}
        row, column = (
            places[one] if one in places else units[..., one] for one in (part.row, part.column)
        )
        return row, column


def paths(run: Run, i: int, parameter: str, row: int = 0, column: int = 0) -> Paths:
    """All paths from one weight or bias to the error in iteration ``i``.

    ``row`` and ``column`` count from 0; a bias has one row, a shared one a single column, and its
    paths begin at every unit of its layer. Their sum is the ``delta`` within rounding, but for a
    mistake made on purpose in ``delta`` itself. Raises ``ValueError`` with a sentence.
    """
    shapes = run.settings.parameter_shapes
    if not isinstance(parameter, str) or parameter not in shapes:
        raise ValueError(f"There is no {shown(parameter)} here, only {', '.join(shapes)}.")
    shape = (1, 1, *shapes[parameter])[-2:]
    row = whole(f"row of {parameter}", row, 0, shape[0] - 1)
    column = whole(f"column of {parameter}", column, 0, shape[1] - 1)
    values = run.at(i)
    known = {one.name: one for one in run.quantities}
    delta = known[f"delta_{parameter}"]
    layers, layer = run.settings.layers, term(parameter).layer
    first = range(layers[layer]) if shapes[parameter] == () else [column]
    units = np.array(np.meshgrid(first, *map(range, layers[layer + 1 :]), indexing="ij"))
    parts = tuple(_part(known[name], np.atleast_2d(values[name]), layer) for name in delta.chain)
    found = Paths(
        parameter,
        row,
        column,
        delta.chain,
        units.reshape(len(units), -1).T,
        len(run.settings.dataset.train.inputs),
        float(np.atleast_2d(values[delta.name])[row, column]),
        np.zeros(0),
        parts,
    )
    object.__setattr__(found, "sums", _sums(found))
    return found


def _sums(found: Paths) -> np.ndarray:
    portion = max(1, _NUMBERS_AT_ONCE // len(found.units))
    sums = np.zeros(len(found.units))
    for start in range(0, found.rows, portion):
        sums += found.products(start, start + portion).sum(axis=0)
    return sums


def _part(quantity: Quantity, matrix: np.ndarray, layer: int) -> _Part:
    """A factor with the layers, counted from the weight's, whose units it is looked up by."""
    of, by = quantity.of, quantity.by
    assert of is not None
    assert by is not None
    at = by.layer - layer
    if quantity.role == "z_d_w":
        return _Part(quantity.name, matrix, None, _FIXED_ROW)
    if quantity.role == "z_d_b":
        return _Part(quantity.name, matrix, _ONLY, at if matrix.shape[1] > 1 else _ONLY)
    if quantity.role == "z_d_a":
        return _Part(quantity.name, matrix, at, of.layer - layer)
    return _Part(quantity.name, matrix, None, at)
