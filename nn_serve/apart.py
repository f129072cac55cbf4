"""Short runs in a process of their own, so that their numbers do not hold up the pages.

An interpreter does one thing at a time. While a class changes its settings, the numbers of their
runs take more of that time than the pages themselves, and every page waits for them. Settings alone
say what to compute, so another process can train, keep a run and answer as this one does. Long runs
stay here: other pages show them as well, and would have to train them again.
"""

from __future__ import annotations

import asyncio
import gc
import time
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor
from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from nn_core import Settings
from nn_serve.executors import Made, Pool, cores, processes
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


def _made() -> Made:
    """The process, once it has imported what it will need."""
    made = processes(1, niceness=0)
    made.executor.submit(_prepare).result()
    # Waited for: an interpreter that ends meanwhile may find the pipe to it half closed.
    return replace(made, end=lambda: made.executor.shutdown(cancel_futures=True))


def _prepare() -> None:
    # Imported here: it is what answers, and imports this module.
    from nn_serve import runs  # noqa: F401

    gc.collect()
    gc.freeze()


_POOL = Pool(_made)
_RECENT: deque[float] = deque(maxlen=MANY)
"""When the latest requests came."""
_allowed = False


def begin() -> None:
    """Let the process be started where there is a core for it."""
    global _allowed
    _allowed = cores() > 1


def end() -> None:
    """Let the process end; all is computed here from now on."""
    global _allowed
    _allowed = False
    _POOL.close()


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
    apart = _allowed and _many(time.monotonic()) and is_short(settings)
    executor = _POOL.executor() if apart else None
    if executor is not None:
        try:
            return await asyncio.wrap_future(executor.submit(content, given, settings))
        except BrokenExecutor:
            _POOL.lost(executor)
    return await run_in_threadpool(content, given, settings)
