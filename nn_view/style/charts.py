"""What the charts have in common: their axes, their type, and that the page shows through."""

from __future__ import annotations

from typing import Any

from nn_view.style.palette import FONT, Palette


def axis(palette: Palette) -> dict[str, Any]:
    """An axis as Plotly has it: a line with ticks outside, and none at 0."""
    return {
        "color": palette["muted"],
        "gridcolor": palette["line"],
        "linecolor": palette["line"],
        "zeroline": False,
        "showline": True,
        "ticks": "outside",
        "ticklen": 3,
        "tickcolor": palette["line"],
    }


def fixed_axis(palette: Palette) -> dict[str, Any]:
    """An axis of the stepper: it has no grid and cannot be zoomed."""
    return axis(palette) | {"showgrid": False, "fixedrange": True}


def ground(palette: Palette, size: int) -> dict[str, Any]:
    """The part of a layout with the type, in pixels, and the background."""
    return {
        "font": {"family": FONT, "color": palette["muted"], "size": size},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
    }
