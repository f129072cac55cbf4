"""The lessons that come with the application, each a text in ``texts``."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path

from nn_view.lessons import reading
from nn_view.lessons.lesson import Lesson

TEXTS = Path(__file__).parent / "texts"
TOUR = "tour"
NAMES = (TOUR, "mazur", "xor", "neuron", "vanishing")
"""In the order of the page."""


def lesson(name: str, pages: Collection[str]) -> Lesson:
    """One of them."""
    return reading.read(text(name), pages)


@cache
def text(name: str) -> str:
    """Its text, as a teacher would write it."""
    return (TEXTS / f"{name}.txt").read_text("utf-8")
