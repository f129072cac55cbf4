"""The words of the page Examples; each example has its own in its row."""

from __future__ import annotations

TITLE = "Examples"
SENTENCE = (
    "Networks from courses, books and articles: one click opens one in the stepper, with its "
    "own numbers wherever they are known."
)
OPEN = "Step through it"
OPEN_HELP = "Open the stepper with these settings. “Undo” in the sidebar brings yours back."
NUMBERS = "Numbers: {numbers}"
SOURCE = "Source: {source}"
