"""Many trainings in portions: of fixed bounds, whoever computes them, and done again where lost.

A chain is the training of a few networks side by side, stacked along the last axis. A portion is
some of its iterations: it begins with the state that the one before it left. The bounds
follow from the settings and the seeds alone, so the result is the same to the bit with any
executor; and what is lost with a worker is one portion, not what was done before it.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future
from concurrent.futures import wait as wait_for
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from nn_core.lines.stack import Shared, Stack, portions
from nn_core.settings import Settings
from nn_core.work import Work

MOST_TRIES = 4
"""A portion that fails so often would fail again."""
_NUMBERS_A_PORTION = 4_000_000
"""Numbers of all layers and iterations of a portion: some hundredths of a second of work."""
_MOST_ITERATIONS, _LEAST_ITERATIONS = 256, 16
_FEW = 4
"""So few portions are done before an executor has begun."""
_WAIT_SECONDS = 0.002
_AHEAD = 2
"""Portions a worker: one in work, one waiting for it. More would hold up the work of others."""

State = tuple[np.ndarray, ...]
Take = Callable[[int, int, np.ndarray, State], None]


class Workers(Protocol):
    """Where portions are computed: an executor that may take a while to begin, and may break."""

    @property
    def size(self) -> int:
        """How many portions are computed at the same time."""

    def executor(self) -> Executor | None:
        """The present executor; None while there is none yet."""

    def lost(self, executor: Executor) -> None:
        """That executor is of no use any more: have another one made."""


@dataclass
class Chain:
    """A few networks that differ in their seeds only, and how far they are trained."""

    settings: Settings
    seeds: tuple[int, ...]
    reached: int = 0
    state: State | None = None
    tries: int = 0

    @property
    def portion(self) -> int:
        """The iterations of its next portion."""
        numbers = _numbers(self.settings) * len(self.seeds)
        most = max(_LEAST_ITERATIONS, min(_MOST_ITERATIONS, _NUMBERS_A_PORTION // numbers))
        return min(most, self.settings.iterations - self.reached)

    @property
    def task(self) -> tuple[Settings, tuple[int, ...], int, State | None, int]:
        """Its next portion, as ``train_portion`` wants it."""
        return self.settings, self.seeds, self.reached, self.state, self.portion

    @property
    def finished(self) -> bool:
        """Whether its last iteration is trained."""
        return self.reached == self.settings.iterations


def _numbers(settings: Settings) -> int:
    """Numbers in all layers of one network."""
    return len(settings.dataset.train.inputs) * sum(settings.layers[1:])


def chains_of(settings: Settings, seeds: tuple[int, ...]) -> list[Chain]:
    """The seeds in chains of as many as are fastest together."""
    widest = len(settings.dataset.train.inputs) * max(settings.layers)
    return [Chain(settings, seeds[part]) for part in portions(len(seeds), widest)]


def train_portion(
    settings: Settings, seeds: tuple[int, ...], start: int, before: State | None, count: int
) -> tuple[State, np.ndarray]:
    """Train ``count`` iterations from ``start`` on, from the state that there is before it.

    The state is each parameter (*shape, seeds), and what a fault keeps; None: as the seeds draw
    it. Returns the state after them and the errors (count, seeds). Runs in any process.
    """
    if before is None:
        drawn = map(Stack.of, zip(*settings.initial_states(seeds), strict=True))
        state = settings.edited(0, tuple(drawn))
    else:
        state = tuple(one.view(Stack) for one in before)
    edited = {edit.iteration for edit in settings.edits}
    errors = np.empty((count, len(seeds)))
    train = settings.engine.train
    rows = map(Shared.of, settings.dataset.train)
    given = (*rows, *settings.constants.values())
    with np.errstate(all="ignore"):
        for i in range(count):
            state, found, _ = train(1, *given, *state)
            errors[i] = found[0]
            if start + i + 1 in edited:
                state = settings.edited(start + i + 1, state)
    # In one order of memory, as they would come out of another process.
    return tuple(np.ascontiguousarray(one) for one in state), errors


class Portions:
    """The portions of many chains: done bit by bit, here or by workers.

    ``take(chain, start, errors, state)`` is called with each portion's result: the number of
    its chain, its first iteration, errors (iterations, seeds), and the state after it. What is done
    in a moment is done here, before workers would have begun.
    """

    def __init__(self, chains: Sequence[Chain], take: Take, workers: Workers | None = None) -> None:
        self.chains = chains
        self.total = sum(len(one.seeds) * one.settings.iterations for one in chains)
        self.completed = 0
        self.problem = ""
        self._take = take
        count = sum(-(-one.settings.iterations // one.portion) for one in chains)
        self._workers = workers if count > _FEW else None
        self._waiting = deque(range(len(chains)))
        self._flying: dict[Future[tuple[State, np.ndarray]], tuple[int, Executor]] = {}

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do, or a portion failed again and again: see ``problem``."""
        return self.completed == self.total or bool(self.problem)

    def advance(self) -> None:
        """Do one portion here; or hand portions to the workers, and take over what they did.

        Returns within some hundredths of a second.
        """
        if self.finished:
            return
        if self._workers is None:
            at = self._waiting.popleft()
            chain = self.chains[at]
            self._took(at, *train_portion(*chain.task))
            return
        self._hand_out(self._workers)
        self._collect(self._workers)

    def _hand_out(self, workers: Workers) -> None:
        executor = workers.executor()
        # With an executor that others gave up, its portions are gone: it may never say so.
        gone = [one for one, (_, where) in self._flying.items() if where is not executor]
        self._waiting.extendleft(self._flying.pop(one)[0] for one in gone if not one.done())
        if executor is None:
            time.sleep(_WAIT_SECONDS)
            return
        while self._waiting and len(self._flying) < _AHEAD * workers.size:
            at = self._waiting.popleft()
            try:
                future = executor.submit(train_portion, *self.chains[at].task)
            except Exception as problem:
                # One that was shut down is not broken: the whole process comes to its end.
                if isinstance(problem, BrokenExecutor) or not isinstance(problem, RuntimeError):
                    workers.lost(executor)
                self._again(at, problem)
                return
            self._flying[future] = at, executor

    def _collect(self, workers: Workers) -> None:
        if not self._flying:
            return
        done, _ = wait_for(self._flying, _WAIT_SECONDS, FIRST_COMPLETED)
        for future in done:
            at, executor = self._flying.pop(future)
            try:
                result = future.result()
            except (BrokenExecutor, CancelledError, OSError) as problem:
                workers.lost(executor)
                self._again(at, problem)
            except Exception as problem:
                self._again(at, problem)
            else:
                self._took(at, *result)

    def _took(self, at: int, state: State, errors: np.ndarray) -> None:
        chain = self.chains[at]
        self._take(at, chain.reached, errors, state)
        chain.state = state
        chain.reached += len(errors)
        chain.tries = 0
        self.completed += errors.size
        if chain.finished:
            chain.state = None
        else:
            # To its end before others begin: what is done so far is then whole.
            self._waiting.appendleft(at)

    def try_again(self) -> None:
        """Go on after a problem, with as many tries as at first."""
        self.problem = ""
        for chain in self.chains:
            chain.tries = 0

    def _again(self, at: int, problem: BaseException) -> None:
        chain = self.chains[at]
        chain.tries += 1
        self._waiting.appendleft(at)
        if chain.tries >= MOST_TRIES:
            self.problem = (
                f"A part of the work failed {MOST_TRIES} times ({type(problem).__name__}) and was "
                "given up. What was computed before is kept and shown."
            )


class InPortions(Work):
    """Work whose ``_portions`` say how far it is: what sweeps and grids have alike."""

    _portions: Portions

    @property
    def completed(self) -> int:
        """How many iterations of all networks are trained."""
        return self._portions.completed

    @property
    def total(self) -> int:
        """How many iterations of all networks there are to train."""
        return self._portions.total

    @property
    def finished(self) -> bool:
        return self._portions.finished

    @property
    def problem(self) -> str:
        return self._portions.problem

    def try_again(self) -> None:
        """Go on after a problem."""
        self._portions.try_again()

    def advance(self, _: int = 1) -> None:
        """Do one portion more, or take over what the workers did; see ``Portions.advance``."""
        self._portions.advance()
