"""The sentences about an address: what was wrong in it, and what is used instead."""

from __future__ import annotations

REFUSED = "{name}={given} is not possible: {allowed}. Used instead: {used}."
REFUSED_WITHOUT = "{name}={given} is not possible: {allowed}. It was left out."
UNKNOWN = "{name} is not a setting of this page; it was left out."
TOO_LONG = "The address was too long; the tutorial's settings are used."
WHOLE = "a whole number from {least} to {most} is needed"
NUMBER = "a number {bounds} is needed"
BOUNDS = "from {least} to {most}"
MAYBE = "{allowed}, or {none}"
CHOICE = "one of {options} is needed"
TRUTH = "true or false is needed"
HIDDEN = "the units of {least} to {layers} layers are needed, 1 to {units} each, such as 5 or 8,4"
QUANTITY = "this network has no such quantity"
CELL = "a row and a column are needed, such as 3,2"
CELL_WITHIN = "{quantity} has the rows 1 to {rows} and the columns 1 to {columns}"
ROW = "a row from 1 to {most} or mean is needed"
START = "mazur is the only start that an address can name"
"""Given parameters do not fit into an address; the one example that does has a name."""
START_SHAPE = "its weights have no place in this network"
DRAWN = "drawn weights"

TABLE = (
    "rows of own data are needed such as 0_1to1, parted by two _, all of the same form and of at "
    "most {most} cells"
)
NAMES = "one name for each of them is needed, parted by commas and none twice"
DATA_GONE = (
    "The link names own data that do not travel in a link and that this server does not hold, or "
    "no longer: bring them again on the page Data. Until then, used instead: {used}."
)
EDIT = (
    "an iteration from 0 to {iterations}, one of {names}, a row, a column and a number that fit "
    "are needed, each place once, such as 12.w1.1.1.0.5"
)
EDITS_MOST = "at most {most} weights can be set by hand"
EDIT_LEFT_OUT = "the value that was trained"
