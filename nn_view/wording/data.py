"""The words of the page Data: the table, uploading one, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Mapping

from nn_view.wording.reading.glossary import marked

TITLE = "Data"
SENTENCE = (
    "The rows that the network learns from: edit them, choose others or upload your own, and see "
    "what the network predicts for each."
)

# The current table
TABLE_HELP = (
    "Click a cell and type. To add a row, fill in every cell of the last line. To remove a row, "
    "tick it at the left and press Delete. Rows ticked as “test” are not used in training."
)
ROW_HELP = "The number of the row, as in the chart and in messages."
NEW_ROW = "new"
TEST = "test"
TEST_HELP = "This row only tests the network. It is not used in training."
INPUT_HELP = "Input {name}. Every page uses this name."
OUTPUT_HELP = "Target {name}. Every page uses this name."
OUTPUT_NAME = "→ {name}"
STEP = "Step through it"
STEP_HELP = "Open the stepper with this table, where you left off."
PLACE = "Row {row}, column {column}"
GIVE_UP = "Show the table in use"
GIVE_UP_HELP = "Undo the changes that made this table unusable."
KEPT = "Until then the last complete table is used."
IN_LINK = "The link to this page contains this table ({cells} cells; at most {most} fit)."
BUILT_IN = "This table is built in: a link contains only its name."
_NOT_IN_LINK = (
    " A link to it works as long as this server keeps the table. After that, upload it again."
)
NOT_IN_LINK = (
    "This table is too large for a link: it has {cells} cells, and at most {most} fit."
    + _NOT_IN_LINK
)
TOO_LONG_FOR_LINK = "The numbers and names of this table are too long for a link." + _NOT_IN_LINK

# Columns
COLUMNS = "Columns"
COLUMN = "Column"
COLUMN_HELP = "The column to rename or to remove."
NEW_NAME = "New name"
NEW_NAME_HELP = (
    "Up to {most} characters. The name stays with the data: in links, files and exports."
)
RENAME = "Rename"
REMOVE = "Remove"
ADD_INPUT = "Add input"
ADD_OUTPUT = "Add output"
ADD_HELP = "Add a column of zeros for you to fill in: 1 to {most} are allowed."
REMOVE_HELP = "Remove this column from every row."
SAME_NAME = "Two columns cannot both be called “{name}”."
TITLE_LABEL = "Name of this table"
TITLE_HELP = "The list “Data” in the sidebar shows this name."

# The chart
PICTURE_LABEL = (
    "Targets and predictions of {output} for {rows} rows after {iterations} iterations; row {row} "
    "is furthest from its target: {predicted} instead of {wanted}."
)
PICTURE_NAME = "predictions"
WORST = (
    "After {iterations} iterations, row {row} ({inputs}) is furthest from its target: predicted "
    "**{predicted}**, target **{wanted}**."
)
WORST_TEST = "It is a test row: the network has never seen it."
WORST_TRAIN = "It is a row that the network was trained with."
OUTPUT = "Output shown"
OUTPUT_SHOWN_HELP = "The output that the chart compares with its targets."
TARGET, PREDICTED, PREDICTED_TEST = "target", "predicted, training row", "predicted, test row"
ROW_AXIS, OUTPUT_AXIS = "row", "output"
INPUT = "{name} {value}"
NO_PREDICTION = "The training diverged, so there are no finite predictions to show."

# Other tables
OTHERS = "Another table"
BUILT_IN_HELP = "Train with this built-in table. Your own tables stay in the list in the sidebar."

# Uploading one
UPLOAD_OWN = "Upload your own"
UPLOAD_INTRO = (
    "Upload a table as CSV, TSV, Excel, .ods, ARFF or JSON, preferably with column names in the "
    "first line. From a large table, choose at most {rows} rows, {inputs} inputs and {outputs} "
    "outputs. The table stays in this session."
)
UPLOAD = "File: CSV, TSV, Excel, .ods, ARFF or JSON, up to 2 MB"
UPLOAD_HELP = (
    "Cells may be separated by commas, semicolons, tabs, vertical bars or spaces. Decimal commas, "
    "units and titles are recognized. The preview says how the file was read."
)
PASTE = "Or paste a table"
PASTE_HELP = "Cells copied from a spreadsheet, or lines with commas or semicolons."
PASTE_EXAMPLE = "height; width; door\n2,1; 0,9; 1\n0,4; 0,6; 0"
READ = "Preview it"
READ_HELP = "Preview the pasted table. Your current table stays in use."
REFUSED = "{what} could not be used: {why}"
STILL_THERE = "Your current table is unchanged."
PASTED = "pasted table"
PASTED_TEXT = "The pasted text"
UNTITLED = "own table"
EDITED = "{title}, edited"
PREVIEW = "Preview of {title}"
PREVIEW_REST = "The first {shown} of {rows} rows."
INPUTS = "Inputs"
INPUTS_HELP = "The columns that the network predicts from. Columns in neither list are left out."
TARGETS = "Targets"
TARGETS_HELP = "The columns that the network learns to predict."
TEST_ROWS = "Test rows"
TEST_ROWS_HELP = (
    "Rows that are not used in training, such as 7, 8 or 20-30 or every 4 or random 20 seed 1. "
    "Row 1 is the first below the names. Test rows show whether the network has learned the "
    "pattern or has only memorized its training rows."
)
TEST_ROWS_EXAMPLE = "7, 8 or 20-30 or every 4 or random 20"
TEST_ROWS_REFUSED = (
    "The test rows {given} are not understood: give row numbers from 1 to {most}, such as 7, 8 or "
    "5-8 or every 4."
)
RANDOM_REFUSED = "{given}: draw 1 to {most} rows at random, so that some are left for training."
DRAW_TESTS = "Draw a fifth"
DRAW_TESTS_HELP = (
    "Draw a random fifth of the rows for testing, the same share of each class. Click again for "
    "other rows."
)
NO_ROWS = "No row is left. Choose other rows or columns."
ROWS = "Rows to use"
ROWS_HELP = (
    "The rows to use, at most {most}. The seed decides which rows are drawn at random, the same "
    "share of each class."
)
WAYS: Mapping[str, str] = {
    "all": "all rows",
    "first": "the first rows",
    "every": "every n-th row",
    "random": "random rows",
}
ROW_COUNT = {"first": "How many", "every": "n", "random": "How many"}
ROW_COUNT_HELP = "The number of rows, or n for every n-th row."
ROW_SEED, ROW_SEED_HELP = "Seed", "Another seed draws other rows."
MISSING = "A value is missing: row {row}, column {number} ({column})."
MISSING_MORE = "{values} are missing, the first in row {row}, column {number} ({column})."
VALUE = "value"
LEAVE_OUT_ROW = "Leave this row out"
LEAVE_OUT_ROWS = "Leave these {rows} rows out"
LEAVE_OUT_HELP = "Every row with a missing value in one of the chosen columns."
CLASSES_FOUND = "Column {column} holds {count} classes: {classes}."
EACH_CLASS = "One output for each class"
TWO_CLASSES = "One output: 0 is {first}, 1 is {second}"
EACH_CLASS_HELP = (
    "A class is not a number: the second is not halfway between the first and the third. So each "
    "class gets its own output: 1 for its rows, 0 for all others. Two classes share one output."
)
TEXT_INPUTS = "Leave out columns with text"
CONSTANT = (
    "The value is the same in all rows: {columns}. Such an input cannot tell rows apart. Its "
    "weights only act as extra biases."
)
FIRST_LINE = "First line contains column names"
FIRST_LINE_HELP = "Turn this off if the first line of the table is a row of data."
DECIMAL = "What {given} in column {column} means"
DECIMAL_HELP = (
    "A comma or point before three digits may separate thousands or decimals, and no other number "
    "in the table shows which. Your answer applies to all columns."
)
SCALE_INPUTS = "Scale inputs"
SCALE_INPUTS_HELP = (
    "Large inputs drive sigmoid and tanh into saturation, where they hardly learn. Each column "
    "is scaled by its training rows; test rows are scaled the same way."
)
SCALE_TARGETS = "Scale targets"
SCALE_TARGETS_HELP = (
    "A sigmoid output lies between 0 and 1 and cannot reach targets outside. “0–1” scales the "
    "targets to this range, “standard” does not. A linear output can reach any number."
)
SCALES: Mapping[str, str] = {"none": "none", "range": "0–1", "standard": "standard"}
WHY_SCALE = marked(
    "Why scale? Sigmoid outputs cannot reach targets outside 0 to 1, and small inputs of similar "
    "size keep the units out of saturation."
)
OUTSIDE = (
    "The targets lie between {least} and {most}, but the output {reach}. Some are out of reach, "
    "so the error cannot become 0."
)
OUTSIDE_CURE = "Scale the targets to 0–1"
LARGE_INPUTS = marked(
    "Inputs reach {most}. Numbers this large saturate the units at once; scaling them helps."
)
RULE = (
    "The tutorial's rule departs from the gradient. To get the same numbers as other programs do "
    "with your table, use the exact rule."
)
LARGE_CURE = "Scale the inputs"
USE_TABLE = "Use this table"
USE_HELP = "Train with this table from now on. Your current table stays in the list in the sidebar."
IN_USE = "This table is in use."
SCALED_PREVIEW = "As the network sees them: scaled, training rows first."
READY = "Training rows: {train}, test rows: {test}. Inputs: {inputs}, outputs: {outputs}."

SEPARATED: Mapping[str, str] = {
    ",": "Separated by commas.",
    ";": "Separated by semicolons.",
    "\t": "Separated by tabs.",
    "|": "Separated by vertical bars.",
    " ": "Separated by spaces.",
}
SEPARATED_BY = "Separated by “{sign}”."
FROM_JSON, FROM_ARFF = "Read from JSON.", "Read from ARFF."
ENCODING = (
    "Read in the encoding {encoding}. If names or classes look wrong, save the table as UTF-8 and "
    "upload it again."
)
SAVED_VALUES = "For formulas, the values saved in the file are used."
SIZE = "{rows}, {columns}."
ROW, COLUMN_OF, LINE = "row", "column", "line"
DECIMAL_COMMA = "Decimal commas are read as decimal points."
UNNAMED = "The first line contains data, so the columns were named automatically."
NUMBERED = "The first line numbers the columns, so these numbers are their names."
INDEX = "The first column has no name and numbers the rows, so it is called {name} and left out."
EMPTY_COLUMNS = "Left out because they have no values: {names}."
COUNTING = "{name} only numbers the rows, so it is left out."
SKIPPED = "Skipped: {lines}."
SKIPPED_LINE = "line {line}, {kind}: {text}"
SKIPPED_MORE = "and {lines} more"
SKIPPED_KINDS: Mapping[str, str] = {
    "comment": "a comment",
    "separator": "the separator",
    "title": "a title",
    "size": "the size of the table",
    "units": "units",
    "rule": "a dividing line",
    "names": "the column names again",
    "footer": "a note below the table",
    "sum": "a sum or a mean",
}
READ_AS_ALL = "Numbers: {examples}."
READ_AS = "in {name}, {given} is read as {value}"
READ_MORE = "and more in {columns}"
CLEANED = (
    "Column names must all differ and have at most {most} visible characters in one line. "
    "Changed: {names}."
)
MORE_CLEANED = "{names} and {count} more"
SHEET = "From the sheet {sheet}."
IN_SHEET = "Sheet {sheet}: {why}"
SHEETS = "Sheet"
SHEETS_HELP = "The sheets of the workbook. The first one with a table is shown first."
ABOUT = "{title}: {problem}"

# What is wrong with a file
EMPTY_FILE = "The file is empty."
EMPTY_TEXT = "There is nothing to read: paste the lines of a table first."
TOO_LARGE = (
    "It has {size} MB, and at most {most} MB are read. The largest table that can be used "
    "needs far less: keep the rows and columns that matter."
)
OLD_EXCEL = (
    "This old Excel file (.xls) cannot be read: it is damaged or has a password. Save it "
    "as .xlsx without a password, or as CSV."
)
SETTINGS = "This file contains settings, not a table. Open it on the page Take it home."
LONG = "The table has {rows} rows; at most {most} are read."
DAMAGED_JSON = "This JSON is damaged or cut off. Save it again, or save the table as CSV."
NESTED = "Record {row} holds {cell}. Each value must be a number or text."
ARFF_LINE = "Line {line} of this ARFF file is not understood: {text}."
ARFF_HALF = "This ARFF file has no columns (@attribute) or no rows (@data)."
ARFF_SPARSE = (
    "Line {line} of this ARFF file is sparse, which is not supported. Save it with all values."
)
OTHER_KIND = "This is not a table but {kind}. Upload a table as CSV, TSV or Excel (.xlsx)."
PICTURE = "a picture"
NO_WORKBOOK = (
    "This archive is not a workbook (.xlsx, .ods). Unpack it, or save the table as .xlsx or CSV."
)
DAMAGED = "This workbook cannot be read: it is damaged or cut off. Save it again, or as CSV."
BOMB = (
    "This workbook unpacks to more than {most} MB; no table of numbers needs that much. Copy "
    "the cells that matter to a new sheet."
)
NO_CELLS = "All sheets of this workbook are empty."
NO_CELLS_THERE = "it has no cell with a value."
FORMULA = (
    "Cell {cell} contains a formula, but its value was not saved in the file. Open the file in "
    "Excel or LibreOffice, save it, and upload it again."
)
