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

SEED = "Seed"
SEED_HELP = "The same seed draws the same weights: those of np.random.seed before the tutorial."
NEW_SEED = "New seed"
NEW_SEED_HELP = "Draw another seed, and with it other weights to start from."
ITERATIONS = "Iterations"
ITERATIONS_HELP = "How often all rows go forwards and the error back: 1 to {most}."
LEARN_BIASES = "Learn the biases"
LEARN_BIASES_HELP = "Off: the biases keep the values they start with; their derivatives stay shown."
RATE = "Learning rate η"
RATE_HELP = "How large a step against the gradient is: {least:f} to {most:g}."
LAYERS = "Hidden layers"
LAYERS_HELP = "One to three layers between inputs and outputs."
UNITS = "Units {layer}"
UNITS_HELP = "Units of hidden layer {layer}: 1 to {most}."
ACTIVATION = "Activation"
ACTIVATION_HELP = "Of the hidden layers; the output is always a sigmoid."
RULE = "Rule"
RULE_HELP = (
    "tutorial: as the tutorial computes it, which departs from the gradient in three places "
    "(marked ≠). exact: the true gradient."
)
RULE_OF_FAULT = "Always {rule} here: “{title}” is a departure from it."
WRONG_ON_PURPOSE = "**Wrong on purpose:** {title}"
CORRECT_IT = "Correct it"
CORRECT_IT_HELP = "Train with the same settings, without the mistake."
BIASES = "Biases"
BIASES_HELP = "shared: one number a layer, as in the tutorial. per unit: one for each unit."
BIAS_START = "They start"
BIAS_START_HELP = "At 1, as in the tutorial's code, or drawn at random, as in its text."
DATA = "Data"
DATA_HELP = "What the network is to learn; rows marked “test” are not trained with."
COLUMNS = "Its columns: {names}."
NOT_IN_LINK = "Own data of this size do not travel in a link."
GIVEN_START = "The weights are given by the example, not drawn: the seed has no effect."

OPTIONS: Mapping[str, str] = {
    "per_unit": "per unit",
    "ones": "at 1",
    "random": "random",
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
