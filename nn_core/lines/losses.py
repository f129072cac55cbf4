"""The losses: for each the line of the error, and those of its derivatives by the predictions.

A new one is a row of ``LOSSES`` with its lines for each activation of the outputs that it fits;
its name on the pages is an option in ``nn_view``'s rows of settings. Each line is that of a sum
over all rows; ``mean`` divides it by their number.
"""

# The parameters are the operands' names, read by inspection; NumPy's own types say no more.
# mypy: disallow-untyped-defs=False, disallow-untyped-calls=False
# mypy: disallow-untyped-decorators=False

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nn_core.lines.activations import OUTPUTS
from nn_core.lines.line import Function, declare


@dataclass(frozen=True)
class Loss:
    """A loss: ``error`` is the line of the error, ``slope`` that of its derivative by a.

    ``cancelled``: the derivative by z, where the activation's slope cancels with a factor of the
    loss's: it is computed in place of the product of the two, which may be 0 · ∞. ``logarithm``:
    the line of ln a, where ``error`` needs it.
    """

    error: Function
    slope: Function
    cancelled: Function | None = None
    logarithm: Function | None = None


@declare("sum")
def half_squared(output, a):
    """The error of all predictions: half of each squared difference, summed."""
    return ((1 / 2) * (output - a) ** 2).sum()


@declare("elementwise")
def half_squared_d_a(a, output):
    """How the error changes with each prediction: by how much the prediction is too high."""
    return a - output


@declare("sum")
def squared(output, a):
    """The error of all predictions: each squared difference, summed."""
    return ((output - a) ** 2).sum()


@declare("elementwise")
def squared_d_a(a, output):
    """How the error changes with each prediction: twice the amount by which it is too high."""
    return 2 * (a - output)


@declare("sum", meaning=r"-\sum \left({y} \circ \ln {a} + (1 - {y}) \circ \ln(1 - {a})\right)")
def binary_cross_entropy(z, output):
    """The cross-entropy of all predictions, summed. It is computed from z, so that no logarithm
    of 0 is taken where an output is saturated.
    """
    return (np.maximum(z, 0.0) - z * output + np.log1p(np.exp(-np.abs(z)))).sum()


@declare("elementwise")
def binary_cross_entropy_d_a(a, output):
    """How the error changes with each prediction: the difference, divided by the slope of the
    sigmoid. It is shown for information only: where the output is saturated, it is not finite.
    """
    return (a - output) / (a * (1 - a))


@declare("elementwise")
def binary_cross_entropy_d_z(a, output):
    """How the error changes with each weighted input of the outputs. The slope a(1 − a) of the
    sigmoid cancels with the denominator of the loss's derivative: only the difference is left.
    """
    return a - output


@declare("elementwise")
def log_softmax(z, exp_z):
    """The logarithm of each prediction. It is computed from z, so that it is finite where a
    prediction is too small to compute.
    """
    return z - z.max(axis=1, keepdims=True) - np.log(exp_z.sum(axis=1, keepdims=True))


@declare("sum")
def categorical_cross_entropy(output, log_a):
    """The cross-entropy of all predictions: minus each target times the logarithm of its
    prediction, summed.
    """
    return -(output * log_a).sum()


@declare("elementwise")
def categorical_cross_entropy_d_a(output, a):
    """How the error changes with each prediction. It is shown for information only: where a
    prediction is 0, it is not finite.
    """
    return -output / a


@declare("elementwise")
def categorical_cross_entropy_d_z(a, output):
    """How the error changes with each weighted input of the outputs. In each row, the vector of the
    loss's derivatives times the Jacobian matrix of softmax leaves only the difference.
    """
    return a - output


@declare("quotient", meaning=r"\frac{{1}}{{n}} \left({right}\right)")
def mean_of_rows(right, output):
    """Divided by the number of rows, since the error is their mean."""
    return right / len(output)


LOSSES: Mapping[str, Mapping[str, Loss]] = {
    "half_squared": dict.fromkeys(OUTPUTS, Loss(half_squared, half_squared_d_a)),
    "squared": dict.fromkeys(OUTPUTS, Loss(squared, squared_d_a)),
    "cross_entropy": {
        "sigmoid": Loss(binary_cross_entropy, binary_cross_entropy_d_a, binary_cross_entropy_d_z),
        "softmax": Loss(
            categorical_cross_entropy,
            categorical_cross_entropy_d_a,
            categorical_cross_entropy_d_z,
            log_softmax,
        ),
    },
}
"""The losses by name, and for each the activations of the outputs that it fits."""

REDUCTIONS: Mapping[str, Function | None] = {"sum": None, "mean": mean_of_rows}
"""What is made of a loss's sum over the rows; PyTorch's mean also divides by the outputs."""
