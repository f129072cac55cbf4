"""The bar of a lesson above a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from nn_view.components.lesson import lesson_bar
from nn_view.lessons.lesson import Goal
from pages.shell.lesson import place


def draw(projection: bool) -> None:
    """Draw it where a lesson is on; without one its place takes no room."""
    with st.container(key="lesson"):
        current = place.current()
        if current is None:
            return
        name, lesson, number = current
        stop = lesson.stops[number - 1]
        lesson_bar(
            record=place.record(name, lesson),
            title=lesson.title,
            titles=[one.title for one in lesson.stops],
            number=number,
            told=stop.told,
            attempt=stop.attempt,
            goal=_told(stop.goal),
            done=stop.done,
            note=stop.note,
            projection=projection,
            on_event=_take,
        )


def _told(goal: Goal | None) -> dict[str, Any] | None:
    """A goal as the browser takes it."""
    if goal is None:
        return None
    return {
        "page": goal.page,
        "values": dict(goal.values),
        "changed": goal.changed,
        "start": goal.start,
    }


def _take(said: Mapping[str, Any]) -> None:
    """Do what was clicked in the bar."""
    current = place.current()
    if current is None:
        return
    match said.get("kind"):
        case "go" if isinstance(stop := said.get("stop"), int):
            place.go(current[0], stop)
        case "leave":
            place.leave()
        case "finish":
            place.finish()
