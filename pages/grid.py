"""Grids: two settings varied at once; each cell is the median of a few runs."""

from __future__ import annotations

import streamlit as st

from nn_core import Settings
from nn_core.setup.declaring import CombinationError
from nn_core.sweeps.grid import GridWork
from nn_serve.executors import POOL
from nn_view.figures.grid_cells import Cells
from nn_view.links import grid_axes
from nn_view.wording import grid as words
from pages.sections.grid import axes, cell_choice, chosen_cell
from pages.shell import frame
from pages.widgets import background_work, download

EXTRAS = (axes.X, axes.Y, axes.EACH, cell_choice.SPOT)


def main(settings: Settings) -> None:
    """Draw the axes, the heatmap, and the chosen cell."""
    x, y, each = axes.draw(settings)
    try:
        cells = grid_axes.cells_of(settings, x, y, each)
    except CombinationError as problem:
        st.info(str(problem))
        return
    work = background_work.work(("grid", *cells), lambda: GridWork(cells, POOL), words.TRAINED)
    background_work.problem(work)
    found = Cells(x, y, cells, work.final)
    chosen = cell_choice.draw(found)
    missing = found.missing(chosen)
    if missing or chosen is None:
        st.info(missing)
        return
    chosen_cell.draw(settings, found, chosen)
    download.csv(found.table(), words.DOWNLOAD, words.FILE, words.DOWNLOAD_HELP)


frame.run(__file__, main, EXTRAS)
