"""The paths of one weight: every route from it to the error, factor by factor.

A gradient is a sum of products: for each row of the data and each route through the units after
the weight, the product of the factors of the chain rule. The sum over all paths is ``delta``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from nn_core.checks import abbreviated, whole
from nn_core.lines.listing import Quantity
from nn_core.lines.names import term
from nn_core.lines.network import Network
from nn_core.lines.rows import cancels
from nn_core.training.run import Run

_NUMBERS_AT_ONCE = 500_000


class Factor(NamedTuple):
    """One factor of a path: a cell of a quantity, counted from 0, and the number in it."""

    quantity: str
    row: int
    column: int
    value: float


class _Part(NamedTuple):
    """A factor of the chain: its matrix, and the layers whose units select its row and column.

    ``None`` selects by the row of the data, ``_FIXED_ROW`` by the weight's row, ``_ONLY`` is 0.
    """

    quantity: str
    matrix: np.ndarray
    row: int | None
    column: int


_FIXED_ROW, _ONLY = -1, -2


@dataclass(frozen=True)
class Paths:
    """All paths from one entry of ``parameter`` to the error in one iteration.

    ``chain``: the names of the factors, starting at the error; ``units`` (routes, layers): the unit
    of each route in the weight's layer and in each later one; ``sums`` (routes,): the products of
    each route, summed over the ``rows`` of the iteration; ``delta``: the gradient in the run;
    ``penalty``: what the penalty on the weights adds to it, 0 without one; ``batch`` (rows,): the
    numbers of the rows that the iteration uses among the training rows.

    Where the activation's slope cancels against the loss's derivative, or is a Jacobian matrix, the
    first factor is the error's derivative by z: it stands for the paths through all outputs.
    """

    parameter: str
    row: int
    column: int
    chain: tuple[str, ...]
    units: np.ndarray
    rows: int
    delta: float
    penalty: float
    batch: np.ndarray
    sums: np.ndarray
    _parts: tuple[_Part, ...]

    @property
    def count(self) -> int:
        """The number of paths: one for each row of the data and each route."""
        return self.rows * len(self.units)

    @property
    def total(self) -> float:
        """The sum of all paths, plus the penalty's derivative."""
        return float(self.sums.sum()) + self.penalty

    def order(self) -> np.ndarray:
        """The indices of the routes (routes,) by decreasing absolute sum."""
        return np.argsort(-np.abs(self.sums), kind="stable")

    def products(self, start: int = 0, stop: int | None = None) -> np.ndarray:
        """The product of each path, (rows, routes), for the rows from ``start`` up to ``stop``."""
        data = np.arange(self.rows)[start:stop, None]
        # Factors that are the same in every row are multiplied once.
        same = [self._of(part, data, self.units) for part in self._parts if part.row is not None]
        varying = [
            self._of(part, data, self.units[None]) for part in self._parts if part.row is None
        ]
        with np.errstate(all="ignore"):
            result = np.ones((len(data), 1)) * math.prod(same, start=np.ones(len(self.units)))
            for factor in varying:
                result *= factor
        return result

    def factor(self, quantity: str, data: np.ndarray, routes: np.ndarray) -> np.ndarray:
        """The values (pairs,) of one factor for pairs of a row of the data and a route."""
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
        """Whether each pair of a data row and a route has this cell as a factor, bool (pairs,)."""
        part = self._parts[self.chain.index(quantity)]
        rows, columns = self._cell(part, data, self.units[routes])
        return np.broadcast_to((rows == row) & (columns == column), data.shape)

    def depends_on_row(self, quantity: str) -> bool:
        """Whether a factor depends on the row of the data."""
        return self._parts[self.chain.index(quantity)].row is None

    def _of(self, part: _Part, data: np.ndarray, units: np.ndarray) -> np.ndarray:
        found: np.ndarray = part.matrix[self._cell(part, data, units)]
        return found

    def _cell(
        self, part: _Part, data: np.ndarray, units: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        indices = {_FIXED_ROW: np.array(self.row), _ONLY: np.array(0), None: data}
        row, column = (
            indices[one] if one in indices else units[..., one] for one in (part.row, part.column)
        )
        return row, column


def paths(run: Run, i: int, parameter: str, row: int = 0, column: int = 0) -> Paths:
    """All paths from one weight or bias to the error in iteration ``i``.

    ``row`` and ``column`` count from 0. A bias has one row; a shared bias also has one column, and
    its paths start at every unit of its layer. The paths sum to ``delta`` within rounding, unless a
    fault changes ``delta`` itself. Raises ``ValueError`` for an unknown parameter, entry or
    iteration.
    """
    shapes = run.settings.parameter_shapes
    if not isinstance(parameter, str) or parameter not in shapes:
        raise ValueError(f"There is no {abbreviated(parameter)} here, only {', '.join(shapes)}.")
    shape = (1, 1, *shapes[parameter])[-2:]
    row = whole(f"row of {parameter}", row, 0, shape[0] - 1)
    column = whole(f"column of {parameter}", column, 0, shape[1] - 1)
    values = run.at(i)
    known = {one.name: one for one in run.quantities}
    delta = known[f"delta_{parameter}"]
    layers, layer = run.settings.layers, term(parameter).layer
    first = range(layers[layer]) if shapes[parameter] == () else [column]
    units = np.array(np.meshgrid(first, *map(range, layers[layer + 1 :]), indexing="ij"))
    chain = _chain(run.settings.network, delta)
    parts = tuple(_part(known[name], np.atleast_2d(values[name]), layer) for name in chain)
    penalized = run.settings.network.penalized and term(parameter).is_weight
    found = Paths(
        parameter,
        row,
        column,
        chain,
        units.reshape(len(units), -1).T,
        len(run.data(i)[0]),
        float(np.atleast_2d(values[delta.name])[row, column]),
        run.settings.l2 * float(values[parameter][row, column]) if penalized else 0.0,
        run.batch(i),
        np.zeros(0),
        parts,
    )
    object.__setattr__(found, "sums", _sums(found))
    return found


def _chain(network: Network, delta: Quantity) -> tuple[str, ...]:
    """The factors of the paths: those of the gradient, or fewer in the last layer."""
    last = network.last
    if cancels(network, last) or network.activation_of(last).by_row:
        return (f"error_d_z{last}", *delta.chain[2:])
    return delta.chain


def _sums(found: Paths) -> np.ndarray:
    chunk = max(1, _NUMBERS_AT_ONCE // len(found.units))
    sums = np.zeros(len(found.units))
    for start in range(0, found.rows, chunk):
        sums += found.products(start, start + chunk).sum(axis=0)
    return sums


def _part(quantity: Quantity, matrix: np.ndarray, layer: int) -> _Part:
    """A factor, with the layers (counted from the weight's) whose units select its cell."""
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
