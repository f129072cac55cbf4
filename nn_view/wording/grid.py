"""The words of “Grids”."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Grids"
SENTENCE = "Two settings varied at once: where does the training end well, and how narrow is that?"

AXES: Mapping[str, str] = {
    "width": "units of each hidden layer",
    "layers": "hidden layers",
    "seeds": "seeds of which the median is taken",
}
"""Axes that are not a setting of their own."""
ACROSS = "Across"
ACROSS_HELP = "The setting that differs from column to column."
DOWN = "Up"
DOWN_HELP = "The setting that differs from row to row."
EACH = "Seeds per cell"
EACH_HELP = "Each cell is the median of so many trainings, from the sidebar's seed on: 1 to {most}."
SAME = "Both axes are the same setting, so there is one row. Choose another one for a grid."
TRAINED = "iterations trained"
LABEL = "Heatmap of the median final error over {x} and {y}: from {least:.3g} to {most:.3g}"
LABEL_NONE = "Heatmap of the median final error over {x} and {y}: no cell has ended with a number"
PICTURE = "grid"
ERROR = "median error"
DIVERGED = "diverged"
HOVER = "median error"
CELL = "Cell"
CELL_ALLOWED = "a row and a column of the grid, counted from 0, are needed, such as 2,4"
CELL_HELP = "The one that is outlined; a click in the grid chooses it, too."
BEST = "the one with the least median"
CHOSEN = "**{name}**: median error {median}, best {best}, worst {worst} (seeds: {seeds})."
NOT_YET = "This cell is not computed yet."
NONE_YET = "No cell is computed yet."
ALL_DIVERGED = "Every training diverged so far: smaller learning rates may help. Choose any cell."
PRESENT = "The dotted cell has the sidebar's settings."
STEP = "Step through the median"
STEP_HELP = "Open the training whose error the cell shows: seed {seed}."
COMPARE = "Add to the comparison"
COMPARE_HELP = "Put these settings beside the present ones, on “{title}”."
FULL = "The comparison is full: remove a run there to add another."
DOWNLOAD = "Download the grid (CSV)"
DOWNLOAD_HELP = "Each cell with its settings and the median, least and largest final error."
FILE = "grid.csv"
COLUMNS = ("cell", "median error", "least error", "largest error", "seeds", "settings")
