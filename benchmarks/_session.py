"""A visitor without a browser: loads a page with all that it names, and talks to its session."""

from __future__ import annotations

import asyncio
import gzip
import re
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

DONE = ForwardMsg.FINISHED_SUCCESSFULLY
CONNECTIONS = 6
"""A browser opens so many to one server."""
_NAMED = re.compile(r"""(?:src|href)="\./([^"]+)"|<([^>]+)>; rel=modulepreload""")


class LostError(Exception):
    """An answer that did not come, or not as it should."""


class Kept:
    """One kept connection. A full HTTP client would take more time than the server it measures."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> tuple[int, str, bytes]:
        """Status, head and body of the answer; raises ``LostError``.

        A connection that the server has closed meanwhile is opened anew, as a browser does.
        """
        kept = self._streams is not None
        try:
            return await self._get(path)
        except LostError:
            if not kept:
                raise
            self.close()
            return await self._get(path)

    async def _get(self, path: str) -> tuple[int, str, bytes]:
        try:
            if self._streams is None:
                self._streams = await asyncio.open_connection("localhost", self._port)
            reader, writer = self._streams
            asked = f"GET /{path} HTTP/1.1\r\nHost: localhost:{self._port}\r\n"
            writer.write(f"{asked}Accept-Encoding: gzip\r\n\r\n".encode())
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            return int(head.split(" ", 2)[1]), head, await self._body(reader, head.lower())
        except (OSError, asyncio.IncompleteReadError) as problem:
            raise LostError(f"{path}: {problem}") from problem

    async def _body(self, reader: asyncio.StreamReader, head: str) -> bytes:
        length = re.search(r"content-length: (\d+)", head)
        if length:
            body = await reader.readexactly(int(length[1]))
        elif "transfer-encoding: chunked" in head:
            body = await self._chunks(reader)
        else:
            body = b""
        return gzip.decompress(body) if "application/json" in head and "gzip" in head else body

    async def _chunks(self, reader: asyncio.StreamReader) -> bytes:
        body = b""
        while size := int(await reader.readuntil(b"\r\n"), 16):
            body += (await reader.readexactly(size + 2))[:-2]
        await reader.readexactly(2)
        return body

    def close(self) -> None:
        if self._streams:
            self._streams[1].close()
        self._streams = None


@dataclass
class Visitor:
    """One reader of a page; ``widgets`` are what its session has drawn, by label.

    ``heads``: those of expanders that tell the server whether they are open, widgets as well.
    """

    port: int
    query: str = ""
    widgets: dict[str, WidgetState] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)
    refused: int = 0
    _connections: list[Kept] = field(default_factory=list)
    _socket: ClientConnection | None = None

    async def load(self) -> int:
        """Load the page and every file that it names; returns how many files."""
        self._connections = [Kept(self.port) for _ in range(CONNECTIONS)]
        _, head, body = await self.get(f"?{self.query}")
        text = body.decode(errors="replace") + head
        named = deque({first or second for first, second in _NAMED.findall(text)})
        count = len(named)

        async def fetch(connection: Kept) -> None:
            while named:
                status, _, _ = await connection.get(named.popleft())
                if status != 200:
                    raise LostError(f"{status}")

        await asyncio.gather(*map(fetch, self._connections))
        return count

    async def get(self, path: str) -> tuple[int, str, bytes]:
        """One answer over the first connection; asks again where it was put off."""
        while True:
            answer = await self._connections[0].get(path)
            if answer[0] != 503:
                return answer
            self.refused += 1
            await asyncio.sleep(1)

    async def connect(self) -> None:
        """Open the session and wait for its first run."""
        address = f"ws://localhost:{self.port}/_stcore/stream"
        protocols = [Subprotocol("streamlit")]
        self._socket = await connect(address, subprotocols=protocols, max_size=None)
        await self.run()

    async def change(self, label: str, number: float) -> None:
        """Write a number into the field with this label, and wait for the run that follows."""
        held = self.widgets[label]
        if held.WhichOneof("value") == "string_value":
            held.string_value = f"{number:g}"
        else:
            held.double_value = number
        await self.run()

    async def run(self) -> None:
        """Run the page's script with what its widgets hold; raises ``LostError`` if it fails."""
        assert self._socket
        state = ClientState(query_string=self.query)
        held = [one for one in self.widgets.values() if one.WhichOneof("value")]
        state.widget_states.widgets.extend(held)
        await self._socket.send(BackMsg(rerun_script=state).SerializeToString())
        while packed := await self._socket.recv(decode=False):
            message = ForwardMsg.FromString(packed)
            kind = message.WhichOneof("type")
            if kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                self._take(message.delta.new_element)
            if kind == "delta" and message.delta.add_block.expandable.id:
                self.heads.add(message.delta.add_block.expandable.label)
            if (
                kind == "script_finished"
                and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
            ):
                return
        raise LostError("The session ended.")

    def _take(self, element: Element) -> None:
        kind = element.WhichOneof("type") or ""
        drawn: Any = getattr(element, kind, None)
        if kind == "exception" or (kind == "alert" and drawn.format == Alert.ERROR):
            raise LostError(str(drawn))
        if kind not in ("button", "number_input", "text_input", "selectbox", "checkbox"):
            return
        held = self.widgets[drawn.label] = WidgetState(id=drawn.id)
        if kind == "number_input":
            held.double_value = drawn.value if drawn.set_value else drawn.default
        elif kind == "text_input":
            held.string_value = drawn.value if drawn.set_value else drawn.default
        elif kind == "checkbox":
            held.bool_value = drawn.value if drawn.set_value else drawn.default
        elif kind == "selectbox":
            usual = drawn.options[drawn.default]
            held.string_value = drawn.raw_value if drawn.set_value else usual

    async def close(self) -> None:
        for connection in self._connections:
            connection.close()
        if self._socket:
            await self._socket.close()
