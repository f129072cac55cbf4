"""The words of the page on mistakes made on purpose."""

from __future__ import annotations

from collections.abc import Mapping

from nn_view.wording import check

TITLE = "Wrong on purpose"
SENTENCE = (
    "Backpropagation with a common mistake beside the correct version: where the numbers first "
    "differ, whether a gradient check catches it, and what happens to the error."
)

MISTAKE = "Mistake"
LAYER, LAYER_NAMED, ALL = "Where", "layer {layer} only", "in all layers"
LAYER_HELP = "The layers of weights in which the mistake is made, counted from the inputs."
NO_MISTAKE = "“{title}” changes nothing in this network, so another mistake is shown."
MISTAKE_HELP = "Only the lines with the mistake change. The initial weights are the same."
OWN_LINE = "My own line"
OF = "Quantity"
OF_HELP = "The quantity whose line you replace."
OF_ALLOWED = "it must be a quantity of the network"
LINE = "{name} ="
LINE_HELP = (
    "An expression over everything that is computed before it: names, numbers, + - * / @ **, "
    "comparisons, .T, .sum(axis=0), .mean(axis=0), and np. exp, log, sqrt, abs, tanh, maximum, "
    "minimum, where, dot, outer, sum, mean."
)
LINE_ALLOWED = "it must be an expression, such as z1_d_w1.T @ error_d_z1"
STILL_USED = "Still used: `{line}`"
BEGIN = "This is the correct line. Change it, and see below what happens."
LINE_GONE = "Your line does not fit this network, so the correct one is shown. {why}"
KNOWN = (
    "**This is the mistake “{title}”:** it gives the same numbers in this run and in others with "
    "random weights."
)
RESEMBLED = (
    "**Your line gives the same `{name}` as the mistake “{title}”**, in this run and in others "
    "with random weights."
)
RESEMBLED_THERE = (
    "**Your line gives the same `{name}` as the mistake “{title}” in layer {layer}**, in this run "
    "and in others with random weights."
)
SAME_NUMBERS = (
    "**This line is right:** it gives the correct numbers in this run and in others with random "
    "weights."
)
NOT_KNOWN = "None of the known mistakes gives these numbers."
RIGHT = "Correct"
WRONG = "Wrong on purpose"
CORRECT = "correct"
WRONG_ONE = "wrong"
WHY = "**Why people write it:** {why}"
IS_RIGHT = "**What is right:** {right}"
COMPARED = "Compared with the rule *{rule}* from the sidebar."
COMPARED_EXACT = (
    "Always compared with the rule *exact*: this is one of the places where the rule *tutorial* "
    "differs from it."
)

X_AXIS = "Iterations"
X_HELP = "Logarithmic: the first iterations get as much space as the last ones."
Y_AXIS = "Error"
Y_HELP = "Logarithmic: each step down divides the error by ten."
SCALES: Mapping[str, str] = {"log": "logarithmic", "linear": "linear"}
X = "iteration"
Y = "error"
CURVES = (
    "The error over {count} iterations. Final error, correct: {right}. With the mistake: {wrong}."
)
ENDS_EARLY = "{error} in iteration {iteration}, then it diverges"
AFTER = "After {count} iterations: correct **{right}**, with the mistake **{wrong}**."
AFTER_DIVERGED = (
    "With the mistake the training diverges: {quantity} of iteration {iteration} is not finite. "
    "Correct, after {count} iterations: **{right}**."
)
LOWER = (
    "The training with the mistake has the smaller error here. A falling error does not prove that "
    "the gradient is right. The check below tests that."
)

PART = "First difference"
PARTS = (
    "Iteration **{iteration}**, {cell}: correct **{right}**, with the mistake **{wrong}**. "
    "Before this iteration every number is the same to the last bit."
)
PARTS_AT_ONCE = (
    "Iteration **{iteration}**, {cell}: correct **{right}**, with the mistake **{wrong}**. "
    "Everything computed earlier in this iteration is the same to the last bit."
)
PARTS_NOWHERE = (
    "With these settings the two are the same to the last bit in all {count} iterations: here the "
    "mistake has no effect."
)
STEP_RIGHT = "Step through the correct run"
STEP_WRONG = "Step through the run with the mistake"
STEP_HELP = "Open the stepper at this iteration, quantity and cell."

CHECK = "Gradient check"
PARAMETER = "parameter"
CHECKED = "iteration {iteration}, {side}"
AGREES = "✓ agrees"
DIFFERS = "✗ differs"
CAUGHT = "At iteration {iteration} the check catches the mistake: {names} {is_not} the gradient."
IS_NOT = "is not"
ARE_NOT = "are not"
SAME_BOTH = (
    "At iteration {iteration} the check cannot tell the two apart: with the rule *tutorial*, "
    "{names} differ from the gradient in the correct training too."
)
NOT_CAUGHT = "At iteration {iteration} the check finds nothing wrong."
USE_EXACT = "Compare with the exact rule"
USE_EXACT_HELP = "Set the rule in the sidebar to exact, so that only the mistake is left to find."
CHECKING = "Checking the derivatives."

OVERVIEW = "All mistakes with these settings"
OVERVIEW_SENTENCE = (
    "Each one trains for {count} iterations from the same initial weights. “{first}” and "
    "“{second}” are compared with the rule *exact*, the others with the rule *{rule}*."
)
OVERVIEW_EXACT = (
    "Each one trains for {count} iterations from the same initial weights and is compared with the "
    "rule *exact*."
)
COLUMNS: Mapping[str, str] = {
    "mistake": "mistake",
    "shows": "first difference",
    "start": "check, iteration 0",
    "apart": "check, first difference",
    "wrong": "final error",
    "right": "final error, correct",
}
CELL_CAUGHT = "caught: {names}"
CELL_SAME = "unclear: {names} differ in both"
CELL_NOT = "not caught"
SHOWS = "iteration {iteration}: {cell}"
SHOWS_NOT = "none"
BREAKS_OFF = "diverges in iteration {iteration}"
MISTAKES_DONE = "mistakes trained and checked"
ITERATIONS_DONE = "iterations of the two runs trained"
NOT_TRAINED = (
    "One common mistake is not in this list: a bias gradient that is not summed over the rows. "
    "With it, `b1 -= …` fails, but `b1 = b1 - …` silently gives each row a bias of its own. Other "
    "rows, such as test rows, then have no bias, so such a network cannot be trained here. To find "
    f"the mistake in your program, paste your `delta_b1` into “{check.MINE}” on the page "
    f"“{check.TITLE}”."
)
LATER = "The table appears when the two runs above are trained."

REFERENCE = "Mistakes"
REFERENCE_SENTENCE = (
    "Common mistakes of learners. Each changes one kind of line in the list below and nothing else."
)
