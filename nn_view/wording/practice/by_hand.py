"""The words of a whole iteration that somebody calculates by hand."""

from __future__ import annotations

from collections.abc import Mapping

from nn_view.wording.practice import page, questions

ROWS = "Rows"
ROWS_HELP = (
    "How many rows of the data to fill in, starting with those that have the fewest zeros. The "
    "numbers of the other rows are given where you need them."
)
UNITS = "Hidden units"
UNITS_HELP = (
    "How many units of each hidden layer to fill in. The numbers of the others are given where you "
    "need them."
)
ITERATION = "Iteration"
ITERATION_HELP = "The iteration to calculate, from the weights that it starts with."
NOTHING_YET = "Nothing is trained yet. The worksheet appears with the first iterations."

COPIED = "The same numbers as {name}: nothing to calculate."
GIVEN: Mapping[str, str] = {
    "": "Given where you need it.",
    "given": "A constant: nothing to calculate.",
    "long": "This sum is too long to calculate by hand. Its numbers are given where you need them.",
}
"""Why there is nothing to fill in, by the reason."""
TOO_MANY = "That is {count:,} cells, more than anyone would calculate by hand. Try {fits}."
ROW, UNIT, AND = "row", "hidden unit", " and "
NO_CELL = "The worksheet has no such cell to fill in."

RIGHT = questions.RIGHT_ROUNDED
RIGHT_ONE = questions.RIGHT
FOLLOWS = (
    "Right for your own numbers above, which give {low} to {high}. The exact ones give {right}."
)
FOLLOWS_ONE = "Right for your own numbers above. The exact ones give {right}."
NOT_YET = "Not yet."
SUM = questions.SUM
SHOWN = "It is {right}."

BROWSER = {
    "how": "Fill in the cells from top to bottom. Each is checked when you press Enter or leave "
    "it. Give at least {digits} significant digits.",
    "progress": "{filled} of {count} cells filled in",
    "open": "{open} to correct",
    "helped": "{shown} shown",
    "whole": "You have calculated the whole iteration.",
    "keys": "Enter goes to the next empty cell, the arrow keys to the cell beside, above or below.",
    "hint": page.BROWSER["hint"],
    "hint_more": page.BROWSER["hint_more"],
    "show": "Show this cell",
    "show_all": "Show this quantity",
    "shown_all": "{name} is filled in now.",
    "clear": "Clear the worksheet",
    "cleared": "Worksheet cleared.",
    "undo": page.BROWSER["undo"],
    "loading": "Preparing the worksheet …",
    "away": page.BROWSER["away"],
    "lost": "This browser does not let the page store anything: leave it and your numbers are "
    "gone.",
    "stays": "Your numbers are kept in this browser only.",
    "written_right": "Calculate it like this: {line}",
    "written_wrong": questions.WRONG_LINE,
    "state_right": "right",
    "state_follows": "follows from your numbers",
    "state_mistake": "to correct",
    "state_wrong": "to correct",
    "state_again": "to correct",
    "state_shown": "shown",
}
"""The words that the browser needs."""
