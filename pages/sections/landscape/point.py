"""The clicked point of the landscape, one of the page's own values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nn_core import Landscape, Run
from nn_view.figures.landscape import text
from nn_view.figures.landscape.text import Point
from nn_view.links.query import Text
from nn_view.wording import landscape as words
from pages.shell import frame

POINT = Text("point", None, text.point_of, text.point_text, words.POINT_ALLOWED)


def forget() -> None:
    """Remove the chosen point: its coordinates are out of date, or the reader asked."""
    frame.put("point", None)


def choose(event: Mapping[str, Any]) -> None:
    """Choose the clicked point."""
    if event["x"] is not None and event["y"] is not None:
        frame.put("point", (float(event["x"]), float(event["y"])))


def chosen(run: Run, land: Landscape) -> Point | None:
    """The chosen point with its error; None if there is none."""
    place = frame.value("point")
    return None if place is None else text.point_on(run, land, place)
