"""A page tells browsers that are too old to run it what it needs."""

from __future__ import annotations

from pathlib import Path

import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from nn_serve.old_browsers import OldBrowsers
from nn_view.wording.pages import EMPTY_PAGE

PAGE = Path(streamlit.__file__).parent / "static" / "index.html"


def test_streamlits_page_has_the_sentence_where_streamlit_will_draw() -> None:
    routes = [
        Route("/", lambda _: FileResponse(PAGE)),
        Route("/other", lambda _: HTMLResponse("<p>Another page</p>")),
        Route("/text", lambda _: PlainTextResponse('<div id="root">')),
    ]
    middleware = [Middleware(OldBrowsers)]
    with TestClient(Starlette(routes=routes, middleware=middleware)) as client:
        page = client.get("/")
        before, after = PAGE.read_text("utf-8").split('<div id="root">')
        assert page.text.startswith(f'{before}<div id="root">')
        assert page.text.endswith(after)
        assert EMPTY_PAGE in page.text
        assert len(page.content) == int(page.headers["content-length"])
        assert client.head("/").headers["content-length"] == str(PAGE.stat().st_size)
        assert client.get("/other").text == "<p>Another page</p>"
        assert client.get("/text").text == '<div id="root">'
