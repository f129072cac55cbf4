"""Given starts in a link: an example by its name, parameters by their numbers or by their digest.

``start=mazur`` is an example. ``start=w1_0.15_0.25__0.2_0.3__b1_0.35`` has the numbers themselves,
separated as those of a table: ``_`` between numbers, ``__`` between rows, and each parameter begins
with its name. Where this would make the link too long, ``start=own-<digest>`` names parameters that
this process keeps.
"""

from __future__ import annotations

import re
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
"""The prefix of the names that are digests."""
_NUMBER = r"-?[0-9]{1,17}(?:\.[0-9]{1,24})?(?:e-?[0-9]{1,3})?"
_ROW = re.compile(rf"(?:(?P<name>[wb][1-9])_)?(?P<numbers>{_NUMBER}(?:_{_NUMBER})*)")
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
        parsed(name)
    return name


@lru_cache(KEPT_DIGESTS)
def usual(name: str) -> Settings:
    """The defaults of a link with this start."""
    return NAMED[name]() if name in NAMED else Settings()


def name_of(settings: Settings) -> str:
    """The name of the settings' start, or an empty one; keeps unnamed parameters."""
    if settings.start is None:
        return ""
    start = tuple(dict(settings.start).items())
    for name, make in NAMED.items():
        if make().start == start:
            return name
    return f"{OWN}{STORE.keep(start)}"


def written(settings: Settings, room: int) -> str:
    """The start as a link has it: by its numbers if these have at most ``room`` characters."""
    name = name_of(settings)
    if not name.startswith(OWN):
        return name
    text = "__".join(
        f"{name}_" + "__".join("_".join(map(_short, row)) for row in _rows(value))
        for name, value in dict(settings.start or ()).items()
    )
    return text if len(text) <= room else name


@lru_cache(maxsize=KEPT_DIGESTS)
def parsed(text: str) -> Mapping[str, tuple[tuple[float, ...], ...]]:
    """The rows of each parameter in a text of numbers; raises ``ValueError`` for any other text."""
    found: dict[str, list[tuple[float, ...]]] = {}
    for part in text.split("__"):
        row = _ROW.fullmatch(part)
        if row is None or row["name"] in found or not (row["name"] or found):
            raise ValueError(part)
        if row["name"]:
            found[row["name"]] = []
        last = next(reversed(found.values()))
        last.append(tuple(map(float, row["numbers"].split("_"))))
    return {name: tuple(rows) for name, rows in found.items()}


def shaped(rows: Any, shape: tuple[int, ...]) -> Any:
    """A parameter in the form of settings: the one row of a bias, or its only number."""
    if len(shape) == 2 or len(rows) > 1:
        return rows
    (row,) = rows
    return row[0] if shape == () and len(row) == 1 else row


def with_start(settings: Settings, name: str) -> Settings:
    """The settings with the named start, if it fits the shape of their network."""
    try:
        return _placed(settings, name)
    except ValueError:
        return settings


def misfit(settings: Settings, name: str) -> str:
    """Why the named start does not fit these settings; empty if it does, or if there is none."""
    try:
        _placed(settings, name)
    except ValueError as problem:
        return str(problem)
    return ""


def _placed(settings: Settings, name: str) -> Settings:
    """The settings with the named start; raises ``ValueError`` if it does not fit."""
    start: Any = usual(name).start if name in NAMED else _found(name)
    if start is None and (not name or name.startswith(OWN)):
        return settings
    if start is None:
        shapes = settings.parameter_shapes
        given = parsed(name).items()
        start = {one: shaped(rows, shapes.get(one, (0, 0))) for one, rows in given}
    return replace(settings, start=start)


def _found(name: str) -> Start | None:
    return STORE.find(name.removeprefix(OWN)) if name.startswith(OWN) else None


def _rows(value: Any) -> tuple[tuple[float, ...], ...]:
    """A weight's rows, a bias as one row, a single number as a row of one."""
    row = value if isinstance(value, tuple) else (value,)
    return row if isinstance(row[0], tuple) else (row,)


def _short(number: float) -> str:
    return repr(number).removesuffix(".0").replace("+", "")


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
