"""The words of the page that follows a weight's paths to the error."""

from __future__ import annotations

TITLE = "Paths"
SENTENCE = (
    "A gradient is a sum of products: every way from one weight to the error, factor by factor."
)

ITERATION = "Iteration"
ITERATION_HELP = "The paths have the numbers of this iteration."
LINES = "Lines"
LINES_HELP = (
    "each path: one for every row of the data and every route through the later units. rows "
    "summed: one line a route, with its products of all rows added up."
)
EACH, SUMMED = "each path", "rows summed"
PATH = "Path, the strongest first"
PATH_HELP = "The path that is drawn and outlined; a click in the table chooses it too."
ENTRY_HELP = "The weight whose paths are followed. A click in the matrices chooses it too."
ENTRY_LARGEST = "largest of w1: {entry}"
TOO_MANY = "{count} paths are too many to list one by one: here is a line for each of the routes."

TOTAL = (
    "**{count}**, {rows} × {routes}, together **{total}**. The run has {delta_name} = **{delta}**: "
    "{verdict}"
)
SAME = "the same, to the last digit."
ROUNDED = "the same, within {difference} of rounding."
NOT_FINITE = "not a finite number, so that there is nothing to compare."
APART = "{difference} apart, for this training has a mistake on purpose in {delta_name} itself."
A_PATH, A_ROW, A_ROUTE = "path", "row", "route"
ONE_PATH = "Path {number}, row {row}, {route}: {factors} = **{product}**"
ONE_ROUTE = "Path {number}, {rows} summed, {route}: Σ {factors} = **{product}**"
SHOW = "Show {cell} in the stepper"
SHOW_HELP = "Step through exactly there: the same sum, a term for each row of the data."

WEIGHTS = "Click a weight: its value, and below it its derivative"
CHAIN = "The factors of this path are outlined: click another for the strongest path through it"
NO_PATH = "No path of {entry} goes through this cell of {factor}."
NETWORK_NAME = "paths"
NETWORK_LABEL = "The network with one path lit: {route}, {product}."
ERROR = "E"

TABLE = "All paths, the strongest first"
ROUTES = "All routes, the strongest first"
COLUMNS = {"number": "path", "row": "row", "route": "route", "product": "product", "sum": "sum"}
ARROW = " → "
DOWNLOAD = "Keep the table (CSV)"
DOWNLOAD_HELP = "All lines, every digit."
FILE = "paths-{entry}-iteration-{iteration}.csv"
