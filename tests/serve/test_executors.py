"""The executors of sweeps: equal to the bit, and a worker that dies costs a portion only."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import numpy as np
import pytest

from nn_core import Settings, sweep
from nn_core.sweeps.sweep import SweepWork
from nn_serve.executors import Pool, cores, maker
from tests.helpers.patience import PATIENCE
from tests.helpers.server import free_port
from tests.helpers.sources import ROOT

pytestmark = pytest.mark.slow

SETTINGS, SEEDS = Settings(), range(12_500)


@pytest.fixture(scope="module")
def serial() -> np.ndarray:
    return sweep(SETTINGS, SEEDS).errors


def begun(pool: Pool) -> SweepWork:
    """A sweep of which some is done, and more is in work."""
    work = SweepWork(SETTINGS, SEEDS, pool)
    go_on(work, lambda: work.completed > 0)
    assert not work.finished
    return work


def go_on(work: SweepWork, until: object = None) -> None:
    end = time.monotonic() + PATIENCE
    while not (until() if callable(until) else work.finished):
        work.advance()
        assert time.monotonic() < end, "It came to no end."


@pytest.fixture
def pool(request: pytest.FixtureRequest) -> Iterator[Pool]:
    pool = Pool(maker(request.param))
    yield pool
    pool.close()


@pytest.mark.parametrize("pool", ["threads:2"], indirect=True)
def test_threads_give_the_serial_result(pool: Pool, serial: np.ndarray) -> None:
    work = begun(pool)
    assert isinstance(pool.executor(), ThreadPoolExecutor)
    assert pool.size == 2
    go_on(work)
    assert work.errors.tobytes() == serial.tobytes()


@pytest.mark.slow
@pytest.mark.parametrize("pool", ["processes:2"], indirect=True)
def test_a_killed_process_costs_a_portion_only(
    pool: Pool, serial: np.ndarray, caplog: pytest.LogCaptureFixture
) -> None:
    work = begun(pool)
    broken = pool.executor()
    assert isinstance(broken, ProcessPoolExecutor)
    os.kill(next(iter(broken._processes)), signal.SIGKILL)
    go_on(work)
    assert work.errors.tobytes() == serial.tobytes()
    assert pool.executor() is not broken
    assert "what it was computing is computed again" in caplog.text


def _loaded() -> tuple[set[str], str]:
    return set(sys.modules), str(getattr(sys.modules["__main__"], "__file__", ""))


@pytest.mark.parametrize("pool", ["processes:1"], indirect=True)
def test_a_process_runs_neither_the_application_nor_the_main_file(pool: Pool) -> None:
    begun(pool)
    executor = pool.executor()
    assert executor is not None
    loaded, main = executor.submit(_loaded).result(PATIENCE)
    assert "nn_core.sweeps.chunks" in loaded
    assert not loaded & {"app", "streamlit", "nn_view"}
    assert "pytest" not in main


@pytest.mark.parametrize(
    ("value", "kind", "size"),
    [("", ProcessPoolExecutor, cores()), ("threads", ThreadPoolExecutor, cores())],
)
def test_what_the_variable_may_say(value: str, kind: type, size: int) -> None:
    made = maker(value)()
    made.end()
    assert isinstance(made.executor, kind)
    assert made.size == size


@pytest.mark.parametrize("value", ["thread", "threads:0", "processes:999", "dask://", "dask://a"])
def test_a_wrong_value_is_logged_in_a_sentence(
    value: str, caplog: pytest.LogCaptureFixture
) -> None:
    made = maker(value)()
    made.end()
    assert isinstance(made.executor, ProcessPoolExecutor)
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert record.getMessage() == (
        f"SWEEP_EXECUTOR={value} is not possible: processes, threads, either with a number "
        "(threads:2), or dask://host:port is needed. Used instead: processes."
    )


def test_what_cannot_be_made_is_logged_and_a_thread_does_the_work(
    serial: np.ndarray, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    pool = Pool(maker("dask://localhost:8786"))
    work = begun(pool)
    go_on(work)
    pool.close()
    assert work.errors.tobytes() == serial.tobytes()
    assert "a Dask cluster needs the package distributed: pip install distributed" in caplog.text


class Cluster:
    """A scheduler and two workers, each a process of its own, as a cluster has them."""

    def __init__(self) -> None:
        self.port = free_port()
        self.processes = [self._start("dask_scheduler", "--port", str(self.port), "--no-dashboard")]
        for _ in range(2):
            address = f"tcp://127.0.0.1:{self.port}"
            self._options = ["--no-nanny", "--no-dashboard", "--nthreads", "1"]
            self.processes.append(self._start("dask_worker", address, *self._options))

    def _start(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{program}", *arguments]
        return subprocess.Popen(
            command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def close(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    cluster = Cluster()
    yield cluster
    cluster.close()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning:distributed", "ignore::ResourceWarning")
def test_a_killed_worker_of_a_cluster_costs_a_portion_only(
    cluster: Cluster, serial: np.ndarray
) -> None:
    pool = Pool(maker(f"dask://127.0.0.1:{cluster.port}"))
    work = begun(pool)
    executor = pool.executor()
    assert executor is not None
    assert type(executor).__name__ == "ClientExecutor"
    client = executor._client  # type: ignore[attr-defined]
    client.wait_for_workers(2, timeout=PATIENCE)
    go_on(work, lambda: work.completed > work.total // 4)
    assert not work.finished
    cluster.processes[1].kill()
    go_on(work)
    assert work.errors.tobytes() == serial.tobytes()
    assert len(client.nthreads()) == 1
    pool.close()
