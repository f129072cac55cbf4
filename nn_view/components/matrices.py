"""A board of matrices on a page: drawn as in the stepper, with the same scale, digits and cells."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nn_core import Settings
from nn_view.components.component import Component, calls, plotly_path, told
from nn_view.iteration import matrix
from nn_view.iteration.blocks import blocks_for
from nn_view.style.palette import PALETTES
from nn_view.wording.pages import BOARD

_COMPONENT = Component(
    "backprop_board", "board", ("base", "controls", "matrix", "widget", "forced", "layouts")
)
Cell = tuple[int, int]


@dataclass(frozen=True)
class Matrix:
    """A matrix to draw: ``values`` of the shape rows x columns; row and column names.

    ``below``: a second number for each cell, in small type; ``chosen``: the cell that is
    outlined, ``lit``: cells outlined thinly, ``None`` for all of a row or column; ``marked``: cells
    with a mark in the corner; ``limit``: the size at which the colours
    end (default: the largest of its values); ``whole``: data of whole numbers, printed whole;
    ``pending``: what is NaN is still to come.
    """

    name: str
    values: Any
    rows: Sequence[str]
    columns: Sequence[str]
    below: Any = None
    chosen: Cell | None = None
    marked: Sequence[Cell] = ()
    lit: Sequence[tuple[int | None, int | None]] = ()
    limit: float | None = None
    whole: bool = False
    pending: bool = False

    def data(self) -> dict[str, Any]:
        """As JSON can hold it."""
        chosen = self.chosen and {"row": self.chosen[0], "column": self.chosen[1]}
        return {
            "name": self.name,
            "values": _numbers(self.values),
            "row_labels": list(self.rows),
            "column_labels": list(self.columns),
            "below": None if self.below is None else _numbers(self.below),
            "chosen": chosen,
            "lit": [{"row": row, "column": column} for row, column in self.lit],
            "marked": [list(cell) for cell in self.marked],
            "range": self.limit,
            "whole": self.whole,
            "pending": self.pending,
        }


@dataclass(frozen=True)
class Group:
    """A line of matrices, and of signs between them as plain strings, under a title.

    ``one_line``: rather smaller type, or parts of large matrices, than a second line.
    """

    items: Sequence[Matrix | str]
    title: str = ""
    one_line: bool = False


def _numbers(values: Any) -> list[float | str]:
    """Row by row; JSON knows neither NaN nor infinity, so these travel as words."""
    flat = np.ravel(np.asarray(values, dtype=np.float64)).tolist()
    return [one if math.isfinite(one) else _WORDS.get(one, "NaN") for one in flat]


_WORDS = {math.inf: "Infinity", -math.inf: "-Infinity"}


def of_settings(
    settings: Settings, name: str, values: Any, batch: Sequence[int] | None = None, **own: Any
) -> Matrix:
    """A quantity or parameter with the names of rows and columns that the stepper gives it.

    ``batch``: the numbers of the rows that the iteration uses, if they are not all.
    """
    blocks = blocks_for(settings)
    down, across = blocks.axis(name)
    rows, columns = blocks.axes[down], blocks.axes[across]
    if down == "rows" and batch is not None:
        rows = [rows[row] for row in batch]
    return Matrix(own.pop("title", name), values, rows, columns, **own)


def board(
    groups: Sequence[Group],
    *,
    key: str,
    digits: int = 3,
    height: int | None = None,
    projection: bool = False,
    on_click: Callable[[Mapping[str, Any]], None] | None = None,
) -> Mapping[str, Any] | None:
    """Draw the groups; returns the cell just clicked (``name``, ``row``, ``column``), once.

    ``height`` in pixels bounds a line: matrices that do not fit print a part of their numbers.
    ``on_click`` is called with the cell before the page is drawn again.
    """
    palettes = {name: matrix.figure(palette) | {"key": name} for name, palette in PALETTES.items()}
    data = {
        "key": key,
        "groups": [
            {
                "title": group.title,
                "one_line": group.one_line,
                "items": [
                    {"text": one} if isinstance(one, str) else one.data() for one in group.items
                ],
            }
            for group in groups
        ],
        "digits": digits,
        "height": height,
        "figures": palettes,
        "config": matrix.CONFIG,
        "palettes": PALETTES,
        "plotly": plotly_path(),
        "projection": projection,
        "words": BOARD,
    }
    result = _COMPONENT.mount(
        key,
        data,
        on_event_change=calls(key, "event", on_click),
    )
    return told(result, "event")
