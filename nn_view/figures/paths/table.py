"""The paths as a table, strongest first: a line for each path, or for each route over all rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from nn_core import Paths, Settings
from nn_core.lines.names import term
from nn_view.iteration.blocks import blocks_for
from nn_view.wording import paths as words

MOST_LISTED = 20_000
"""Up to this many paths are listed one by one; beyond that only the routes are."""


@dataclass(frozen=True)
class Lines:
    """The lines of the table in order: rows of the data (-1: all, summed), routes, products."""

    paths: Paths
    data: np.ndarray
    routes: np.ndarray
    products: np.ndarray

    @property
    def summed(self) -> bool:
        """Whether each line sums the products of all rows."""
        return bool(self.data[0] < 0)


def lines(paths: Paths, summed: bool) -> Lines:
    """Every path, or every route, the largest absolute value first, then those not finite."""
    if summed or paths.count > MOST_LISTED:
        order = paths.order()
        return Lines(paths, np.full(len(order), -1), order, paths.sums[order])
    products = paths.products().ravel()
    order = np.argsort(-np.abs(products), kind="stable")
    data, routes = np.divmod(order, len(paths.units))
    return Lines(paths, data, routes, products[order])


def through(given: Lines, quantity: str, row: int, column: int) -> int | None:
    """The index of the first line through this cell of a factor, or None."""
    data = np.full_like(given.data, row) if given.summed else given.data
    found = np.flatnonzero(given.paths.through(quantity, row, column, data, given.routes))
    return int(found[0]) if len(found) else None


def frame(settings: Settings, given: Lines) -> pd.DataFrame:
    """The lines as a data frame, with each factor that has a single value in a line."""
    paths, columns = given.paths, words.COLUMNS
    table: dict[str, np.ndarray] = {columns["number"]: np.arange(1, len(given.routes) + 1)}
    if not given.summed:
        rows = blocks_for(settings).axes["rows"]
        table[columns["row"]] = np.array(rows, dtype=object)[paths.batch[given.data]]
    table[columns["route"]] = routes(settings, paths, given.routes)
    for name in paths.chain:
        if not given.summed or not paths.depends_on_row(name):
            table[name] = paths.factor(name, np.maximum(given.data, 0), given.routes) + 0.0
    # + 0.0: a negative zero is zero.
    table[columns["sum" if given.summed else "product"]] = given.products + 0.0
    return pd.DataFrame(table)


def routes(settings: Settings, paths: Paths, chosen: np.ndarray) -> np.ndarray:
    """Routes in words: ``x3 → h2 → y → E``."""
    begin = term(paths.parameter)
    axes, of = blocks_for(settings).axes, settings.network.axis
    start = axes[of(begin.layer - 1)][paths.row]
    text = np.full(len(chosen), start if begin.is_weight else paths.parameter, object)
    for at in range(paths.units.shape[1]):
        names = np.array(axes[of(begin.layer + at)], dtype=object)
        text = text + words.ARROW + names[paths.units[chosen, at]]
    return np.asarray(text + words.ARROW + words.ERROR)
