"""A part of a page that comes into view when it has something new."""

from __future__ import annotations

from nn_view.components.component import Component, ignore

_REVEAL = Component("reveal", "reveal", ())


def draw(part: str, number: int) -> None:
    """Within the container of the key ``part``: bring it into view when ``number`` has grown."""
    _REVEAL.mount(f"{part}_reveal", {"part": part, "number": number}, on_event_change=ignore)
