"""Short runs are answered by a process of their own, and as they would be here."""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from collections.abc import Iterator
from multiprocessing import active_children

import pytest
from starlette.testclient import TestClient

from nn_core import Dataset, Settings
from nn_serve import apart
from nn_serve.jobs import JOBS
from nn_view.links import address
from tests.helpers.patience import PATIENCE

pytestmark = pytest.mark.slow

ASKED = ("window?from=0", "state?", "diagnosis?", "gradients?", "output?map=row:0.5,0.25,1&from=0")
MANY = apart._many
LONG = Settings(iterations=apart.MOST_ITERATIONS + 1)


@pytest.fixture(scope="module")
def begun(client: TestClient) -> Iterator[None]:
    """The process is there, and each request is one of many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "_many", lambda _: True)
        patch.setattr(apart, "cores", lambda: 2)
        apart.begin()
        ready(client)
        yield
        end(client)


def ready(client: TestClient) -> int:
    """Wait until the process answers; returns its number."""
    until = time.monotonic() + PATIENCE
    while apart._other is None or not apart._other.is_ready:
        assert client.get("/run/state").status_code == 200
        assert time.monotonic() < until, "The process did not start."
        time.sleep(0.01)
    (process,) = (one for one in active_children() if one.name == apart.NAME)
    assert process.pid
    return process.pid


def end(client: TestClient) -> None:
    assert client.portal
    client.portal.call(apart.end)


@pytest.fixture
def nothing_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """This process computes no run."""

    def refuse(*_: object) -> None:
        raise AssertionError("It was computed here.")

    monkeypatch.setattr(JOBS, "ask", refuse)


def answers(client: TestClient, query: str) -> list[tuple[int, bytes]]:
    """What it answers about a run once that is trained, which may take longer than a request."""
    until = time.monotonic() + PATIENCE
    while not client.get(f"/run/state?{query}").json()["finished"]:
        assert time.monotonic() < until, "It is never trained."
    got = [client.get(f"/run/{one}&{query}") for one in ASKED]
    return [(one.status_code, one.content) for one in got]


@pytest.mark.usefixtures("begun")
def test_it_answers_with_the_bytes_that_are_computed_here(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = "seed=5&hidden=4,3&rule=exact&iterations=150"
    with monkeypatch.context() as here:
        here.setattr(apart, "_allowed", False)
        expected = answers(client, query)
    assert [status for status, _ in expected] == [200] * len(ASKED)
    with monkeypatch.context() as there:
        there.setattr(JOBS, "ask", None)
        assert answers(client, query) == expected


@pytest.mark.usefixtures("begun", "nothing_here")
def test_it_refuses_in_a_sentence_as_well(client: TestClient) -> None:
    answer = client.get("/run/window?from=1")
    assert answer.status_code == 400
    assert "must be a multiple of" in answer.json()["problem"]


@pytest.mark.usefixtures("begun", "nothing_here")
def test_it_knows_own_data_that_this_process_keeps(client: TestClient) -> None:
    # More cells than an address holds.
    rows = tuple((at / 50, 1 - at / 50) for at in range(50))
    own = Settings(iterations=3, dataset=Dataset("own", rows, rows))
    query = address.settings_query(own)
    assert "data=own-" in query
    assert client.get(f"/run/state?{query}").json()["completed"] == 3


@pytest.mark.usefixtures("begun")
def test_a_long_run_is_trained_here_where_other_pages_show_it(client: TestClient) -> None:
    assert apart.is_short(Settings())
    assert not apart.is_short(LONG)
    client.get(f"/run/state?iterations={LONG.iterations}")
    assert JOBS.training(LONG).completed > 0


@pytest.mark.usefixtures("begun")
def test_a_killed_process_costs_no_answer(client: TestClient) -> None:
    number = ready(client)
    os.kill(number, signal.SIGKILL)
    for seed in range(20):
        answer = client.get(f"/run/state?seed={seed}")
        assert answer.json()["completed"] == Settings().iterations
    assert ready(client) != number


@pytest.mark.usefixtures("begun")
def test_a_process_that_does_not_start_is_not_tried_again(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    end(client)
    apart.begin()
    monkeypatch.setattr(apart, "_answer", int)  # which takes no socket, and ends
    until = time.monotonic() + PATIENCE
    while apart._allowed:
        assert client.get("/run/state").json()["completed"] == Settings().iterations
        assert time.monotonic() < until, "It is still tried."
    assert "can be started" in caplog.text


def test_without_a_second_core_all_is_computed_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "cores", lambda: 1)
    monkeypatch.setattr(apart, "_allowed", True)
    apart.begin()
    assert not apart._allowed


def test_many_requests_are_those_that_come_within_a_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(apart, "_RECENT", deque(maxlen=apart.MANY))
    spread = [at * 2 * apart.MANY_SECONDS / apart.MANY for at in range(3 * apart.MANY)]
    assert not any(MANY(at) for at in spread)
    close = [spread[-1] + 1 + at / 1000 for at in range(apart.MANY)]
    assert [MANY(at) for at in close] == [False] * (apart.MANY - 1) + [True]
