"""Somebody's names of columns where there is little room, or where Plotly would read them as HTML.

In the stepper ``base/names.js`` does the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

LINE = 48
"""Characters that a line of a chart bears, such as the title of an axis."""


def brief(text: str, most: int = LINE) -> str:
    """A text with such names in it in at most so many characters: its beginning and its end."""
    if len(text) <= most:
        return text
    end = (most - 1) // 3
    return f"{text[: most - 1 - end].rstrip()}…{text[len(text) - end :].lstrip()}"


def briefly(names: Sequence[str], most: int) -> list[str]:
    """The names in at most so many characters: their beginnings, and where those are alike also
    what tells them apart: ``se…len`` and ``se…wid`` for sepal length and sepal width.
    """
    cut = [one if len(one) <= most else f"{one[: most - 1].rstrip()}…" for one in names]
    shown = list(cut)
    for at, name in enumerate(names):
        alike = [other for k, other in enumerate(names) if k != at and cut[k] == cut[at]]
        if alike and len(name) > most:
            end = most // 2
            apart = max(_common(name, other) for other in alike)
            apart = min(apart, len(name) - end)
            shown[at] = f"{name[: most - 1 - end]}…{name[apart : apart + end].strip()}"
    return shown


def _common(one: str, other: str) -> int:
    """How many characters two names begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def drawn(text: str, most: int = LINE) -> str:
    """A text with such names in it for a figure of Plotly: as it is, but ``brief``."""
    return escape(brief(text, most), quote=False)
