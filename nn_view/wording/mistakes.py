"""The words of the page on mistakes made on purpose."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Wrong on purpose"
SENTENCE = (
    "A backpropagation with a well-known mistake beside the correct one: where the two part, "
    "whether a gradient check notices, and what becomes of the error."
)

MISTAKE = "The mistake"
MISTAKE_HELP = "One quantity's line is replaced, nothing else. The start is the same."
RIGHT = "Correct"
WRONG = "Wrong on purpose"
CORRECT = "correct"
WRONG_ONE = "wrong"
WHY = "**Why people write it:** {why}"
IS_RIGHT = "**What is right:** {right}"
COMPARED = "Compared with the rule *{rule}*, as set in the sidebar."
COMPARED_EXACT = (
    "Compared with the rule *exact*, whatever the sidebar says: this is one of the places where "
    "the rule *tutorial* departs from it."
)

X_AXIS = "Iterations"
X_HELP = "Logarithmic: the first iterations get as much room as the last ones."
Y_AXIS = "Error"
Y_HELP = "Logarithmic: an error ten times as small is one step further down."
SCALES: Mapping[str, str] = {"log": "logarithmic", "linear": "linear"}
X = "iteration"
Y = "error"
CURVES = (
    "The error over {count} iterations. Correct: {right} in the end. With the mistake: {wrong}."
)
ENDS_EARLY = "{error} in iteration {iteration}, then numbers beyond all bounds"
AFTER = "After {count} iterations: correct **{right}**, with the mistake **{wrong}**."
AFTER_DIVERGED = (
    "With the mistake the training breaks off: {quantity} of iteration {iteration} is no finite "
    "number. Correct, after {count} iterations: **{right}**."
)
LOWER = (
    "The wrong training has the smaller error here. A falling error is no proof of a right "
    "gradient; the check below is."
)

PART = "Where the two part"
PARTS = (
    "Iteration **{iteration}**, `{cell}`: correct **{right}**, with the mistake **{wrong}**. "
    "Before that every number is the same to the last bit."
)
PARTS_AT_ONCE = (
    "Iteration **{iteration}**, `{cell}`: correct **{right}**, with the mistake **{wrong}**. "
    "All that was computed before in it is the same to the last bit."
)
PARTS_NOWHERE = (
    "In these settings the two are the same to the last bit in all {count} iterations: nobody "
    "could see the mistake here."
)
STEP_RIGHT = "Step through the correct one there"
STEP_WRONG = "Step through the wrong one there"
STEP_HELP = "Opens the stepper at this iteration, quantity and cell."

CHECK = "What the gradient check says"
PARAMETER = "parameter"
CHECKED = "iteration {iteration}, {side}"
AGREES = "✓ agrees"
DIFFERS = "✗ differs"
CAUGHT = "At iteration {iteration} the check catches the mistake: {names} {is_not} the gradient."
IS_NOT = "is not"
ARE_NOT = "are not"
SAME_BOTH = (
    "At iteration {iteration} the check cannot tell the two apart: {names} differ from the "
    "gradient in the correct training too, for the rule *tutorial* departs from it by itself."
)
NOT_CAUGHT = "At iteration {iteration} the check finds nothing wrong."
USE_EXACT = "Compare with the exact rule"
USE_EXACT_HELP = "Sets the rule in the sidebar to exact: then only the mistake is left to find."
CHECKING = "The derivatives are being checked."

OVERVIEW = "All eight, in these settings"
OVERVIEW_SENTENCE = (
    "Each trained for {count} iterations from the same start. “{first}” and “{second}” are "
    "compared with the rule *exact*, the others with the rule *{rule}*."
)
OVERVIEW_EXACT = (
    "Each trained for {count} iterations from the same start, and compared with the rule *exact*."
)
COLUMNS: Mapping[str, str] = {
    "mistake": "mistake",
    "shows": "first shows in",
    "start": "check, iteration 0",
    "apart": "check, where it shows",
    "wrong": "error in the end",
    "right": "correct",
}
CELL_CAUGHT = "caught: {names}"
CELL_SAME = "cannot tell: {names} in both"
CELL_NOT = "not caught"
SHOWS = "iteration {iteration}: {cell}"
SHOWS_NOT = "nowhere"
BREAKS_OFF = "breaks off in iteration {iteration}"
MISTAKES_DONE = "mistakes trained and checked"
ITERATIONS_DONE = "iterations trained, correct and wrong"
LATER = "The table follows when the two trainings above are done."

REFERENCE = "Mistakes on purpose"
REFERENCE_SENTENCE = (
    "Known mistakes of learners. Each replaces one line in the list below, nothing else."
)
