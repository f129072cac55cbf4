"""The words of the pages and of the sidebar."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Backprop Inspector"
STEP = "Step through"
STEP_SENTENCE = (
    "One iteration after the other, one partial derivative after the other: what is computed, "
    "from what, and with which numbers."
)
REFERENCE = "Reference"
REFERENCE_SENTENCE = (
    "Every quantity with its formula, its line of code and both rules; the keys; how to read the "
    "pages."
)
PAGES = "The pages"
EXPLORE = "Explore"
PROJECTION = "Projection"
LEAVE_PROJECTION = "Leave projection"
WORKING = "{done} of {all} {what}"
STOP = "Stop"
GO_ON = "Go on"
TRY_AGAIN = "Try again"
STOPPED = "Stopped at {done} of {all} {what}; what was computed is shown."
BUSY = "Many large computations are running on this server. It will be tried again in a moment."
ITERATIONS_DONE = "iterations trained"
FAILED = (
    "Something went wrong on this page; the training and your settings are kept. Reload the page "
    "to go on. If it happens again, report the error **{id}** to whoever runs this server."
)
NOTICE = "Parts of the address were not usable"
DISMISS = "Dismiss"

PRESETS: Mapping[str, str] = {"tutorial": "Tutorial", "mazur": "Mazur", "xor": "XOR"}
PRESET_HELP: Mapping[str, str] = {
    "tutorial": "The tutorial's network: three inputs, five hidden units, one output.",
    "mazur": "Matt Mazur's 2-2-2 example: his weights, fixed biases, the exact rule.",
    "xor": "The problem that no network without a hidden layer can learn.",
}
BACK = "Back to the tutorial's settings"

NEW_SEED = "New seed"
NEW_SEED_HELP = "Draw another seed, and with it other weights to start from."
UNITS = "Units {layer}"
UNITS_HELP = "Units of hidden layer {layer}: 1 to {most}."
WRONG_ON_PURPOSE = "**Wrong on purpose:** {title}"
CORRECT_IT = "Correct it"
CORRECT_IT_HELP = "Train with the same settings, without the mistake."
COLUMNS = "Its columns: {names}."
NOT_IN_LINK = "Own data of this size do not travel in a link."
GIVEN_START = "The weights are given by the example, not drawn: the seed has no effect."

DATA_SETS: Mapping[str, str] = {
    "truth_table": "truth table (tutorial)",
    "xor": "XOR",
    "and": "AND",
    "or": "OR",
    "parity": "parity of three",
    "majority": "majority of three",
    "mazur": "Mazur's example",
    "own": "own data",
}

ENTRY = "Weight or bias"
ENTRY_ALLOWED = "a parameter, a row and a column, such as w1,1,1"
ENTRY_GONE = "{given} is not in this network; {used} is shown."

QUANTITIES = "Every quantity of an iteration"
QUANTITIES_INTRO = (
    "In the order in which they are computed, for the settings in the sidebar. "
    "The line of code is the line that runs."
)
RULE_LINE = "rule {rule}"
KEYS = "Keys"
KEY_COLUMNS = ("key", "what it does")
HOW_TO_READ = "How to read the stepper"
IN_TUTORIAL = "in the tutorial: {name}"
