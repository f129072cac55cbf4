"""The words of “Grids”."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Grids"
SENTENCE = "Two settings varied at once: where does training work, and how wide is that region?"

AXES: Mapping[str, str] = {
    "width": "units of each hidden layer",
    "layers": "hidden layers",
    "seeds": "seeds per median",
}
"""Axes that are not a setting of their own."""
ACROSS = "x-axis"
ACROSS_HELP = "The setting that varies from column to column."
DOWN = "y-axis"
DOWN_HELP = "The setting that varies from row to row."
EACH = "Seeds per cell"
EACH_HELP = (
    "Each cell shows the median of this many runs, 1 to {most}. The first has the sidebar's seed."
)
SAME = "Both axes show the same setting, so there is one row. Choose two settings for a grid."
TRAINED = "iterations trained"
LABEL = "Heatmap of the median final error over {x} and {y}: from {least:.3g} to {most:.3g}"
LABEL_NONE = "Heatmap of the median final error over {x} and {y}: no run has a finite error"
PICTURE = "grid"
ERROR = "median error"
DIVERGED = "diverged"
HOVER = "median error"
CELL = "Cell"
CELL_ALLOWED = "it must be a row and a column of the grid, counted from 0, such as 2,4"
CELL_HELP = "The outlined cell. You can also click it in the grid."
BEST = "lowest median error"
CHOSEN = "**{name}**: median error {median}, best {best}, worst {worst} (seeds: {seeds})."
NOT_YET = "This cell is not computed yet."
NONE_YET = "No cell is computed yet."
ALL_DIVERGED = "Every run has diverged so far. Smaller learning rates may help. Choose any cell."
PRESENT = "The dotted outline marks the sidebar's settings."
STEP = "Step through the median run"
STEP_HELP = "Open the run whose error the cell shows: seed {seed}."
COMPARE = "Add to the comparison"
COMPARE_HELP = "Show this run beside the current one on the page “{title}”."
FULL = "The comparison is full: remove a run there to add another."
DOWNLOAD = "Download the grid (CSV)"
DOWNLOAD_HELP = "The settings of each cell, and its median, lowest and highest final error."
FILE = "grid.csv"
COLUMNS = ("cell", "median error", "lowest error", "highest error", "seeds", "settings")
