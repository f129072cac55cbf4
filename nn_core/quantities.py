"""The quantities of a training iteration: each is a function of one line.

Its parameters are the operands, its docstring is its sentence, its one line is the computation
that runs and that the page shows. The names are those of one layer, without its number: ``a_in``
is what enters the layer (``inputs`` or the ``a`` before it), ``next_…`` belongs to the layer
after it. Which function serves which name in which layer is said in ``listing``.
Source: the tutorial's feedforward and its backpropagation steps 1 to 8; the exact rule is the
chain rule itself.
"""

# The parameters are the operands' names, read by inspection; NumPy's own types say no more.
# mypy: disallow-untyped-defs=False, disallow-untyped-calls=False
# mypy: disallow-untyped-decorators=False

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

Function = Callable[..., Any]


def declare(kind: str, shape: str, meaning: str = "", difference: str = "") -> Any:
    """Say of a function what its line does not carry.

    ``kind`` of operation, ``shape`` of its result in words (``{layer}`` and ``{before}`` stand
    for the layers' names), ``meaning``: a shorter LaTeX form that the formula gives first,
    ``difference``: why the other rule says something else.
    """

    def mark(function: Function) -> Function:
        function.declared = {  # type: ignore[attr-defined]
            "kind": kind,
            "shape": shape,
            "meaning": meaning,
            "difference": difference,
        }
        return function

    return mark


# Feedforward ----------------------------------------------------------------------------------


@declare("affine", "rows x {layer}")
def z(a_in, w, b):
    """What enters the units: every input times its weight, summed, plus the bias."""
    return a_in @ w + b


@declare("elementwise", "rows x {layer}", meaning=r"\sigma({z})")
def a_sigmoid(z):
    """The activation squeezes each sum into a number between 0 and 1."""
    return 1 / (1 + np.exp(-z))


@declare("elementwise", "rows x {layer}")
def a_tanh(z):
    """The activation squeezes each sum into a number between −1 and 1."""
    return np.tanh(z)


@declare("elementwise", "rows x {layer}")
def a_relu(z):
    """The activation lets positive sums through and makes the others 0."""
    return np.maximum(z, 0.0)


@declare("sum", "scalar")
def error(output, a):
    """How far all predictions are off: half of each difference squared, summed."""
    return ((1 / 2) * (output - a) ** 2).sum()


# Local derivatives ----------------------------------------------------------------------------


@declare("elementwise", "rows x {layer}")
def error_d_a(a, output):
    """How the error changes with each prediction: by how much the prediction is too high."""
    return a - output


@declare("elementwise", "rows x {layer}", meaning=r"\sigma'({z})")
def a_d_z_sigmoid(a):
    """The slope of the sigmoid at each unit: at most ¼, next to nothing where it is saturated."""
    return a * (1 - a)


@declare("elementwise", "rows x {layer}")
def a_d_z_tanh(a):
    """The slope of tanh at each unit: 1 in the middle, next to nothing where it is saturated."""
    return 1 - a**2


@declare("elementwise", "rows x {layer}")
def a_d_z_relu(z):
    """The slope of relu at each unit: 1 where its sum is positive, otherwise 0."""
    return 1.0 * (z > 0)


@declare("copy", "rows x {before}")
def z_d_w(a_in):
    """How a unit's sum changes with a weight: by what that weight is multiplied with."""
    return a_in


@declare("constant", "scalar")
def z_d_b_exact():
    """How a unit's sum changes with its bias: one to one."""
    return 1.0


@declare(
    "copy",
    "scalar",
    difference="The bias is added, so the derivative with respect to it is 1; the tutorial "
    "multiplies by the bias's own value instead.",
)
def z_d_b_tutorial(b):
    """How a unit's sum changes with its bias, as the tutorial has it: the bias's own value."""
    return b


@declare("copy", "{layer} x {after}")
def z_d_a_exact(next_w):
    """How the next layer's sums change with this layer's activations: by the weights between."""
    return next_w


@declare(
    "copy",
    "{layer} x {after}",
    difference="The activations went through the weights as they were before this iteration's "
    "update; the tutorial sends the error back through the weights after it.",
)
def z_d_a_tutorial(next_new_w):
    """How the next layer's sums change with this layer's activations: by the weights between,
    which the tutorial has updated already.
    """
    return next_new_w


# The error sent back, and the gradients -------------------------------------------------------


@declare("product", "rows x {layer}")
def error_d_z(error_d_a, a_d_z):
    """How the error changes with each unit's sum: through its activation, factor by factor."""
    return error_d_a * a_d_z


@declare("product", "rows x {layer}")
def error_d_a_back(next_error_d_z, next_z_d_a):
    """How the error changes with each activation: all ways through the next layer, summed."""
    return next_error_d_z @ next_z_d_a.T


@declare("product", "{before} x {layer}")
def delta_w(z_d_w, error_d_z):
    """Each weight's share of the error: over all rows, what it was fed times its unit's error."""
    return z_d_w.T @ error_d_z


@declare("sum", "scalar")
def delta_b_shared(error_d_z, z_d_b):
    """The bias's share of the error: over all rows and all units of its layer, summed."""
    return (error_d_z * z_d_b).sum()


@declare("sum", "{layer}")
def delta_b_per_unit(error_d_z, z_d_b):
    """Each bias's share of the error: over all rows, summed."""
    return (error_d_z * z_d_b).sum(axis=0)


# Updates --------------------------------------------------------------------------------------


@declare("update", "{before} x {layer}")
def new_w(w, learning_rate, delta_w):
    """One step downhill: each weight moves against its share of the error."""
    return w - learning_rate * delta_w


@declare("update", "scalar")
def new_b(b, learning_rate, delta_b):
    """One step downhill: the bias moves against its share of the error."""
    return b - learning_rate * delta_b


@declare("copy", "scalar")
def new_b_fixed(b):
    """Biases are not learned here: the bias stays as it is."""
    return b
