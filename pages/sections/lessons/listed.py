"""The list: the lessons that we ship, then those that were loaded here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nn_view.components.lesson import lesson_list
from nn_view.lessons import shipped
from pages.shell import frame, session
from pages.shell.lesson import place


def draw() -> None:
    """Draw a card for each."""
    lessons = {name: shipped.lesson(name, place.PAGES) for name in shipped.NAMES}
    lessons |= session.now().own_lessons
    cards = [
        {
            "name": name,
            "record": place.record(name, lesson),
            "title": lesson.title,
            "about": lesson.about,
            "count": len(lesson.stops),
            "tasks": sum(one.goal is not None for one in lesson.stops),
        }
        for name, lesson in lessons.items()
    ]
    lesson_list(cards, projection=frame.projection(), on_event=_take)


def _take(said: Mapping[str, Any]) -> None:
    name, stop = said.get("name"), said.get("stop")
    if isinstance(name, str) and isinstance(stop, int):
        place.go(name, stop)
