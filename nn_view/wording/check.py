"""The words of the page that checks gradients."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Check a gradient"
SENTENCE = (
    "Is this derivative right? Move each weight by ± ε, look at what the error does, and compare."
)

ITERATION = "Iteration"
ITERATION_HELP = "The derivatives of this iteration are checked, with the weights before it."
ONLY = "Iteration 0, the only one."
EPSILON = "Step ε"
EPSILON_HELP = (
    "How far each weight is moved to both sides for the central difference "
    "(E(w + ε) − E(w − ε)) / 2ε. A click on the curve of errors chooses it too."
)
EPSILON_ALLOWED = "a number from 1e-15 to 1"
ENTRY_HELP = "The entry whose curves are drawn below. A click in a matrix chooses it too."
ENTRY_LARGEST = "largest difference: {entry}"
ENTRY_STEEPEST = "largest derivative: {entry}"

CHECKED = "derivatives checked"
ANALYTIC = "analytic {name}"
NUMERIC = "numeric {name}"
DIFFERENCE = "difference {name}"
MINUS = "−"
EQUALS = "="

MARKED = (
    "A mark: the two are further apart than truncation and rounding can be at this ε. The three "
    "matrices of a line share one scale of colours."
)
AGREE = "{name}: the two agree to {digits}"
AGREE_EVERY = "{name}: the two agree in every digit"
AGREE_ZERO = "{name}: both are 0 in every entry"
AGREE_LITTLE = "{name}: no difference that ε itself does not explain, but only {digits}"
DIGITS = "digits"
DIGIT_ONE = "digit"
DIFFERS = "{name}: differs in {count} of {all} entries, by up to {most} ({share})"
DIFFERS_ONE = "{name}: differs, by {most} ({share})"
ENTRIES = "entries"
ENTRY_ONE = "entry"
NOT_FINITE = "{name}: not finite here, so there is nothing to compare"
PARTIAL = "{name}: {done} of {all} entries checked so far"

WHY = "Why they differ"
WHY_LINE = "≠ **{quantity}** in {targets}: {difference}"
WHY_NOT_TUTORIAL = (
    "None of the tutorial's departures explains this: look at ε, or at a kink of relu."
)
ALL_RIGHT = (
    "Rule *exact*: every derivative is what the error itself says. Under the rule *tutorial* "
    "some are not: choose it in the sidebar."
)
ALL_LITTLE = (
    "Rule *exact*: nothing differs that this ε does not explain. Another ε, near the lowest point "
    "of the curve below, shows more digits that agree."
)
ALL_ZERO = (
    "Every derivative is 0 here, so nothing can differ: the units are saturated or switched off."
)
NOT_ALL_FINITE = "What is not finite cannot be compared: look at an iteration before this one."
UNSEEN = (
    "The tutorial departs from the gradient at {quantities}, but here no further than the check "
    "itself may be off at this ε."
)
FAULT_UNSEEN = (
    "The mistake “{title}” does not show at this iteration: every derivative is what the error "
    "itself says."
)
SHOW = "Show {quantity} in the stepper"
KINKS = (
    "In {count} {entries} a relu switches on or off between w − ε and w + ε. The error has a "
    "kink there: its slope jumps, the central difference takes a mean of both sides, and the two "
    "may differ although neither is wrong. A smaller ε, or another iteration, avoids the kink."
)

CURVE = "The error of the central difference against ε"
SCOPE = "Of"
SCOPE_HELP = "Whose difference is taken: the chosen entry alone, or all entries together."
SCOPES: Mapping[str, str] = {"entry": "the chosen entry", "all": "all entries"}
DIFFERENCES_TAKEN = "differences taken"
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
    "float64 it is least, {least}, at ε = {best}; above it truncation grows with ε squared, "
    "below it rounding grows with 1/ε."
)
NO_CURVE = "Every central difference is exactly the gradient here: there is no error to draw."
NO_CURVE_FINITE = "What is computed here is not finite: there is no error to draw."
WHY_DIGITS = (
    "The digits that both errors share cancel; what is left of them is in bold. float64 has "
    "{plain} digits; the check computes with {fine}, which moves the rounding branch down by a "
    "factor of {factor} and lets ε be small enough for truncation to vanish."
)
NO_DIGITS = "Both errors are the same in every digit: nothing is left of their difference."
SAME_DIGITS = "On this machine NumPy's longest number is float64 itself: the curves coincide."
TABLE_INDEX = "at this ε"
TABLE_SIDES: Mapping[str, str] = {
    "above": "E(w + ε)",
    "below": "E(w − ε)",
    "apart": "their difference",
    "slope": "… divided by 2ε",
    "analytic": "analytic",
}

NUDGE = "Nudge {entry} and watch the error"
SPAN = "As far as"
SPAN_HELP = "How far the weight can be nudged to each side: the nearer, the straighter the error."
SLIDER = "Nudge"
ERROR_ALONG = "error"
TANGENT = "tangent"
OWN_TANGENT = "{whose} slope"
SECANT = "secant ± ε"
SLOPES = "Slopes: tangent {exact}, secant {secant}."
SLOPES_OWN = "Slopes: tangent {exact}, secant {secant}, but {name} {slope}: no tangent."
HERE = "now"
NUDGED = "nudged"
NUDGE_X = "{entry}"
NUDGE_Y = "error"
NUDGE_TEXT = "{move}: E = {error}, tangent {tangent}, gap {gap}"
NUDGE_LABEL = (
    "The error along {entry}, all others fixed, from {least} to {most}; its tangent at {value} "
    "has the slope {slope}."
)

EFFECT = "What the departures do to the training"
EFFECT_SENTENCE = (
    "The same start under both rules. After {iterations} iterations the error is {tutorial} "
    "under the rule tutorial and {exact} under the rule exact."
)
EFFECT_X = "iterations done"
EFFECT_Y = "error"
EFFECT_LABEL = "The error over {count} iterations under both rules; they part from the first one."
RULES: Mapping[str, str] = {"tutorial": "rule tutorial", "exact": "rule exact"}
EFFECT_COLUMNS: Mapping[str, str] = {
    "iterations": "iterations",
    "tutorial": "error, tutorial",
    "exact": "error, exact",
    "difference": "difference",
    "test_tutorial": "test error, tutorial",
    "test_exact": "test error, exact",
    "distance": "distance of all weights",
    "largest": "largest difference",
    "where": "of",
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
