"""The activations: the forward line of each, its slope, and what else depends on it.

A new one is a row of ``ACTIVATIONS`` with its two lines; its name on the pages is an option in
``nn_view``'s rows of settings.
"""

# The parameters are the names of operands, read by inspection; type hints would say no more.
# mypy: disallow-untyped-defs=False, disallow-untyped-calls=False
# mypy: disallow-untyped-decorators=False

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nn_core.arrays.helpers import diagonal, outer
from nn_core.lines.line import Function, declare


@dataclass(frozen=True)
class Activation:
    """An activation: ``forward`` is the line of a, ``slope`` that of its derivative.

    ``kink``: the z without a derivative, or None. ``range``: the bounds of its values, which it may
    only approach. ``exponential``: the line of exp(z), where ``forward`` needs it. ``by_row``:
    whether each unit depends on the z of all units of its layer, so that the slope is one matrix
    for each row, the Jacobian; only the outputs can have such an activation.
    """

    forward: Function
    slope: Function
    range: tuple[float, float]
    kink: float | None = None
    exponential: Function | None = None
    by_row: bool = False


@declare("elementwise", meaning=r"\sigma({z})")
def a_sigmoid(z):
    """The sigmoid maps each weighted input to a number between 0 and 1."""
    return 1 / (1 + np.exp(-z))


@declare("elementwise", meaning=r"\sigma'({z})")
def a_d_z_sigmoid(a):
    """The slope of the sigmoid at each unit: at most ¼, and near 0 where the unit is saturated."""
    return a * (1 - a)


@declare("elementwise")
def a_tanh(z):
    """The hyperbolic tangent maps each weighted input to a number between −1 and 1."""
    return np.tanh(z)


@declare("elementwise")
def a_d_z_tanh(a):
    """The slope of tanh at each unit: 1 where z is 0, and near 0 where the unit is saturated."""
    return 1 - a**2


@declare("elementwise")
def a_relu(z):
    """Relu keeps positive weighted inputs and replaces all others by 0."""
    return np.maximum(z, 0.0)


@declare("elementwise")
def a_d_z_relu(z):
    """The slope of relu at each unit: 1 where z is positive, otherwise 0."""
    return 1.0 * (z > 0)


@declare("elementwise")
def a_leaky_relu(z):
    """Leaky relu keeps positive weighted inputs and multiplies all others by 0.01."""
    return np.maximum(z, 0.01 * z)


@declare("elementwise")
def a_d_z_leaky_relu(z):
    """The slope of leaky relu at each unit: 1 where z is positive, otherwise 0.01."""
    return np.where(z > 0, 1.0, 0.01)


@declare("copy")
def a_linear(z):
    """A linear unit passes on its weighted input unchanged."""
    return z


@declare("constant")
def a_d_z_linear(z):
    """The slope of a linear unit: 1, whatever its weighted input is."""
    return np.ones_like(z)


@declare("elementwise")
def exp_z(z):
    """The exponential of each weighted input. The largest of each row is subtracted first, so
    that no exponential overflows. This does not change the result of softmax.
    """
    return np.exp(z - z.max(axis=1, keepdims=True))


@declare("quotient", meaning=r"\operatorname{{softmax}}({z})")
def a_softmax(exp_z):
    """Softmax maps the weighted inputs of each row to positive numbers whose sum is 1."""
    return exp_z / exp_z.sum(axis=1, keepdims=True)


@declare("elementwise")
def a_d_z_softmax(a):
    """How each prediction changes with each weighted input of its row: one square matrix per
    row, the Jacobian matrix. An output grows with its own z and shrinks with all others.
    """
    return diagonal(a) - outer(a, a)


ACTIVATIONS: Mapping[str, Activation] = {
    "sigmoid": Activation(a_sigmoid, a_d_z_sigmoid, (0.0, 1.0)),
    "tanh": Activation(a_tanh, a_d_z_tanh, (-1.0, 1.0)),
    "relu": Activation(a_relu, a_d_z_relu, (0.0, math.inf), kink=0.0),
    "leaky_relu": Activation(a_leaky_relu, a_d_z_leaky_relu, (-math.inf, math.inf), kink=0.0),
    "linear": Activation(a_linear, a_d_z_linear, (-math.inf, math.inf)),
    "softmax": Activation(a_softmax, a_d_z_softmax, (0.0, 1.0), exponential=exp_z, by_row=True),
}

HIDDEN = tuple(name for name, one in ACTIVATIONS.items() if not one.by_row)
"""The activations of hidden layers."""
OUTPUTS = ("sigmoid", "linear", "tanh", "relu", "softmax")
"""The activations of the outputs."""
