"""What a page must not do while it is tested: complain, break, or talk to another host."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, Request

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
        self._page = page
        page.on("console", self._console)
        page.on("pageerror", self._error)
        page.on("request", self._request)

    def stop(self) -> None:
        """Listen no longer."""
        self._page.remove_listener("console", self._console)
        self._page.remove_listener("pageerror", self._error)
        self._page.remove_listener("request", self._request)

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

    def check(self) -> None:
        """Raise ``AssertionError`` if the page did what it must not do."""
        assert not self.complaints, f"The console shows errors: {self.complaints}"
        assert not self.foreign, f"Requests went to another host: {self.foreign}"
