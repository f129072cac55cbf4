"""A sentence for browsers that are too old for Streamlit's page and would show a white one.

Such a browser runs none of the page's script, so the sentence is in the page itself, where
Streamlit will draw: that removes it. While a page is still loading it is not seen.
"""

from __future__ import annotations

from html import escape

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nn_view.wording.pages import EMPTY_PAGE

PATIENCE = 10
"""Seconds: a page that has drawn nothing by then will hardly draw anything."""
_PLACE = b'<div id="root">'
_SENTENCE = (
    "<style>@keyframes late { to { visibility: visible; } }</style>"
    '<p id="too-old" style="margin: 2em; font-family: sans-serif; visibility: hidden; '
    f'animation: late 0s {PATIENCE}s forwards">{escape(EMPTY_PAGE)}</p>'
).encode()


class OldBrowsers:
    """Adds the sentence to every answer that is Streamlit's page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; a page is held back until it is whole."""
        start: Message | None = None
        body = b""

        async def send_with_sentence(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
                return
            if start is not None and message["type"] == "http.response.body":
                body += message.get("body", b"")
                if message.get("more_body"):
                    return
                message = {**message, "body": body.replace(_PLACE, _PLACE + _SENTENCE, 1)}
                MutableHeaders(scope=start)["content-length"] = str(len(message["body"]))
                await send(start)
                start = None
            await send(message)

        asked = scope["type"] == "http" and scope["method"] == "GET"
        await self.app(scope, receive, send_with_sentence if asked else send)


def _is_page(start: Message) -> bool:
    """Whether an answer is a whole page that can be read here."""
    headers = MutableHeaders(scope=start)
    return (
        start["status"] == 200
        and headers.get("content-type", "").startswith("text/html")
        and "content-encoding" not in headers
    )
