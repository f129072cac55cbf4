"""The words of “Compare runs”."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Compare runs"
SENTENCE = "Any settings side by side: which error falls faster, how far, and with which weights?"
FIRST = "the sidebar's settings"
"""The name of the run that is always there; the others are named after what differs."""

WITH = "it must list up to {most} runs, separated by ~, each as the settings of a link"
USUAL = "biases learned and not learned, and the other rule"
BOUND = "Error below"
BOUND_HELP = "The table shows the first iteration at which a run's error is below this number."
BOUND_ALLOWED = "it must be a number from {least:g} to {most:g}"
SCALE = "Error axis"
SCALE_HELP = "Logarithmic: equal steps mean equal ratios, so you can tell small errors apart."
SCALES = {"linear": "linear", "log": "logarithmic"}
RUNS = "Runs"
STEP = "Step through “{name}”"
REMOVE = "Remove “{name}” from the comparison"
STAYS = "The run with the sidebar's settings is always shown."
KEEP = "Add the current settings"
KEEP_HELP = "Add the sidebar's settings to the comparison, then change them in the sidebar."
FULL = "At most {most} runs can be compared. Remove one to add another."
ADD = "Add a run that differs from the sidebar's settings"
ADD_HELP = "Add “{name}” to the comparison."
CURVES = "Error over the iterations of {count} runs, with the test error dashed: {names}"
PICTURE = "compared-errors"
ITERATION = "iteration"
ERROR = "error"
TEST_OF = "test"
TABLE = "Numbers"
COLUMNS = ("run", "final error", "test error", "first below {bound:g}", "diverged", "settings")
ENDS_HELP = "The error of the last iteration, before its update, as in the chart."
NUMBER = "%.3g"
DIVERGED = "at iteration {at}"
NOT_DIVERGED = "no"
NOTHING = "–"
TUTORIAL_SETTINGS = "the tutorial's"
DOWNLOAD = "Download the table (CSV)"
DOWNLOAD_HELP = "The numbers of the table, unrounded."
FILE = "compared-runs.csv"
WEIGHTS = "Trained weights: difference from “{name}”"
WEIGHTS_OF = "Run"
WEIGHTS_OF_HELP = (
    "Each number is a trained weight of this run minus the same weight of the first run."
)
OTHER_SHAPES = "No other run has a network of the same shape, so there is no difference to show."
TRAINED = "iterations trained"

# Why a run does not learn, on other pages
WHY_NOT = "Why does it not learn?"
TRY = "Compare with {cure}"
TRY_HELP = "Open “Compare runs” with this run and one with this change."
STEPPER: Mapping[str, str] = {
    "why_not": WHY_NOT,
    "not_learning": "Not learning?",
    "why_not_count": "Why does it not learn? {count} reasons found",
    "why_not_one": "Why does it not learn? 1 reason found",
    "try_cure": TRY,
    "try_cure_help": TRY_HELP,
    "cure_alone": "Try {cure}.",
    "check_entry": "check this entry",
    "check_entry_help": "Compare this derivative with its central difference",
    "paths_entry": "all its paths",
    "paths_entry_help": "List every path from this entry to the error, factor by factor",
    "own_value": "check my value",
    "own_value_help": "Check your own number or matrix against this quantity",
    "see_finding": "See it at iteration {iteration}",
}
"""For the stepper, by the names under which its modules ask for them."""
