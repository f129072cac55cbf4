"""A class that opens the page within a second, then works: ``python -m benchmarks.load``.

Each of the sessions loads the page with all that it names, opens its websocket and asks for its
numbers, every one from another seed; then it walks, and changes its seed every six seconds. The
opponent is a bare Streamlit page with as many widgets. Both servers are there all the time, and
their classes open and work in turn, so that both meet the machine at the same speed. Nothing leaves
this machine.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks._page import Spread
from benchmarks._session import LostError, Visitor
from tests.helpers.server import Server, streamlit

BARE, OURS = "benchmarks/bare.py", "app.py"
SESSIONS = 100
WITHIN_SECONDS = 1.0
CHANGES = 6
CHANGE_SECONDS = 6.0
POLL_SECONDS = 0.4
"""So long the stepper waits until it asks again for what is not trained yet."""
MOST_SECONDS = 60.0
"""A session that has not opened or changed by then is lost; so the whole ends."""
MOST_RATIO = 1.5


@dataclass
class Class:
    """A class at a page, and what it met: milliseconds of each kind, and how many went wrong."""

    script: str
    visitors: list[Visitor]
    opened: list[float] = field(default_factory=list)
    reruns: list[float] = field(default_factory=list)
    numbers: list[float] = field(default_factory=list)
    lost: dict[int, str] = field(default_factory=dict)
    files: int = 0

    @property
    def refused(self) -> int:
        return sum(one.refused for one in self.visitors)

    @property
    def widgets(self) -> int:
        return max(len(one.widgets) + len(one.heads) for one in self.visitors)

    async def open(self) -> None:
        """All come, each a little after the one before."""
        await self._each(WITHIN_SECONDS, self._open)

    async def change(self, number: int) -> None:
        """All change their seeds, each at its own moment."""
        await self._each(CHANGE_SECONDS, lambda at: self._change(at, number))

    async def _each(self, within: float, act: Callable[[int], Awaitable[None]]) -> None:
        async def one(at: int) -> None:
            try:
                await asyncio.sleep(within * at / len(self.visitors))
                async with asyncio.timeout(MOST_SECONDS):
                    await act(at)
            except (LostError, TimeoutError, OSError) as problem:
                self.lost[at] = repr(problem)

        present = [at for at in range(len(self.visitors)) if at not in self.lost]
        await asyncio.gather(*map(one, present))

    async def _open(self, at: int) -> None:
        visitor, began = self.visitors[at], time.perf_counter()
        self.files = await visitor.load()
        await visitor.connect()
        if self.script == OURS:
            await visitor.get(f"run/spec?{visitor.query}")
            await numbers(visitor)
        self.opened.append(1000 * (time.perf_counter() - began))

    async def _change(self, at: int, number: int) -> None:
        visitor, began = self.visitors[at], time.perf_counter()
        await visitor.change("Seed", at + number * SESSIONS)
        self.reruns.append(1000 * (time.perf_counter() - began))
        if self.script == OURS:
            await numbers(visitor)
            self.numbers.append(1000 * (time.perf_counter() - began))
            await visitor.get(f"run/window?{visitor.query}&from=0")

    def tell(self, used: float, held: float) -> None:
        """Print what it met; ``used`` seconds of processor time, ``held`` MB of memory."""
        print(f"{self.script}: {self.widgets} widgets, {self.files} files named by the page")
        print(f"{'  refused, lost':<44} {self.refused}, {len(self.lost)}")
        for problem in [*self.lost.values()][:1]:
            print(f"  {problem}")
        for what, times in (
            ("steppable", self.opened),
            ("rerun", self.reruns),
            ("changed seed to its first numbers", self.numbers),
        ):
            if times:
                last = f"last: {max(times):.0f} ms"
                print(f"{'  ' + what:<44} {Spread(tuple(times))}, {last}")
        print(f"{'  processor time of the server, its memory':<44} {used:.1f} s, {held:.0f} MB")


async def numbers(visitor: Visitor) -> None:
    """What the stepper asks for to show its first numbers; it keeps the specification."""
    while True:
        _, _, state = await visitor.get(f"run/state?{visitor.query}")
        status, _, _ = await visitor.get(f"run/window?{visitor.query}&from=0&length=16")
        if status == 200 and json.loads(state)["completed"]:
            return
        await asyncio.sleep(POLL_SECONDS)


async def work(classes: Sequence[Class]) -> None:
    """What all classes do, in turn."""
    for one in classes:
        warm = Visitor(one.visitors[0].port)
        await warm.load()
        await warm.connect()
        await warm.close()
    for one in classes:
        await one.open()
    for number in range(1, CHANGES + 1):
        for one in classes:
            await one.change(number)
    for one in classes:
        for visitor in one.visitors:
            await visitor.close()


def main() -> int:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        servers, classes = [], []
        for script in (BARE, OURS):
            log = folder / f"{Path(script).stem}.txt"
            servers.append(stack.enter_context(Server(log, streamlit(script))))
            seeds = range(SESSIONS)
            queries = [f"seed={seed}" if script == OURS else "" for seed in seeds]
            classes.append(Class(script, [Visitor(servers[-1].port, one) for one in queries]))
        asyncio.run(work(classes))
        for server, one in zip(servers, classes, strict=True):
            one.tell(*server.used())
    bare, ours = classes
    failed = bool(ours.refused or ours.lost)
    if ours.widgets != bare.widgets:
        print(f"The bare page has {bare.widgets} widgets, ours {ours.widgets}: add to it.")
        failed = True
    for what, mine, other in (
        ("steppable", ours.opened, bare.opened),
        ("rerun", ours.reruns, bare.reruns),
    ):
        if not mine:
            continue
        ratio = Spread(tuple(mine)).median / Spread(tuple(other)).median
        print(f"{what + ', times the bare page':<44} {ratio:.2f}, at most {MOST_RATIO}")
        failed = failed or ratio > MOST_RATIO
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
