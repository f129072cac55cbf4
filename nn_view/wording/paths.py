"""The words of the page that follows a weight's paths to the error."""

from __future__ import annotations

TITLE = "Paths"
SENTENCE = "A gradient is a sum of products: one for each path from a weight to the error."

ITERATION = "Iteration"
ITERATION_HELP = "The numbers are those of this iteration."
LINES = "Show"
LINES_HELP = (
    "each path: one line for every row of the data and every route through the later units. rows "
    "summed: one line for every route, its products summed over the rows."
)
EACH, SUMMED = "each path", "rows summed"
PATH = "Path, strongest first"
PATH_HELP = "The path to draw and outline. You can also click it in the table."
ENTRY_HELP = "The weight whose paths to show. You can also click it in a matrix."
ENTRY_LARGEST = "largest of w1: {entry}"
TOO_MANY = "{count} paths are too many to list, so each line shows one route, summed over the rows."

PENALTY = "The penalty on the weights adds λ · w = **{penalty}** to the other paths' {rest}. "
TOTAL = (
    "**{count}** ({rows} × {routes}), sum **{total}**. In this run {delta_name} = **{delta}**: "
    "{verdict}"
)
SAME = "the same to the last bit."
ROUNDED = "the same, up to a rounding error of {difference}."
NOT_FINITE = "not finite, so they cannot be compared."
APART = "they differ by {difference}, because this run has a mistake in {delta_name} itself."
A_PATH, A_ROW, A_ROUTE = "path", "row", "route"
ONE_PATH = "Path {number}, row `{row}`, {route}: {factors} = **{product}**"
ONE_ROUTE = "Path {number}, {rows} summed, {route}: Σ {factors} = **{product}**"
SHOW = "Show {cell} in the stepper"
SHOW_HELP = "Open the stepper at this cell: the same sum, with a term for each row of the data."

WEIGHTS = "Click a weight. Each cell shows its value and, below it, its derivative"
CHAIN = (
    "The factors of this path are outlined. Click another factor to see the strongest path through "
    "it"
)
NO_PATH = "No path of {entry} goes through this cell of {factor}."
NETWORK_NAME = "paths"
NETWORK_LABEL = "The network with one path highlighted: {route}, {product}."
ERROR = "E"

TABLE = "All paths, strongest first"
ROUTES = "All routes, strongest first"
COLUMNS = {"number": "path", "row": "row", "route": "route", "product": "product", "sum": "sum"}
ARROW = " → "
DOWNLOAD = "Download the table (CSV)"
DOWNLOAD_HELP = "All lines with all digits."
FILE = "paths-{entry}-iteration-{iteration}.csv"
