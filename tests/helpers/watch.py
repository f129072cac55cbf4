"""What a page must not do while it is tested: complain, break, or talk to another host."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, Request, WebSocket

#: A first visit to a sub-page makes Streamlit probe for its base path below that page.
STREAMLITS_OWN = re.compile(r"/[\w-]+/_stcore/(health|host-config)$")
#: What a browser says when the server is gone, which some tests make happen. Streamlit's own
#: script then complains in many words.
SERVER_AWAY = re.compile(
    r"ERR_CONNECTION|WebSocket connection to|Failed to fetch|ERR_EMPTY|download failed \(font"
)
#: Streamlit's protobuf tries WebAssembly, which our policy forbids, and goes on without; Firefox
#: says so, the others do not.
NO_WEBASSEMBLY = re.compile(r"blocked WebAssembly \(script-src\)")
STREAMLITS_SCRIPT = re.compile(r"/static/js/")


class Watch:
    """Listens to a page from its beginning."""

    def __init__(self, page: Page, host: str, server_may_be_away: bool = False) -> None:
        self.host = host
        self.server_may_be_away = server_may_be_away
        self.complaints: list[str] = []
        self.foreign: list[str] = []
        self._failed: list[str] = []
        self._unanswered: dict[Request, None] = {}
        self._connections = 0
        self._page = page
        self._listeners: dict[Any, Callable[[Any], None]] = {
            "console": self._console,
            "pageerror": self._error,
            "request": self._request,
            "requestfinished": self._finished,
            "requestfailed": self._fail,
            "websocket": self._connect,
        }
        for event, listener in self._listeners.items():
            page.on(event, listener)

    def stop(self) -> None:
        """Listen no longer."""
        for event, listener in self._listeners.items():
            self._page.remove_listener(event, listener)

    def _error(self, error: Error) -> None:
        away = self.server_may_be_away and SERVER_AWAY.search(str(error))
        if not away and not NO_WEBASSEMBLY.search(str(error)):
            self.complaints.append(str(error))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "assert"):
            return
        if STREAMLITS_OWN.search(urlsplit(message.location["url"]).path):
            return
        if self.server_may_be_away and (
            SERVER_AWAY.search(message.text) or STREAMLITS_SCRIPT.search(message.location["url"])
        ):
            return
        self.complaints.append(f"{message.text} ({message.location['url']})")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != self.host:
            self.foreign.append(request.url)
        self._unanswered[request] = None

    def _finished(self, request: Request) -> None:
        self._unanswered.pop(request, None)

    def _fail(self, request: Request) -> None:
        self._finished(request)
        self._failed.append(f"{request.url}: {request.failure}")

    def _connect(self, _connection: WebSocket) -> None:
        self._connections += 1

    def told(self) -> str:
        """For the report of a test that failed: what may be why the page is not as expected."""
        known = {
            "complaint": self.complaints,
            "request that failed": self._failed,
            "request without an answer": [one.url for one in self._unanswered],
            "connections to the server": [str(self._connections)],
        }
        return "\n".join(f"{name}: {one}" for name, many in known.items() for one in many)

    def check(self) -> None:
        """Raise ``AssertionError`` if the page did what it must not do."""
        assert not self.complaints, f"The console shows errors: {self.complaints}"
        assert not self.foreign, f"Requests went to another host: {self.foreign}"
