"""Chunks: the same bits whoever computes them, and whatever is lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any

import numpy as np
import pytest

from nn_core import Edit, Settings, sweep
from nn_core.sweeps.chunks import MAX_TRIES, train_chunk
from nn_core.sweeps.sweep import SweepWork

#: Six stacked trainings of one chunk each: too many to be computed without workers.
SETTINGS, SEEDS = Settings(iterations=3), range(5500)


class Lazy(Executor):
    """Computes a submitted call when told to, the last one first; the calls ``failing`` fail."""

    def __init__(self, *failing: int, problem: Exception | None = None) -> None:
        self.failing, self.problem = failing, problem or BrokenExecutor("a worker died")
        self.calls = 0
        self.left: list[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        self.calls += 1
        if -self.calls in self.failing:
            raise self.problem
        future: Future[Any] = Future()
        if self.calls in self.failing:
            future.set_exception(self.problem)
        else:
            self.left.append((future, fn, args))
        return future

    def work(self) -> None:
        if self.left:
            future, call, args = self.left.pop()
            future.set_result(call(*args))


class Workers:
    """One executor after the other; the first is available from the second request on."""

    def __init__(self, *executors: Lazy) -> None:
        self.size = 2
        self.executors = list(executors)
        self.asked = 0
        self.given_up: list[Executor] = []

    def executor(self) -> Lazy | None:
        self.asked += 1
        return self.executors[0] if self.asked > 1 else None

    def lost(self, executor: Executor) -> None:
        if executor is self.executors[0] and len(self.executors) > 1:
            self.given_up.append(self.executors.pop(0))


def finished(work: SweepWork, workers: Workers) -> np.ndarray:
    for _ in range(500):
        work.advance()
        workers.executors[0].work()
        if work.finished:
            assert work.completed == work.total
            work.advance()
            return work.errors
    pytest.fail("The work did not finish.")


@pytest.fixture(scope="module")
def serial() -> np.ndarray:
    return sweep(SETTINGS, SEEDS).errors


def test_workers_give_what_is_computed_here_to_the_bit(serial: np.ndarray) -> None:
    workers = Workers(Lazy())
    work = SweepWork(SETTINGS, SEEDS, workers)
    assert work.done.shape == (0, 1000)
    assert finished(work, workers).tobytes() == serial.tobytes()
    assert work.done.shape == serial.shape
    assert work.nbytes == serial.nbytes + work.right.nbytes


@pytest.mark.parametrize("failing", [(2, 3, 4), (-2,), (1, -4)])
def test_chunks_lost_with_an_executor_are_computed_by_the_next(
    serial: np.ndarray, failing: tuple[int, ...]
) -> None:
    first = Lazy(*failing)
    workers = Workers(first, Lazy())
    assert finished(SweepWork(SETTINGS, SEEDS, workers), workers).tobytes() == serial.tobytes()
    assert workers.given_up == [first]


def test_an_executor_that_was_shut_down_does_not_count_as_broken(serial: np.ndarray) -> None:
    workers = Workers(Lazy(-3, problem=RuntimeError("cannot schedule new futures")), Lazy())
    assert finished(SweepWork(SETTINGS, SEEDS, workers), workers).tobytes() == serial.tobytes()
    assert workers.given_up == []


def test_a_chunk_that_failed_once_is_retried_on_the_same_executor(serial: np.ndarray) -> None:
    workers = Workers(Lazy(3, problem=MemoryError("for a moment")))
    assert finished(SweepWork(SETTINGS, SEEDS, workers), workers).tobytes() == serial.tobytes()
    assert workers.given_up == []


def test_a_chunk_that_keeps_failing_is_given_up_and_can_be_retried(
    serial: np.ndarray,
) -> None:
    # Six chunks, and the last one handed out fails every time.
    workers = Workers(Lazy(6, 7, 8, 9, problem=ValueError("always")))
    work = SweepWork(SETTINGS, SEEDS, workers)
    for _ in range(50):
        work.advance()
        workers.executors[0].work()
    assert work.finished
    assert work.problem == (
        f"A part of the work failed {MAX_TRIES} times (ValueError) and was given up. "
        "What was computed before is kept and shown."
    )
    assert 0 < work.completed < work.total
    work.try_again()
    assert finished(work, workers).tobytes() == serial.tobytes()
    assert work.problem == ""


def test_workers_get_no_more_chunks_than_they_can_start() -> None:
    workers = Workers(Lazy())
    work = SweepWork(SETTINGS, SEEDS, workers)
    for _ in range(5):
        work.advance()
    assert workers.executors[0].calls == 4


def test_a_short_sweep_uses_no_worker() -> None:
    workers = Workers(Lazy())
    work = SweepWork(Settings(), range(1000), workers)
    work.advance()
    assert workers.asked == 0
    assert work.completed


def test_a_training_continues_from_chunk_to_chunk_to_the_bit() -> None:
    by_hand = (Edit(256, "w1", 0, 0, 0.5), Edit(300, "b1", 0, 0, 0.0))
    settings, seeds = Settings(iterations=600, edits=by_hand), (3, 1, 2)
    work = SweepWork(settings, seeds)
    work.advance()
    assert work.done.shape == (256, 3)
    between, before, unfinished = train_chunk(settings, seeds, 0, None, 256)
    assert work.done.tobytes() == before.tobytes()
    assert np.isnan(unfinished).all()
    _, after, _ = train_chunk(settings, seeds, 256, between, 256)
    assert sweep(settings, seeds).errors[256:512].tobytes() == after.tobytes()
