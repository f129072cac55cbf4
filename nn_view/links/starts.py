"""The starts that a link can name: an example by its name, given parameters by their digest.

``start=mazur`` is an example. ``start=own-<digest>`` are parameters from a file that was opened
here; the link works as long as this process has them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from nn_core import Settings
from nn_view.links.digests import Kept, digest_of
from nn_view.links.query import Reader
from nn_view.wording import link as words

NAMED: Mapping[str, Callable[[], Settings]] = {"mazur": Settings.mazur}
"""Examples with their own parameters; a link that names one has its settings as defaults."""
OWN = "own-"
"""The prefix of all other names."""
KEPT_NUMBERS = 1_000_000
"""How many numbers of given starts a process keeps."""
KEPT_DIGESTS = 32
"""How many digests are cached: every link needs one."""
Start = tuple[tuple[str, Any], ...]


def taken(reader: Reader) -> str:
    """Take the name of the start out of a link; empty, with a sentence, if no start has it."""
    given = reader.values.get("start", "")
    allowed = words.START_GONE if given.startswith(OWN) else words.START
    return str(reader.checked("start", "", read, allowed, words.DRAWN))


def read(name: str) -> str:
    """Return the name; raises ``ValueError`` if no start has it."""
    if name and name not in NAMED and _found(name) is None:
        raise ValueError(name)
    return name


def usual(name: str) -> Settings:
    """The defaults of a link with this start."""
    return NAMED[name]() if name in NAMED else Settings()


def name_of(settings: Settings) -> str:
    """The name of the settings' start in a link, or an empty one; keeps unnamed parameters."""
    if settings.start is None:
        return ""
    start = tuple(dict(settings.start).items())
    for name, make in NAMED.items():
        if make().start == start:
            return name
    return f"{OWN}{STORE.keep(start)}"


def with_start(settings: Settings, name: str) -> Settings:
    """The settings with the named start, if it fits the shape of their network."""
    start = usual(name).start if name in NAMED else _found(name)
    if start is None:
        return settings
    try:
        return replace(settings, start=start)
    except ValueError:
        return settings


def _found(name: str) -> Start | None:
    return STORE.find(name.removeprefix(OWN)) if name.startswith(OWN) else None


@lru_cache(maxsize=KEPT_DIGESTS)
def _digest(start: Start) -> str:
    return digest_of(start)


def _numbers(value: Any) -> int:
    """Count the numbers of given parameters."""
    return sum(map(_numbers, value)) if isinstance(value, tuple) else isinstance(value, float)


def new_store() -> Kept[Start]:
    """An empty store of given starts."""
    return Kept(KEPT_NUMBERS, _digest, _numbers)


STORE = new_store()
