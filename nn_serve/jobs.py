"""Work on demand: a training, a sweep or a grid goes on while somebody asks for it, not longer.

One thread advances all that is wanted in turn, a slice each, so that a long run does not hold up
a short one; the number of wanted works and the bytes of the kept ones are bounded.
"""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from typing import TypeVar, cast
from weakref import WeakValueDictionary

from nn_core import Settings, Training
from nn_core.work import Work

WANTED_SECONDS = 3.0
"""A run that nobody has asked for in this time is not trained on."""
SLICE_SECONDS = 0.02
FIRST_SLICES = 8
"""What has just been asked for has so many slices before its turn: a short run then is complete."""
MOST_WANTED = 32
KEEP_BYTES = 600_000_000
JOB_BYTES = 200_000
"""Counted for each work beside its results: settings and data. So small ones end, too."""


class BusyError(Exception):
    """More works are wanted at the same time than are done at once."""


W = TypeVar("W", bound=Work)


class _Job:
    def __init__(self, work: Work) -> None:
        self.work = work
        self.problem: Exception | None = None
        self.asked = 0.0
        # What a step takes is not known yet: of large networks 16 would be many slices.
        self.pace = 1

    @property
    def bytes(self) -> int:
        return self.work.nbytes + JOB_BYTES

    @property
    def done(self) -> bool:
        """Whether nothing more will happen."""
        return self.problem is not None or self.work.finished

    def advance(self) -> None:
        """Work for about one slice; the pace follows what the last one took."""
        began = time.perf_counter()
        try:
            self.work.advance(self.pace)
        except Exception as problem:
            # Whoever asks is told; the works of others go on.
            self.problem = problem
        took = max(time.perf_counter() - began, 1e-6)
        self.pace = max(1, min(20_000, int(self.pace * min(2.0, SLICE_SECONDS / took)) or 1))


class Jobs:
    """The works of this process, shared by all who ask for the same."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._jobs: OrderedDict[Hashable, _Job] = OrderedDict()
        self._trainings: WeakValueDictionary[Settings, Training] = WeakValueDictionary()
        self._new: deque[_Job] = deque()
        self._lock = threading.Lock()
        self._work = threading.Condition(self._lock)
        self._moved = threading.Condition(self._lock)
        self._thread: threading.Thread | None = None

    def ask(self, settings: Settings, wait: float = 0.0) -> Training:
        """The training for these settings, wanted from now on; raises ``BusyError``.

        Waits up to ``wait`` seconds for it to be finished: short runs are complete at once.
        """
        return self.ask_for(settings, lambda: self.training(settings), wait)

    def training(self, settings: Settings) -> Training:
        """The training for these settings, as far as any work has brought it; else a new one."""
        known = self._trainings.get(settings)
        return known or self._trainings.setdefault(settings, Training(settings))

    def ask_for(self, key: Hashable, make: Callable[[], W], wait: float = 0.0) -> W:
        """The work under this key, made where it is not there yet; else as ``ask``.

        Raises what the work itself raised; it is then made anew when asked for again.
        """
        with self._lock:
            known = self._jobs.get(key)
            if known is None and len(self._wanted()) >= MOST_WANTED:
                raise BusyError
        # Made without the lock, which others want for a moment; who was faster has made it.
        made = known or _Job(make())
        with self._lock:
            job = self._jobs.setdefault(key, made)
            if known is None and job is made:
                self._new.append(job)
            job.asked = self._clock()
            self._jobs.move_to_end(key)
            self._forget(keep=job)
            self._start()
            self._work.notify()
            self._moved.wait_for(lambda: job.done, wait)
            if job.problem:
                # While this one waited, another may have asked for it anew.
                if self._jobs.get(key) is job:
                    del self._jobs[key]
                raise job.problem
        return cast(W, job.work)

    def leave(self, key: Hashable) -> None:
        """Stop the work under this key at once, unless somebody else goes on asking for it."""
        with self._lock:
            if key in self._jobs:
                self._jobs[key].asked = -math.inf

    def waiting(self) -> int:
        """How many works are being done at this moment."""
        with self._lock:
            return len(self._wanted())

    def has_room(self) -> bool:
        """Whether another work would be taken on."""
        return self.waiting() < MOST_WANTED

    def _wanted(self) -> list[_Job]:
        return [job for job in self._jobs.values() if self._is_wanted(job)]

    def _is_wanted(self, job: _Job) -> bool:
        return job.asked >= self._clock() - WANTED_SECONDS and not job.done

    def _forget(self, keep: _Job) -> None:
        total = sum(job.bytes for job in self._jobs.values())
        wanted = self._wanted()
        for key, job in list(self._jobs.items()):
            if total <= KEEP_BYTES:
                return
            if job is keep or job in wanted:
                continue
            total -= job.bytes
            del self._jobs[key]

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._go_on, name="worker", daemon=True)
            self._thread.start()

    def _go_on(self) -> None:
        while True:
            with self._lock:
                wanted = self._wanted()
                if not wanted:
                    self._work.wait()
                    continue
            for job in wanted:
                self._begin()
                self._advance(job)

    def _begin(self) -> None:
        while self._new:
            job = self._new.popleft()
            for _ in range(FIRST_SLICES):
                self._advance(job)

    def _advance(self, job: _Job) -> None:
        if self._is_wanted(job):
            job.advance()
            # Also those who wait for another work that this one is a part of.
            with self._lock:
                self._moved.notify_all()
            # The interpreter is one for all: requests get their turn between slices.
            time.sleep(0)


JOBS = Jobs()
