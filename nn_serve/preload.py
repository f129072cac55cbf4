"""Tells the browser, with the page itself, which files it will need.

Streamlit names a component's code only when its own script has started and the session has
answered; the network can bring the modules and Plotly.js while that is going on.
"""

from __future__ import annotations

from functools import cache

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nn_view.components.bundle import bundle_path
from nn_view.components.component import plotly_path


@cache
def links() -> str:
    """The value of the ``Link`` header: the modules, and Plotly.js."""
    return ", ".join(f"<{path}>; rel=modulepreload" for path in (bundle_path(), plotly_path()))


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
