"""The mathematics against the tutorial's own loop: ``python -m benchmarks.core``.

The two sides of a ratio alternate in this process, after a warm-up round.
"""

from __future__ import annotations

import statistics
import time
import tracemalloc
from collections.abc import Callable
from functools import partial

from benchmarks import tutorial_loop
from nn_core import Run, Settings, Training, sweep, train

SEEDS = 1000
REPEATED = 100
"""Repetitions of a single iteration, which is too short to time alone."""


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def ratios(
    ours: Callable[[], object], theirs: Callable[[], object], rounds: int, scale: float = 1.0
) -> tuple[float, float, float]:
    """Median and quartiles of ours / (theirs x scale), round by round."""
    ours(), theirs()
    found = [seconds(ours) / (scale * seconds(theirs)) for _ in range(rounds)]
    low, median, high = statistics.quantiles(found, n=4)
    return median, low, high


def report(what: str, measured: tuple[float, float, float], target: str) -> None:
    median, low, high = measured
    print(f"{what:<58} {median:7.2f}  ({low:.2f} … {high:.2f})   {target}", flush=True)


def _at(run: Run, i: int) -> None:
    for _ in range(REPEATED):
        run.at(i)


def main() -> None:
    print(f"{'time relative to the tutorial loop, median (quartiles)':<58}")
    for iterations, rounds in ((100, 60), (10_000, 9)):
        settings = Settings(iterations=iterations)
        measured = ratios(
            partial(train, settings), partial(tutorial_loop.errors, 0, iterations), rounds
        )
        report(f"train with its history, {iterations:,} iterations", measured, "at most 1.0")

    run = train(Settings(iterations=10_000))
    for i in (0, 5_001, 9_999):
        measured = ratios(partial(_at, run, i), partial(tutorial_loop.errors, 0, REPEATED), 31)
        report(f"run.at({i}), of one iteration of the loop", measured, "at most 3")

    settings = Settings(iterations=100)
    few = 50
    measured = ratios(
        lambda: sweep(settings, range(SEEDS)),
        lambda: [tutorial_loop.errors(seed, 100) for seed in range(few)],
        9,
        SEEDS / few,
    )
    median, low, high = (1 / one for one in measured)
    what = f"sweep of {SEEDS} seeds x 100 iterations, times faster"
    report(what, (median, high, low), "at least 50")

    tracemalloc.start()
    training = Training(Settings(iterations=100_000))
    training.advance(100_000)
    held, _ = tracemalloc.get_traced_memory()
    what = "memory of a run of 100,000 iterations, MB (of which history)"
    print(f"{what:<58} {held / 1e6:7.1f}  ({training.nbytes / 1e6:.1f})   at most 25")


if __name__ == "__main__":
    main()
