"""Read a lesson from plain text, or say what is wrong in which line.

A line ``# Title`` begins the lesson, a line ``## Title`` each stop. The first line of a stop is its
address; then come its sentences, and ``Try:``, ``When:``, ``Done:`` and ``Note:``, each at most
once but for notes. A text may go on in the next lines, until one is empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from nn_view.lessons import goals
from nn_view.lessons.lesson import Goal, Lesson, Place, Stop
from nn_view.wording.lessons import refusals as words

MOST_CHARACTERS = 40_000
MOST_STOPS = 40
LONGEST = {"title": 80, "about": 300, "told": 500, "try": 250, "when": 2000, "done": 250}
"""The most characters of each part; what is told must leave room for the page below it."""
_NAMED = re.compile(r"(try|when|done|note):\s*(.*)", re.IGNORECASE)
Found = TypeVar("Found")


class LessonError(ValueError):
    """What is wrong in a lesson, as a sentence with the number of its line, counted from 1."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(words.LINE.format(line=line, sentence=sentence))
        self.line = line


@dataclass
class _Part:
    """A part of the text, and the line in which it begins."""

    line: int
    text: str = ""

    def add(self, text: str) -> None:
        self.text = f"{self.text} {text}".strip()


@dataclass
class _Draft:
    """What was read of a lesson, if ``place`` is ``None``, or of a stop."""

    line: int
    title: str
    place: Place | None = None
    parts: dict[str, _Part] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.parts[name].text if name in self.parts else ""


def read(text: str, pages: Collection[str]) -> Lesson:
    """The lesson that a text writes; ``pages`` are the names of the pages that there are.

    Raises ``LessonError``.
    """
    return _read(text, frozenset(pages))


@lru_cache(maxsize=64)
def _read(text: str, pages: frozenset[str]) -> Lesson:
    lines = text.splitlines()
    if len(text) > MOST_CHARACTERS:
        raise LessonError(1, words.TOO_LONG.format(most=MOST_CHARACTERS))
    head, drafts = _drafts(lines, pages)
    if not drafts:
        raise LessonError(max(len(lines), 1), words.NO_STOPS)
    if len(drafts) > MOST_STOPS:
        raise LessonError(drafts[MOST_STOPS].line, words.MANY_STOPS.format(most=MOST_STOPS))
    stops = tuple(_stop(one, pages) for one in drafts)
    return Lesson(head.title, head.text("about"), stops)


def _drafts(lines: list[str], pages: frozenset[str]) -> tuple[_Draft, list[_Draft]]:
    """The head of the lesson and its stops, line by line."""
    head: _Draft | None = None
    drafts: list[_Draft] = []
    open_part = ""
    for number, raw in enumerate(lines, start=1):
        line = raw.strip().lstrip("\ufeff")
        if not line:
            open_part = ""
        elif head is None:
            head = _Draft(number, _title(number, line, "# ", words.NO_TITLE))
        elif line.startswith("#"):
            drafts.append(_Draft(number, _title(number, line, "## ", words.NO_STOP)))
            open_part = ""
        elif not drafts:
            _add(head, "about", number, line)
        elif drafts[-1].place is None:
            drafts[-1].place = _at(number, lambda: goals.place(line, pages))  # noqa: B023
        else:
            open_part = _take(drafts[-1], number, line, open_part)
    if head is None:
        raise LessonError(1, words.NO_TITLE)
    return head, drafts


def _title(number: int, line: str, sign: str, refusal: str) -> str:
    title = line.removeprefix(sign).strip()
    if not line.startswith(sign) or not title or title.startswith("#"):
        raise LessonError(number, refusal)
    _fit("title", number, title)
    return title


def _take(stop: _Draft, number: int, line: str, open_part: str) -> str:
    """Take a line of a stop; returns the part that the next line may go on with."""
    match = _NAMED.fullmatch(line)
    if match is None:
        _add(stop, open_part or "told", number, line)
        return open_part
    name = match[1].lower()
    if name in stop.parts and name != "note":
        raise LessonError(number, words.TWICE.format(name=name.capitalize()))
    _add(stop, name, number, match[2])
    return name if name != "when" else ""


def _add(draft: _Draft, name: str, number: int, line: str) -> None:
    part = draft.parts.setdefault(name, _Part(number))
    part.add(line)
    _fit(name, number, part.text)


def _fit(name: str, number: int, text: str) -> None:
    most = LONGEST.get(name)
    if most is not None and len(text) > most:
        raise LessonError(number, words.LONG_PART.format(most=most))


def _stop(draft: _Draft, pages: frozenset[str]) -> Stop:
    place = draft.place
    if place is None:
        raise LessonError(draft.line, words.NO_ADDRESS)
    if not draft.text("told"):
        raise LessonError(draft.line, words.NOTHING_TOLD)
    for name, other in (("when", "try"), ("done", "when")):
        if draft.text(name) and not draft.text(other):
            known = {"name": name.capitalize(), "other": other.capitalize()}
            raise LessonError(draft.parts[name].line, words.ALONE.format(**known))
    return Stop(
        title=draft.title,
        place=place,
        told=draft.text("told"),
        attempt=draft.text("try"),
        goal=_goal(draft, place, pages),
        done=draft.text("done"),
        note=draft.text("note"),
    )


def _goal(draft: _Draft, place: Place, pages: frozenset[str]) -> Goal | None:
    when = draft.parts.get("when")
    if when is None or not when.text:
        return None
    return _at(when.line, lambda: goals.goal(when.text, place, pages))


def _at(number: int, made: Callable[[], Found]) -> Found:
    try:
        return made()
    except ValueError as problem:
        raise LessonError(number, str(problem)) from None
