"""Which lesson and which of its stops a session is at, and the way to another stop."""

from __future__ import annotations

from urllib.parse import parse_qsl

from nn_view.lessons import goals, links, shipped
from nn_view.lessons.lesson import Lesson
from nn_view.links import address
from nn_view.links.query import Text
from nn_view.wording.lessons import refusals as words
from pages.shell import menu, session
from pages.shell.session import Opening

PAGES = frozenset(entry.name for entry in menu.ENTRIES)
"""The pages on which a stop may be."""


def _parse(text: str) -> str:
    name, stop = links.parse(text, PAGES)
    return f"{name}.{stop}"


LESSON = Text("lesson", "", _parse, str, words.ALLOWED.format(names=", ".join(shipped.NAMES)))
"""The lesson and the stop in an address."""
SCREEN = ("view", "digits")
"""What of a place a stop leaves as it is, unless its address names it."""


def current() -> tuple[str, Lesson, int] | None:
    """The lesson that the session is in: its name, the lesson, and the stop, counted from 1."""
    state = session.now()
    if not state.lesson:
        return None
    try:
        name, stop = links.parse(state.lesson, PAGES)
    except ValueError:  # forgotten meanwhile
        state.lesson = ""
        return None
    return name, state.own_lessons.get(name) or links.find(name, PAGES), stop


def values() -> dict[str, str]:
    """The lesson as a parameter of an address."""
    lesson = session.now().lesson
    return {LESSON.name: lesson} if lesson else {}


def go(name: str, stop: int) -> None:
    """Open a stop of a lesson, as its link would; do nothing if there is none.

    What suits the reader's screen stays. A callback: the page is turned to before it is drawn.
    """
    try:
        stops = links.find(name, PAGES).stops
    except ValueError:
        return
    if 1 <= stop <= len(stops):
        page, query = stops[stop - 1].place
        state = session.now()
        kept = {one: state.place[one] for one in SCREEN if state.place.get(one)}
        values = kept | dict(parse_qsl(query, keep_blank_values=True))
        state.to_open = Opening(page or goals.STEP, values | {LESSON.name: f"{name}.{stop}"})


def follow(value: str) -> None:
    """Open the stop that a link names as an address does; do nothing if there is none."""
    try:
        go(*links.parse(value, PAGES))
    except ValueError:
        return


def leave() -> None:
    """End the lesson; everything else stays."""
    session.now().lesson = ""


def finish() -> None:
    """End the lesson on the page that lists all, with the settings and the place as they are."""
    leave()
    state = session.now()
    place = {name: one for name, one in state.place.items() if one}
    state.to_open = Opening("lessons", address.settings_values(state.settings) | place)


def record(name: str, lesson: Lesson) -> str:
    """Under which name a browser remembers how far somebody is in a lesson."""
    return name if name in shipped.NAMES else lesson.digest
