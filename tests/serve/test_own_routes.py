"""Our routes answer alone, and leave everything else to the application around them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from nn_serve.own_routes import WORTH_PACKING, OwnRoutes


def long(request: Request) -> PlainTextResponse:
    return PlainTextResponse("7" * int(request.query_params["length"]))


ROUTES = [Route("/numbers/long", long, methods=["GET"])]


@pytest.fixture
def client() -> Iterator[TestClient]:
    around = Route("/{path:path}", lambda _: PlainTextResponse("A page"))
    inner = Starlette(routes=[around], middleware=[Middleware(OwnRoutes, ROUTES)])
    with TestClient(Starlette(routes=[Mount("/course", inner), Mount("/", inner)])) as client:
        yield client


@pytest.mark.parametrize("root", ["", "/course"])
def test_only_what_is_in_their_folders_is_answered(client: TestClient, root: str) -> None:
    assert client.get(f"{root}/numbers/long?length=3").text == "777"
    assert client.get(f"{root}/numbers/longer").status_code == 404
    assert client.post(f"{root}/numbers/long").status_code == 405
    for page in ("/", "/numbers", "/other/numbers/long"):
        assert client.get(f"{root}{page}").text == "A page"


def test_only_what_is_long_is_packed(client: TestClient) -> None:
    for length in (WORTH_PACKING - 1, WORTH_PACKING):
        answer = client.get(f"/numbers/long?length={length}")
        assert answer.text == "7" * length
        assert ("content-encoding" in answer.headers) == (length == WORTH_PACKING)
