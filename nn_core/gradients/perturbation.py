"""Perturbation: the error of a network when single entries of its parameters are changed.

The parameters are one flat row, as in a history. Small networks run through the forward pass many
at once; for large ones one matrix product each is faster.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np

from nn_core.arrays.stack import Shared, Stack
from nn_core.setup.settings import Settings

_NUMBERS_AT_ONCE = 30_000
_LARGE = 300
"""Networks whose largest matrix has more numbers run through the forward pass one by one."""


class Entry(NamedTuple):
    """One entry of a parameter: the name of the ``parameter`` and the entry's ``indices`` in it."""

    parameter: str
    indices: tuple[int, ...]


def entries_of(settings: Settings) -> tuple[Entry, ...]:
    """All entries of the parameters, in the order of the flat row."""
    return tuple(
        Entry(name, index)
        for name, shape in settings.parameter_shapes.items()
        for index in np.ndindex(shape)
    )


def flatten(settings: Settings, values: Mapping[str, Any], prefix: str = "") -> np.ndarray:
    """The values of ``w1``, ``b1``, …, or with a prefix ``delta_w1``, …, as float64 (entries,)."""
    parts = [np.ravel(values[prefix + name]) for name in settings.parameter_shapes]
    return np.concatenate(parts).astype(np.float64)


def unflatten(settings: Settings, row: np.ndarray) -> dict[str, np.ndarray]:
    """A flat row (entries, …) as arrays by name, each (*shape of the parameter, …)."""
    result, start = {}, 0
    for name, shape in settings.parameter_shapes.items():
        end = start + int(np.prod(shape))
        result[name] = row[start:end].reshape((*shape, *row.shape[1:]))
        start = end
    return result


class Perturbation:
    """The forward pass of a network with perturbed parameters, computed in ``dtype``.

    ``row``: the unperturbed parameters; ``data``: the inputs and the targets, each (rows, …).
    """

    def __init__(
        self,
        settings: Settings,
        row: np.ndarray,
        data: tuple[np.ndarray, np.ndarray],
        dtype: Any = np.float64,
    ) -> None:
        self.settings = settings
        self.row = np.asarray(row, dtype=dtype)
        inputs, output = data
        self._inputs = np.asarray(inputs, dtype=dtype)
        self._output = np.asarray(output, dtype=dtype)
        numbers = len(inputs) * max(settings.layers)
        self._chunk_size = 1 if numbers > _LARGE else _NUMBERS_AT_ONCE // numbers

    def errors(self, entries: np.ndarray, offsets: np.ndarray) -> np.ndarray:
        """The errors (n,): for each k, the row with ``entries[k]`` changed by ``offsets[k]``."""
        found = [np.ravel(values["error"]) for values in self.values(entries, offsets)]
        return np.concatenate([np.asarray(one) for one in found])

    def values(self, entries: np.ndarray, offsets: np.ndarray) -> Iterator[dict[str, Any]]:
        """The quantities of the forward pass in chunks; several networks are on the last axis."""
        for start in range(0, len(entries), self._chunk_size):
            part = slice(start, start + self._chunk_size)
            table = np.repeat(self.row[:, None], len(entries[part]), axis=1)
            table[entries[part], np.arange(table.shape[1])] += offsets[part]
            inputs, output = self._inputs, self._output
            if self._chunk_size == 1:
                parameters: Any = unflatten(self.settings, table[:, 0]).values()
            else:
                inputs, output = Shared.of(inputs), Shared.of(output)
                parameters = (one.view(Stack) for one in unflatten(self.settings, table).values())
            with np.errstate(all="ignore"):
                values = self.settings.feedforward(inputs, output, parameters)
            yield values
