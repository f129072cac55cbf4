"""The grid as a heatmap, and the choice of a cell by a click or in a list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import streamlit as st

from nn_view.components.chart import chart
from nn_view.figures import grid
from nn_view.figures.grid_cells import Cells
from nn_view.links.query import Text
from nn_view.wording import grid as words
from pages.shell import frame
from pages.shell.session import Key


def _parse(text: str) -> str:
    if text and not re.fullmatch(r"[0-9]{1,2},[0-9]{1,2}", text):
        raise ValueError(text)
    return text


SPOT = Text("spot", "", _parse, str, words.CELL_ALLOWED)


def forget() -> None:
    """Reset the chosen cell: with other axes its place would be another cell."""
    frame.put("spot", "")


def draw(cells: Cells) -> int | None:
    """Draw both; returns the chosen cell's index, by default the best one's."""
    width = len(cells.x.values)
    spots = ("", *("{},{}".format(*divmod(at, width)) for at in range(len(cells.cells))))
    if frame.value("spot") not in spots:  # of a grid with other axes
        forget()
    spot = frame.value("spot")
    chosen = spots.index(spot) - 1 if spot else cells.best
    finite = cells.medians[np.isfinite(cells.medians)]
    chart(
        grid.figure(cells.x, cells.y, cells.medians.reshape(-1, width), chosen),
        key=Key.GRID,
        label=(words.LABEL if len(finite) else words.LABEL_NONE).format(
            x=cells.x.title,
            y=(cells.y or cells.x).title,
            least=min(finite, default=np.nan),
            most=max(finite, default=np.nan),
        ),
        name=words.PICTURE,
        height=400 if cells.y else 200,
        clickable=True,
        projection=frame.projection(),
        on_click=_choose,
    )
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    left.selectbox(
        words.CELL,
        spots,
        spots.index(spot),
        key=frame.key("spot"),
        format_func=lambda at: cells.names[spots.index(at) - 1] if at else words.BEST,
        help=words.CELL_HELP,
    )
    right.caption(words.PRESENT)
    return chosen


def _choose(event: Mapping[str, Any]) -> None:
    frame.put("spot", "{},{}".format(*event["point"]))
