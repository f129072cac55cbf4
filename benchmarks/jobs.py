"""Asking for a finished run with one kept and with thousands: ``python -m benchmarks.jobs``."""

from __future__ import annotations

import statistics
import sys
import time

from nn_core import Settings
from nn_serve import jobs
from nn_serve.jobs import Jobs

KEPT = 5000
ROUNDS = 7
ASKED = 2000
MOST_RATIO = 1.5
PATIENCE = 60.0


def filled(count: int) -> Jobs:
    """The works of a server that has finished so many runs."""
    works = Jobs()
    for seed in range(count):
        works.ask(Settings(seed=seed, iterations=1), PATIENCE)
    return works


def microseconds(works: Jobs, seed: int) -> float:
    """For asking for a finished run, with settings that are made anew as by a request."""
    settings = [Settings(seed=seed, iterations=1) for _ in range(ASKED)]
    began = time.perf_counter()
    for one in settings:
        works.ask(one)
    return (time.perf_counter() - began) / ASKED * 1e6


def main() -> int:
    jobs.KEEP_BYTES = sys.maxsize
    one, many = filled(1), filled(KEPT)
    room = KEPT // 2 * jobs.JOB_BYTES
    jobs.KEEP_BYTES = room
    full = filled(KEPT)
    found = []
    for _ in range(ROUNDS):
        jobs.KEEP_BYTES = sys.maxsize
        alone, among = microseconds(one, 0), microseconds(many, KEPT - 1)
        jobs.KEEP_BYTES = room
        found.append((alone, among, microseconds(full, KEPT - 1)))
    alone, among, bounded = (statistics.median(times) for times in zip(*found, strict=True))
    ratio = max(among, bounded) / alone
    print(f"asking for a finished run, alone               {alone:6.1f} µs")
    print(f"after {KEPT:,} runs, all of them kept            {among:6.1f} µs")
    print(f"after as many, of which half had to make room  {bounded:6.1f} µs")
    print(f"ratio                                          {ratio:6.2f}     at most {MOST_RATIO}")
    return int(ratio > MOST_RATIO)


if __name__ == "__main__":
    sys.exit(main())
