"""The colours: the only place where they are written out.

One accent; one diverging scale, blue below zero and orange above it, which people who confuse
red and green can read; everything else is ink on paper. ``ink`` and ``paper`` are the two colours
of numbers on the scale. ``amounts`` is a scale for what has no sign, ``on_amounts`` the colours of
numbers on it before and after ``TURN``; ``series`` tells the lines of one chart apart. The
projection palettes are the same with more contrast.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Palette = Mapping[str, Any]
TURN = 0.65
"""Where on the scale of amounts black and white are read equally well."""

_LIGHT: dict[str, Any] = {
    "background": "#ffffff",
    "surface": "#ffffff",
    "raised": "#f4f5f9",
    "text": "#16181d",
    "muted": "#5a6170",
    "line": "#dfe2ea",
    "accent": "#6d28d9",
    "accent_text": "#ffffff",
    "accent_soft": "#f2edfd",
    "positive": "#c2570c",
    "negative": "#2468b0",
    "saturated": "#a3195b",
    "differs": "#a83c08",
    "train": "#16181d",
    "test": "#0f766e",
    "ink": "#101216",
    "paper": "#ffffff",
    "scale": [
        [0, "#1f5fa8"],
        [0.25, "#8dbbe0"],
        [0.5, "#f7f7f8"],
        [0.75, "#f2a66c"],
        [1, "#b94d08"],
    ],
    "amounts": [[0, "#f7f7f8"], [TURN, "#885fcf"], [1, "#4c1d95"]],
    "on_amounts": ["#000000", "#ffffff"],
    "series": [
        "#16181d",
        "#6d28d9",
        "#c2570c",
        "#2468b0",
        "#0f766e",
        "#a3195b",
        "#7a6200",
        "#5a6170",
    ],
}
_DARK: dict[str, Any] = {
    "background": "#12141a",
    "surface": "#1a1d25",
    "raised": "#232732",
    "text": "#e8eaf0",
    "muted": "#a5acba",
    "line": "#343a48",
    "accent": "#b794f6",
    "accent_text": "#1b1030",
    "accent_soft": "#2a2340",
    "positive": "#f59e5b",
    "negative": "#6cb0f2",
    "saturated": "#f472b6",
    "differs": "#fb9a55",
    "train": "#e8eaf0",
    "test": "#2dd4bf",
    "ink": "#101216",
    "paper": "#ffffff",
    "scale": [
        [0, "#62aef5"],
        [0.25, "#2a5a8e"],
        [0.5, "#232732"],
        [0.75, "#93501a"],
        [1, "#f79a4b"],
    ],
    "amounts": [[0, "#232732"], [TURN, "#885fcf"], [1, "#dccbff"]],
    "on_amounts": ["#ffffff", "#000000"],
    "series": [
        "#e8eaf0",
        "#b794f6",
        "#f59e5b",
        "#6cb0f2",
        "#2dd4bf",
        "#f472b6",
        "#e0c04a",
        "#a5acba",
    ],
}

FONT = '"Source Sans", sans-serif'
"""The page's own type, in the charts as well: its figures are narrow enough for a node."""

PALETTES: Mapping[str, Palette] = {
    "light": _LIGHT,
    "dark": _DARK,
    "light-projection": _LIGHT
    | {"text": "#000000", "muted": "#3c424e", "line": "#aeb4c2", "accent": "#5b17c4"},
    "dark-projection": _DARK
    | {"background": "#000000", "text": "#ffffff", "muted": "#c9ced8", "line": "#596072"},
}


def _tokens(palette: Palette) -> dict[str, Any]:
    """Stand-ins for a palette's colours, each one of a kind, in the form of the palette."""
    count = iter(range(256))

    def token(value: Any) -> Any:
        if isinstance(value, str):
            return f"rgb(0, 0, {next(count)})"
        return [[one[0], token(one[1])] if isinstance(one, list) else token(one) for one in value]

    return {name: token(value) for name, value in palette.items()}


TOKENS: Palette = _tokens(_LIGHT)
"""What a figure is built with: the browser puts the colours of the moment in their places."""


def faint(token: str, opacity: float) -> str:
    """A token's colour with an opacity from 0 to 1, as a filled area wants it."""
    return f"{token.replace('rgb', 'rgba').removesuffix(')')}, {opacity:g})"
