"""The colours: the only place where they are written out.

One accent; one diverging scale, blue below zero and orange above it, which people who confuse
red and green can read; everything else is ink on paper. ``ink`` and ``paper`` are the two colours
of numbers on the scale. The projection palettes are the same with more contrast.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Palette = Mapping[str, Any]

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
}

PALETTES: Mapping[str, Palette] = {
    "light": _LIGHT,
    "dark": _DARK,
    "light-projection": _LIGHT
    | {"text": "#000000", "muted": "#3c424e", "line": "#aeb4c2", "accent": "#5b17c4"},
    "dark-projection": _DARK
    | {"background": "#000000", "text": "#ffffff", "muted": "#c9ced8", "line": "#596072"},
}
