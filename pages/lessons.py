"""Lessons: the tour and others, each a walk through stops, and one's own."""

from __future__ import annotations

from nn_core import Settings
from pages.sections.lessons import listed, own
from pages.shell import frame


def main(settings: Settings) -> None:  # noqa: ARG001
    """Draw the list, and below it the way to load a lesson."""
    listed.draw()
    own.draw()


frame.run(__file__, main)
