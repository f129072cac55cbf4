"""Who computes the chunks of sweeps and grids: processes or threads here, or a Dask cluster.

The environment variable ``SWEEP_EXECUTOR`` says which: ``processes`` (the default), ``threads``,
either with a number as in ``threads:2``, or ``dask://host:port`` of a scheduler whose workers can
import ``nn_core``. One pool serves all sessions: each work has a few chunks in it at a time.
"""

from __future__ import annotations

import atexit
import importlib
import logging
import multiprocessing
import os
import re
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import context, spawn
from typing import Any

VARIABLE = "SWEEP_EXECUTOR"
MOST_WORKERS = 64
NICENESS = 5
"""Sweeps let the server have precedence."""
CONNECT_SECONDS = 10
LOG = logging.getLogger(__name__)

_ALLOWED = "processes, threads, either with a number (threads:2), or dask://host:port"


@dataclass(frozen=True)
class Made:
    """An executor, how many chunks it computes at the same time, and how to end it."""

    executor: Executor
    size: int
    end: Callable[[], object]


Make = Callable[[], Made]


class Pool:
    """An executor that is made when it is first wanted, and made anew when it is lost."""

    def __init__(self, make: Make) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: Made | None = None
        self._making = False

    @property
    def size(self) -> int:
        """How many chunks it computes at the same time; 1 while it is not made."""
        made = self._made
        return made.size if made else 1

    def executor(self) -> Executor | None:
        """The executor; None while it is being made, which may take seconds for a cluster."""
        with self._lock:
            if not threading.main_thread().is_alive():
                return None  # the server ends: nothing new can begin
            if self._made is None and not self._making:
                self._making = True
                threading.Thread(target=self._begin, name="executor", daemon=True).start()
            return self._made.executor if self._made else None

    def lost(self, executor: Executor) -> None:
        """Give up this executor, if it is the present one; the next who asks has a new one."""
        with self._lock:
            made = self._made
            if made is None or made.executor is not executor:
                return
            self._made = None
        LOG.warning("An executor broke; what it was computing is computed again.")
        # A cluster that does not answer takes its time to be left.
        threading.Thread(target=made.end, name="executor-end", daemon=True).start()

    def close(self) -> None:
        """Let the workers end."""
        with self._lock:
            made, self._made = self._made, None
        if made:
            made.end()

    def _begin(self) -> None:
        try:
            made = self._make()
        except Exception as problem:
            LOG.warning("A thread computes instead, for what was asked for failed: %s", problem)
            made = _threads(1)
        with self._lock:
            self._made, self._making = made, False


def maker(value: str) -> Make:
    """How to make the executor that a value of ``SWEEP_EXECUTOR`` asks for.

    A value that says nothing of the kind is logged in a sentence; the default is made then.
    """
    kind = re.fullmatch(r"(processes|threads)(?::([0-9]{1,3}))?", value or "processes")
    if kind and 1 <= int(kind[2] or 1) <= MOST_WORKERS:
        count = int(kind[2]) if kind[2] else cores()
        return {"processes": lambda: _processes(count), "threads": lambda: _threads(count)}[kind[1]]
    if re.fullmatch(r"dask://[^/\s:]+:[0-9]{1,5}", value):
        return lambda: _dask(value.removeprefix("dask://"))
    LOG.warning(
        "%s=%s is not possible: %s is needed. Used instead: processes.", VARIABLE, value, _ALLOWED
    )
    return lambda: _processes(cores())


def cores() -> int:
    """The processor's cores that this process may use, within bounds."""
    here = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(MOST_WORKERS, here or 1))


def _local(executor: Executor, count: int) -> Made:
    return Made(executor, count, lambda: executor.shutdown(wait=False, cancel_futures=True))


def _threads(count: int) -> Made:
    return _local(ThreadPoolExecutor(count, thread_name_prefix="sweep"), count)


def _processes(count: int) -> Made:
    return _local(ProcessPoolExecutor(count, SPAWN, begin_worker, (NICENESS,)), count)


def _dask(address: str) -> Made:
    try:
        # By name: an extra that is only needed by those who have a cluster.
        distributed: Any = importlib.import_module("distributed")
    except ImportError:
        raise RuntimeError(
            "a Dask cluster needs the package distributed: pip install distributed."
        ) from None
    client = distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    size = max(1, min(MOST_WORKERS, sum(client.nthreads().values())))
    return Made(client.get_executor(retries=2), size, client.close)


def begin_worker(niceness: int) -> None:
    """In a new process: leave Ctrl+C to the server, and end with it.

    The greater its niceness, the longer it waits while others want the processor.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(niceness)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(0)


@contextmanager
def _without_main() -> Iterator[None]:
    """What is started here does not run the main file, which is the page of the moment."""
    usual = spawn.get_preparation_data

    def prepared(name: str) -> dict[str, object]:
        data = usual(name)
        return {one: value for one, value in data.items() if not one.startswith("init_main")}

    with _STARTING:
        spawn.get_preparation_data = prepared
        try:
            yield
        finally:
            spawn.get_preparation_data = usual


_STARTING = threading.Lock()


class _Process(context.SpawnProcess):
    def start(self) -> None:
        # One thread each, or the processes would fight for the cores; read by NumPy when it starts.
        for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
            os.environ.setdefault(name, "1")
        with _without_main():
            super().start()


class _Context(context.SpawnContext):
    Process = _Process


SPAWN = _Context()
"""How a process is started: as a new one, which inherits nothing of the page at hand."""

# Read when a pool is made: a worker imports this module, too, and would say again what is wrong.
POOL = Pool(lambda: maker(os.environ.get(VARIABLE, "").strip())())
atexit.register(POOL.close)
