"""A lesson in an address: ``lesson=tour.3`` is the third stop of a lesson that we ship.

``lesson=text-<code>.3`` holds the whole text of another one, compressed, and ``own-<digest>`` names
one that is kept in this process, because it is too long for that. Notes are in neither.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Collection
from functools import lru_cache

from nn_view.lessons import reading, shipped
from nn_view.lessons.lesson import Lesson
from nn_view.links.digests import Kept

MOST_CODE = 4000
"""Characters of a text in an address: any browser and server take twice as many."""
KEPT_CHARACTERS = 4_000_000
"""Of longer lessons that a process holds; the ones used least go first."""
_TEXT, _OWN = "text-", "own-"
_STORE: Kept[Lesson] = Kept(
    KEPT_CHARACTERS, lambda lesson: lesson.digest, lambda lesson: len(lesson.text)
)


def name_of(lesson: Lesson) -> str:
    """The name of a lesson in an address; a long lesson is kept for whoever follows the link."""
    bare = lesson.without_notes
    code = _code(bare.text)
    return f"{_TEXT}{code}" if len(code) <= MOST_CODE else f"{_OWN}{_STORE.keep(bare)}"


def travels(name: str) -> bool:
    """Whether a lesson of this name opens on every server."""
    return not name.startswith(_OWN)


def find(name: str, pages: Collection[str]) -> Lesson:
    """The lesson of this name; raises ``ValueError`` where there is none."""
    if name in shipped.NAMES:
        return shipped.lesson(name, pages)
    if name.startswith(_TEXT):
        return reading.read(_text(name.removeprefix(_TEXT)), pages)
    found = _STORE.find(name.removeprefix(_OWN)) if name.startswith(_OWN) else None
    if found is None:
        raise ValueError(name)
    return found


def parse(value: str, pages: Collection[str]) -> tuple[str, int]:
    """A lesson's name and a stop, counted from 1, from an address; raises ``ValueError``."""
    name, _, number = value.partition(".")
    if number and not re.fullmatch(r"[1-9][0-9]?", number):
        raise ValueError(value)
    stop = int(number or 1)
    if stop > len(find(name, pages).stops):
        raise ValueError(value)
    return name, stop


@lru_cache(maxsize=64)
def _code(text: str) -> str:
    packed = zlib.compress(text.encode(), level=9, wbits=-zlib.MAX_WBITS)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _text(code: str) -> str:
    if len(code) > MOST_CODE or not re.fullmatch(r"[\w-]+", code, re.ASCII):
        raise ValueError(code)
    unpacking = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
    try:
        packed = base64.urlsafe_b64decode(code + "=" * (-len(code) % 4))
        # No more than a lesson may have, however much there is.
        return unpacking.decompress(packed, 4 * reading.MOST_CHARACTERS).decode()
    except (zlib.error, ValueError):
        raise ValueError(code) from None
