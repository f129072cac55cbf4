"""The keys, what each does and where: the card behind “?” and Reference list these rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from nn_view.wording.reading import glossary


class Key(NamedTuple):
    """Keys, each parted by a space from the next, and what they do; ``anywhere``: on every page."""

    keys: str
    meaning: str
    anywhere: bool = False


KEYS = (
    Key("→ PageDown", "next quantity"),
    Key("← PageUp", "previous quantity"),
    Key("Shift →", "next iteration"),
    Key("Shift ←", "previous iteration"),
    Key("Space", "play and pause"),
    Key("Shift Space", "play backwards"),
    Key("Home", "first quantity of the first iteration"),
    Key("End", "last quantity of the last iteration"),
    Key("A", "turn “Ask first” on or off"),
    Key("Enter", "answer the question"),
    Key("Z", "enlarge the panel under the pointer or in focus, and back"),
    Key("Tab ↑ ↓ ← →", "enter a matrix and move from cell to cell"),
    Key("Enter, F2", "on a weight: change it by hand"),
    Key("P", "projection: large type, no sidebar", anywhere=True),
    Key("F", "full screen, and back", anywhere=True),
    Key("N", "next stop of a lesson (Shift N: previous stop)", anywhere=True),
    Key("B .", "blank the screen; any key brings it back", anywhere=True),
    Key("Esc", "leave a matrix, an enlarged panel, projection", anywhere=True),
    Key("?", "show this help", anywhere=True),
)

WORDS: Mapping[str, Any] = {
    "close": "Close",
    "help_title": "Keys",
    "blank": "The screen is blank. Any key brings it back.",
    "single_keys": "Single-key shortcuts (A B . F N P Z ?)",
    "single_keys_help": "Turn them off if speech input or a stray touch triggers them. This "
    "browser remembers your choice. All other keys keep working.",
    **glossary.WORDS,
}
"""The words of card, blank screen and terms, by the names under which modules ask for them."""

STEPPER: Mapping[str, Any] = {**WORDS, "keys": [[one.keys, one.meaning] for one in KEYS]}
PAGES: Mapping[str, Any] = {
    **WORDS,
    "keys": [[one.keys, one.meaning] for one in KEYS if one.anywhere],
}
