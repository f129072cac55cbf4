"""A whole iteration by hand over HTTP: the sheet, its assessments, hints and shown numbers."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from starlette.testclient import TestClient

from nn_core import train
from nn_core.questions import ByHand, Extent, Place
from nn_serve import by_hand
from nn_view.links import address
from nn_view.questions.sheet import Own, sheet_data
from nn_view.questions.sheet_said import assessed, hints_for, shown
from nn_view.wording.practice import by_hand as words

QUERY = "rule=exact"
RUN = train(address.parse(QUERY).settings)
SHEET = {"iteration": 4, "rows": 2, "units": 2, "digits": 3}
CELL: dict[str, Any] = {"quantity": "a1", "cell": [3, 0], "data_row": None}
HAND = ByHand(RUN, 4, Extent(2, 2), 3)
PLACE = Place(4, "a1", (3, 0))


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_hand, "_WAIT_SECONDS", 60.0)


def post(client: TestClient, path: str = "", query: str = QUERY, **changes: Any) -> Any:
    return client.post(f"/ask/sheet{path}?{query}", json={**SHEET, **changes})


def test_the_sheet_is_that_of_the_run_and_is_not_kept(client: TestClient) -> None:
    answer = post(client)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json() == sheet_data(HAND)


def test_a_number_is_assessed_from_ones_own_and_neither_kept_nor_logged(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        given = {**CELL, "answer": "0.711", "earlier": [["z1", 3, 0, 0.9]]}
        answer = post(client, "/assess", **given)
        again = post(client, "/assess", **given)
    own = Own(HAND, {Place(4, "z1", (3, 0)): 0.9})
    assert answer.json() == again.json() == assessed(own, PLACE, "0.711")
    assert answer.json()["verdict"] == "follows"
    assert "0.711" not in caplog.text


def test_numbers_of_a_matrix_for_each_row_have_its_row(client: TestClient) -> None:
    query = "data=iris&output=softmax&hidden=2&rule=exact&iterations=10"
    sheet = post(client, query=query).json()
    found = next(one for one in sheet["quantities"] if one["name"] == "a2_d_z2")
    cell = found["table"]["cells"][0][0]
    earlier = [["a2", 0, 0, 0.5], ["a2_d_z2", 0, 0, 0.25, 0]]
    given = {"quantity": "a2_d_z2", "cell": cell["cell"], "data_row": cell["data_row"]}
    told = post(client, "/assess", query, **given, earlier=earlier, answer="0.25")
    assert told.status_code == 200
    assert cell["data_row"] == 0
    assert told.json()["verdict"] in ("right", "follows")


def test_hints_and_shown_numbers(client: TestClient) -> None:
    assert post(client, "/hints", **CELL).json() == {"hints": list(hints_for(Own(HAND, {}), PLACE))}
    one = post(client, "/show", **CELL).json()
    assert one == {"cells": shown(Own(HAND, {}), "a1", PLACE)}
    every = post(client, "/show", **{**CELL, "cell": []}).json()["cells"]
    assert len(every) == 4
    assert one["cells"][0] in every


def test_too_much_is_refused_with_a_proposal(client: TestClient) -> None:
    answer = post(client, query="data=iris&hidden=16,16&iterations=10", rows=99, units=16)
    assert answer.status_code == 200
    assert "Try " in answer.json()["unasked"]


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        ("", {"iteration": 10_000}),
        ("", {"iteration": -1}),
        ("", {"rows": "2"}),
        ("", {"digits": 99}),
        ("/assess", {**CELL, "answer": ["1"]}),
        ("/assess", {**CELL, "answer": None}),
        ("/assess", {**CELL, "cell": [0, 0], "answer": "1"}),
        ("/assess", {**CELL, "cell": [], "answer": "1"}),
        ("/assess", {**CELL, "quantity": "new_w1", "cell": [99, 0], "answer": "1"}),
        ("/assess", {**CELL, "quantity": "new_w1", "cell": [-1, 0], "answer": "1"}),
        ("/assess", {**CELL, "answer": "1", "earlier": [["z1", 0, 0, 0.1, 1, 2]]}),
        ("/assess", {**CELL, "answer": "1", "earlier": [["z1", 0, 0, 0.1, "1"]]}),
        ("/hints", {**CELL, "quantity": "nothing"}),
        ("/show", {**CELL, "quantity": "z2_d_w2"}),
        ("/show", {**CELL, "cell": [99, 0]}),
    ],
)
def test_anything_else_is_refused(client: TestClient, path: str, changes: Any) -> None:
    answer = post(client, path, **changes)
    assert answer.status_code == 400, answer.text
    assert answer.json()["problem"]


@pytest.mark.parametrize("path", ["question", "assess", "practice"])
def test_a_cell_is_no_question_by_itself(client: TestClient, path: str) -> None:
    body = {**CELL, "iteration": 4, "kind": "cell", "seed": 0, "digits": 3, "answer": "1"}
    answer = client.post(f"/ask/{path}?{QUERY}", json=body)
    assert answer.status_code == 400
    assert "kind must be one of" in answer.json()["problem"]


def test_a_cell_that_is_given_is_refused_by_name(client: TestClient) -> None:
    answer = post(client, "/assess", **{**CELL, "cell": [0, 0], "answer": "1"})
    assert answer.json()["problem"] == words.NO_CELL


def test_a_run_is_waited_for(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_hand, "_WAIT_SECONDS", 0.0)
    query = "iterations=100000&seed=81&hidden=16,16,16"
    assert post(client, query=query, iteration=99_999).status_code == 202
