"""A run: the history of a training, from which every number of any iteration is recomputed exactly.

The history holds the parameters before each iteration, or before every n-th if that is too much,
and the error of each iteration; ``at`` recomputes all quantities from it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from nn_core.arrays.stack import Shared, Stack
from nn_core.checks import abbreviated, whole
from nn_core.data.dataset import Rows
from nn_core.lines.listing import Quantity
from nn_core.setup.settings import Settings
from nn_core.training.batches import Batches
from nn_core.training.history import Divergence, History

_TEST_CHUNK = 512
_WALKED = 16
"""So many iterations are computed at once while walking: a whole run has many numbers."""


class Run:
    """The results of a training: its errors, and every number of each iteration."""

    def __init__(
        self, settings: Settings, history: History, diverged: Divergence | None = None
    ) -> None:
        self.settings = settings
        self.diverged = diverged
        self.completed, self._latest = history.reached
        self._history = history
        self._batches = Batches(settings)
        self._train_errors = self._test_errors = np.empty(0)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities of an iteration, in the order in which they are computed."""
        return self.settings.quantities

    @property
    def last(self) -> int:
        """The last iteration that can be computed, a diverged one included; -1 if there is none."""
        return self.completed if self.diverged else self.completed - 1

    @property
    def kept_every(self) -> int:
        """n, if the history holds the parameters before every n-th iteration; 1 if before each."""
        return self._history.every

    @property
    def errors(self) -> np.ndarray:
        """The error on the rows of each iteration before its update, (completed,); a copy."""
        return self._history.errors[: self.completed].copy()

    @property
    def train_errors(self) -> np.ndarray:
        """The error on all training rows before each update, float64 (completed,); a copy.

        Without batches these are ``errors``; otherwise they are computed when asked for.
        """
        if self._batches.per_epoch == 1:
            return self.errors
        if len(self._train_errors) < self.completed:
            self._train_errors = self.train_errors_at(np.arange(self.completed))
        return self._train_errors.copy()

    def train_errors_at(self, iterations: np.ndarray) -> np.ndarray:
        """The errors (n,) on all training rows before these iterations."""
        if self._batches.per_epoch == 1:
            return np.asarray(self._history.errors[iterations])
        return self._errors_at(self.settings.dataset.train, iterations)

    @property
    def test_errors(self) -> np.ndarray:
        """The error on the test rows before each update (completed,); NaN without test rows."""
        if len(self._test_errors) < self.completed:
            self._test_errors = self.test_errors_at(np.arange(self.completed))
        return self._test_errors.copy()

    def test_errors_at(self, iterations: np.ndarray) -> np.ndarray:
        """The errors (n,) on the test rows before these iterations; NaN without test rows."""
        if not self.settings.dataset.test_inputs:
            return np.full(len(iterations), np.nan)
        return self._errors_at(self.settings.dataset.test, iterations)

    def _errors_at(self, rows: Rows, iterations: np.ndarray) -> np.ndarray:
        """The errors (n,) on some rows with the parameters before these iterations."""
        shared = Shared.of(rows.inputs), Shared.of(rows.output)
        errors = []
        for start in range(0, len(iterations), _TEST_CHUNK):
            some = iterations[start : start + _TEST_CHUNK]
            stacks = self._stacked(some)
            with np.errstate(all="ignore"):
                found = self.settings.feedforward(*shared, stacks)["error"]
            errors.append(np.asarray(found))
        return np.concatenate(errors) if errors else np.empty(0)

    def batch(self, i: int) -> np.ndarray:
        """The numbers of the rows that iteration ``i`` uses, counted from 0 among training rows.

        Raises ``ValueError`` for a negative iteration and for one beyond the settings'.
        """
        return self._batches.rows(whole("iteration", i, 0, self.settings.iterations)).copy()

    def data(self, i: int) -> tuple[np.ndarray, np.ndarray]:
        """The inputs and the targets of the rows that iteration ``i`` uses."""
        return self._batches.data(i)

    @property
    def batches_per_epoch(self) -> int:
        """How many iterations go through all rows once; 1 without batches."""
        return self._batches.per_epoch

    def at(self, i: int, rule: str | None = None) -> Mapping[str, Any]:
        """The parameters before iteration ``i`` and all quantities of it, by name.

        With ``rule``, the quantities follow that rule, from the same parameters. Iterations count
        from 0 and include the one in which a training diverged. Raises ``ValueError`` for any other
        iteration, and for an unknown rule.
        """
        settings = self.settings if rule is None else self.settings.with_rule(rule)
        return self._computed(i, self._before(self._reachable(i)), settings)

    def under(self, other: Settings, i: int, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """All quantities of iteration ``i`` under other settings, from the state in ``values``.

        ``other``: these settings with another rule, without their fault, or with another optimizer.
        """
        return self._computed(i, tuple(values[name] for name in other.state_shapes), other)

    def differing(
        self, other: Settings, start: int, iterations: Iterable[Mapping[str, Any]]
    ) -> list[dict[str, Any]]:
        """``under`` for each of the ``iterations`` from ``start`` on, but only what may differ.

        ``iterations``: their values, as ``walk`` gives them. What is not among the result has the
        same value under the other settings.
        """
        with np.errstate(all="ignore"):
            return self._batches.differing(other, start, iterations)

    def walk(self, start: int, stop: int) -> Iterator[Mapping[str, Any]]:
        """``at`` for each iteration from ``start`` up to, not including, ``stop``, but faster."""
        if start >= stop:
            return
        self._reachable(stop - 1)
        state = self._before(self._reachable(start))
        edits = {edit.iteration for edit in self.settings.edits if start < edit.iteration < stop}
        ends = sorted({*range(start + _WALKED, stop, _WALKED), *edits, stop})
        for begin, end in itertools.pairwise([start, *ends]):
            with np.errstate(all="ignore"):
                state, found = self._batches.trace(begin, end - begin, state)
            yield from found
            state = self.settings.edited(end, state)

    def parameters(self, i: int | None = None) -> Mapping[str, Any]:
        """The parameters before iteration ``i``, by name; the trained ones by default.

        Raises ``ValueError`` unless ``i`` is from 0 to ``completed``.
        """
        at = self.completed if i is None else whole("iteration", i, 0, self.completed)
        return dict(zip(self.settings.parameter_shapes, self._before(at), strict=False))

    def parameter_rows(self, iterations: np.ndarray) -> np.ndarray:
        """The parameters before each of these iterations as flat rows, (iterations, entries).

        Parameters are in the order of ``settings.parameter_shapes``, each flattened row by row.
        """
        history = self._history
        result = np.empty((len(iterations), history.width))
        within = (iterations >= 0) & (iterations < self.completed)
        kept = within & (iterations % history.every == 0)
        result[kept] = history.rows[iterations[kept] // history.every]
        others = np.flatnonzero(~kept)
        for at, before in zip(others, self._each(iterations[others]), strict=True):
            result[at] = np.concatenate([np.ravel(one) for one in before])
        entries = sum(history.sizes[name] for name in self.settings.parameter_shapes)
        return result[:, :entries]

    def unedited(self, i: int) -> Mapping[str, Any]:
        """The parameters before iteration ``i``, by name, without the edits of that iteration."""
        if i == 0:
            return self.settings.initial_parameters()
        before = self.at(i - 1)
        return {one.name: before[one.next] for one in self.settings.states if one.is_parameter}

    def change(self, i: int) -> Mapping[str, Any]:
        """The change of each parameter in iteration ``i``, by name: new minus old."""
        values = self.at(i)
        return {
            one.name: values[one.next] - values[one.name]
            for one in self.settings.states
            if one.is_parameter
        }

    def activations(self, inputs: Any, i: int | None = None) -> Mapping[str, np.ndarray]:
        """``a1``, …, each (rows, units), for ``inputs`` (rows, inputs), before iteration ``i``."""
        return self.activations_of(inputs, self.parameters(i))

    def activations_of(
        self, inputs: Any, parameters: Mapping[str, Any]
    ) -> Mapping[str, np.ndarray]:
        """``a1``, …, each (rows, units), for ``inputs`` (rows, inputs) and these parameters.

        Raises ``ValueError`` for inputs of another shape, or that are not numbers.
        """
        return self.activations_of_each(inputs, [parameters])[0]

    def activations_of_each(
        self, inputs: Any, iterations: Iterable[Mapping[str, Any]]
    ) -> list[Mapping[str, np.ndarray]]:
        """``activations_of`` for the parameters of each of the ``iterations``."""
        width = self.settings.layers[0]
        try:
            given = np.asarray(inputs, dtype=np.float64)
        except (TypeError, ValueError):
            raise ValueError(f"inputs must be rows × {width}, got {abbreviated(inputs)}.") from None
        if given.ndim != 2 or given.shape[1] != width:
            raise ValueError(
                f"inputs must be rows × {width}, got the shape {abbreviated(given.shape)}."
            )
        names, forward = list(self.settings.parameter_shapes), self.settings.engine.forward
        wanted = [one.name for one in self.quantities if one.role == "a"]
        with np.errstate(all="ignore"):
            found = [forward(given, *(values[name] for name in names)) for values in iterations]
        return [{name: values[name] for name in wanted} for values in found]

    def predict(self, inputs: Any, i: int | None = None) -> np.ndarray:
        """The predictions (rows, outputs) with the parameters before iteration ``i``.

        Without ``i``: with the trained ones. Raises ``ValueError`` for inputs of another shape.
        """
        return self.activations(inputs, i)[f"a{self.settings.network.last}"]

    def train_error(self, i: int) -> float:
        """The error on all training rows before iteration ``i``."""
        return float(self.train_errors_at(np.array([self._reachable(i)]))[0])

    def test_error(self, i: int) -> float:
        """The error on the test rows before iteration ``i``; NaN without test rows."""
        return float(self.test_errors_at(np.array([self._reachable(i)]))[0])

    def _reachable(self, i: int) -> int:
        return whole("iteration", i, 0, self.last)

    def _computed(
        self, i: int, state: tuple[Any, ...], other: Settings | None = None
    ) -> dict[str, Any]:
        settings = other or self.settings
        with np.errstate(all="ignore"):
            values = self._batches.iterate(settings, i, state)
        return dict(zip(settings.engine.names, state, strict=True)) | values

    def _stacked(self, iterations: np.ndarray) -> list[Stack]:
        """Each parameter before these iterations, as a stack (*shape, iterations)."""
        shapes = self.settings.parameter_shapes
        ends = np.cumsum([self._history.sizes[name] for name in shapes])
        parts = np.split(self.parameter_rows(iterations).T, ends[:-1])
        return [
            np.ascontiguousarray(part).reshape(*shape, len(iterations)).view(Stack)
            for part, shape in zip(parts, shapes.values(), strict=True)
        ]

    def _each(self, iterations: np.ndarray) -> Iterator[tuple[Any, ...]]:
        """The state before each of these iterations, replayed from the previous one if nearer."""
        known: tuple[int, tuple[Any, ...]] = (-1, ())
        for given in iterations.tolist():
            i = whole("iteration", given, 0, self.completed)
            known = (i, self._before(i, *known))
            yield known[1]

    def _before(self, i: int, at: int = -1, known: tuple[Any, ...] = ()) -> tuple[Any, ...]:
        """The state before iteration ``i``: stored, or replayed from the last stored one.

        Replayed from ``known``, the state before iteration ``at``, if that is nearer.
        """
        history = self._history
        if i == self.completed:
            return self._latest
        begin = i // history.every * history.every
        if begin < at <= i:
            begin, state = at, known
        else:
            state = history.unpack(history.rows[i // history.every])
        edits = {edit.iteration for edit in self.settings.edits if begin < edit.iteration < i}
        for start, stop in itertools.pairwise([begin, *sorted(edits), i]):
            with np.errstate(all="ignore"):
                state, _, _ = self._batches.train(start, stop - start, state)
            state = self.settings.edited(stop, state)
        return state
