"""The page tells what it will need, and what it tells is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from nn_serve import libraries, runs
from nn_serve.index_page import Preload
from nn_view.components.bundle import bundle_path
from nn_view.components.component import plotly_path


@pytest.fixture
def client() -> Iterator[TestClient]:
    page = Route("/", lambda _: HTMLResponse("<title>A page</title>"))
    routes = [page, *libraries.ROUTES, *runs.ROUTES]
    # Entered, it has one event loop for all requests; else each request starts a thread for one.
    layers = [Middleware(libraries.StreamlitFiles), Middleware(Preload)]
    with TestClient(Starlette(routes=routes, middleware=layers)) as client:
        yield client


@pytest.mark.slow
def test_the_page_names_the_steppers_modules_and_plotly(client: TestClient) -> None:
    header = client.get("/").headers["link"]
    paths = re.findall(r"<([^>]+)>; rel=modulepreload", header)
    assert paths[-2:] == [bundle_path(), plotly_path()]
    assert paths[:-2] == libraries.html_paths()
    for path in paths:
        answer = client.get(f"/{path}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/javascript")
    modules = client.get(f"/{bundle_path()}").text
    assert 'modules["entries/index.js"]' in modules
    assert 'modules["base/dom.js"]' in modules


def test_nothing_but_a_page_names_them(client: TestClient) -> None:
    assert "link" not in client.get("/run/state").headers
    assert "link" not in client.get("/lib/none.js").headers


def test_what_puts_html_on_the_page_is_named_with_all_that_it_imports() -> None:
    html, *imported = libraries.html_paths()
    assert html.startswith("static/js/Html.")
    assert any("purify" in one for one in imported)
