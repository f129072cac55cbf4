"""Trainings on demand: a run is trained while somebody asks for it, and not longer.

One thread trains all wanted runs in turn, a slice each, so that a long run does not hold up a
short one; the number of wanted runs and the bytes of the kept ones are bounded.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from nn_core import Settings, Training

WANTED_SECONDS = 3.0
"""A run that nobody has asked for in this time is not trained on."""
SLICE_SECONDS = 0.02
MOST_WANTED = 32
KEEP_BYTES = 600_000_000


class BusyError(Exception):
    """More runs are wanted at the same time than are trained at once."""


class _Job:
    def __init__(self, settings: Settings) -> None:
        self.training = Training(settings)
        self.asked = 0.0
        self.pace = 16
        self.changed = threading.Event()

    @property
    def bytes(self) -> int:
        return self.training.nbytes

    def advance(self) -> None:
        """Train for about one slice; the pace follows what the last one took."""
        began = time.perf_counter()
        self.training.advance(self.pace)
        took = max(time.perf_counter() - began, 1e-6)
        self.pace = max(1, min(20_000, int(self.pace * min(2.0, SLICE_SECONDS / took)) or 1))
        self.changed.set()


class Jobs:
    """The trainings of this process, shared by all who ask for the same settings."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._jobs: OrderedDict[Settings, _Job] = OrderedDict()
        self._lock = threading.Lock()
        self._work = threading.Condition(self._lock)
        self._thread: threading.Thread | None = None

    def ask(self, settings: Settings, wait: float = 0.0) -> Training:
        """The training for these settings, wanted from now on; raises ``BusyError``.

        Waits up to ``wait`` seconds for it to be finished: short runs are complete at once.
        """
        with self._lock:
            job = self._jobs.get(settings)
            if job is None:
                if len(self._wanted()) >= MOST_WANTED:
                    raise BusyError
                job = self._jobs[settings] = _Job(settings)
            job.asked = self._clock()
            self._jobs.move_to_end(settings)
            self._forget(keep=job)
            self._start()
            self._work.notify()
        end = time.monotonic() + wait
        while not job.training.finished and (left := end - time.monotonic()) > 0:
            job.changed.clear()
            job.changed.wait(left)
        return job.training

    def waiting(self) -> int:
        """How many runs are being trained at this moment."""
        with self._lock:
            return len(self._wanted())

    def _wanted(self) -> list[_Job]:
        oldest = self._clock() - WANTED_SECONDS
        return [
            job for job in self._jobs.values() if job.asked >= oldest and not job.training.finished
        ]

    def _forget(self, keep: _Job) -> None:
        total = sum(job.bytes for job in self._jobs.values())
        wanted = self._wanted()
        for settings, job in list(self._jobs.items()):
            if total <= KEEP_BYTES:
                return
            if job is keep or job in wanted:
                continue
            total -= job.bytes
            del self._jobs[settings]

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._train, name="trainer", daemon=True)
            self._thread.start()

    def _train(self) -> None:
        while True:
            with self._lock:
                wanted = self._wanted()
                if not wanted:
                    self._work.wait()
                    continue
            for job in wanted:
                job.advance()
                # The interpreter is one for all: requests get their turn between slices.
                time.sleep(0)


JOBS = Jobs()
