"""Short runs in a process of their own, so that their numbers do not hold up the pages.

An interpreter does one thing at a time. While a class changes its settings, the numbers of their
runs take more of that time than the pages themselves, and every page waits for them. Settings alone
say what to compute, so another process can train, keep a run and answer as this one does. Long runs
stay here: other pages show them as well, and would have to train them again.

A pool of processes would do, too, but it hands every request and every answer through threads, and
each of them waits for the interpreter while a page is drawn.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import pickle
import socket
import time
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from nn_core import Settings
from nn_serve.executors import SPAWN, begin_worker, cores
from nn_view.iteration.blocks import blocks_for

MOST_ITERATIONS = 2_000
MOST_NUMBERS = 2_000_000
"""A run is short within both: training it takes a tenth of a second."""
MANY, MANY_SECONDS = 10, 1.0
"""So many requests within this time are those of a class. A single reader's numbers come sooner
without the way to another process; it is started when it is first wanted.
"""
Given = Mapping[str, str]
"""The parameters of a query."""
Content = Callable[[Given, Settings], Response]
"""A function of a module, which another process finds by its name."""

NAME = "short runs"
"""The name of the process."""
_READY = b"!"
_SIZE = 4
"""Bytes of the number before a message: how many bytes it has."""
_AT_ONCE = 2**20
"""Bytes that are read from the process before somebody takes them: more than a window has."""
_RECENT: deque[float] = deque(maxlen=MANY)
"""When the latest requests came."""
_LOG = logging.getLogger(__name__)
_allowed = False
_other: _Other | None = None


def begin() -> None:
    """Let the process be started where there is a core for it."""
    global _allowed
    _allowed = cores() > 1


async def end() -> None:
    """End the process; all is computed here from now on."""
    global _allowed
    _allowed = False
    if _other is not None:
        await _other.end()


def _many(now: float) -> bool:
    """Whether many requests have come lately, this one included."""
    _RECENT.append(now)
    return len(_RECENT) == MANY and now - _RECENT[0] <= MANY_SECONDS


def is_short(settings: Settings) -> bool:
    """Whether a run is trained in a moment."""
    numbers = settings.iterations * blocks_for(settings).stride
    return settings.iterations <= MOST_ITERATIONS and numbers <= MOST_NUMBERS


async def computed(content: Content, given: Given, settings: Settings) -> Response:
    """The content for a query and its settings; raises what ``content`` raises.

    Computed by the process of short runs, or here, in a thread.
    """
    if _allowed and _many(time.monotonic()) and is_short(settings):
        other = _started()
        if other.is_ready:
            try:
                return await other.ask(content, given, settings)
            except ConnectionError:
                pass  # it has ended; the next who asks starts another
    return await run_in_threadpool(content, given, settings)


def _started() -> _Other:
    """The process; it is started if there is none."""
    global _other
    if _other is None or _other.has_ended:
        _other = _Other()
    return _other


class _Other:
    """The other process, started in the running loop: it answers one question after another."""

    def __init__(self) -> None:
        self._asked: deque[asyncio.Future[Response]] = deque()
        self._writer: asyncio.StreamWriter | None = None
        self._task = asyncio.create_task(self._run())

    @property
    def is_ready(self) -> bool:
        """Whether it answers: it takes seconds to import what it needs."""
        return self._writer is not None

    @property
    def has_ended(self) -> bool:
        """Whether it will never answer again."""
        return self._task.done()

    async def ask(self, content: Content, given: Given, settings: Settings) -> Response:
        """Its answer; raises what ``content`` raises, ``ConnectionError`` if it ends before."""
        assert self._writer
        asked: asyncio.Future[Response] = asyncio.get_running_loop().create_future()
        self._asked.append(asked)
        self._writer.write(_packed((content, given, settings)))
        return await asked

    async def end(self) -> None:
        """End it."""
        self._task.cancel()
        await asyncio.wait([self._task])

    async def _run(self) -> None:
        here, there = socket.socketpair()
        process = SPAWN.Process(target=_answer, args=(there,), name=NAME, daemon=True)
        end: socket.socket | asyncio.StreamWriter = here
        try:
            with there:
                await asyncio.to_thread(process.start)
            reader, writer = await asyncio.open_connection(sock=here, limit=_AT_ONCE)
            end = writer
            await self._read(reader, writer)
        except (OSError, EOFError):
            self._has_failed()
        finally:
            self._writer = None
            end.close()
            for one in self._asked:
                if not one.done():
                    one.set_exception(ConnectionError("The process has ended."))
            if process.pid is not None:
                process.kill()
                process.join()

    async def _read(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Hand its answers on; raises ``EOFError`` or ``OSError`` when it has ended."""
        await reader.readexactly(len(_READY))
        self._writer = writer
        while True:
            size = int.from_bytes(await reader.readexactly(_SIZE))
            is_answer, answer = pickle.loads(await reader.readexactly(size))
            asked = self._asked.popleft()
            if asked.done():
                continue  # who asked is gone
            if is_answer:
                asked.set_result(answer)
            else:
                asked.set_exception(answer)

    def _has_failed(self) -> None:
        global _allowed
        if self.is_ready:
            _LOG.warning("The process of short runs has ended; what it kept is computed again.")
        else:
            _allowed = False
            _LOG.warning("No process of short runs can be started: this one computes them.")


def _packed(message: Any) -> bytes:
    content = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return len(content).to_bytes(_SIZE) + content


def _answer(end: socket.socket) -> None:
    """In the other process: answer until nobody is there to ask."""
    begin_worker(niceness=0)
    # Imported here: it is what answers, and imports this module.
    from nn_serve import runs  # noqa: F401

    gc.collect()
    gc.freeze()
    with end.makefile("rwb") as stream:
        stream.write(_READY)
        stream.flush()
        while head := stream.read(_SIZE):
            stream.write(_answered(*pickle.loads(stream.read(int.from_bytes(head)))))
            stream.flush()


def _answered(content: Content, given: Given, settings: Settings) -> bytes:
    try:
        return _packed((True, content(given, settings)))
    except Exception as problem:
        return _packed((False, problem))
