"""Questions are asked and answers assessed over HTTP; neither is kept, cached or logged."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from starlette.testclient import TestClient

from nn_core import train
from nn_core.questions import REASONS, Place, ask, ask_any, assess, solve
from nn_serve import jobs, questions
from nn_view.links import address
from nn_view.questions.as_data import MOST_EARLIER, question_data, said_data
from nn_view.questions.sentences import said

QUERY = "rule=exact"
RUN = train(address.parse(QUERY).settings)
ASKED = {"iteration": 10, "quantity": "error_d_z2", "kind": "value", "seed": 3, "digits": 3}


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "_WAIT_SECONDS", 60.0)


def post(client: TestClient, path: str, **changes: Any) -> Any:
    return client.post(f"/ask/{path}?{QUERY}", json={**ASKED, **changes})


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["value", "sign", "compare", "shape", "operand", "order"])
def test_the_question_is_the_one_of_the_run_and_holds_no_answer(
    client: TestClient, kind: str
) -> None:
    answer = post(client, "question", kind=kind)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    question = ask(RUN, Place(10, "error_d_z2"), kind, 3)
    assert answer.json() == json.loads(json.dumps(question_data(RUN.settings, question)))
    solution = solve(RUN, question.place, kind, 3)
    if kind == "value":
        assert f"{solution.right:.3f}" not in answer.text
    again = post(client, "question", **{**answer.json(), "seed": 3})
    assert again.json() == answer.json()


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_without_a_kind_any_question_that_fits_is_asked(client: TestClient, seed: int) -> None:
    answer = post(client, "question", kind="", seed=seed)
    question = ask_any(RUN, Place(10, "error_d_z2"), seed)
    assert answer.json() == json.loads(json.dumps(question_data(RUN.settings, question)))


@pytest.mark.slow
@pytest.mark.parametrize("text", ["0.128", "0,511", "", "77", "1,234"])
def test_an_answer_is_assessed_as_by_the_run(client: TestClient, text: str) -> None:
    question = ask(RUN, Place(10, "error_d_z2", (0, 0)), "value", 3)
    answer = post(client, "assess", cell=[0, 0], answer=text)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json() == said_data(said(RUN.settings, assess(RUN, question, text)))


def test_an_order_is_assessed_as_a_list(client: TestClient) -> None:
    right = solve(RUN, Place(10, "error_d_z2"), "order", 3).right
    assert isinstance(right, tuple)
    found = post(client, "assess", kind="order", answer=list(right)).json()
    assert found["verdict"] == "right"


def test_an_answer_follows_from_ones_own_numbers(client: TestClient) -> None:
    earlier = [["error_d_a2", 0, 0, 0.7]]
    found = post(client, "assess", cell=[0, 0], answer="0.175", earlier=earlier).json()
    assert found["verdict"] == "follows"


def test_what_is_not_asked_has_its_reason(client: TestClient) -> None:
    answer = post(client, "question", kind="row")
    assert answer.status_code == 200
    assert answer.json() == {"unasked": REASONS["quantity"]}


def test_a_training_that_is_not_there_yet_is_waited_for(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "_WAIT_SECONDS", 0.0)
    body = {**ASKED, "iteration": 99_999}
    answer = client.post("/ask/question?iterations=100000&seed=78", json=body)
    assert answer.status_code == 202
    assert answer.json()["completed"] < 100_000


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"iteration": -1}, "iteration"),
        ({"iteration": True}, "iteration"),
        ({"iteration": 10_000}, "iteration"),
        ({"quantity": 3}, "quantity"),
        ({"quantity": "nothing"}, "There is no quantity nothing"),
        ({"kind": "nothing"}, "kind must be one of"),
        ({"kind": None}, "kind"),
        ({"seed": 2**32}, "seed"),
        ({"seed": 1.5}, "seed"),
        ({"digits": 40}, "digits"),
        ({"cell": [1]}, "cell"),
        ({"cell": [-1, 0]}, "cell"),
        ({"cell": [99, 0]}, "cell"),
        ({"data_row": "x"}, "data_row"),
        ({"answer": 3}, "answer"),
        ({"answer": [3]}, "answer"),
        ({"earlier": "x"}, "earlier"),
        ({"earlier": [["a1", 0, 0]]}, "earlier"),
        ({"earlier": [["a1", 0, 0, "x"]]}, "earlier"),
        ({"earlier": [["a1", 0, 0, 10**400]]}, "earlier"),
        ({"earlier": [["a1", 0, 0, 1.0]] * (MOST_EARLIER + 1)}, "earlier"),
    ],
)
def test_what_is_no_place_or_answer_is_refused_in_a_sentence(
    client: TestClient, changes: dict[str, Any], part: str
) -> None:
    answer = post(client, "assess", **{"answer": "1", **changes})
    assert answer.status_code == 400
    assert part in answer.json()["problem"]


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b"\xff", b"[" * 30_000, b" " * (questions.MOST_BYTES + 1)]
)
def test_a_body_that_is_no_small_object_is_refused(client: TestClient, content: bytes) -> None:
    answer = client.post(f"/ask/assess?{QUERY}", content=content)
    assert answer.status_code == 400
    assert str(questions.MOST_BYTES) in answer.json()["problem"]


def test_settings_that_are_refused_are_not_asked_about(client: TestClient) -> None:
    answer = client.post("/ask/question?seed=never", json=ASKED)
    assert answer.status_code == 400
    assert "seed" in answer.json()["problem"]


def test_a_busy_server_says_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> None:
        raise jobs.BusyError

    monkeypatch.setattr(jobs.JOBS, "ask", busy)
    assert post(client, "question").status_code == 503


def test_only_a_post_with_a_body_asks(client: TestClient) -> None:
    for path in ("question", "assess"):
        assert client.get(f"/ask/{path}?{QUERY}").status_code == 405


def test_every_answer_has_the_headers_of_the_page(client: TestClient) -> None:
    assert "default-src 'self'" in post(client, "question").headers["content-security-policy"]


def test_an_answer_is_neither_logged_nor_kept(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        first = post(client, "assess", cell=[0, 0], answer="0.123454321")
        second = post(client, "assess", cell=[0, 0], answer="0.123454321")
    assert first.json() == second.json()
    assert "123454321" not in caplog.text
    assert "123454321" not in first.text
