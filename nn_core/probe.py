"""A probe: the error of a network when single numbers among its parameters are moved.

The parameters stand in one flat row, as a history keeps them. Small networks are fed forward
many at once; for large ones a matrix product each is faster.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np

from nn_core.lines.stack import Shared, Stack
from nn_core.settings import Settings

_NUMBERS_AT_ONCE = 30_000
_LARGE = 300
"""Numbers in a network's largest matrix from which on networks are fed forward one by one."""


class Place(NamedTuple):
    """One number among the parameters: ``parameter`` by name, and its index ``within`` it."""

    parameter: str
    within: tuple[int, ...]


def places(settings: Settings) -> tuple[Place, ...]:
    """Every number of the parameters, in the order of the flat row."""
    return tuple(
        Place(name, index)
        for name, shape in settings.parameter_shapes.items()
        for index in np.ndindex(shape)
    )


def flat(settings: Settings, values: Mapping[str, Any], prefix: str = "") -> np.ndarray:
    """``w1``, ``b1``, …, or with a prefix ``delta_w1``, …, as one row of float64."""
    parts = [np.ravel(values[prefix + name]) for name in settings.parameter_shapes]
    return np.concatenate(parts).astype(np.float64)


def unflat(settings: Settings, row: np.ndarray) -> dict[str, np.ndarray]:
    """A flat row (numbers, …) as arrays by name, each (*the parameter's shape, …)."""
    result, start = {}, 0
    for name, shape in settings.parameter_shapes.items():
        end = start + int(np.prod(shape))
        result[name] = row[start:end].reshape((*shape, *row.shape[1:]))
        start = end
    return result


class Probe:
    """Feeds a network forward with moved parameters; ``dtype`` says with how many digits."""

    def __init__(self, settings: Settings, row: np.ndarray, dtype: Any = np.float64) -> None:
        self.settings = settings
        self.row = np.asarray(row, dtype=dtype)
        inputs, output = settings.dataset.train
        self._inputs = np.asarray(inputs, dtype=dtype)
        self._output = np.asarray(output, dtype=dtype)
        self._feed = settings.engine.feedforward
        numbers = len(inputs) * max(settings.layers)
        self._portion = 1 if numbers > _LARGE else _NUMBERS_AT_ONCE // numbers

    def errors(self, entries: np.ndarray, moves: np.ndarray) -> np.ndarray:
        """The errors when entry ``entries[k]`` of the row moves by ``moves[k]``, one each."""
        found = [np.ravel(values["error"]) for values in self.values(entries, moves)]
        return np.concatenate([np.asarray(one) for one in found])

    def values(self, entries: np.ndarray, moves: np.ndarray) -> Iterator[dict[str, Any]]:
        """The feedforward's quantities in portions; networks, if several, on the last axis."""
        for start in range(0, len(entries), self._portion):
            part = slice(start, start + self._portion)
            table = np.repeat(self.row[:, None], len(entries[part]), axis=1)
            table[entries[part], np.arange(table.shape[1])] += moves[part]
            if self._portion == 1:
                given = [self._inputs, self._output, *unflat(self.settings, table[:, 0]).values()]
            else:
                shared = map(Shared.of, (self._inputs, self._output))
                own = (one.view(Stack) for one in unflat(self.settings, table).values())
                given = [*shared, *own]
            with np.errstate(all="ignore"):
                values = self._feed(*given)
            yield values
