"""What is to be tried at a stop, as the address will say it."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import parse_qsl, urlencode, urlsplit

from nn_view.lessons.lesson import Goal, Place
from nn_view.links import address, setting_rows
from nn_view.links.query import shortened
from nn_view.wording.lessons import refusals as words

STEP = "step"
"""The page of a stop that names none."""
STEPPERS_OWN = {"stop"}
"""The stepper's own values, beside settings and place; those of other pages are theirs to check."""
_LESSON = "lesson"
_CHANGED = re.compile(r"([a-z][a-z0-9_]*) changed\.?")
_VALUES = re.compile(r"[a-z][a-z0-9_]*=\S*")


def place(text: str, pages: Collection[str]) -> Place:
    """The page and the query of an address of ours; raises ``ValueError`` with a sentence.

    A whole link may be of any server: only its page and its query count.
    """
    found = _place(text, pages)
    _check(found)
    return found


def _place(text: str, pages: Collection[str]) -> Place:
    try:
        parts = urlsplit(text)
    except ValueError:
        raise ValueError(words.NO_ADDRESS) from None
    if not (text.startswith(("?", "/")) or parts.scheme in ("http", "https")):
        raise ValueError(words.NO_ADDRESS)
    page = parts.path.rstrip("/").rpartition("/")[2]
    if page not in pages:
        if page and not parts.scheme:
            raise ValueError(words.NO_PAGE.format(page=shortened(page)))
        page = ""
    page = "" if page == STEP else page
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    return Place(page, _query([one for one in pairs if one[0] != _LESSON]))


def goal(text: str, stop: Place, pages: Collection[str]) -> Goal:
    """The goal that a text writes for a stop; raises ``ValueError`` with a sentence."""
    if match := _CHANGED.fullmatch(text):
        _know(match[1], stop)
        return Goal(text, changed=match[1], start=values(stop.query).get(match[1], ""))
    if _VALUES.fullmatch(text):
        text = f"?{text}"
    if not text.startswith(("?", "/")):
        raise ValueError(words.NO_GOAL)
    there = _place(text, pages)
    page = STEP if text.partition("?")[0] == "/" else there.page
    given = dict(parse_qsl(there.query, keep_blank_values=True))
    for name in given:
        _know(name, Place(there.page or stop.page, ""))
    both = dict(parse_qsl(stop.query, keep_blank_values=True)) | given
    reached = Place(there.page or stop.page, _query(list(both.items())))
    _check(reached)
    wanted, begun = values(reached.query), values(stop.query)
    found = {name: wanted.get(name, "") for name in given}
    is_there = not page or page == (stop.page or STEP)
    if is_there and all(begun.get(name, "") == one for name, one in found.items()):
        raise ValueError(words.GOAL_REACHED)
    return Goal(text, page, tuple(found.items()))


def values(query: str) -> dict[str, str]:
    """The parameters of an address to which the application writes this query, but for defaults.

    A page's own values stay as they are.
    """
    given = dict(parse_qsl(query, keep_blank_values=True))
    read = address.parse(query)
    own = {name: one for name, one in given.items() if name not in _known()}
    return own | address.settings_values(read.settings) | address.place_values(read)


def _known() -> set[str]:
    return {*address.PLACE, *(row.key for row in setting_rows.ROWS), *_BESIDE}


_BESIDE = ("table", "columns", "classes")
"""What an address says of own data beside ``data``."""


def _know(name: str, stop: Place) -> None:
    if not stop.page and name not in _known() | STEPPERS_OWN:
        raise ValueError(words.NO_VALUE.format(name=shortened(name)))


def _query(pairs: list[tuple[str, str]]) -> str:
    return urlencode(pairs, safe=",'")


def _check(found: Place) -> None:
    """Raise ``ValueError`` with the first sentence that the page would say of the address."""
    if len(found.query) > address.LONGEST:
        raise ValueError(words.LONG_ADDRESS.format(most=address.LONGEST))
    pairs = parse_qsl(found.query, keep_blank_values=True)
    own = STEPPERS_OWN if not found.page else {name for name, _ in pairs} - _known()
    read = address.parse(_query([one for one in pairs if one[0] not in own]))
    if read.problems:
        raise ValueError(words.OPENS_OTHERWISE.format(problem=read.problems[0]))
