"""Batches: the rows of the data that each iteration uses.

An epoch goes through all rows once, in their order or shuffled; its last batch may be shorter.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from nn_core.arrays.stack import Shared, Stack
from nn_core.lines.engine import differing
from nn_core.setup.drawing import drawer
from nn_core.setup.settings import Settings
from nn_core.training import shuffles
from nn_core.training.shuffles import Shuffles

_KEPT_EVERY = 64
"""The state of a generator, 2.5 kB, is kept for every n-th epoch."""


def _begin(drawing: tuple[Any, ...] | None) -> Callable[[np.random.RandomState], object]:
    """What draws the parameters, which a seed draws before the first order."""
    return (lambda _: None) if drawing is None else drawer(*drawing)


class Order:
    """The shuffled order of the rows in each epoch, as drawn one after the other from a seed.

    ``drawing``: what is drawn from the seed before, as ``Settings.drawing`` gives it.
    """

    def __init__(self, seed: int, rows: int, drawing: tuple[Any, ...] | None) -> None:
        self._random = np.random.RandomState(seed)
        _begin(drawing)(self._random)
        self._rows = rows
        self._kept = [self._random.get_state(legacy=False)]
        self._epoch, self._permutation = -1, np.arange(0)
        self._lock = threading.Lock()

    @property
    def nbytes(self) -> int:
        """The size of the generator states that are kept."""
        return len(self._kept) * 2500

    def of(self, epoch: int) -> np.ndarray:
        """The row numbers (rows,) in the order of this epoch, both counted from 0."""
        with self._lock:
            if not self._epoch <= epoch < self._epoch + _KEPT_EVERY:
                at = min(epoch // _KEPT_EVERY, len(self._kept) - 1)
                self._random.set_state(self._kept[at])
                self._epoch = at * _KEPT_EVERY - 1
            while self._epoch < epoch:
                self._epoch += 1
                if self._epoch == len(self._kept) * _KEPT_EVERY:
                    self._kept.append(self._random.get_state(legacy=False))
                self._permutation = self._random.permutation(self._rows)
            return self._permutation


@lru_cache(maxsize=4096)
def _order(seed: int, rows: int, drawing: tuple[Any, ...] | None) -> Order:
    return Order(seed, rows, drawing)


class Batches:
    """The rows of each iteration of a training from ``seed``, by default that of the settings.

    They are what an iteration needs besides its state, so this is where the engine is run.
    """

    def __init__(self, settings: Settings, seed: int | None = None) -> None:
        self._settings = settings
        self._inputs, self._output = settings.dataset.train
        self.count = len(self._inputs)
        self.size = settings.batch_size or self.count
        self.per_epoch = -(-self.count // self.size)
        self._all = np.arange(self.count)
        self._order = None
        if settings.shuffle:
            seed = settings.seed if seed is None else seed
            self._order = _order(seed, self.count, settings.drawing)

    @property
    def nbytes(self) -> int:
        """The size of what is kept to find the order of any epoch."""
        return self._order.nbytes if self._order else 0

    def rows(self, iteration: int) -> np.ndarray:
        """The row numbers (rows of the iteration,), counted from 0 among the training rows."""
        epoch, part = self.part(iteration)
        return (self._order.of(epoch) if self._order else self._all)[part]

    def part(self, iteration: int) -> tuple[int, slice]:
        """The epoch of an iteration, and its part of that epoch's order."""
        epoch, batch = divmod(iteration, self.per_epoch)
        return epoch, slice(batch * self.size, (batch + 1) * self.size)

    def data(self, iteration: int) -> tuple[np.ndarray, np.ndarray]:
        """The inputs (rows, inputs) and the targets (rows, outputs) of an iteration."""
        if self.per_epoch == 1:
            return self._inputs, self._output
        rows = self.rows(iteration)
        return self._inputs[rows], self._output[rows]

    def iterate(self, settings: Settings, iteration: int, state: Iterable[Any]) -> dict[str, Any]:
        """All quantities of an iteration by name, from the ``state`` before it.

        ``settings`` may differ from those of the training in how they compute them.
        """
        constants = settings.constants.values()
        return settings.engine.iterate(iteration + 1, *self.data(iteration), *constants, *state)

    def train(self, start: int, count: int, state: Iterable[Any]) -> Any:
        """What ``Engine.train`` returns for ``count`` iterations from ``start`` on."""
        return self._run(self._settings.engine.train, start, count, state)

    def trace(self, start: int, count: int, state: Iterable[Any]) -> Any:
        """What ``Engine.trace`` returns for ``count`` iterations from ``start`` on."""
        return self._run(self._settings.engine.trace, start, count, state)

    def differing(
        self, other: Settings, start: int, iterations: Iterable[Mapping[str, Any]]
    ) -> list[dict[str, Any]]:
        """What other settings compute differently in each of the ``iterations`` from ``start`` on.

        See ``engine.differing``.
        """
        compute = differing(self._settings.network, other.network)
        constants = other.constants.values()
        return [
            compute(values, i + 1, *self.data(i), *constants)
            for i, values in enumerate(iterations, start)
        ]

    def _run(self, loop: Callable[..., Any], start: int, count: int, state: Iterable[Any]) -> Any:
        data: tuple[Any, Any] = self._inputs, self._output
        if self.per_epoch > 1:
            pairs = [self.data(i) for i in range(start, start + count)]
            data = [inputs for inputs, _ in pairs], [output for _, output in pairs]
        constants = self._settings.constants.values()
        return loop(count, start + 1, *data, *constants, *state)


class _OneByOne:
    """The orders of several seeds, of which each draws its own."""

    def __init__(self, seeds: tuple[int, ...], rows: int, drawing: tuple[Any, ...] | None) -> None:
        self._orders = [_order(seed, rows, drawing) for seed in seeds]
        self._epoch, self._rows = -1, np.empty((rows, 0), dtype=np.intp)

    def of(self, epoch: int) -> np.ndarray:
        """The row numbers (rows, seeds) in the order of this epoch, both counted from 0."""
        if epoch != self._epoch:
            self._epoch = epoch
            self._rows = np.stack([one.of(epoch) for one in self._orders], axis=1)
        return self._rows


class _Together:
    """The orders of several seeds, drawn for all of them at once."""

    def __init__(self, seeds: tuple[int, ...], rows: int, drawing: tuple[Any, ...] | None) -> None:
        self._given = seeds, rows, drawing
        self._lock = threading.Lock()
        self._begin()

    def _begin(self) -> None:
        seeds, rows, drawing = self._given
        self._epoch = 0
        self._shuffles = Shuffles(seeds, rows, _begin(drawing))
        self._rows = self._shuffles.next()

    def of(self, epoch: int) -> np.ndarray:
        """The row numbers (rows, seeds) in the order of this epoch, both counted from 0."""
        with self._lock:
            if epoch < self._epoch:
                self._begin()
            while self._epoch < epoch:
                self._epoch += 1
                self._rows = self._shuffles.next()
            return self._rows


@lru_cache(maxsize=4)
def _together(seeds: tuple[int, ...], rows: int, drawing: tuple[Any, ...] | None) -> _Together:
    return _Together(seeds, rows, drawing)


class StackedBatches:
    """The rows of each iteration for several seeds at once, for networks stacked on the last axis.

    Every seed has the order that it has alone.
    """

    def __init__(self, settings: Settings, seeds: tuple[int, ...]) -> None:
        self._inputs, self._output = settings.dataset.train
        self._batches = Batches(settings, seeds[0])
        self._orders: _OneByOne | _Together | None = None
        if settings.shuffle:
            rows = self._batches.count
            orders = _together if shuffles.pays(len(seeds), rows) else _OneByOne
            self._orders = orders(seeds, rows, settings.drawing)

    def data(self, iteration: int) -> tuple[Any, Any]:
        """The inputs and the targets: stacks (rows, …, seeds), or shared by all networks."""
        if self._orders is None:
            inputs, output = self._batches.data(iteration)
            return Shared.of(inputs), Shared.of(output)
        epoch, part = self._batches.part(iteration)
        rows = self._orders.of(epoch)[part]
        return self._stacked(self._inputs, rows), self._stacked(self._output, rows)

    def _stacked(self, table: np.ndarray, rows: np.ndarray) -> Stack:
        return np.ascontiguousarray(table[rows].transpose(0, 2, 1)).view(Stack)
