"""The words of own initial weights: pasted, uploaded, and what is wrong with them."""

from __future__ import annotations

BUTTON = "Enter your own…"
BUTTON_HELP = "Paste initial weights and biases, or upload them as a file."
TITLE = "Your own initial weights"
INTRO = (
    "Give each parameter by its name, in any order: **{names}**. Weights are inputs × units. "
    "What you leave out keeps its current numbers."
)
PASTE = "Paste the parameters"
PASTE_HELP = (
    "As NumPy, Python, MATLAB or JSON write them, or cells copied from a spreadsheet below a cell "
    "with the name."
)
FILE = "Or a file: .npy, .npz, .json or text, up to 1 MB"
FILE_HELP = (
    "Name the arrays of a .npz file w1, b1 and so on, or keep them in this order. Name a .npy file "
    "after its parameter, such as w1.npy."
)
TRANSPOSED = "My weights are units × inputs"
TRANSPOSED_HELP = (
    "Transposes each weight matrix, for numbers from PyTorch or from courses with W·x."
)
PRESENT = "Show the current numbers"
PRESENT_HELP = "Fills in the current initial weights and biases, for you to change."
USE = "Start with these"
USE_HELP = "Train from these numbers. “Undo” in the sidebar takes it back."
RANDOM = "Back to random weights"
RANDOM_HELP = "Draw the initial weights from the seed again."
READ = "Read: {given}."
KEPT = "Unchanged: {names}."
ALL_GIVEN = "All parameters are given."
FILE_REFUSED = "{file} could not be read: {why}"
STILL = " Your current initial weights are unchanged."

SINGLE = "a single number"
NUMBERS = "{count} numbers"
MISFIT = "{name} must be {wanted}, but yours is {got}."
TRANSPOSE = " It is transposed: turn on “My weights are units × inputs”."
UNDO_TRANSPOSE = " Turn off “My weights are units × inputs”."
ONE_BIAS = " Here the units of a layer share one bias; choose “per unit” under Biases for several."
NOT_FINITE = "The numbers of {name} must be finite."
UNKNOWN = "This network has no {name}, only {names}."

TOO_LONG = "The text is too long: at most {most} characters are read."
NO_NAME = "Begin each parameter with its name, such as w1 = [[0.1, 0.2], [0.3, 0.4]]."
TWICE = "{name} is given twice."
UNREADABLE = "{name}: {problem}"
EMPTY = "{name} has no numbers."
DEPTH = "{name} must be a matrix, a row or a single number."
NO_NUMBER = "{name}: {text} is not a number."
TOO_LARGE = "The file is too large: at most {most} MB are read."
OTHER_FILE = "This is not a file of numbers. Use .npy, .npz, .json or text; pickles are not opened."
NO_NUMBERS = "{name} does not contain numbers for a network of this size."
FILE_NAME = "“{name}” is not the name of a parameter, such as w1 or b1."
