"""Tells the browser, with the page itself, which modules it will need.

Streamlit names a component's code only when its own script has started and the session has
answered; the network can bring the modules and Plotly.js while that is going on.
"""

from __future__ import annotations

from functools import cache

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nn_view.components.component import IMPORT, asset_hash, assets, entry, plotly_path, resolved


def _needed(module: str, found: dict[str, None]) -> None:
    """The module and all that it imports, in the order in which they are met."""
    if module not in found:
        found[module] = None
        for path in IMPORT.findall(assets()[module].decode()):
            _needed(resolved(module, path), found)


@cache
def links() -> str:
    """The value of the ``Link`` header: every module of the stepper, and Plotly.js."""
    modules: dict[str, None] = {}
    _needed(entry("index"), modules)
    paths = [*(f"lib/stepper-{asset_hash()}/{name}" for name in modules), plotly_path()]
    return ", ".join(f"<{path}>; rel=modulepreload" for path in paths)


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
