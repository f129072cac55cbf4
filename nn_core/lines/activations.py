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

from nn_core.lines.line import Function, declare


@dataclass(frozen=True)
class Activation:
    """An activation: ``forward`` is the line of a, ``slope`` that of its derivative.

    ``kink``: the z without a derivative, or None. ``range``: the bounds of its values, which it may
    only approach.
    """

    forward: Function
    slope: Function
    range: tuple[float, float]
    kink: float | None = None


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


ACTIVATIONS: Mapping[str, Activation] = {
    "sigmoid": Activation(a_sigmoid, a_d_z_sigmoid, (0.0, 1.0)),
    "tanh": Activation(a_tanh, a_d_z_tanh, (-1.0, 1.0)),
    "relu": Activation(a_relu, a_d_z_relu, (0.0, math.inf), kink=0.0),
    "leaky_relu": Activation(a_leaky_relu, a_d_z_leaky_relu, (-math.inf, math.inf), kink=0.0),
}
