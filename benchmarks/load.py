"""A class that opens the page within a second, then works: ``python -m benchmarks.load``.

Each of the sessions loads the page with all that it names, opens its websocket and asks for its
numbers, every one from another seed; then it walks, and changes its seed every six seconds. The
opponent is a bare Streamlit page with as many widgets, before and after ours on the same machine,
whose speed may change meanwhile. Nothing leaves this machine.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks._page import Spread
from benchmarks._session import LostError, Visitor
from tests.helpers.server import Server, streamlit

BARE = "benchmarks/bare.py"
SESSIONS = 100
WITHIN_SECONDS = 1.0
CHANGES = 3
CHANGE_SECONDS = 6.0
POLL_SECONDS = 0.4
"""So long the stepper waits until it asks again for what is not trained yet."""
MOST_SECONDS = 90.0
"""A session that is not through by then is lost; so the whole ends."""
MOST_RATIO = 1.5


@dataclass
class Class:
    """What a class met: milliseconds of each kind, and how many went wrong."""

    opened: list[float] = field(default_factory=list)
    reruns: list[float] = field(default_factory=list)
    numbers: list[float] = field(default_factory=list)
    refused: int = 0
    lost: list[str] = field(default_factory=list)
    widgets: int = 0
    files: int = 0


async def numbers(visitor: Visitor) -> None:
    """What the stepper asks for to show its first numbers; it keeps the specification."""
    while True:
        _, _, state = await visitor.get(f"run/state?{visitor.query}")
        status, _, _ = await visitor.get(f"run/window?{visitor.query}&from=0&length=16")
        if status == 200 and json.loads(state)["completed"]:
            return
        await asyncio.sleep(POLL_SECONDS)


async def attend(port: int, at: int, ours: bool, seen: Class) -> None:
    """One session from its opening to its last change of the seed."""
    visitor = Visitor(port, f"seed={at}" if ours else "")
    try:
        async with asyncio.timeout(MOST_SECONDS):
            await asyncio.sleep(WITHIN_SECONDS * at / SESSIONS)
            began = time.perf_counter()
            seen.files = await visitor.load()
            await visitor.connect()
            if ours:
                await visitor.get(f"run/spec?{visitor.query}")
                await numbers(visitor)
            seen.opened.append(1000 * (time.perf_counter() - began))
            await work(visitor, at, ours, seen)
    except (LostError, TimeoutError, OSError) as problem:
        seen.lost.append(repr(problem))
    seen.refused += visitor.refused
    seen.widgets = len(visitor.widgets) + len(visitor.heads)
    await visitor.close()


async def work(visitor: Visitor, at: int, ours: bool, seen: Class) -> None:
    """Walk, and change the seed again and again, each session at its own moment."""
    await asyncio.sleep(CHANGE_SECONDS * at / SESSIONS)
    for change in range(1, CHANGES + 1):
        await asyncio.sleep(CHANGE_SECONDS)
        began = time.perf_counter()
        await visitor.change("Seed", at + change * SESSIONS)
        seen.reruns.append(1000 * (time.perf_counter() - began))
        if ours:
            await numbers(visitor)
            seen.numbers.append(1000 * (time.perf_counter() - began))
            await visitor.get(f"run/window?{visitor.query}&from=0")


async def a_class(port: int, ours: bool) -> Class:
    seen = Class()
    warm = Visitor(port)
    await warm.load()
    await warm.connect()
    await warm.close()
    await asyncio.gather(*(attend(port, at, ours, seen) for at in range(SESSIONS)))
    return seen


def measure(script: str, log: Path) -> Class:
    with Server(log, streamlit(script)) as server:
        seen = asyncio.run(a_class(server.port, ours=script == "app.py"))
        used, held = server.used()
        print(f"{script}: {seen.widgets} widgets, {seen.files} files named by the page")
        print(f"{'  refused, lost':<44} {seen.refused}, {len(seen.lost)} {seen.lost[:1] or ''}")
        for what, times in (
            ("steppable", seen.opened),
            ("rerun", seen.reruns),
            ("changed seed to its first numbers", seen.numbers),
        ):
            if times:
                last = f"last: {max(times):.0f} ms"
                print(f"{'  ' + what:<44} {Spread(tuple(times))}, {last}")
        print(f"{'  processor time of the server, its memory':<44} {used:.1f} s, {held:.0f} MB")
    return seen


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        before, ours, after = (
            measure(script, Path(folder) / f"{at}.txt")
            for at, script in enumerate((BARE, "app.py", BARE))
        )
    failed = bool(ours.refused or ours.lost)
    if ours.widgets != before.widgets:
        print(f"The bare page has {before.widgets} widgets, ours {ours.widgets}: add to it.")
        failed = True
    for what, mine, other in (
        ("steppable", ours.opened, before.opened + after.opened),
        ("rerun", ours.reruns, before.reruns + after.reruns),
    ):
        if not mine:
            continue
        ratio = Spread(tuple(mine)).median / Spread(tuple(other)).median
        print(f"{what + ', times the bare page':<44} {ratio:.2f}, at most {MOST_RATIO}")
        failed = failed or ratio > MOST_RATIO
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
