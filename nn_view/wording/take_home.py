"""The words of the page Take it home, and of what is printed from it."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Take it home"
SENTENCE = (
    "This run as a program, a notebook, a worksheet, tables and pictures; and back again from a "
    "file or a link."
)

ITERATION = "Iteration"
ITERATION_HELP = "The iteration whose quantities are printed, drawn and asked for on the worksheet."
QUANTITY = "Quantity"
QUANTITY_HELP = "The quantity whose matrix is drawn, and about which an easy worksheet asks."

PROGRAM = "The program of this run"
PROGRAM_SENTENCE = "It needs NumPy alone, and its errors are those of this run to the last bit."
SCRIPT = "Program (.py)"
SCRIPT_HELP = "One file of Python that trains this network and prints this iteration."
NOTEBOOK = "Notebook (.ipynb)"
NOTEBOOK_HELP = "The same in cells, with the formulas of each step; it can be brought back below."
SAVED = "Settings (.json)"
SAVED_HELP = "Settings, data and place in a small file, which can be brought back below."

LINK = "The link of this view"
LINK_HELP = "It opens the stepper with these settings, at this iteration and quantity."
QR_LABEL = "QR code of the link {link}"
QR_TOO_LONG = (
    "The link is too long for a QR code. Copy it, or hand out the settings as a file (.json)."
)
QR_FINE = "A long link makes a fine code: show it large, or hand out the settings (.json)."
LARGE = "Large, for the projector"
LARGE_HELP = "The QR code as large as the screen."
USUAL_SIZE = "Back to the program"
LINK_INCOMPLETE = (
    "The link does not hold everything: your table is too large for it, and is found only as "
    "long as this server remembers it. Hand out the file with the settings (.json) instead."
)
LOCAL = (
    "This address is that of this computer alone: others cannot open it. Start the server with "
    "an address that they can reach."
)
NO_ADDRESS = "The address of this page is not known here; copy it from the browser."

PAPER = "On paper"
PAPER_SENTENCE = "For A4 and Letter: open the file in a browser and print it, or keep it as PDF."
LEVEL = "Worksheet"
LEVEL_HELP = (
    "easy: a few cells of the chosen quantity. medium: the way back through its layer. "
    "hard: the whole iteration."
)
LEVELS: Mapping[str, str] = {"easy": "easy", "medium": "medium", "hard": "hard"}
ROWS = "Rows of the data"
ROWS_HELP = "The worksheet's network is trained with these rows alone, so that one can add them up."
ROWS_MISSING = "Choose at least one row of the data for the worksheet."
ROWS_ALLOWED = "numbers of rows are needed, such as 1,2"
UNITS = "Hidden units"
UNITS_HELP = "How many units of each hidden layer stay on the worksheet."
DIGITS = "Digits"
DIGITS_HELP = "Digits behind the point of all numbers on the worksheet."
SHEET_SIZE = "{numbers} to fill in, from {rows} and {units}."
NUMBER, ROW, COLUMN, UNIT = "number", "row", "column", "hidden unit"
SHEET_ZEROS = (
    "{zeros} of these {blanks} numbers are 0 after rounding: there is more to compute with more "
    "digits, other rows, or at an earlier iteration."
)
SHEET_DIVERGED = "This iteration has numbers that are not finite: choose an earlier one."
SHEET = "Worksheet (.html)"
SHEET_HELP = "The exercise, and on a sheet of its own the solution."
REPORT = "Report (.html)"
REPORT_HELP = "Settings, data, error curve, parameters before and after, predictions, and the link."

NUMBERS = "Tables of numbers"
PART = "Columns"
PART_HELP = "What stands in a row beside the iteration; every number has all its digits."
PARTS: Mapping[str, str] = {
    "errors": "errors",
    "parameters": "errors and parameters",
    "quantities": "errors, parameters and quantities",
}
FIRST = "From iteration"
FIRST_HELP = "The first iteration of the table."
LAST = "to iteration"
LAST_HELP = "The last iteration of the table; by default the last one of the run."
EVERY = "Every"
EVERY_HELP = "1: each iteration is a row. 10: one iteration in ten."
TABLE_SIZE = "{rows} and {columns}."
CSV = "CSV"
CSV_HELP = "Text with a line of names: for spreadsheets and everything else."
PARQUET = "Parquet"
PARQUET_HELP = "Compressed columns of float64, as data frames read them."

PICTURES = "Pictures"
PICTURES_SENTENCE = "Each can be kept as PNG or SVG."
NETWORK_LABEL = (
    "The network of {layers} before iteration {at}: lines as wide as the weights, solid orange "
    "above zero, dashed blue below; in the nodes the values of the first row."
)
CURVE_LABEL = "The error over the iterations, from {first} to {last}; now at iteration {at}: {now}."
NO_ERROR = "it diverged there"
MATRIX_LABEL = "{name} of iteration {at}, {rows} by {columns}, with its numbers in the cells."
NETWORK_TITLE = "iteration {at}, first row"
MATRIX_TITLE = "{name}, iteration {at}"
TRAIN = "training"
TEST = "test"
NOW = "iteration {at}"

ONE_FILE = "The stepper in one file"
NOTHING_YET = "Nothing is trained yet; this part comes as soon as there are numbers."

BACK = "Bring it back"
BACK_SENTENCE = "A file of settings or a notebook from this page opens the stepper exactly there."
UPLOAD = "File: .json or .ipynb, up to 5 MB"
UNTITLED = "table from a file"
UPLOAD_HELP = "Nothing changes here if the file is not one of ours."
KEPT = "Your settings are as they were."
NOT_TAKEN = "{name} was not taken: {why} " + KEPT
TOO_LARGE = "The file has {size} MB, and at most {most} MB are read; ours are much smaller."
NOT_TEXT = "The file is not text in UTF-8."
NOT_JSON = "The file is not JSON, or it was cut off: it cannot be read from {reason} on."
AT_LINE = "line {line}, column {column}"
TOO_LONG_NUMBER = "The file holds a number of thousands of digits."
NOT_FINITE = "The file holds {name}, which is not a number."
TOO_DEEP = "The file nests its values too deeply."
FOREIGN = "The file does not come from this page: it names no settings of the Backprop Inspector."
NOT_SHOWN = "The stepper cannot show this training; it is not possible here because of: {names}."
NEWER = "The file was written by another version of this page (format {version}, here {known})."
NO_NAMES = "The names of the columns in the file could not be used: one for each column is needed."
NO_PLACE = "The file's place must be names with their values."

# On paper -------------------------------------------------------------------------------------

SHEET_TITLE = "Worksheet: iteration {at}"
SOLUTION_TITLE = "Solution: iteration {at}"
NAME_AND_DATE = ("Name", "Date")
TASK: Mapping[str, str] = {
    "easy": "Compute the empty cells of one quantity from the numbers given.",
    "medium": "Send the error back through layer {layer}: compute all empty cells, from top to "
    "bottom.",
    "hard": "Compute a whole iteration, forwards and back: all empty cells, from top to bottom.",
}
ROUNDING = (
    "Round every result to {digits} digits behind the point before you go on with it (halves away "
    "from zero). The numbers given are rounded likewise, so yours come out exactly as in the "
    "solution."
)
SHEET_NETWORK = (
    "A {layers} network, {activation} in the hidden layers, rule {rule}, learning rate {rate}; "
    "rows {rows} of the data, the first {units} units of each hidden layer{others}."
)
GIVEN = "Given"
ASKED = "To compute"
TO_FILL_IN = "to fill in"

REPORT_TITLE = "A training, from its settings to its predictions"
SETTINGS = "Settings"
DATA = "Data, and predictions ŷ after {done}"
CURVE_TEXT = "The error over the iterations falls or rises from {first} to {last}."
CURVE = "The error over the iterations"
ERRORS = "Errors"
ERROR = "error"
TEST_ERROR = "test error"
BEFORE = "before iteration {at}"
PARAMETERS = "Parameters"
PREDICTED = "ŷ: {name}"
INITIAL = "before the first iteration"
TRAINED = "after {done}"
THE_LINK = "The link"
