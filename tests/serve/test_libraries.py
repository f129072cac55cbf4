"""The files that the browser needs: ours, and Streamlit's from memory."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from nn_serve import libraries
from nn_view.components.bundle import bundle_path, served
from nn_view.components.component import plotly_path

STATIC = Path(streamlit.__file__).parent / "static" / "static"
SCRIPT = next(one for one in sorted(STATIC.glob("js/*.js")) if one.stat().st_size > 10_000)
FONT = next(STATIC.glob("media/*.woff2"))


def test_the_modules_may_be_kept_for_ever(client: TestClient) -> None:
    answer = client.get(f"/{bundle_path()}")
    assert answer.status_code == 200
    assert answer.text == served()
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/javascript")


def test_plotly_is_packed_once_and_sent_once(client: TestClient) -> None:
    address = f"/{plotly_path()}"
    packed = client.get(address, headers={"Accept-Encoding": "gzip"})
    plain = client.get(address, headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < len(plain.content) / 3
    again = client.get(address, headers={"If-None-Match": packed.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_files_are_compressed_only_once(
    client: TestClient, with_streamlit: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = (client, f"/{plotly_path()}"), (with_streamlit, address_of(SCRIPT))
    before = [one.get(address).content for one, address in asked]
    monkeypatch.setattr(gzip, "compress", None)
    assert [one.get(address).content for one, address in asked] == before


@pytest.mark.parametrize("path", ["/lib/none.js", "/lib/../app.py", "/lib/stepper-0.js"])
def test_an_unknown_file_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def address_of(file: Path) -> str:
    """Where Streamlit's page finds one of its files."""
    return f"/static/{file.relative_to(STATIC).as_posix()}"


@pytest.fixture
def with_streamlit() -> Iterator[TestClient]:
    """An application whose own answer to everything is a page, as Streamlit's is."""
    page = Route("/{path:path}", lambda _: PlainTextResponse("page"))
    app = Starlette(routes=[page], middleware=[Middleware(libraries.StreamlitFiles)])
    with TestClient(Starlette(routes=[Mount("/course", app), Mount("/", app)])) as client:
        yield client


@pytest.mark.parametrize("base", ["", "/course"])
@pytest.mark.parametrize("file", [SCRIPT, FONT], ids=["script", "font"])
def test_streamlits_files_come_as_they_are(
    with_streamlit: TestClient, file: Path, base: str
) -> None:
    address = f"{base}{address_of(file)}"
    for encoding in ("gzip", "identity"):
        answer = with_streamlit.get(address, headers={"Accept-Encoding": encoding})
        assert answer.content == file.read_bytes()
        assert "immutable" in answer.headers["cache-control"]
        packed = file is SCRIPT and encoding == "gzip"
        assert answer.headers["content-encoding"] == ("gzip" if packed else "identity")
        sent = int(answer.headers["content-length"])
        assert sent < len(answer.content) / 2 if packed else sent == len(answer.content)
    kind = "text/javascript; charset=utf-8" if file is SCRIPT else "font/woff2"
    assert answer.headers["content-type"] == kind
    head = with_streamlit.head(address)
    assert (head.status_code, head.headers["etag"]) == (200, answer.headers["etag"])


@pytest.mark.parametrize(
    "path",
    ["/", "/static/none.js", "/static/../index.html", "/static/%2e%2e/index.html", "/static/js"],
)
def test_everything_else_is_answered_by_streamlit(with_streamlit: TestClient, path: str) -> None:
    assert with_streamlit.get(path).text == "page"


def test_only_reading_a_file_is_answered_here(with_streamlit: TestClient) -> None:
    assert with_streamlit.post(address_of(SCRIPT)).status_code == 405
