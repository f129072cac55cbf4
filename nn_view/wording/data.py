"""The words of the page Data: the table, bringing one, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Data"
SENTENCE = (
    "The rows that the network learns from: edit them, choose others or bring your own, and see "
    "what it makes of each."
)

# The table at hand
TABLE_HELP = (
    "Click a cell and type. The last line adds a row; tick a row at the left and press Delete to "
    "remove it. Rows ticked as “test” are not trained with."
)
ROW_HELP = "As in the picture beside it and in what is said about the table."
NEW_ROW = "new"
TEST = "test"
TEST_HELP = "This row only tests the network; it is not trained with."
INPUT_HELP = "The input {name}, under this name on every page."
OUTPUT_HELP = "The target {name}, under this name on every page. A sigmoid reaches 0 to 1."
OUTPUT_NAME = "→ {name}"
STEP = "Step through it"
STEP_HELP = "Open the stepper with these data, at the place where it stood."
PLACE = "Row {row}, column {column}"
GIVE_UP = "Show the table in use"
GIVE_UP_HELP = "Undo the changes that made this table unusable."
KEPT = "Until then the last complete table is used."
IN_LINK = "This table travels in the link to this page ({cells} cells, at most {most} do)."
BUILT_IN = "A built-in table; a link names it."
_NOT_IN_LINK = (
    " travel in a link. A link of now works as long as this server holds the data; after that "
    "they have to be brought again."
)
NOT_IN_LINK = (
    "This table has {cells} cells, and a link carries at most {most}: own data of this size do not"
    + _NOT_IN_LINK
)
TOO_LONG_FOR_LINK = (
    "The numbers and names of this table are longer than a link carries: they do not" + _NOT_IN_LINK
)

# Columns
COLUMNS = "Columns"
COLUMN = "Column"
COLUMN_HELP = "The column to rename or to remove."
NEW_NAME = "Its new name"
NEW_NAME_HELP = (
    "Up to {most} characters. The name travels with the data: in links, in files, in exports."
)
RENAME = "Rename"
REMOVE = "Remove"
ADD_INPUT = "Add input"
ADD_OUTPUT = "Add output"
ADD_HELP = "A column of zeros, to be filled in: 1 to {most} are allowed."
REMOVE_HELP = "Remove this column from every row."
SAME_NAME = "Two columns cannot both be called “{name}”."
TITLE_LABEL = "Name of this table"
TITLE_HELP = "For the list of data in the sidebar; it stays in this session."

# The picture
PICTURE_LABEL = (
    "Wanted and predicted {output} for {rows} rows after {iterations} iterations; the furthest "
    "from its wanted value is row {row}: {predicted} instead of {wanted}."
)
PICTURE_NAME = "predictions"
WORST = (
    "After {iterations} iterations the furthest miss is row {row} ({inputs}): predicted "
    "**{predicted}**, wanted **{wanted}**."
)
WORST_TEST = "It is a test row: the network has never seen it."
WORST_TRAIN = "It is a row that the network was trained with."
OUTPUT = "Output shown"
OUTPUT_SHOWN_HELP = "Which of the outputs the picture compares with its wanted values."
WANTED, PREDICTED, PREDICTED_TEST = "wanted", "predicted, training row", "predicted, test row"
ROW_AXIS, OUTPUT_AXIS = "row", "output"
NO_PREDICTION = "The training diverged: there is no finite prediction to show."

# Other tables
OTHERS = "Another table"
BUILT_IN_HELP = "Tables that every link can name. Own tables stay in the sidebar's list."

# Bringing one
BRING = "Bring your own"
BRING_INTRO = (
    "A table of numbers, a line of column names first: CSV, TSV or Excel (.xlsx), at most "
    "{rows} rows, {inputs} inputs and {outputs} outputs. It stays in this session."
)
UPLOAD = "File: CSV, TSV or Excel, up to 2 MB"
UPLOAD_HELP = (
    "Commas, semicolons or tabs separate; UTF-8, UTF-16 and Latin-1 are "
    "understood, and so are decimal commas."
)
PASTE = "Or paste a table"
PASTE_HELP = "Cells copied from a spreadsheet, or lines with commas or semicolons."
PASTE_EXAMPLE = "height; width; door\n2,1; 0,9; 1\n0,4; 0,6; 0"
READ = "Read it"
READ_HELP = "Show what is in the pasted text; nothing is replaced yet."
REFUSED = "{what} was not taken: {why}"
STILL_THERE = "What you had is unchanged."
PASTED = "pasted table"
PASTED_TEXT = "The pasted text"
UNTITLED = "own table"
EDITED = "{title}, edited"
PREVIEW = "Preview of {title}"
PREVIEW_REST = "The first {shown} of {rows} rows."
INPUTS = "Inputs"
INPUTS_HELP = "Columns that the network is given. A column in neither list is left out."
TARGETS = "Targets"
TARGETS_HELP = "Columns that the network is to predict."
TEST_ROWS = "Test rows"
TEST_ROWS_HELP = (
    "Rows that are not trained with: 7, 8 or 20-30 or every 4, counted from 1 below the names. "
    "They show whether the network has learned or only memorised."
)
TEST_ROWS_EXAMPLE = "7, 8 or 20-30 or every 4"
TEST_ROWS_REFUSED = (
    "The test rows {given} are not understood: give row numbers from 1 to {most}, such as 7, 8 or "
    "5-8 or every 4."
)
SCALE_INPUTS = "Scale inputs"
SCALE_INPUTS_HELP = (
    "Large inputs drive sigmoid and tanh into saturation, where they hardly learn. Each column "
    "is scaled by its training rows; test rows go the same way."
)
SCALE_TARGETS = "Scale targets"
SCALE_TARGETS_HELP = (
    "The output is a sigmoid, which lies between 0 and 1: targets beyond that are never reached. "
    "“0–1” brings them within; “standard” gives negative ones, which stay out of reach."
)
SCALES: Mapping[str, str] = {"none": "none", "range": "0–1", "standard": "standard"}
WHY_SCALE = (
    "Why scale: a sigmoid's output lies between 0 and 1, so targets have to; and inputs of small, "
    "similar size keep the units out of saturation."
)
OUTSIDE = (
    "Wanted outputs lie between {least} and {most}, but a sigmoid's output lies between 0 "
    "and 1: some are out of reach, and the error cannot become 0."
)
OUTSIDE_CURE = "Scale the targets to 0–1"
LARGE_INPUTS = (
    "Inputs reach {most}. Such large numbers saturate the activations at once; scaling them helps."
)
USE_BROUGHT = "Use this table"
USE_HELP = "Train with these data from now on; the present table stays in the sidebar's list."
IN_USE = "These are the data in use."
SCALED_PREVIEW = "As the network gets them: scaled, training rows first."
READY = "Rows to train with: {train}, to test: {test}. Inputs: {inputs}, outputs: {outputs}."

SEPARATED: Mapping[str, str] = {
    ",": "Separated by commas.",
    ";": "Separated by semicolons.",
    "\t": "Separated by tabs.",
}
SIZE = "{rows} rows, {columns} columns."
DECIMAL_COMMA = "Decimal commas are read as points."
UNNAMED = "The first line holds numbers, so the columns were given names."
CLEANED = (
    "Names of columns are one line of at most {most} visible characters, each its own; changed: "
    "{names}."
)
MORE_CLEANED = "{names} and {count} more"
SHEET = "From the sheet {sheet}."
IN_SHEET = "Sheet {sheet}: {why}"
SHEETS = "Sheet"
SHEETS_HELP = "The workbook's sheets; at first the first one that holds a table."
ABOUT = "{title}: {problem}"

# What is wrong with a file
EMPTY_FILE = "The file is empty."
EMPTY_TEXT = "There is nothing to read: paste the lines of a table first."
TOO_LARGE = (
    "It has {size} MB, and at most {most} MB are read. The largest table that can be used "
    "needs far less: keep the rows and columns that matter."
)
OLD_EXCEL = (
    "This is an Excel file of the old kind (.xls) or one with a password: save it as .xlsx "
    "without a password, or as CSV."
)
OTHER_KIND = "This is no table, but {kind}. Give a table as CSV, TSV or Excel (.xlsx)."
PICTURE = "a picture"
NO_WORKBOOK = (
    "This is an archive, but no Excel workbook (.xlsx). Save the table as .xlsx or CSV; archives "
    "have to be unpacked."
)
DAMAGED = "This Excel file cannot be read: it is damaged or cut off. Save it again, or as CSV."
BOMB = (
    "This Excel file unpacks to more than {most} MB; no table of numbers needs that much. Copy "
    "the cells that matter to a new sheet."
)
NO_CELLS = "This Excel file has no cell with a value: its sheets are empty."
NO_CELLS_THERE = "it has no cell with a value."
MANY_ROWS = "The sheet has more than {most} rows; at most {most} are allowed."
FORMULA = (
    "Cell {cell} holds a formula, and formulas are not computed here. In Excel, copy the cells "
    "and paste them as values, then save."
)
