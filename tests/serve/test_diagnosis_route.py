"""The route that says why a run does not learn."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from nn_core import train
from nn_serve import runs
from nn_view.links import address, cures


@pytest.mark.parametrize("query", ["lr=20&rule=exact&iterations=300", "seed=3"])
def test_the_findings_are_those_of_the_run(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    monkeypatch.setattr(runs, "_WAIT_SECONDS", 60.0)
    answer = client.get(f"/run/diagnosis?{query}")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json() == cures.as_data(train(address.parse(query).settings))
    assert bool(answer.json()["findings"]) == ("lr" in query)


def test_a_run_is_not_judged_before_it_is_finished(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "_WAIT_SECONDS", 0.0)
    answer = client.get("/run/diagnosis?lr=20&iterations=100000&seed=77")
    assert answer.status_code == 202
    assert answer.json()["completed"] < 100_000


def test_settings_that_are_refused_are_not_judged(client: TestClient) -> None:
    answer = client.get("/run/diagnosis?seed=never")
    assert answer.status_code == 400
    assert "seed" in answer.json()["problem"]
