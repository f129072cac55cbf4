"""The words of the pages and of the sidebar."""

from __future__ import annotations

from collections.abc import Mapping

from nn_view.wording.stepper import WORDS as STEPPER

TITLE: str = STEPPER["page_title"]
STEP = "Step through"
STEP_SENTENCE = (
    "Follow the training one iteration and one partial derivative at a time: what is computed, "
    "from what, and with which numbers."
)
REFERENCE = "Reference"
REFERENCE_SENTENCE = (
    "Every quantity with its formula, its line of code and both rules; the mistakes; the keys; how "
    "to read the stepper, with its signs and terms."
)
PAGES = "Pages"
EXPLORE = "Explore"
PHONE_MENU = "Pages and settings"
PROJECTION = "Projection"
LEAVE_PROJECTION = "Leave projection"
WORKING = "{done} of {all} {what}"
STOP = "Stop"
GO_ON = "Continue"
TRY_AGAIN = "Try again"
STOPPED = "Stopped at {done} of {all} {what}. Showing the results so far."
BUSY = "The server is busy with other large computations. Trying again in a moment."
ITERATIONS_DONE = "iterations trained"
FAILED = (
    "Something went wrong on this page. Your training and settings are safe. Reload the page to "
    "continue. If it happens again, report the error **{id}** to whoever runs this server."
)
NOTICE = "Some values in the link were ignored"
DISMISS = "Dismiss"

PRESETS: Mapping[str, str] = {"tutorial": "Tutorial", "mazur": "Mazur", "xor": "XOR"}
PRESET_HELP: Mapping[str, str] = {
    "tutorial": "The tutorial's network: three inputs, five hidden units, one output.",
    "mazur": "Matt Mazur's 2-2-2 example: his initial weights, fixed biases, the exact rule.",
    "xor": "The problem that no network can learn without a hidden layer.",
}
BACK = "Back to the tutorial's settings"

STEPS = ("one step down", "one step up")
WHICH_NUMBER = "What does {given} mean?"
NEW_SEED = "New seed"
NEW_SEED_HELP = "Pick a random seed, and with it other initial weights."
EPOCHS = "Epochs"
EPOCHS_HELP = "The iterations in epochs: an epoch has {each} iterations, one for each batch."
EACH_LAYER = "by layer"
LAYER = "Layer {layer}"
RULE_PROPOSAL = (
    "These settings go beyond the tutorial's network. The tutorial's rule departs from the "
    "gradient; the exact rule follows it."
)
USE_EXACT = "Use the exact rule"
USE_EXACT_HELP = "Train with the exact gradient from now on. “Rule” in the sidebar changes it back."
UNITS = "Units {layer}"
UNITS_HELP = "Units of hidden layer {layer}: 1 to {most}."
WRONG_ON_PURPOSE = "**Wrong on purpose:** {title}"
CORRECT_IT = "Correct it"
CORRECT_IT_HELP = "Train with the same settings, without the mistake."
COLUMNS = "Columns: {names}."
NOT_IN_LINK = "This table is too large for a link."
GIVEN_START = "The initial weights are given, so the seed has no effect."
GIVEN_START_SHUFFLED = "The initial weights are given. The seed only shuffles the rows."

DATA_SETS: Mapping[str, str] = {
    "truth_table": "truth table (tutorial)",
    "xor": "XOR",
    "and": "AND",
    "or": "OR",
    "parity": "parity of three",
    "majority": "majority of three",
    "mazur": "Mazur's example",
    "circles": "circles",
    "moons": "moons",
    "spirals": "spirals",
    "blobs": "three blobs",
    "noisy_xor": "noisy XOR",
    "flower": "a flower",
    "line": "a line",
    "sine": "a sine",
    "iris": "iris (Fisher)",
    "own": "your own data",
}

# The numbers by which data are drawn.
DRAWN_LABELS: Mapping[str, str] = {
    "points": "Points",
    "noise": "Noise",
    "seed": "Data seed",
    "test_share": "Test share",
}
DRAWN_HELP: Mapping[str, str] = {
    "points": "Number of rows, for training and testing together: {least} to {most}.",
    "noise": "Standard deviation of the random noise that is added to each point: {least} to "
    "{most}.",
    "seed": "The same seed draws the same points, in the same order: {least} to {most}.",
    "test_share": "The share of the rows that only test the network: {least} to {most}.",
}
DRAWN_SAID: Mapping[str, str] = {
    "points": "{value} points",
    "noise": "noise {value}",
    "seed": "seed {value}",
    "test_share": "{value}% for testing",
}

ENTRY = "Weight or bias"
ENTRY_ALLOWED = "it must be a parameter, a row and a column, such as w1,1,1"
ENTRY_GONE = "{given} is not in this network. Using {used}."

QUANTITIES = "Every quantity of an iteration"
QUANTITIES_INTRO = (
    "In the order of computation, for the settings in the sidebar. The line of code is the one "
    "that runs."
)
RULE_LINE = "rule {rule}"
KEYS = "Keys"
KEY_COLUMNS = ("key", "action")
HOW_TO_READ = "How to read the stepper"
SIGNS = "Signs in the stepper"
TERMS = "Terms"
IN_FORMULA = "in the formula: {signs}"
IN_TUTORIAL = "in the tutorial: {name}"

# Charts and matrices, by the names under which their modules ask for them.
CHART: Mapping[str, str] = {
    "keep": "{format}",
    "keep_label": "Download “{name}” as {format}",
    "from_above": "WebGL is off or missing in this browser, so the surface is a contour plot.",
    "no_webgl": "WebGL is off or missing in this browser, and this 3D chart needs it.",
}
BOARD: Mapping[str, str] = {
    "not_computed": "not computed yet",
    "shared_power": STEPPER["shared_power"],
}

OLDEST: Mapping[str, str] = {"Chrome and Edge": "111", "Firefox": "121", "Safari": "16.4"}
"""The oldest browsers that everything works in. What sets them is in the README."""
_NAMED = ", ".join(f"{name} {version}" for name, version in OLDEST.items())
NEEDED = (
    f"Backprop Inspector needs a newer browser: {_NAMED}, or later. "
    "On iPad and iPhone it needs iPadOS or iOS 16.4."
)
EMPTY_PAGE = f"If this page stays empty: {NEEDED}"
