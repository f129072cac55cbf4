"""Practice: ten questions at a time about the network with the current settings."""

from __future__ import annotations

from nn_core import Settings
from pages.sections.practice import about, asking, course
from pages.shell import frame

EXTRAS = (about.ABOUT, course.COUNT)


def main(settings: Settings) -> None:
    """Draw what the questions are about, the component that asks them, and files of them."""
    quantity = about.draw(settings)
    asking.draw(settings.correct, quantity)
    course.draw(settings.correct, quantity)


frame.run(__file__, main, EXTRAS)
