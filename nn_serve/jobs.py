"""Work on demand: a training, a sweep or a grid goes on while somebody asks for it, not longer.

One thread advances all that is wanted in turn, a slice each, so that a long run does not hold up
a short one; the number of long works and the bytes of all are bounded. What is being done and what
is kept are apart, so that asking for a finished work costs the same however many are kept.
"""

from __future__ import annotations

import math
import threading
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Hashable
from typing import TypeVar, cast
from weakref import WeakValueDictionary

from nn_core import Settings, Training
from nn_core.work import Work
from nn_serve.machine import memory

WANTED_SECONDS = 3.0
"""A run that nobody has asked for in this time is not trained on."""
SLICE_SECONDS = 0.02
FIRST_SLICES = 8
"""What has just been asked for has so many slices before its turn: a short run then is complete."""
FASTER = 4.0
"""A slice may have so many times the steps of the one before: the next ones may take longer."""
MOST_WANTED = 32
"""So many works that go on after their first slices are done at once,"""
WANTED_BYTES = memory() // 4
"""and no more is taken on where all that is being done takes so much."""
KEEP_BYTES = memory() // 8
"""What nobody asks for is kept as long as all fits."""
JOB_BYTES = 200_000
"""Counted for each work beside its results: settings and data. So small ones end, too."""


class BusyError(Exception):
    """More is wanted at the same time than is done at once."""


W = TypeVar("W", bound=Work)


class _Job:
    def __init__(self, key: Hashable, work: Work) -> None:
        self.key = key
        self.work = work
        self.problem: Exception | None = None
        self.asked = 0.0
        self.slices = 0
        self.took = 0.0
        """Seconds of the last slice."""
        self.bytes = 0
        """Counted for it in all that is kept."""
        # What a step takes is not known yet: of large networks 16 would be many slices.
        self.pace = 1

    @property
    def done(self) -> bool:
        """Whether nothing more will happen."""
        return self.problem is not None or self.work.finished

    def advance(self) -> None:
        """Work for about one slice; the pace follows what the last one took."""
        self.slices += 1
        began = time.perf_counter()
        try:
            self.work.advance(self.pace)
        except Exception as problem:
            # Whoever asks is told; the works of others go on.
            self.problem = problem
        self.took = took = max(time.perf_counter() - began, 1e-6)
        self.pace = max(1, min(20_000, int(self.pace * min(FASTER, SLICE_SECONDS / took))))


class Jobs:
    """The works of this process, shared by all who ask for the same."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._jobs: dict[Hashable, _Job] = {}
        # Of jobs, not of their keys: to hash settings takes long where their data are large.
        self._kept: OrderedDict[_Job, None] = OrderedDict()
        """All of them, those that were asked for last at the end."""
        self._bytes = 0
        self._wanted: dict[_Job, None] = {}
        """Those that are being done, and some that have just ended."""
        self._awaited: Counter[_Job] = Counter()
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
            job = self._jobs.get(key)
            if job:
                return cast(W, self._asked(job, wait))
            if not self._has_room():
                raise BusyError
        # Made without the lock, which others want for a moment; who was faster has made it.
        made = _Job(key, make())
        with self._lock:
            job = self._jobs.setdefault(key, made)
            if job is made:
                self._new.append(job)
            return cast(W, self._asked(job, wait))

    def leave(self, key: Hashable) -> None:
        """Stop the work under this key at once, unless somebody else goes on asking for it."""
        with self._lock:
            if key in self._jobs:
                self._jobs[key].asked = -math.inf

    def waiting(self) -> int:
        """How many works are being done at this moment."""
        with self._lock:
            return len(self._current())

    def has_room(self) -> bool:
        """Whether another work would be taken on."""
        with self._lock:
            return self._has_room()

    def _has_room(self) -> bool:
        # A short work is not told from a long one before it has had its first slices.
        current = self._current()
        long = sum(job.slices >= FIRST_SLICES for job in current)
        return long < MOST_WANTED and sum(job.bytes for job in current) < WANTED_BYTES

    def _asked(self, job: _Job, wait: float) -> Work:
        """The job's work, wanted from now on, after up to so many seconds; the lock is held."""
        job.asked = self._clock()
        self._kept[job] = None
        self._kept.move_to_end(job)
        self._count(job)
        if not job.done:
            self._wanted[job] = None
            self._start()
            self._work.notify()
            self._awaited[job] += 1
            self._moved.wait_for(lambda: job.done, wait)
            self._awaited -= Counter([job])
        self._forget(keep=job)
        if job.problem:
            self._drop(job)
            raise job.problem
        return job.work

    def _current(self) -> list[_Job]:
        """What is being done; what is not any more is left out from now on."""
        for job in [job for job in self._wanted if not self._is_wanted(job)]:
            del self._wanted[job]
        return list(self._wanted)

    def _is_wanted(self, job: _Job) -> bool:
        return job.asked >= self._clock() - WANTED_SECONDS and not job.done

    def _count(self, job: _Job) -> None:
        if job in self._kept:
            self._bytes -= job.bytes
            job.bytes = job.work.nbytes + JOB_BYTES
            self._bytes += job.bytes

    def _forget(self, keep: _Job) -> None:
        """Let go of what was asked for longest ago, until the rest fits."""
        over = self._bytes - KEEP_BYTES
        if over <= 0:
            return
        current = {keep, *self._current()}
        gone = []
        for job in self._kept:
            if over <= 0:
                break
            if job not in current:
                gone.append(job)
                over -= job.bytes
        for job in gone:
            self._drop(job)

    def _drop(self, job: _Job) -> None:
        if job in self._kept:
            del self._kept[job]
            self._bytes -= job.bytes
        # While somebody waited for this one, another may have asked for it anew.
        if self._jobs.get(job.key) is job:
            del self._jobs[job.key]

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._go_on, name="worker", daemon=True)
            self._thread.start()

    def _go_on(self) -> None:
        while True:
            with self._lock:
                self._work.wait_for(self._current)
            self._take_turns()

    def _take_turns(self) -> None:
        with self._lock:
            current = self._current()
        for job in current:
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
            with self._lock:
                self._count(job)
                # A work may also end with another one that it is a part of.
                if any(one.done for one in self._awaited):
                    self._moved.notify_all()
            # The interpreter is one for all: requests get their turn between slices. Not between
            # the short ones that a run begins with: on a busy machine each turn is a long wait.
            if job.took > SLICE_SECONDS / 4:
                time.sleep(0)


JOBS = Jobs()
