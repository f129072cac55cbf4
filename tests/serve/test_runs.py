"""The routes of runs: exact numbers, honest progress, and a sentence for what cannot be."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import numpy as np
import pytest
from starlette.testclient import TestClient

from nn_core import Dataset, Edit, Settings, Training, train
from nn_serve import jobs, runs
from nn_view.iteration import curve, specification
from nn_view.iteration.blocks import blocks_for
from nn_view.iteration.window import first_length, window, window_length
from nn_view.links import address


def test_the_specification_is_that_of_the_settings(client: TestClient) -> None:
    answer = client.get("/run/spec?seed=3&hidden=4,2&rule=exact")
    assert answer.status_code == 200
    expected = specification.build(Settings(seed=3, hidden=(4, 2), rule="exact"))
    assert answer.json() == json.loads(json.dumps(expected))


def test_an_unchanged_specification_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/run/spec?seed=3")
    assert first.headers["cache-control"] == "no-cache"
    again = client.get("/run/spec?seed=3", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/run/spec?hidden=4", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


def test_the_specification_is_packed_for_those_who_can_read_it(client: TestClient) -> None:
    packed = client.get("/run/spec", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/run/spec", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers wait until a short training is finished, however busy the machine is."""
    monkeypatch.setattr(runs, "_WAIT_SECONDS", 60.0)


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize("start", [0, 128, 256])
def test_a_window_holds_exactly_the_numbers_of_its_iterations(
    client: TestClient, start: int
) -> None:
    settings = Settings(seed=5, iterations=300, hidden=(4,))
    blocks, run = blocks_for(settings), train(settings)
    answer = client.get(f"/run/window?seed=5&iterations=300&hidden=4&from={start}")
    assert answer.status_code == 200
    table = np.frombuffer(answer.content, "<f8").reshape(-1, blocks.stride)
    assert len(table) == min(window_length(settings), 300 - start)
    for row, i in zip(table, range(start, 300), strict=False):
        values = run.at(i)
        for name, a, b in blocks.own:
            if name in values:
                assert np.array_equal(row[a:b], np.ravel(values[name])), (i, name)
        change = blocks.places["change_w1"]["offset"]
        expected = np.ravel(run.change(i)["w1"])
        assert np.array_equal(row[change : change + expected.size], expected)
        predicted = blocks.places["test:a2"]["offset"]
        expected = np.ravel(run.predict(settings.dataset.test.inputs, i))
        assert np.array_equal(row[predicted : predicted + expected.size], expected)
        assert row[blocks.places["test_error"]["offset"]] == run.test_error(i)


@pytest.mark.parametrize("start", [0, 48, 288])
def test_the_first_few_iterations_can_be_had_alone(client: TestClient, start: int) -> None:
    settings = Settings(seed=5, iterations=300, hidden=(4,))
    few = first_length(settings)
    assert few < window_length(settings) / 4
    query = "seed=5&iterations=300&hidden=4"
    answer = client.get(f"/run/window?{query}&from={start}&length={few}")
    whole = window(train(settings), start)
    size = 8 * blocks_for(settings).stride
    assert answer.content == whole[: min(few, 300 - start) * size]
    refused = client.get(f"/run/window?{query}&from=0&length=7")
    assert refused.json()["problem"] == f"“length” must be {few} or {window_length(settings)}."
    refused = client.get(f"/run/window?{query}&from={few - 1}&length={few}")
    assert refused.json()["problem"].startswith(f"“from” must be a multiple of {few}")


def test_a_class_of_many_seeds_shares_a_specification(client: TestClient) -> None:
    first = client.get("/run/spec?seed=3")
    for query in ("seed=4", "seed=5&bias_start=random", ""):
        answer = client.get(f"/run/spec?{query}", headers={"If-None-Match": first.headers["etag"]})
        assert answer.status_code == 304, query


@pytest.mark.usefixtures("patient")
def test_the_state_says_how_far_the_training_is(client: TestClient) -> None:
    state = client.get("/run/state?iterations=50").json()
    run = train(Settings(iterations=50))
    assert (state["completed"], state["finished"], state["diverged"]) == (50, True, None)
    assert state["curve"]["x"] == list(range(50))
    assert state["curve"]["train"] == run.errors.tolist()
    assert state["curve"]["test"] == run.test_errors.tolist()


def test_own_data_are_answered_by_their_rows_or_while_they_are_held(client: TestClient) -> None:
    small = client.get("/run/spec?data=own&table=1_2to0.5__3_4.5to1").json()
    assert small["constants"]["inputs"] == [1, 2, 3, 4.5]
    held = Dataset("own", tuple((float(at), 0.25) for at in range(40)), ((0.5,),) * 40)
    query = address.settings_query(Settings(dataset=held))
    answer = client.get(f"/run/window?{query}&from=0")
    assert answer.status_code == 200
    gone = client.get("/run/spec?data=own-0123456789abcdef0123")
    assert gone.status_code == 400
    assert "Upload it again on the Data page" in gone.json()["problem"]


def test_what_is_not_trained_yet_is_promised(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "_WAIT_SECONDS", 0.0)
    start = 1000 * window_length(Settings(hidden=(16, 16, 16)))
    query = f"iterations=100000&seed=77&hidden=16,16,16&from={start}"
    answer = client.get(f"/run/window?{query}")
    assert answer.status_code == 202
    assert 0 <= answer.json()["completed"] < start


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (
            "seed=abc&from=0",
            "seed=“abc” is not valid: it must be a whole number from 0 to 4294967295",
        ),
        ("iterations=1000000&from=0", "iterations=“1000000” is not valid"),
        ("colour=blue&from=0", "“colour” is not a setting of this page"),
        ("", "“from” must be the number of an iteration."),
        ("from=-1", "“from” must be the number of an iteration."),
        ("from=1e3", "“from” must be the number of an iteration."),
        ("from=٣", "“from” must be the number of an iteration."),
        ("from=" + "9" * 500, "“from” must be the number of an iteration."),
        ("from=5", "“from” must be a multiple of 128, at most 100000."),
        ("from=128000", "“from” must be a multiple of 128, at most 100000."),
        (f"seed={'9' * 5000}&from=0", "The link is too long"),
        (f"rule={quote('<script>alert(1)</script>')}&from=0", "rule=“‹script›alert(1)‹/script›”"),
    ],
)
def test_a_request_that_cannot_be_answered_gets_a_sentence(
    client: TestClient, query: str, sentence: str
) -> None:
    answer = client.get(f"/run/window?{query}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/json"
    assert sentence in answer.json()["problem"]
    assert "Traceback" not in answer.text


def test_too_many_trainings_at_once_are_put_off(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "MOST_WANTED", 0)
    answer = client.get("/run/state?seed=4242")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "1"
    assert "tried again" in answer.json()["problem"]


def test_other_methods_are_not_answered(client: TestClient) -> None:
    assert client.post("/run/spec").status_code == 405


def test_the_original_travels_beside_what_is_set_by_hand(client: TestClient) -> None:
    settings = Settings(
        iterations=300, edits=(Edit(0, "b2", 0, 0, 2.0), Edit(130, "w1", 2, 1, 0.5))
    )
    query = "iterations=300&edits=0.b2.1.1.2,130.w1.3.2.0.5"
    run, original = train(settings), train(settings.without_edits())
    blocks = blocks_for(settings)
    start = window_length(settings)
    state: Any = {"finished": False, "original": {"finished": False}}
    while not (state["finished"] and state["original"]["finished"]):
        state = client.get(f"/run/state?{query}").json()
    answer = client.get(f"/run/window?{query}&from={start}")
    table = np.frombuffer(answer.content, "<f8").reshape(-1, blocks.stride)
    found = table[:, blocks.places["original_error"]["offset"]]
    assert found.tolist() == original.errors[start : 2 * start].tolist()
    assert (
        table[:, blocks.places["error"]["offset"]].tolist()
        == run.errors[start : 2 * start].tolist()
    )
    change = table[:, blocks.places["original_error_change"]["offset"]]
    assert change.tolist() == (table[:, blocks.places["error"]["offset"]] - found).tolist()
    state = client.get(f"/run/state?{query}").json()
    assert state["original"]["train"] == original.errors.tolist()
    assert state["was"] == [1.0, run.at(129)["new_w1"][2, 1]]
    assert specification.build(settings)["edits"][1] == settings.edits[1]._asdict()


def test_the_window_waits_for_the_original_and_the_original_for_nobody() -> None:
    settings = Settings(edits=(Edit(90, "w1", 0, 0, 1.0),))
    begun = Training(settings.without_edits())
    run, place = train(settings), blocks_for(settings).places["original_error"]["offset"]
    assert window(run, 0, begun.run) == b""
    begun.advance(40)
    stride = blocks_for(settings).stride
    assert len(window(run, 0, begun.run)) == 40 * stride * 8
    alone = np.frombuffer(window(run, 0), "<f8").reshape(-1, stride)
    assert np.isnan(alone[:, place]).all()
    short = Training(settings)
    short.advance(10)
    assert curve.state(short)["was"] == [None]
