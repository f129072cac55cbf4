"""The words of the page that checks gradients."""

from __future__ import annotations

from collections.abc import Mapping

from nn_view.wording.reading.glossary import marked

TITLE = "Check a gradient"
SENTENCE = (
    "Is this derivative right? Change each weight by ± ε, see how the error changes, and compare."
)

ITERATION = "Iteration"
ITERATION_HELP = (
    "The check uses the derivatives of this iteration and the weights before its update."
)
ONLY = "This run has only iteration 0."
EPSILON = "Step ε"
EPSILON_HELP = (
    "How far each weight is moved in both directions for the central difference "
    "(E(w + ε) − E(w − ε)) / 2ε. You can also click the curve below to choose it."
)
EPSILON_ALLOWED = "it must be a number from 1e-15 to 1"
ENTRY_HELP = "The entry shown in the two charts below. You can also click it in a matrix."
ENTRY_LARGEST = "largest difference: {entry}"
ENTRY_STEEPEST = "largest derivative: {entry}"

MINE = "Check your own numbers"
MINE_SENTENCE = (
    "Did you compute this by hand or with your own program? Type the number of one cell, or paste "
    "the whole matrix, to see whether it is right or which common mistake gives it."
)
MINE_QUANTITY = "Quantity"
MINE_QUANTITY_HELP = "The quantity that you computed, at the iteration chosen above."
MINE_ROW, MINE_COLUMN = "Row", "Column"
MINE_CELL_HELP = (
    "Which cell your number is for. If you enter a whole matrix, all its cells are compared."
)
MINE_VALUE = "Your number or matrix"
MINE_VALUE_HELP = (
    "A number, or rows of numbers: as NumPy, Python or MATLAB print them, or copied from "
    "a spreadsheet. A rounded number has to match only in the digits you give."
)
MINE_ALLOWED = "it must be a quantity, a row and a column, such as delta_w1,1,2"
MINE_GONE = "This network has no {name}, so {used} is shown."
MINE_SHOW = "Show this mistake"
MINE_SHOW_HELP = "Open “Wrong on purpose” with this mistake."

CHECKED = "derivatives checked"
ANALYTIC = "analytic {name}"
NUMERIC = "numeric {name}"
DIFFERENCE = "difference {name}"
MINUS = "−"
EQUALS = "="

MARKED = marked(
    "Marked entries differ by more than truncation and rounding explain at this ε. The three "
    "matrices in a row share one colour scale."
)
AGREE = "{name}: the two agree to {digits}"
AGREE_EVERY = "{name}: the two agree in every digit"
AGREE_ZERO = "{name}: both are 0 in every entry"
AGREE_LITTLE = "{name}: the two agree to only {digits}, but this ε explains the difference"
DIGITS = "digits"
DIGIT_ONE = "digit"
DIFFERS = "{name}: {count} of {all} entries differ, by up to {most} ({share})"
DIFFERS_ONE = "{name}: differs, by {most} ({share})"
ENTRIES = "entries"
ENTRY_ONE = "entry"
NOT_FINITE = "{name}: not finite at this iteration, so it cannot be compared"
PARTIAL = "{name}: {done} of {all} entries checked so far"

WHY = "Why they differ"
WHY_LINE = "≠ **`{quantity}`** in {targets}: {difference}"
WHY_NOT_TUTORIAL = marked(
    "Nothing in the rule explains these differences. Try another ε or another iteration."
)
ALL_RIGHT = (
    "Rule *exact*: every derivative matches the numerical gradient. Choose the rule *tutorial* in "
    "the sidebar to see some that do not."
)
ALL_LITTLE = (
    "Rule *exact*: this ε explains every difference. With an ε near the lowest point of the curve "
    "below, more digits agree."
)
ALL_ZERO = "Every derivative is 0 here, so nothing can differ: the units are saturated or inactive."
NOT_ALL_FINITE = "Numbers that are not finite cannot be compared: choose an earlier iteration."
UNSEEN = (
    "The tutorial differs from the gradient at {quantities}, but here by no more than the error of "
    "the check itself at this ε."
)
FAULT_UNSEEN = (
    "The mistake “{title}” has no effect at this iteration: every derivative matches the numerical "
    "gradient."
)
SHOW = "Show `{quantity}` in the stepper"
KINKS = marked(
    "For {count} {entries}, a weighted input crosses the kink of {activation} between w − ε and "
    "w + ε. There the slope of the error jumps, and the central difference averages the slopes on "
    "both sides, so the two may differ although neither is wrong. To avoid the kink, choose a "
    "smaller ε or another iteration."
)
OR = " or "

CURVE = marked("How the error of the central difference depends on ε")
SCOPE = "Entries"
SCOPE_HELP = "Which entries the relative error is computed for: the chosen one, or all together."
SCOPES: Mapping[str, str] = {"entry": "the chosen entry", "all": "all entries"}
DIFFERENCES_TAKEN = "differences computed"
CURVE_X = "ε"
CURVE_Y = "relative error"
PLAIN = "float64"
FINE = "{digits} digits"
RULE = "{rule} derivative"
TUTORIALS = "tutorial's"
MISTAKES = "mistake's"
CHOSEN = "ε = {epsilon}"
TRUNCATION = "truncation ∝ ε²"
ROUNDING = "rounding ∝ 1/ε"
CURVE_LABEL = (
    "Relative error of the central difference for {count} values of ε, on logarithmic axes. In "
    "float64 its minimum is {least}, at ε = {best}. For larger ε, truncation grows with ε squared; "
    "for smaller ε, rounding grows with 1/ε."
)
NO_CURVE = marked(
    "Here every central difference equals the gradient exactly, so there is no error to plot."
)
NO_CURVE_FINITE = "The numbers here are not finite, so there is no error to plot."
WHY_DIGITS = marked(
    "The digits that both errors share cancel; the remaining ones are in bold. float64 has "
    "{plain} digits. The check computes with {fine}, which lowers the rounding branch by a factor "
    "of {factor}, so that ε can be small enough for truncation to vanish."
)
NO_DIGITS = "Both errors are the same in every digit, so their difference is 0."
SAME_DIGITS = (
    "On this computer NumPy has no type more precise than float64: the two curves coincide."
)
TABLE_INDEX = "at this ε"
TABLE_SIDES: Mapping[str, str] = {
    "above": "E(w + ε)",
    "below": "E(w − ε)",
    "apart": "their difference",
    "slope": "… divided by 2ε",
    "analytic": "analytic",
}

NUDGE = "Nudge {entry} and watch the error"
SPAN = "Range"
SPAN_HELP = "How far the weight can be nudged in each direction. Up close the error looks straight."
SLIDER = "Nudge"
ERROR_ALONG = "error"
TANGENT = "tangent"
OWN_TANGENT = "{whose} slope"
SECANT = "secant ± ε"
SLOPES = "Slopes: tangent {exact}, secant {secant}."
SLOPES_OWN = "Slopes: tangent {exact}, secant {secant}, but {name} {slope}: not a tangent."
HERE = "now"
NUDGED = "nudged"
NUDGE_X = "{entry}"
NUDGE_Y = "error"
NUDGE_TEXT = "{move}: E = {error}, tangent {tangent}, gap {gap}"
NUDGE_LABEL = (
    "The error as a function of {entry}, all other parameters fixed, from {least} to {most}; the "
    "tangent at {value} has the slope {slope}."
)

EFFECT = "How the two rules differ during training"
EFFECT_SENTENCE = (
    "Both rules start from the same weights. After {iterations} iterations the error is {tutorial} "
    "under the rule *tutorial* and {exact} under the rule *exact*."
)
EFFECT_X = "iteration"
EFFECT_Y = "error"
EFFECT_LABEL = (
    "The error over {count} iterations under both rules, which differ from the first one on."
)
RULES: Mapping[str, str] = {"tutorial": "rule tutorial", "exact": "rule exact"}
EFFECT_COLUMNS: Mapping[str, str] = {
    "iterations": "iterations",
    "tutorial": "error, tutorial",
    "exact": "error, exact",
    "difference": "difference",
    "test_tutorial": "test error, tutorial",
    "test_exact": "test error, exact",
    "distance": "distance between the weights",
    "largest": "largest weight difference",
    "where": "which weight",
}
DIVERGED = "Rule {rule}: {sentence}"

TABLE = "Entry by entry"
TABLE_COLUMNS: Mapping[str, str] = {
    "parameter": "parameter",
    "entry": "entry",
    "analytic": "analytic",
    "numeric": "numeric",
    "difference": "difference",
    "relative": "relative error",
    "differs": "differs",
    "kink": "kink",
}
DOWNLOAD = "Download as CSV"
DOWNLOAD_HELP = "All entries with all digits, as comma-separated values."
FILE = "gradient-check-iteration-{iteration}.csv"
