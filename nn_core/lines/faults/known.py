"""Common mistakes in backpropagation: each replaces the lines of the quantities that it names.

``BY_NAME`` says which kinds of quantities a mistake concerns, why people make it, what is right.
"""

# mypy: disallow-untyped-defs=False, disallow-untyped-calls=False
# mypy: disallow-untyped-decorators=False

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from nn_core.arrays.helpers import diagonal
from nn_core.lines import quantities
from nn_core.lines.faults.replacing import ActivatedTwice, Fault, Fed, Other, Rewritten
from nn_core.lines.line import Function, declare


@declare("constant")
def a_d_z_one(a):
    """Wrong on purpose: 1 for every unit, as if there were no activation."""
    return np.ones_like(a)


@declare("constant")
def a_d_z_identity(a):
    """Wrong on purpose: the identity matrix for every row, as if there were no activation."""
    return diagonal(np.ones_like(a))


@declare("product")
def delta_mean(right, error_d_z):
    """Wrong on purpose: the gradient is divided by the number of rows."""
    return right / len(error_d_z)


@declare("constant")
def z_d_a_one(next_w):
    """Wrong on purpose: 1 for every weight, so the error spreads equally to all units."""
    return np.ones_like(next_w)


@declare("product")
def delta_kept(right, past):
    """Wrong on purpose: this iteration's gradient plus those of all iterations before it."""
    return right + past


@declare("elementwise")
def a_d_z_alone(a):
    """Wrong on purpose: the sigmoid's slope for each output, as if none depended on another."""
    return diagonal(a * (1 - a))


@declare("product")
def delta_times_rows(right, error_d_z):
    """Wrong on purpose: the gradient of the sum over the rows, not of their mean."""
    return right * len(error_d_z)


@declare("copy")
def z_d_w_own(a):
    """Wrong on purpose: the activations of the layer itself, not those of the layer before."""
    return a


def _gradients(line: Function) -> Mapping[str, Other]:
    """The line in place of both gradients of a layer, those of its weights and of its biases."""
    return dict.fromkeys(("delta_w", "delta_b"), Other(line))


BY_NAME: Mapping[str, Fault] = {
    "no_activation_derivative": Fault(
        "Activation's derivative left out",
        {"a_d_z": Other(a_d_z_one, a_d_z_identity)},
        "It is easy to confuse the derivative with respect to a with the one with respect to z, "
        "and to forget the factor between them.",
        "z affects the error only through the activation, so the chain rule multiplies by the "
        "activation's slope.",
    ),
    "derivative_at_z": Fault(
        "Derivative taken at z instead of a",
        {
            "a_d_z": Fed(
                (("a", "z"),),
                "Wrong on purpose: the formula of the slope with z in place of the activation a.",
            )
        },
        "The derivative is written σ′(z), so people put z into the formula a(1 − a).",
        "σ′(z) = σ(z)(1 − σ(z)) = a(1 − a), so the formula needs the activation a. The slopes of "
        "relu and leaky relu do use z, so layers with these activations stay right.",
    ),
    "sign_flipped": Fault(
        "Sign of the error flipped",
        {
            "error_d_a": Rewritten(
                (("a - output", "output - a"), ("-output", "output")),
                "Wrong on purpose: the derivative with the opposite sign.",
            )
        },
        "The difference is usually written output − a. The square hides its sign, but the "
        "derivative does not.",
        "The inner derivative of (output − a)² with respect to a is −1, so the difference becomes "
        "a − output. With the wrong sign every step goes uphill.",
    ),
    "mean_over_rows": Fault(
        "Mean instead of sum over the rows",
        _gradients(delta_mean),
        "Most libraries average over the rows, so people divide out of habit.",
        "This error is a sum over the rows, so its derivative is a sum too. The mean points in the "
        "same direction, but with n rows each step is n times too short.",
        reduction="sum",
    ),
    "without_weights": Fault(
        "Error sent back without the weights",
        {"z_d_a": Other(z_d_a_one)},
        "People pass the error on to every unit of the layer before, as if all contributed "
        "equally.",
        "A unit contributes in proportion to its weight, so the error goes back through the same "
        "weights that the signal went through.",
    ),
    "weights_after_update": Fault(
        "Weights used after their update",
        {"z_d_a": Other(quantities.z_d_a_tutorial)},
        "It seems natural to finish a layer, including its update, before going back to the layer "
        "before it. The tutorial does this.",
        "All derivatives belong to the same point, so the error goes back through the weights that "
        "the forward pass used, before the update.",
        rule="exact",
    ),
    "bias_times_itself": Fault(
        "Bias multiplied by its own value",
        {"z_d_b": Other(quantities.z_d_b_tutorial)},
        "The derivative with respect to a weight is the value that the weight multiplies, and "
        "people treat the bias in the same way. The tutorial does this.",
        "The bias is added, so the derivative with respect to it is 1. As long as a bias is 1, as "
        "at the start, the mistake has no effect.",
        rule="exact",
    ),
    "gradients_not_reset": Fault(
        "Gradients not reset",
        _gradients(delta_kept),
        "Gradients are accumulated over the rows, and it is easy to forget to reset them to 0 "
        "before the next iteration.",
        "Each step needs only the gradient of this iteration. The earlier gradients belong to "
        "weights that have changed since.",
    ),
    "no_output_derivative": Fault(
        "Activation's derivative left out in the last layer",
        {"a_d_z": Other(a_d_z_one, a_d_z_identity)},
        "With cross-entropy the slope of the outputs cancels, so people leave it out with a "
        "squared error as well.",
        "Only with cross-entropy does the slope of the outputs cancel with a factor of the loss's "
        "derivative. With a squared error it stays.",
        last_only=True,
    ),
    "activated_twice": Fault(
        "Activation applied twice in the derivative",
        {
            "a_d_z": ActivatedTwice(
                "Wrong on purpose: a is treated as a weighted input and activated once more."
            )
        },
        "People call a function that computes the slope from z, but with a.",
        "A formula for the slope in terms of a needs a itself. A function that activates its "
        "argument first needs z.",
    ),
    "bias_without_slope": Fault(
        "Bias gradient without the slope",
        {
            "delta_b": Fed(
                (("error_d_z", "error_d_a"),),
                "Wrong on purpose: summed without the activation's slope.",
            )
        },
        "The bias does not multiply any input, so people sum the derivative of the error directly.",
        "The bias acts through z, as every weight does, so its gradient sums the derivatives with "
        "respect to z.",
    ),
    "bias_over_all_units": Fault(
        "Bias gradient summed over all units",
        {
            "delta_b": Rewritten(
                (
                    (
                        "(error_d_z * z_d_b).sum(axis=0)",
                        "(error_d_z * z_d_b).sum() * np.ones_like(b)",
                    ),
                ),
                "Wrong on purpose: summed over the rows and over the units, so all biases of the "
                "layer get the same gradient.",
            )
        },
        "Without an axis, NumPy's sum adds up everything.",
        "With one bias per unit, the sum runs over the rows only: axis=0.",
    ),
    "mean_for_weights_only": Fault(
        "Mean over the rows for the weights only",
        {"delta_w": Other(delta_mean)},
        "People divide one gradient by the number of rows and forget the other.",
        "Weights and biases have the same error, so both gradients are means over the rows or both "
        "are sums.",
        reduction="sum",
    ),
    "mean_twice": Fault(
        "Divided by the number of rows twice",
        _gradients(delta_mean),
        "The derivative of the error is already divided by the number of rows, and people divide "
        "the gradient once more.",
        "The error is a mean over the rows, so its derivative is divided by their number once. If "
        "it is divided twice, with n rows each step is n times too short.",
        reduction="mean",
    ),
    "sum_over_rows": Fault(
        "Sum instead of mean over the rows",
        _gradients(delta_times_rows),
        "The matrix product already sums over the rows, and people forget the division.",
        "This error is a mean over the rows, so its derivative is a mean too. The sum points in "
        "the same direction, but with n rows each step is n times too long.",
        reduction="mean",
    ),
    "factor_two": Fault(
        "Wrong factor from the square",
        {
            "error_d_a": Rewritten(
                (("2 * (a - output)", "a - output"), ("a - output", "2 * (a - output)")),
                "Wrong on purpose: a factor 2 where none belongs, or none where it belongs.",
                whole=True,  # a cross-entropy has no square
            )
        },
        "The derivative of a square has the factor 2, which the ½ of the half squared error "
        "cancels.",
        "The derivative of ½ (y − a)² is a − y, that of (y − a)² is 2 (a − y).",
    ),
    "softmax_by_unit": Fault(
        "Softmax treated unit by unit",
        {"a_d_z": Other(None, a_d_z_alone)},
        "On its diagonal the Jacobian matrix has a(1 − a), as with the sigmoid, and people "
        "overlook the rest.",
        "With softmax every output depends on the weighted inputs of all outputs: off its "
        "diagonal, the Jacobian matrix has −aᵢaⱼ.",
    ),
    "softmax_over_rows": Fault(
        "Softmax over the wrong axis",
        {
            "a": Rewritten(
                (
                    (
                        "exp_z / exp_z.sum(axis=1, keepdims=True)",
                        "exp_z / exp_z.sum(axis=0, keepdims=True)",
                    ),
                ),
                "Wrong on purpose: the outputs of each column add up to 1, not those of each row.",
            )
        },
        "axis=0 and axis=1 are easy to confuse, and NumPy accepts both.",
        "The outputs of each row add up to 1, so the sum runs along the row: axis=1.",
    ),
    "no_bias_correction": Fault(
        "Adam without bias correction",
        {
            f"mean{kind}_hat_{letter}": Rewritten(
                (
                    ("new_mean / (1 - momentum ** t)", "new_mean"),
                    ("new_mean_square / (1 - beta2 ** t)", "new_mean_square"),
                ),
                "Wrong on purpose: the moving mean is not corrected for its start at 0.",
            )
            for kind in ("", "_square")
            for letter in "wb"
        },
        "The moving means look complete, and the correction matters only at the start.",
        "The moving means start at 0 and are too small at first. Dividing by 1 − βᵗ corrects this.",
    ),
    "velocity_not_kept": Fault(
        "Velocity not kept",
        {
            f"new_velocity_{letter}": Rewritten(
                (("momentum * velocity + delta", "delta"),),
                "Wrong on purpose: the velocity is this gradient alone; the previous one is lost.",
            )
            for letter in "wb"
        },
        "People start a new velocity in each iteration instead of keeping the previous one.",
        "The velocity is state: it goes from one iteration to the next, like the weights.",
    ),
    "own_activation": Fault(
        "Activation of the layer itself",
        {"z_d_w": Other(z_d_w_own)},
        "The indices of layers and weights are easy to confuse, and where two layers have the same "
        "number of units, NumPy does not notice.",
        "A weight multiplies the activation of the layer before, so that is the derivative of z "
        "with respect to it.",
        needs="fits only a layer with as many units as the layer before it",
    ),
}
"""The mistakes by name."""
