"""A lesson: addresses in order, each with sentences and one thing to try."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from nn_view.links.digests import digest_of


class Place(NamedTuple):
    """A page, "" where none is named, and the query of its address."""

    page: str
    query: str

    def __str__(self) -> str:
        """The place as a lesson's text has it."""
        return (f"/{self.page}" if self.page else "") + (f"?{self.query}" if self.query else "")


@dataclass(frozen=True)
class Goal:
    """What the address says once somebody has done what there was to try.

    ``written``: the goal as a lesson's text has it. ``page``: the page that must be open, "" for
    any. ``values``: parameters as the address then has them, "" where it leaves one out. ``start``:
    the parameters of the stop, so that one of ``changed`` is seen to be another.
    """

    written: str
    page: str = ""
    values: tuple[tuple[str, str], ...] = ()
    changed: str = ""
    start: str = ""


@dataclass(frozen=True)
class Stop:
    """One stop: where it is, what is told there, and what to try.

    ``done`` is said when ``goal`` is reached; ``note`` is for the teacher alone.
    """

    title: str
    place: Place
    told: str
    attempt: str = ""
    goal: Goal | None = None
    done: str = ""
    note: str = ""


@dataclass(frozen=True)
class Lesson:
    """A lesson with its title, what it is about in a sentence, and its stops."""

    title: str
    about: str
    stops: tuple[Stop, ...]

    @property
    def text(self) -> str:
        """The lesson as a text that ``reading.read`` reads as the same lesson."""
        parts = [f"# {self.title}", *filter(None, [self.about]), *map(_text, self.stops)]
        return "\n\n".join(parts) + "\n"

    @property
    def without_notes(self) -> Lesson:
        """The lesson as students have it."""
        return replace(self, stops=tuple(replace(one, note="") for one in self.stops))

    @property
    def has_notes(self) -> bool:
        """Whether any stop has a note."""
        return any(one.note for one in self.stops)

    @property
    def digest(self) -> str:
        """Twenty hex digits that only this lesson has, with or without its notes."""
        return digest_of(self.without_notes.text)


def _text(stop: Stop) -> str:
    lines = {
        "Try": stop.attempt,
        "When": stop.goal.written if stop.goal else "",
        "Done": stop.done,
        "Note": stop.note,
    }
    named = [f"{name}: {text}" for name, text in lines.items() if text]
    return "\n".join([f"## {stop.title}", str(stop.place) or "/", stop.told, *named])
