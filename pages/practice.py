"""Practice: questions about the network with the current settings, or an iteration by hand."""

from __future__ import annotations

from nn_core import Settings
from pages.sections.practice import about, asking, by_hand, course, task
from pages.shell import frame

EXTRAS = (task.TASK, about.ABOUT, course.COUNT, *by_hand.EXTRAS)


def main(settings: Settings) -> None:
    """Draw the choice of what to practise, and that task."""
    if task.draw() == task.BY_HAND:
        by_hand.draw(settings)
        return
    quantity = about.draw(settings)
    asking.draw(settings.correct, quantity)
    course.draw(settings.correct, quantity)


frame.run(__file__, main, EXTRAS)
