"""The routes of the charts beside an iteration: maps, and sizes of gradients."""

from __future__ import annotations

import numpy as np
import pytest
from starlette.testclient import TestClient

from nn_core import train
from nn_serve import runs
from nn_view.iteration import gradient_sizes, output_map
from nn_view.links import address

QUERY = "data=moons&rule=exact&iterations=80"


@pytest.mark.parametrize(("name", "start"), [("a2,1", 0), ("a1,5", 64)])
def test_a_block_holds_the_maps_of_its_iterations(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, name: str, start: int
) -> None:
    monkeypatch.setattr(runs, "_WAIT_SECONDS", 60.0)
    answer = client.get(f"/run/output?{QUERY}&from={start}&map={name}&v=1")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.content == output_map.maps(train(address.parse(QUERY).settings), name, start)
    assert np.frombuffer(answer.content, "<f4").size == min(32, 80 - start) * 33 * 33


def test_a_run_that_is_not_so_far_yet_is_waited_for(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "_WAIT_SECONDS", 0.0)
    query = "data=moons&rule=exact&iterations=100000&seed=78"
    answer = client.get(f"/run/output?{query}&from=99968&map=a2,1")
    assert answer.status_code == 202
    assert answer.json()["completed"] < 99_968


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("from=0&map=a2,7", "“map” must be one of a2,1"),
        ("from=0", "“map” must be one of"),
        ("from=31&map=a2,1", "“from” must be a multiple of 32"),
        ("from=0&map=a2,1&seed=never", "seed"),
    ],
)
def test_what_there_is_not_is_refused(client: TestClient, more: str, told: str) -> None:
    answer = client.get(f"/run/output?{QUERY}&{more}")
    assert answer.status_code == 400
    assert told in answer.json()["problem"]


def test_the_sizes_of_the_gradients_are_those_of_the_training_so_far(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "_WAIT_SECONDS", 60.0)
    answer = client.get(f"/run/gradients?{QUERY}&v=1")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json() == gradient_sizes.as_data(train(address.parse(QUERY).settings))
    assert client.get("/run/gradients?seed=never").status_code == 400
