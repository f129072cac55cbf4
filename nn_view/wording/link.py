"""What was wrong in a link, and what is used instead."""

from __future__ import annotations

REFUSED = "{name}={given} is not valid: {allowed}. Using {used}."
REFUSED_WITHOUT = "{name}={given} is not valid: {allowed}. It was ignored."
UNKNOWN = "{name} is not a setting of this page. It was ignored."
TOO_LONG = "The link is too long. Using the tutorial's settings."
WHOLE = "it must be a whole number from {least} to {most}"
NUMBER = "it must be a number {bounds}"
BOUNDS = "from {least} to {most}"
MAYBE = "{allowed}, or {none}"
CHOICE = "it must be one of {options}"
CHOICE_OF_MANY = "it must be one of {options} or {others} more, all listed on the page Reference"
TRUTH = "it must be true or false"
ONE_OR_SEVERAL = (
    "it must be one of {options}, or one of them for each hidden layer, such as tanh,relu"
)
HIDDEN = "it must be the units of {least} to {layers} layers, 1 to {units} each, such as 5 or 8,4"
QUANTITY = "this network has no such quantity"
CELL = "it must be a row and a column, such as 3,2"
CELL_WITHIN = "{quantity} has rows 1 to {rows} and columns 1 to {columns}"
ROW = "it must be a row from 1 to {most}, or mean"
START = (
    "it must be mazur, or each parameter's name and numbers, such as w1_0.1_0.2__0.3_0.4__b1_0.5"
)
START_GONE = (
    "this server no longer has these weights. Import their file again on the page Take it home"
)
START_SHAPE = "its weights do not fit this network: {why}"
DRAWN = "random weights"

TABLE = (
    "it must be the rows of a table, such as 0_1to1, separated by two _, all of the same length, "
    "with at most {most} cells"
)
NAMES = "it must be one name for each, separated by commas, none of them twice"
DATA_GONE = (
    "This link refers to an uploaded table that the server no longer has. Upload it again on the "
    "Data page. Using {used} for now."
)
EDIT = (
    "it must be an iteration from 0 to {iterations}, one of {names}, a row, a column and a number, "
    "such as 12.w1.1.1.0.5, each entry once per iteration"
)
LINE = "it must be a quantity and its line, such as delta_w1=z1_d_w1.T @ error_d_z1"
EDITS_MOST = "at most {most} weights can be set by hand"
EDIT_LEFT_OUT = "the trained value"
