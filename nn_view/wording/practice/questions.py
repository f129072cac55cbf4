"""The words of questions about a training, and of what is said of answers."""

from __future__ import annotations

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "value": "its value",
    "sign": "its sign",
    "compare": "greater or smaller",
    "shape": "its shape",
    "operand": "which operand goes here",
    "row": "which row pushes most",
    "move": "which way the update goes",
    "order": "in which order",
    "after": "what happens to the error",
}
"""The kinds of questions, as one chooses them."""

ASKED: Mapping[str, str] = {
    "value": "What is {cell}? Round it to {digits} significant digits.",
    "sign": "Is {cell} negative, zero or positive?",
    "compare": "Is {cell} greater or smaller than {other}?",
    "shape": "What is the shape of {name}, rows first?",
    "operand": "Which operand is missing here? {line}",
    "row": "Which row of the data pushes {cell} most, up or down?",
    "move": "Which way will this update move {parameter}?",
    "order": "In which order are these computed?",
    "after": "What will happen to the error on these rows after this update?",
}
"""The question of each kind."""
BLANK = "____"

CHOICES: Mapping[str, str] = {
    "negative": "negative",
    "zero": "zero",
    "positive": "positive",
    "greater": "greater",
    "smaller": "smaller",
    "up": "up",
    "down": "down",
    "falls": "It falls.",
    "rises": "It rises.",
}
STAYS: Mapping[str, str] = {"move": "It stays where it is.", "after": "It stays the same."}
SINGLE = "a single number"
SHAPE = " × "
ROW = "r{row}"
ITERATION = "iteration {iteration}"

RIGHT = "Right."
RIGHT_ROUNDED = "Right. Anything from {low} to {high} is right, depending on how you round."
ALSO = "To this many digits, you get the same number {how}."
FOLLOWS = (
    "Right for your own earlier numbers, which give {low} to {high}. "
    "The numbers shown give {right}."
)
FOLLOWS_ONE = "Right for your own earlier numbers. The numbers shown give {right}."
WRONG = "No, {cell} is {right}."
WRONG_CHOICE = "No, the answer is: {right}"
IT_IS = "{cell} is {right}."
THE_ANSWER_IS = "The answer is: {right}"
SUM = "Check it term by term."
NO_QUANTITY = "This network has no quantity {name}."
NONE_FOUND = "No question fits this network."

HINT_OPERANDS = "This is computed from {operands}."
HINT_CELLS = "You need {cells}"
HINT_BEGUN = "Begin with {begun}"
AND, AND_MORE, AND_SO_ON = " and ", "…", " + …"

QUIZ_NAME = "{cell}, iteration {iteration}: {kind}"
PART = "{name} ({count} of its {of} rows)"
OF_SHAPE = "{name} is {shape}."
RIGHT_LINE = "Right: {line}"
WRONG_LINE = "With the mistake: {line}"
ACCEPTED = "Anything from {low} to {high} is right, depending on how you round."
ORDER = "Each step needs the one before it: {steps}"

AGAIN: Mapping[str, str] = {
    "empty": "Type a number, for example 0.35, 35e-2 or 1/3.",
    "words": "That is not a number I can read. Type it like 0.35, 35e-2 or 1/3.",
    "long": "That is too long for a number. Type it like 0.35, 35e-2 or 1/3.",
    "zero": "You cannot divide by 0. Type a number, for example 0.35 or 1/3.",
    "doubtful": "Do you mean {one} or {other}? Leave out the thousands separator, or add a 0 "
    "at the end.",
    "digits": "Good so far, but give {digits} significant digits.",
    "choice": "Choose one of the answers.",
}
"""Why an answer is asked for again."""

GET = "This is what you get {how}."
HOW_OR = ", or "
HOW: Mapping[str, str] = {
    # The mistakes that a training can make on purpose
    "no_activation_derivative": "without the slope of the activation",
    "derivative_at_z": "with z in place of a in the formula for the slope",
    "sign_flipped": "with the opposite sign",
    "mean_over_rows": "when you divide by the number of rows",
    "without_weights": "without the weights on the way back",
    "weights_after_update": "with the weights after their update",
    "bias_times_itself": "when you multiply by the bias",
    "gradients_not_reset": "when you add the gradient of the iteration before",
    "no_output_derivative": "without the slope of the activation",
    "activated_twice": "when you apply the activation twice",
    "bias_without_slope": "without the slope of the activation",
    "bias_over_all_units": "when you sum over all units",
    "mean_for_weights_only": "when you divide by the number of rows",
    "mean_twice": "when you divide by the number of rows twice",
    "sum_over_rows": "without dividing by the number of rows",
    "factor_two": "with the wrong factor from the square",
    "softmax_by_unit": "when you treat softmax unit by unit",
    "softmax_over_rows": "when you divide by the sum of the column, not of the row",
    "no_bias_correction": "without correcting the moving mean",
    "own_activation": "with the activation of the layer itself",
    "velocity_not_kept": "without the velocity of the iteration before",
    # Slips in a line
    "sign": "with the opposite sign",
    "learning_rate": "without the learning rate",
    "penalty_factor": "without the factor λ of the penalty",
    "momentum": "without the momentum",
    "bias": "without the bias",
    "penalty": "without the penalty",
    "gradient": "without the gradient of this iteration",
    "swapped": "with row and column mixed up",
    "transpose": "with the wrong transpose",
    "axis": "when you sum along the wrong axis",
    "activation": "without the activation",
    "exponent": "without the minus sign in the exponent",
    "square": "without the square",
    "denominator": "without the division",
    "other_rule": "by the {other} rule",
    # In a choice
    "operand": "with the wrong operand",
    "operand_shape": "if you take the shape of an operand",
    "summed_up": "if you sum over the rows",
    "single": "if you sum up everything",
    "left_factor": "if you look at the first factor only",
    "right_factor": "if you look at the second factor only",
    "greatest": "if you forget that negative terms push as well",
    "least": "if you pick the smallest term",
    "always_falls": "if you expect every update to lower the error",
    "must_settle": "if you expect the update to change nothing",
    # In one cell
    "term_left_out": "without the term {term}",
    "term_sign": "with the wrong sign on the term {term}",
    "stopped": "if you stop before the term {term}",
}
"""How one gets a wrong answer, by the name of the mistake."""
MISTAKES: Mapping[str, str] = {
    "early": "{step} needs {needs} first.",
    "decimal_place": "The digits are right, but the decimal point is in the wrong place.",
    "other_cell": "This is {cell}. You were asked for {asked}.",
}
"""The mistakes that have a sentence of their own."""
