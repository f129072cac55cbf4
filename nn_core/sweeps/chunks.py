"""Train many networks in chunks, here or on workers, and repeat a chunk that a worker lost.

A ``StackedTraining`` trains a few networks side by side, stacked along the last axis. A chunk is a
range of its iterations and starts from the state after the chunk before. Chunk boundaries depend
on the settings and seeds alone, so every executor gives the same bits, and a worker that dies
costs one chunk only.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future
from concurrent.futures import wait as wait_for
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np

from nn_core.arrays.stack import Shared, Stack, chunks, stacked
from nn_core.setup.settings import Settings
from nn_core.training.batches import StackedBatches
from nn_core.training.classes import has_classes, right_rows
from nn_core.work import Work

MAX_TRIES = 4
"""Give up on a chunk after this many failures."""
_NUMBERS_PER_CHUNK = 4_000_000
"""Numbers computed in a chunk, over all layers and iterations: a few hundredths of a second."""
_MAX_ITERATIONS, _MIN_ITERATIONS = 256, 16
_FEW_CHUNKS = 4
"""This many chunks are finished here before an executor has started."""
_WAIT_SECONDS = 0.002
_AHEAD = 2
"""Chunks per worker: one running and one queued. More would delay other work."""

State = tuple[np.ndarray, ...]


class Chunk(NamedTuple):
    """What a chunk leaves: the ``state`` after it and its ``errors`` (iterations, seeds).

    ``right`` (2, seeds): the shares of training rows and test rows that get the wanted class in the
    last iteration of the training, before its update. NaN in any other chunk, without test rows,
    and where targets are no classes.
    """

    state: State
    errors: np.ndarray
    right: np.ndarray


Receive = Callable[[int, int, Chunk], None]


class Workers(Protocol):
    """Where chunks are computed: an executor that may start slowly and may break."""

    @property
    def size(self) -> int:
        """How many chunks run at the same time."""

    def executor(self) -> Executor | None:
        """The current executor; None until it has started."""

    def lost(self, executor: Executor) -> None:
        """Replace a broken executor."""


@dataclass
class StackedTraining:
    """Networks that differ only in their seeds, trained together, and how far they have got."""

    settings: Settings
    seeds: tuple[int, ...]
    reached: int = 0
    state: State | None = None
    tries: int = 0

    @property
    def chunk_size(self) -> int:
        """The number of iterations in the next chunk."""
        numbers = _numbers(self.settings) * len(self.seeds)
        most = max(_MIN_ITERATIONS, min(_MAX_ITERATIONS, _NUMBERS_PER_CHUNK // numbers))
        return min(most, self.settings.iterations - self.reached)

    @property
    def task(self) -> tuple[Settings, tuple[int, ...], int, State | None, int]:
        """The arguments of ``train_chunk`` for the next chunk."""
        return self.settings, self.seeds, self.reached, self.state, self.chunk_size

    @property
    def finished(self) -> bool:
        """Whether all iterations are trained."""
        return self.reached == self.settings.iterations


def _numbers(settings: Settings) -> int:
    """How many numbers all layers of one network hold."""
    return len(settings.dataset.train.inputs) * sum(settings.layers[1:])


def stacked_trainings(settings: Settings, seeds: tuple[int, ...]) -> list[StackedTraining]:
    """Divide the seeds into stacks of the size that trains fastest."""
    widest = len(settings.dataset.train.inputs) * max(settings.layers)
    return [StackedTraining(settings, seeds[part]) for part in chunks(len(seeds), widest)]


def train_chunk(
    settings: Settings, seeds: tuple[int, ...], start: int, before: State | None, count: int
) -> Chunk:
    """Train ``count`` iterations from iteration ``start`` and the state ``before`` it.

    A state is a tuple of arrays (*shape, seeds): the parameters, then what an optimizer or a fault
    carries over. None stands for the initial state that the seeds draw. The errors are those on
    all training rows. Can run in any process.
    """
    if before is None:
        drawn = map(Stack.of, zip(*settings.initial_states(seeds), strict=True))
        state = settings.edited(0, tuple(drawn))
    else:
        state = tuple(one.view(Stack) for one in before)
    edited = {edit.iteration for edit in settings.edits}
    errors, right = np.empty((count, len(seeds))), np.full((2, len(seeds)), np.nan)
    iterate = settings.engine.iterate
    following = [one.next for one in settings.states]
    batches, constants = StackedBatches(settings, seeds), settings.constants.values()
    inputs, output = map(Shared.of, settings.dataset.train)
    of_parameters = len(settings.parameter_shapes)
    with np.errstate(all="ignore"):
        for i in range(start, start + count):
            values = iterate(i + 1, *batches.data(i), *constants, *state)
            if settings.batch_size is not None:
                parameters = state[:of_parameters]
                errors[i - start] = settings.feedforward(inputs, output, parameters)["error"]
            else:
                errors[i - start] = values["error"]
            if i + 1 == settings.iterations:
                right = _right(settings, state)
            state = tuple(stacked(values[name], len(seeds)) for name in following)
            if i + 1 in edited:
                state = settings.edited(i + 1, state)
    # Contiguous, as the arrays would come back from another process.
    return Chunk(tuple(np.ascontiguousarray(one) for one in state), errors, right)


def _right(settings: Settings, state: tuple[Stack, ...]) -> np.ndarray:
    """The shares of right answers (2, seeds), as in ``Chunk``, from the state before an update."""
    networks, data = state[0].shape[-1], settings.dataset
    right = np.full((2, networks), np.nan)
    if not has_classes(data):
        return right
    parameters = state[: len(settings.parameter_shapes)]
    for at, rows in enumerate((data.train, data.test)):
        if count := len(rows.output):
            inputs, output = map(Shared.of, rows)
            values = settings.feedforward(inputs, output, parameters)
            predicted = stacked(values[f"a{settings.network.last}"], networks)
            right[at] = right_rows(np.moveaxis(np.asarray(predicted), -1, 0), rows) / count
    return right


class Chunks:
    """The chunks of many stacked trainings, computed here or by workers.

    ``receive(training, start, chunk)`` gets each chunk with the index of its training and its first
    iteration. A short job is computed here, since workers would start too late to help.
    """

    def __init__(
        self, trainings: Sequence[StackedTraining], receive: Receive, workers: Workers | None = None
    ) -> None:
        self.trainings = trainings
        self.total = sum(len(one.seeds) * one.settings.iterations for one in trainings)
        self.completed = 0
        self.problem = ""
        self._receive = receive
        count = sum(-(-one.settings.iterations // one.chunk_size) for one in trainings)
        self._workers = workers if count > _FEW_CHUNKS else None
        self._waiting = deque(range(len(trainings)))
        self._pending: dict[Future[Chunk], tuple[int, Executor]] = {}

    @property
    def finished(self) -> bool:
        """Whether all is done, or a chunk failed too often: see ``problem``."""
        return self.completed == self.total or bool(self.problem)

    def advance(self) -> None:
        """Compute one chunk here, or hand chunks to the workers and collect their results.

        Returns within a few hundredths of a second.
        """
        if self.finished:
            return
        if self._workers is None:
            at = self._waiting.popleft()
            training = self.trainings[at]
            self._accept(at, train_chunk(*training.task))
            return
        self._hand_out(self._workers)
        self._collect(self._workers)

    def _hand_out(self, workers: Workers) -> None:
        executor = workers.executor()
        # The futures of a replaced executor may never finish, so queue their chunks again.
        gone = [one for one, (_, where) in self._pending.items() if where is not executor]
        self._waiting.extendleft(self._pending.pop(one)[0] for one in gone if not one.done())
        if executor is None:
            time.sleep(_WAIT_SECONDS)
            return
        while self._waiting and len(self._pending) < _AHEAD * workers.size:
            at = self._waiting.popleft()
            try:
                future = executor.submit(train_chunk, *self.trainings[at].task)
            except Exception as problem:
                # A plain RuntimeError means that the process is shutting down: nothing is broken.
                if isinstance(problem, BrokenExecutor) or not isinstance(problem, RuntimeError):
                    workers.lost(executor)
                self._retry(at, problem)
                return
            self._pending[future] = at, executor

    def _collect(self, workers: Workers) -> None:
        if not self._pending:
            return
        done, _ = wait_for(self._pending, _WAIT_SECONDS, FIRST_COMPLETED)
        for future in done:
            at, executor = self._pending.pop(future)
            try:
                result = future.result()
            except (BrokenExecutor, CancelledError, OSError) as problem:
                workers.lost(executor)
                self._retry(at, problem)
            except Exception as problem:
                self._retry(at, problem)
            else:
                self._accept(at, result)

    def _accept(self, at: int, chunk: Chunk) -> None:
        training = self.trainings[at]
        self._receive(at, training.reached, chunk)
        training.state = chunk.state
        training.reached += len(chunk.errors)
        training.tries = 0
        self.completed += chunk.errors.size
        if training.finished:
            training.state = None
        else:
            # Finish this training before starting others, so that its results are complete.
            self._waiting.appendleft(at)

    def try_again(self) -> None:
        """Continue after a problem, with the count of failures reset."""
        self.problem = ""
        for training in self.trainings:
            training.tries = 0

    def _retry(self, at: int, problem: BaseException) -> None:
        training = self.trainings[at]
        training.tries += 1
        self._waiting.appendleft(at)
        if training.tries >= MAX_TRIES:
            self.problem = (
                f"A part of the work failed {MAX_TRIES} times ({type(problem).__name__}) and was "
                "given up. What was computed before is kept and shown."
            )


class ChunkedWork(Work):
    """Work whose progress is that of its ``_chunks``: what sweeps and grids have in common."""

    _chunks: Chunks

    @property
    def completed(self) -> int:
        """How many iterations are trained, summed over all networks."""
        return self._chunks.completed

    @property
    def total(self) -> int:
        """How many iterations there are to train, summed over all networks."""
        return self._chunks.total

    @property
    def finished(self) -> bool:
        return self._chunks.finished

    @property
    def problem(self) -> str:
        return self._chunks.problem

    def try_again(self) -> None:
        """Continue after a problem."""
        self._chunks.try_again()

    def advance(self, _: int = 1) -> None:
        """Compute one more chunk, or collect what the workers did; see ``Chunks.advance``."""
        self._chunks.advance()
