"""Questions to practise with: found in a run, assessed, and told on request."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from nn_core import train
from nn_core.questions import KINDS, MISTAKE, NUMBER, Place, solve
from nn_serve import questions
from nn_view.links import address
from nn_view.questions.hints import hints
from nn_view.wording.practice import questions as words

pytestmark = pytest.mark.slow

QUERY = "rule=exact&hidden=4&seed=3&iterations=200"
RUN = train(address.parse(QUERY).settings)


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "_WAIT_SECONDS", 60.0)


def found(client: TestClient, query: str = QUERY, **changes: Any) -> Any:
    body = {"kind": "value", "seed": 5, "digits": 3, **changes}
    response = client.post(f"/ask/practice?{query}", json=body)
    assert response.status_code == 200, response.text
    assert response.headers["cache-control"] == "no-store"
    return response.json()


def assessed(client: TestClient, asked: Any, answer: object) -> Any:
    response = client.post(f"/ask/assess?{QUERY}", json={**asked, "answer": answer})
    assert response.status_code == 200, response.text
    return response.json()


def solution(asked: Any) -> Any:
    place = Place(asked["iteration"], asked["quantity"], tuple(asked["cell"]), asked["data_row"])
    return solve(RUN, place, asked["kind"], asked["seed"])


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_found_and_its_right_answer_is_right(client: TestClient, kind: str) -> None:
    asked = found(client, kind=kind)
    assert asked["kind"] == kind
    assert found(client, kind=kind) == asked
    assert client.post(f"/ask/question?{QUERY}", json=asked).json().items() <= asked.items()
    right = solution(asked).right
    answer = f"{right:.9e}" if asked["form"] == NUMBER else right
    assert assessed(client, asked, answer)["verdict"] == "right"


def test_the_quantity_that_is_wanted_is_asked_about(client: TestClient) -> None:
    for seed in range(3):
        assert found(client, quantity="delta_w2", seed=seed)["quantity"] == "delta_w2"
    refused = client.post(
        f"/ask/practice?{QUERY}", json={"kind": "value", "seed": 1, "digits": 3, "quantity": "z9"}
    )
    assert refused.status_code == 400
    assert refused.json()["problem"] == words.NO_QUANTITY.format(name="“z9”")


def test_where_a_kind_does_not_fit_another_one_is_asked(client: TestClient) -> None:
    assert found(client, kind="row", quantity="z1")["kind"] != "row"
    assert found(client, "fault=sign_flipped") == {"unasked": words.NONE_FOUND}


def test_a_network_with_long_sums_is_asked_what_can_be_answered_by_hand(
    client: TestClient,
) -> None:
    query = "data=iris&rule=exact&hidden=16,16&iterations=100"
    for seed in range(4):
        for kind in ("value", "sign", "row"):
            asked = found(client, query, kind=kind, seed=seed)
            assert all(len(one["cells"]) <= 40 for one in asked["given"]["tables"])


def test_a_mistake_is_named_and_the_answer_told_on_request(client: TestClient) -> None:
    asked = found(client, quantity="error_d_z2")
    mistake = solution(asked).mistakes[0]
    said = assessed(client, asked, f"{mistake.answer:.9e}")
    assert said["verdict"] == MISTAKE
    assert set(mistake.names) <= set(said["mistakes"])
    shown = assessed(client, asked, None)
    assert (shown["verdict"], shown["right"]) == ("shown", said["right"])
    assert shown["sentences"] == said["sentences"][-1:]


def test_hints_tell_more_and_more_but_never_the_answer(client: TestClient) -> None:
    asked = found(client, quantity="error_d_z2")
    response = client.post(f"/ask/hints?{QUERY}", json=asked)
    given = response.json()["hints"]
    assert given == list(hints(RUN, solution(asked).question))
    assert len(given) == 3
    assert f"{abs(solution(asked).right):.3g}" not in response.text
    other = client.post(f"/ask/hints?{QUERY}", json=found(client, kind="sign"))
    assert other.json() == {"hints": []}


def test_a_run_is_waited_for(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "_WAIT_SECONDS", 0.0)
    monkeypatch.setattr(questions, "SEARCHED", 100_000)
    body = {"kind": "value", "seed": 5, "digits": 3}
    query = "iterations=100000&seed=79&hidden=16,16,16"
    assert client.post(f"/ask/practice?{query}", json=body).status_code == 202


@pytest.mark.parametrize(
    "query", ["", "data=iris&output=softmax&loss=cross_entropy&rule=exact", "optimizer=adam"]
)
def test_every_quantity_can_be_practised(client: TestClient, query: str) -> None:
    for one in address.parse(query).settings.quantities:
        assert found(client, query, seed=1, quantity=one.name)["quantity"] == one.name
