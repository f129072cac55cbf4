"""What we add to Streamlit's page itself.

Which files the browser will need: Streamlit names the code of a component or an element only when
its own script has started and the session has answered; the network can bring the modules,
Plotly.js and what puts a page's style on it while that is going on.

The style of all pages: as an element of the script, it would be sent with each of its runs. And a
sentence for browsers that are too old for the page and would show a white one: such a browser runs
none of its script, so the sentence is where Streamlit will draw, which removes it. While a page is
still loading it is not seen.
"""

from __future__ import annotations

from functools import cache
from html import escape

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nn_serve.libraries import html_paths
from nn_view.components.bundle import bundle_path
from nn_view.components.component import plotly_path
from nn_view.style.html import sheet
from nn_view.wording.pages import EMPTY_PAGE, PHONE_MENU

PATIENCE = 10
"""Seconds: a page that has drawn nothing by then will hardly draw anything."""
_ROOT = b'<div id="root">'
_NOT_PASSED_ON = (b"accept-encoding", b"if-none-match", b"if-modified-since")


@cache
def links() -> str:
    """The value of the ``Link`` header: what puts the style on a page, the modules, Plotly.js."""
    paths = (*html_paths(), bundle_path(), plotly_path())
    return ", ".join(f"<{path}>; rel=modulepreload" for path in paths)


@cache
def _sentence() -> bytes:
    return (
        "<style>@keyframes late { to { visibility: visible; } }</style>"
        '<p id="too-old" style="margin: 2em; font-family: sans-serif; visibility: hidden; '
        f'animation: late 0s {PATIENCE}s forwards">{escape(EMPTY_PAGE)}</p>'
    ).encode()


@cache
def _style() -> bytes:
    page = sheet("page.css", phone_menu=PHONE_MENU)
    return f"<style>{page}{sheet('number_field.css')}</style>".encode()


class Preload:
    """Adds the header to every answer that is a page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, with the header at the start of a page."""

        async def send_with_links(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers["Link"] = links()
            await send(message)

        await self.app(scope, receive, send_with_links if scope["type"] == "http" else send)


class IndexPage:
    """Adds style and sentence to every answer that is Streamlit's page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; a page is held back until it is whole."""
        start: Message | None = None
        body = b""

        async def send_with_both(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
                return
            if start is not None and message["type"] == "http.response.body":
                body += message.get("body", b"")
                if message.get("more_body"):
                    return
                message = {**message, "body": _with_both(body)}
                MutableHeaders(scope=start)["content-length"] = str(len(message["body"]))
                await send(start)
                start = None
            await send(message)

        asked = scope["type"] == "http" and scope["method"] == "GET"
        if asked and "text/html" in Headers(scope=scope).get("accept", ""):
            scope = _for_a_whole_page(scope)
        await self.app(scope, receive, send_with_both if asked else send)


def _for_a_whole_page(scope: Scope) -> Scope:
    """A browser's request for a page, answered with the whole of it, uncompressed.

    Streamlit's page changes with Streamlit alone: a browser that has it would never ask for what
    we have changed.
    """
    given = scope["headers"]
    return {**scope, "headers": [one for one in given if one[0] not in _NOT_PASSED_ON]}


def _with_both(page: bytes) -> bytes:
    """Streamlit's page with both; another page as it is."""
    # The style wins over Streamlit's, which is in the head, and gives way to that of a single page.
    return page.replace(_ROOT, _style() + _ROOT + _sentence(), 1)


def _is_page(start: Message) -> bool:
    """Whether an answer is a whole page that can be read here."""
    headers = MutableHeaders(scope=start)
    return (
        start["status"] == 200
        and headers.get("content-type", "").startswith("text/html")
        and "content-encoding" not in headers
    )
