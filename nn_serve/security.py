"""Headers that keep the page to itself: nothing from elsewhere is loaded, run or connected to."""

from __future__ import annotations

import base64
import hashlib
import logging
import os
import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.types import ASGIApp, Message, Receive, Scope, Send

EMBEDDERS = "BACKPROP_FRAME_ANCESTORS"
"""The environment variable that names who may embed the page: ``'self' https://course.example``."""
_SOURCE = re.compile(r"'self'|'none'|https?://[\w.*-]+(:\d+)?|\*")
_INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
_LOG = logging.getLogger(__name__)


def embedders(given: str | None) -> str:
    """The sources that may embed the page: those given, or only the page's own."""
    sources = (given or "").split()
    wrong = [source for source in sources if not _SOURCE.fullmatch(source)]
    if wrong:
        _LOG.warning(
            "%s: %r is not a source such as https://course.example; only this host may embed.",
            EMBEDDERS,
            wrong[0],
        )
    return "'self'" if wrong or not sources else " ".join(sources)


def _inline_scripts() -> list[str]:
    """Hashes of the scripts within Streamlit's own page: they change with its version."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = _INLINE.findall(page.read_text(encoding="utf-8"))
    digests = [hashlib.sha256(script.encode()).digest() for script in scripts]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


@cache
def headers() -> tuple[tuple[bytes, bytes], ...]:
    """The headers of every answer."""
    policy = {
        "default-src": "'self'",
        # Streamlit brings a component's code as a blob.
        "script-src": " ".join(["'self'", "blob:", *_inline_scripts()]),
        # Streamlit and Plotly write style elements and attributes.
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": embedders(os.environ.get(EMBEDDERS)),
    }
    named = {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
    return tuple((name.lower().encode(), value.encode()) for name, value in named.items())


class SecurityHeaders:
    """Adds the headers to every HTTP answer, Streamlit's own included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, with the headers at the start of an answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = {name for name, _ in headers()}
                given = [pair for pair in message.get("headers", []) if pair[0].lower() not in ours]
                message = {**message, "headers": [*given, *headers()]}
            await send(message)

        await self.app(scope, receive, send_with_headers)
