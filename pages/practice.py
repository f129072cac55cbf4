"""Practice: ten questions at a time about the network with the current settings."""

from __future__ import annotations

from nn_core import Settings
from pages.sections.practice import about, asking
from pages.shell import frame

EXTRAS = (about.ABOUT,)


def main(settings: Settings) -> None:
    """Draw what the questions are about, and the component that asks them."""
    asking.draw(settings.correct, about.draw(settings))


frame.run(__file__, main, EXTRAS)
