"""A large sweep on all cores against the tutorial's loop: ``python -m benchmarks.sweep``.

The loop runs for 1,000 seeds, in parts between the rounds of the sweep; its time is scaled up.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time

from benchmarks import tutorial_loop
from nn_core import Settings
from nn_core.sweeps.sweep import SweepWork
from nn_serve.executors import Pool, cores, maker

SEEDS = 100_000
LOOP_SEEDS = 1000
ROUNDS = 5
SETTINGS = Settings(iterations=100)


def loop(part: int) -> float:
    """The seconds that the tutorial's loop takes for one part of its seeds."""
    size = LOOP_SEEDS // ROUNDS
    start = time.perf_counter()
    for seed in range(part * size, (part + 1) * size):
        tutorial_loop.errors(seed, SETTINGS.iterations)
    return time.perf_counter() - start


def sweep(pool: Pool | None, seeds: int) -> float:
    """The seconds of a sweep, from its creation to its last number."""
    start = time.perf_counter()
    work = SweepWork(SETTINGS, range(seeds), pool)
    while not work.finished:
        work.advance()
    return time.perf_counter() - start


def megabytes(whose: int) -> float:
    """The peak memory of this process, or of its largest child process that has ended."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(whose).ru_maxrss * unit / 1e6


def main() -> None:
    print(f"{SEEDS:,} seeds x {SETTINGS.iterations} iterations on {cores()} cores")
    before = megabytes(resource.RUSAGE_SELF)
    for value in (f"processes:{cores()}", f"threads:{cores()}"):
        pool = Pool(maker(value))
        sweep(pool, 5 * 2000)  # start the workers, which is not measured
        found, looped = [], 0.0
        for part in range(ROUNDS):
            found.append(sweep(pool, SEEDS))
            looped += loop(part)
        pool.close()
        scaled = looped * SEEDS / LOOP_SEEDS
        ratios = sorted(scaled / one for one in found)
        print(
            f"{value:<14} {statistics.median(found):6.1f} s, the loop {scaled:6.0f} s: "
            f"{statistics.median(ratios):4.0f} times faster "
            f"({ratios[0]:.0f} … {ratios[-1]:.0f})   at least 80"
        )
    peak, worker = megabytes(resource.RUSAGE_SELF), megabytes(resource.RUSAGE_CHILDREN)
    print(f"peak memory: {before:.0f} MB before, {peak:.0f} MB with the sweep's 80 MB of errors")
    print(f"             {worker:.0f} MB in the largest worker")
    alone = sorted(sweep(None, 1000) for _ in range(9))
    print(f"1,000 seeds without workers: {statistics.median(alone):.2f} s   at most 1 s")


if __name__ == "__main__":
    main()
