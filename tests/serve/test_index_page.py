"""What Streamlit's page has from us: the style of all pages, and a sentence for old browsers."""

from __future__ import annotations

import urllib.request
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from nn_serve.index_page import IndexPage
from nn_view.wording.pages import EMPTY_PAGE, PHONE_MENU
from tests.helpers.server import Server

PAGE = Path(streamlit.__file__).parent / "static" / "index.html"


def test_streamlits_page_has_our_style_and_a_sentence_where_it_will_draw() -> None:
    routes = [
        Route("/", lambda _: FileResponse(PAGE)),
        Route("/other", lambda _: HTMLResponse("<p>Another page</p>")),
        Route("/text", lambda _: PlainTextResponse('<div id="root">')),
    ]
    middleware = [Middleware(IndexPage)]
    with TestClient(Starlette(routes=routes, middleware=middleware)) as client:
        page = client.get("/")
        before, after = PAGE.read_text("utf-8").split('<div id="root">')
        assert page.text.startswith(before)
        assert page.text.endswith(after)
        added = page.text.removeprefix(before).removesuffix(after)
        style, sentence = added.split('<div id="root">')
        assert style.startswith("<style>:root { --bp-phone-menu: ")
        assert PHONE_MENU in style
        assert "stSidebar" in style
        assert style.endswith("</style>")
        assert EMPTY_PAGE in sentence
        known = {"if-none-match": page.headers["etag"], "accept": "text/html,*/*;q=0.8"}
        assert client.get("/", headers=known).text == page.text
        assert len(page.content) == int(page.headers["content-length"])
        assert client.head("/").headers["content-length"] == str(PAGE.stat().st_size)
        assert client.get("/other").text == "<p>Another page</p>"
        assert client.get("/text").text == '<div id="root">'


@pytest.mark.slow
def test_a_browser_gets_both_with_every_page(tmp_path: Path) -> None:
    """Streamlit compresses all pages but the first for a browser that can read that."""
    with Server(tmp_path / "log.txt") as server:
        for page in ("", "data"):
            asked = urllib.request.Request(f"{server.url}/{page}")
            asked.add_header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
            asked.add_header("Accept-Encoding", "gzip, deflate, br")
            with urllib.request.urlopen(asked) as answer:
                text = answer.read().decode()
            assert EMPTY_PAGE in text
            assert "--bp-phone-menu" in text
