"""The bar of a lesson, which notices what was tried, and the list of all lessons."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from nn_view.components.component import Component, calls
from nn_view.style.palette import PALETTES
from nn_view.wording.lessons import bar, page

_BAR = Component("backprop_lesson", "lesson", ("base", "controls", "help", "pages/lesson"))
_LIST = Component("backprop_lessons", "lessons", ("base", "controls", "widget", "pages/lessons"))
Action = Callable[[Mapping[str, Any]], None]


def lesson_bar(
    *,
    record: str,
    title: str,
    titles: Sequence[str],
    number: int,
    told: str,
    attempt: str,
    goal: Mapping[str, Any] | None,
    done: str,
    note: str,
    projection: bool,
    on_event: Action,
    key: str = "lesson_bar",
) -> None:
    """Show the stop ``number``, from 1, of a lesson whose stops have these ``titles``.

    ``goal`` says what the address has after the attempt: ``page``, ``values`` by name, or the name
    of a value that is ``changed`` from ``start``. ``record`` names the lesson in what the browser
    remembers. ``on_event`` is called with ``kind``: ``go`` with the number of a ``stop``,
    ``leave`` or ``finish``.
    """
    data = {
        "record": record,
        "title": title,
        "titles": [*titles],
        "number": number,
        "told": told,
        "attempt": attempt,
        "goal": goal,
        "done": done,
        "note": note,
        "projection": projection,
        "palettes": PALETTES,
        "words": bar.BAR,
    }
    _BAR.mount(key, data, on_event_change=calls(key, "event", on_event))


def lesson_list(
    lessons: Sequence[Mapping[str, Any]],
    *,
    projection: bool,
    on_event: Action,
    key: str = "lesson_list",
) -> None:
    """List lessons, each with ``name``, ``record``, ``title`` and ``about``.

    ``count`` is how many stops one has, ``tasks`` at how many of them something is to be done.
    ``on_event`` is called with the ``name`` of a lesson and the ``stop`` to open.
    """
    data = {
        "lessons": [dict(one) for one in lessons],
        "projection": projection,
        "palettes": PALETTES,
        "words": page.CARDS,
    }
    _LIST.mount(key, data, on_event_change=calls(key, "event", on_event))
