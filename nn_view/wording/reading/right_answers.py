"""The words for right answers where outputs stand for classes, and for a row typed by hand."""

from __future__ import annotations

from collections.abc import Mapping

HEADER = "Right answers"
COUNTS: Mapping[str, str] = {
    "train": "{right} of {rows} training rows",
    "test": "{right} of {rows} test rows",
}
AND = " and "
TOLD = "The trained network gives the right class for **{counts}**."
ONE_OUTPUT = "A prediction of ½ or more counts as “{one}”, a smaller one as “{zero}”."
SEVERAL = "The class with the largest output counts."
MATRICES: Mapping[str, str] = {"train": "training rows", "test": "test rows"}
MATRIX_HELP = "Down: the target. Across: the network's answer. Right answers are on the diagonal."

OWN_ROW = "Predict a row of your own"
OWN_ROW_HELP = "One number for each input, separated by commas or spaces: {names}."
OWN_ROW_RESULT = "Prediction: **{predictions}**"
OWN_ROW_NAMED = "{name} = {value}"
OWN_ROW_CLASS = "which is class “{name}”"
OWN_ROW_COUNT = "Type one number for each input: {names}. You typed {given}, not {count}."
OWN_ROW_NUMBER = "{given} is not a number."

RIGHT, TEST_RIGHT = "right", "right (test)"
"""The columns of a table of runs."""
SHARE_HELP = "The share of rows that get the right class in the last iteration."

STEPPER: Mapping[str, str] = {
    "own_row": OWN_ROW,
    "own_row_wrong": "Type one number for each input: {inputs}.",
    "right": "{train} right",
    "right_both": "{train} right · test {test}",
    "right_help": "Rows with the right class: {train} of {rows} training rows",
    "right_help_both": "Rows with the right class: {train} of {rows} training rows, {test} of "
    "{test_rows} test rows",
}
"""For the stepper, by the names under which its modules ask for them."""
