"""The words of the page Take it home, and of what is printed from it."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Take it home"
SENTENCE = (
    "Download this run as a program, a notebook, a worksheet, tables and charts, and open it again "
    "from a file or a link."
)

ITERATION = "Iteration"
ITERATION_HELP = (
    "The iteration that the program prints, the charts show and the worksheet asks about."
)
QUANTITY = "Quantity"
QUANTITY_HELP = "The quantity that the matrix chart shows and an easy worksheet asks about."

PROGRAM = "The program of this run"
PROGRAM_SENTENCE = (
    "It needs only NumPy, and its errors are the same as in this run, to the last bit."
)
SCRIPT = "Program (.py)"
SCRIPT_HELP = "A Python file that trains this network and prints this iteration."
NOTEBOOK = "Notebook (.ipynb)"
NOTEBOOK_HELP = (
    "The same program in cells, with the formulas of each step. You can upload it again below."
)
SAVED = "Settings (.json)"
SAVED_HELP = (
    "A small file with the settings, the data and this place. You can upload it again below."
)

LINK = "Link to this view"
LINK_HELP = "It opens the stepper with these settings, at this iteration and quantity."
QR_LABEL = "QR code of the link {link}"
QR_TOO_LONG = (
    "The link is too long for a QR code. Copy it, or share the settings as a file (.json)."
)
QR_FINE = "A long link makes a fine-grained code. Show it large, or share the settings (.json)."
LARGE = "Show large"
LARGE_HELP = "Fill the screen with the QR code, for a projector."
USUAL_SIZE = "Back to the program"
LINK_INCOMPLETE = (
    "Your table is too large for a link, so the link works only while this server has the table. "
    "Share the file with the settings (.json) instead."
)
LOCAL = (
    "This link works only on this computer. To share it, start the server with an address that "
    "others can reach."
)
NEARBY = "This link works only within your local network, such as at your school or at home."
NO_ADDRESS = "The address of this page is unknown. Copy it from the browser."

PAPER = "On paper"
PAPER_SENTENCE = "For A4 and Letter: open the file in a browser and print it, or save it as PDF."
LEVEL = "Worksheet"
LEVEL_HELP = (
    "easy: a few cells of the chosen quantity. medium: backpropagation through its layer. "
    "hard: the whole iteration."
)
LEVELS: Mapping[str, str] = {"easy": "easy", "medium": "medium", "hard": "hard"}
ROWS = "Rows of the data"
ROWS_HELP = "The worksheet uses only these rows, so that the sums are short."
ROWS_MISSING = "Choose at least one row of the data for the worksheet."
ROWS_ALLOWED = "it must be row numbers, such as 1,2"
UNITS = "Hidden units"
UNITS_HELP = "How many units of each hidden layer the worksheet uses."
DIGITS = "Digits"
DIGITS_HELP = "Significant digits of the largest number of each table on the worksheet."
QUESTIONS = "Questions"
QUESTION_COUNTS = ("0", "5", "10")
QUESTIONS_HELP = (
    "How many questions from Practice to add at the end of the worksheet. The solution names the "
    "mistakes behind wrong answers."
)
SHEET_SIZE = "{numbers} to fill in, from {rows}{units}."
AND_UNITS = " and {units}"
NUMBER, ROW, COLUMN, UNIT = "number", "row", "column", "hidden unit"
SHEET_ZEROS = (
    "{zeros} of these {blanks} numbers are 0. Choose other rows or another iteration to have more "
    "to compute."
)
SHEET = "Worksheet (.html)"
SHEET_HELP = "The exercise without the solution, to hand out."
SOLUTION = "Solution (.html)"
SOLUTION_HELP = "The solution of this worksheet."
REPORT = "Report (.html)"
REPORT_HELP = (
    "Settings, data, error curve, parameters before and after training, predictions, and the link."
)

AS_PYTHON = "As Python code"
AS_PYTHON_SENTENCE = (
    "Copy these settings into a program or a notebook. It needs this project: run `pip install .` "
    "in its folder. In a notebook, the last line shows the stepper, without a server."
)
PYTHON = """\
from nn_core import {names}
from nn_view.notebook import show

settings = {settings}
run = train(settings)
show(settings, at={at}, quantity="{quantity}")
"""
"""``settings``: the expression that makes them; ``names``: what it and the rest import."""

ELSEWHERE = "In other programs"
ELSEWHERE_SENTENCE = "Let another program compute this iteration, and compare the numbers."
TORCH = "PyTorch (.py)"
TORCH_HELP = (
    "The same training in PyTorch, in float64. It prints each gradient and parameter of this "
    "iteration beside ours, and the largest difference."
)
TORCH_TUTORIAL = (
    "PyTorch computes exact gradients, and the tutorial's rule does not. So the program starts "
    "from our parameters before this iteration and shows where the gradients differ. With the rule "
    "*exact* it repeats the whole training, and every number agrees."
)
TORCH_FAULT = (
    "PyTorch computes exact gradients, and this run makes a mistake on purpose. So the program "
    "starts from our parameters before this iteration and shows where the gradients differ. "
    "Without the mistake and with the rule *exact* it repeats the whole training, and every number "
    "agrees."
)
WORKBOOK = "Workbook (.xlsx)"
WORKBOOK_HELP = (
    "This iteration with live formulas, a sheet for each step: change a number, and all that "
    "follows changes."
)
WORKBOOK_BLANK = "Workbook to fill in (.xlsx)"
WORKBOOK_BLANK_HELP = "The same workbook with empty cells for all that is to be computed."
LATEX = "Derivation (.tex)"
LATEX_HELP = "A LaTeX document with every formula of this iteration and its numbers."
NOT_ROUNDED = "Rounded to so few digits, these numbers do not fit: {why}. Choose more digits."
NUMBERS_DIVERGED = "This iteration has numbers that are not finite. Choose an earlier one."

NUMBERS = "Tables of numbers"
PART = "Columns"
PART_HELP = "The columns beside the iteration. Every number has all its digits."
PARTS: Mapping[str, str] = {
    "errors": "errors",
    "parameters": "errors and parameters",
    "quantities": "errors, parameters and quantities",
}
FIRST = "From iteration"
FIRST_HELP = "The first iteration in the table."
LAST = "To iteration"
LAST_HELP = "The last iteration in the table, by default the last one of the run."
EVERY = "Every"
EVERY_HELP = "1: a row for each iteration. 10: a row for every tenth iteration."
TABLE_SIZE = "{rows} and {columns}."
CSV = "CSV"
CSV_HELP = "Text with a header line, for spreadsheets and most programs."
PARQUET = "Parquet"
PARQUET_HELP = "Compressed float64 columns, for data frames."

PICTURES = "Charts"
PICTURES_SENTENCE = "Download each one as PNG or SVG."
NETWORK_LABEL = (
    "The network {layers} before iteration {at}: the width of a line shows the size of its weight, "
    "solid orange is positive, dashed blue is negative; the units show the values of the first "
    "row."
)
CURVE_LABEL = "The error over the iterations, from {first} to {last}. At iteration {at}: {now}."
NO_ERROR = "diverged"
MATRIX_LABEL = "{name} of iteration {at}, {rows} by {columns}, with its numbers in the cells."
NETWORK_TITLE = "iteration {at}, first row"
MATRIX_TITLE = "{name}, iteration {at}"
TRAIN = "training"
TEST = "test"
NOW = "iteration {at}"

ONE_FILE = "The stepper in one file"
NOTHING_YET = "Nothing is trained yet. This part appears with the first iterations."

BACK = "Import"
BACK_SENTENCE = (
    "Upload a settings file or a notebook from this page to open the stepper at the same place."
)
UPLOAD = "File: .json or .ipynb, up to 5 MB"
UNTITLED = "table from a file"
UPLOAD_HELP = "If the file does not come from this page, nothing changes."
KEPT = "Your settings are unchanged."
NOT_TAKEN = "{name} could not be used: {why} " + KEPT
TOO_LARGE = (
    "The file has {size} MB, but at most {most} MB are allowed. Files from this page are much "
    "smaller."
)
NOT_TEXT = "The file is not text in UTF-8."
NOT_JSON = "The file is not JSON, or it is incomplete: it cannot be read from {reason} on."
AT_LINE = "line {line}, column {column}"
TOO_LONG_NUMBER = "The file contains a number with thousands of digits."
NOT_FINITE = "The file contains {name}, which is not a finite number."
TOO_DEEP = "The values in the file are nested too deeply."
FOREIGN = "The file does not come from this page: it has no settings of the Backprop Inspector."
NOT_SHOWN = "The stepper cannot show this run because of: {names}."
NEWER = (
    "The file comes from another version of this page (format {version}; this page reads {known})."
)
NO_NAMES = "The column names in the file could not be used: each column needs one."
NO_PLACE = "The place in the file must be names with their values."

# On paper -------------------------------------------------------------------------------------

SHEET_TITLE = "Worksheet: iteration {at}"
SOLUTION_TITLE = "Solution: iteration {at}"
NAME_AND_DATE = ("Name", "Date")
TASK: Mapping[str, str] = {
    "easy": "Compute the empty cells of one quantity from the numbers given.",
    "medium": "Propagate the error back through layer {layer}: compute all empty cells, from top "
    "to bottom.",
    "hard": "Compute a whole iteration, forward and backward: all empty cells, from top to bottom.",
}
ROUNDING = (
    "Round the results of each table before you use them: the largest to {digits} significant "
    "{word}, all others to the same decimal place, halves away from zero. A number below "
    "this place keeps its first digit, and digits before the decimal point always stay. The given "
    "numbers are rounded in the same way, so your results match the solution exactly."
)
SHEET_NETWORK = (
    "A {layers} network, {hidden}, rule {rule}, learning rate {rate}; "
    "rows {rows} of the data{units}{others}."
)
IN_HIDDEN_LAYERS = "{activation} in the hidden layers"
FIRST_UNITS = ", the first {units} units of each hidden layer"
GIVEN = "Given"
ASKED = "To compute"
TO_FILL_IN = "to fill in"
QUESTIONS_INTRO = (
    "These questions are about the whole network and several iterations of its training. "
    "Each question comes with all the numbers you need."
)
ANSWER = "Answer:"
ORDER_ANSWER = "First to last:"

REPORT_TITLE = "Report of a training run"
SETTINGS = "Settings"
DATA = "Data, with predictions ŷ after {done}"
CURVE_TEXT = "The error over the iterations, from {first} to {last}."
CURVE = "The error over the iterations"
ERRORS = "Errors"
ERROR = "error"
TEST_ERROR = "test error"
BEFORE = "before iteration {at}"
PARAMETERS = "Parameters"
PREDICTED = "ŷ: {name}"
INITIAL = "before the first iteration"
TRAINED = "after {done}"
THE_LINK = "Link"
