"""A run: what a training has kept, from which every number of any iteration comes back exactly.

It keeps the parameters before the iterations (before each, or where that is too much before
every n-th) and the error of each; ``at`` recomputes the quantities from them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from nn_core.checks import abbreviated, whole
from nn_core.lines.engine import Engine
from nn_core.lines.listing import Quantity
from nn_core.lines.stack import Shared, Stack
from nn_core.settings import Settings

HISTORY_BYTES = 32_000_000
"""A longer history keeps the parameters before every n-th iteration and replays between them."""
_TEST_CHUNK = 512


@dataclass(frozen=True)
class Divergence:
    """Where the first value of a training stopped being finite, and a sentence that says so."""

    iteration: int
    quantity: str

    @property
    def sentence(self) -> str:
        return (
            f"The training diverged: {self.quantity} of iteration {self.iteration} is the first "
            "value that is not finite. Everything before it can be stepped through; "
            "a smaller learning rate may help."
        )


class History:
    """State (parameters, and what a fault keeps) and errors as they are trained.

    Flat rows of float64, allocated once.
    """

    def __init__(self, settings: Settings) -> None:
        self.shapes = settings.state_shapes
        self.sizes = {name: int(np.prod(shape)) for name, shape in self.shapes.items()}
        self.width = sum(self.sizes.values())
        self.every = max(1, -(-settings.iterations * self.width * 8 // HISTORY_BYTES))
        self.rows = np.empty((settings.iterations // self.every + 1, self.width))
        self.errors = np.empty(settings.iterations)
        # Both in one assignment: another thread may look at any time.
        self.reached: tuple[int, tuple[Any, ...]] = (0, ())

    def unpack(self, row: np.ndarray) -> tuple[Any, ...]:
        """A flat row as a state: arrays of their shapes, shared biases as floats."""
        parts, start = [], 0
        for name, shape in self.shapes.items():
            part = row[start : start + self.sizes[name]]
            start += self.sizes[name]
            parts.append(part.reshape(shape).copy() if shape else float(part[0]))
        return tuple(parts)


class Run:
    """A training's results. ``errors``: float64 (iterations,), each before its update."""

    def __init__(
        self, settings: Settings, history: History, diverged: Divergence | None = None
    ) -> None:
        self.settings = settings
        self.diverged = diverged
        self.completed, self._latest = history.reached
        self._history = history
        self._test_errors = np.empty(0)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The ordered list of what an iteration computes."""
        return self.settings.quantities

    @property
    def kept_every(self) -> int:
        """1 where the parameters before each iteration are kept; n where before every n-th."""
        return self._history.every

    @property
    def errors(self) -> np.ndarray:
        """The error on the training rows before each update, shape (completed,); a copy."""
        return self._history.errors[: self.completed].copy()

    @property
    def test_errors(self) -> np.ndarray:
        """The error on the test rows before each update, shape (completed,); NaN without any."""
        if len(self._test_errors) < self.completed:
            self._test_errors = self.test_errors_at(np.arange(self.completed))
        return self._test_errors.copy()

    def test_errors_at(self, iterations: np.ndarray) -> np.ndarray:
        """The error on the test rows before each of these iterations, many at a time."""
        inputs, output = self.settings.dataset.test
        if not len(inputs):
            return np.full(len(iterations), np.nan)
        engine, errors = self._engine(), []
        together = Shared.of(output)
        for start in range(0, len(iterations), _TEST_CHUNK):
            some = iterations[start : start + _TEST_CHUNK]
            own = self._stacked(some)
            with np.errstate(all="ignore"):
                errors.append(
                    np.asarray(engine.feedforward(Shared.of(inputs), together, *own)["error"])
                )
        return np.concatenate(errors) if errors else np.empty(0)

    def at(self, i: int, rule: str | None = None) -> Mapping[str, Any]:
        """Parameters before iteration ``i`` and every quantity of it, by name.

        With ``rule`` the quantities as that rule has them, from the same parameters. Iterations
        count from 0; the one in which a training diverged may be asked for. Raises ``ValueError``.
        """
        settings = self.settings if rule is None else self.settings.with_rule(rule)
        return self._computed(self._before(self._reachable(i)), settings)

    def under(self, other: Settings, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Every quantity as other settings have it, computed from the given ``w1``, ``b1``, …

        ``other``: these settings under another rule, or without their mistake.
        """
        return self._computed(tuple(values[name] for name in other.state_shapes), other)

    def walk(self, start: int, stop: int) -> Iterator[Mapping[str, Any]]:
        """``at`` for each iteration from ``start`` up to, not including, ``stop``."""
        state: tuple[Any, ...] = ()
        for i in range(start, stop):
            replay = state and i % self._history.every
            known = state if replay else self._before(self._reachable(i))
            values = self._computed(known)
            following = tuple(values[one.next] for one in self.settings.states)
            state = self.settings.edited(i + 1, following)
            yield values

    def parameters(self, i: int | None = None) -> Mapping[str, Any]:
        """``w1``, ``b1``, … before iteration ``i``; the trained ones by default."""
        at = self.completed if i is None else whole("iteration", i, 0, self.completed)
        return dict(zip(self.settings.parameter_shapes, self._before(at), strict=False))

    def parameter_rows(self, iterations: np.ndarray) -> np.ndarray:
        """All parameters before each of these iterations in one row, (iterations, parameters).

        They stand in the order of ``settings.parameter_shapes``, each row by row.
        """
        history = self._history
        result = np.empty((len(iterations), history.width))
        within = (iterations >= 0) & (iterations < self.completed)
        kept = within & (iterations % history.every == 0)
        result[kept] = history.rows[iterations[kept] // history.every]
        others = np.flatnonzero(~kept)
        for at, before in zip(others, self._each(iterations[others]), strict=True):
            result[at] = np.concatenate([np.ravel(one) for one in before])
        own = sum(history.sizes[name] for name in self.settings.parameter_shapes)
        return result[:, :own]

    def unedited(self, i: int) -> Mapping[str, Any]:
        """``w1``, … before iteration ``i`` as they were before any was set by hand there."""
        if i == 0:
            return self.settings.initial_parameters()
        before = self.at(i - 1)
        return {one.name: before[one.next] for one in self.settings.states if one.is_parameter}

    def change(self, i: int) -> Mapping[str, Any]:
        """What iteration ``i`` adds to each parameter: new minus old."""
        values = self.at(i)
        return {
            one.name: values[one.next] - values[one.name]
            for one in self.settings.states
            if one.is_parameter
        }

    def activations(self, inputs: Any, i: int | None = None) -> Mapping[str, np.ndarray]:
        """``a1`` … of the given inputs (rows x inputs) with the parameters before iteration i."""
        return self.activations_of(inputs, self.parameters(i))

    def activations_of(
        self, inputs: Any, parameters: Mapping[str, Any]
    ) -> Mapping[str, np.ndarray]:
        """``a1`` … of the given inputs (rows x inputs) with the given ``w1``, ``b1``, …"""
        width = self.settings.layers[0]
        try:
            given = np.asarray(inputs, dtype=np.float64)
        except (TypeError, ValueError):
            raise ValueError(f"inputs must be rows x {width}, got {abbreviated(inputs)}.") from None
        if given.ndim != 2 or given.shape[1] != width:
            raise ValueError(
                f"inputs must be rows x {width}, got the shape {abbreviated(given.shape)}."
            )
        ordered = [parameters[name] for name in self.settings.parameter_shapes]
        with np.errstate(all="ignore"):
            values = self._engine().forward(given, *ordered)
        return {one.name: values[one.name] for one in self.quantities if one.role == "a"}

    def predict(self, inputs: Any, i: int | None = None) -> np.ndarray:
        """Predictions (rows x outputs) with the parameters before iteration ``i``."""
        return self.activations(inputs, i)[f"a{self.settings.network.last}"]

    def test_error(self, i: int) -> float:
        """The error on the test rows before iteration ``i``; NaN where there is none."""
        return float(self.test_errors_at(np.array([self._reachable(i)]))[0])

    def _engine(self) -> Engine:
        return self.settings.engine

    def _reachable(self, i: int) -> int:
        last = self.completed if self.diverged else self.completed - 1
        return whole("iteration", i, 0, last)

    def _computed(self, state: tuple[Any, ...], other: Settings | None = None) -> dict[str, Any]:
        settings = other or self.settings
        engine = settings.engine
        with np.errstate(all="ignore"):
            values = engine.iterate(*settings.given, *state)
        return dict(zip(engine.names, state, strict=True)) | values

    def _stacked(self, iterations: np.ndarray) -> list[Stack]:
        """Each parameter as it was before all of these iterations."""
        shapes = self.settings.parameter_shapes
        ends = np.cumsum([self._history.sizes[name] for name in shapes])
        parts = np.split(self.parameter_rows(iterations).T, ends[:-1])
        return [
            np.ascontiguousarray(part).reshape(*shape, len(iterations)).view(Stack)
            for part, shape in zip(parts, shapes.values(), strict=True)
        ]

    def _each(self, iterations: np.ndarray) -> Iterator[tuple[Any, ...]]:
        """The state before each of these iterations; of rising ones each from the one before it."""
        known: tuple[int, tuple[Any, ...]] = (-1, ())
        for given in iterations.tolist():
            i = whole("iteration", given, 0, self.completed)
            known = (i, self._before(i, *known))
            yield known[1]

    def _before(self, i: int, at: int = -1, known: tuple[Any, ...] = ()) -> tuple[Any, ...]:
        """The state before iteration ``i``: kept, or replayed from the last that was.

        Or from the one that is ``known``, before iteration ``at``, where that is nearer.
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
        given, train = self.settings.given, self._engine().train
        for start, stop in itertools.pairwise([begin, *sorted(edits), i]):
            with np.errstate(all="ignore"):
                state, _, _ = train(stop - start, *given, *state)
            state = self.settings.edited(stop, state)
        return state
