"""The quantities of an iteration that every network has: each is a function of one line.

The names are those of one layer, without its number: ``a_in`` is what enters the layer (``inputs``
or the ``a`` before it), ``next_…`` belongs to the layer after it. Activations, losses and
optimizers have lines of their own beside this file; which line serves which name in which layer
is said in ``rows``.
Source: the tutorial's feedforward and its backpropagation steps 1 to 8; the exact rule is the
chain rule itself.
"""

# The parameters are the operands' names, read by inspection; NumPy's own types say no more.
# mypy: disallow-untyped-defs=False, disallow-untyped-calls=False
# mypy: disallow-untyped-decorators=False

from __future__ import annotations

from nn_core.lines.line import declare

# Feedforward ----------------------------------------------------------------------------------


@declare("affine")
def z(a_in, w, b):
    """What enters each unit: every input times its weight, summed, plus the bias."""
    return a_in @ w + b


# Local derivatives ----------------------------------------------------------------------------


@declare("copy")
def z_d_w(a_in):
    """How a unit's sum changes with a weight: by the value that the weight is multiplied by."""
    return a_in


@declare("constant")
def z_d_b_exact():
    """How a unit's sum changes with its bias: one to one."""
    return 1.0


@declare(
    "copy",
    difference="The bias is added, so the derivative with respect to it is 1; the tutorial "
    "multiplies by the bias's own value instead.",
)
def z_d_b_tutorial(b):
    """How a unit's sum changes with its bias, according to the tutorial: the bias's own value."""
    return b


@declare("copy")
def z_d_a_exact(next_w):
    """How the next layer's sums change with this layer's activations: by the weights between."""
    return next_w


@declare(
    "copy",
    difference="The activations went through the weights as they were before this iteration's "
    "update; the tutorial sends the error back through the weights after it.",
)
def z_d_a_tutorial(next_new_w):
    """How the next layer's sums change with this layer's activations: by the weights between,
    which the tutorial has already updated.
    """
    return next_new_w


# The error sent back, and the gradients -------------------------------------------------------


@declare("product")
def error_d_z(error_d_a, a_d_z):
    """How the error changes with each unit's sum: the chain rule multiplies the two factors."""
    return error_d_a * a_d_z


@declare("product")
def error_d_a_back(next_error_d_z, z_d_a):
    """How the error changes with each activation: all paths through the next layer, summed."""
    return next_error_d_z @ z_d_a.T


@declare("product")
def delta_w(z_d_w, error_d_z):
    """The gradient of the error with respect to each weight: what it was multiplied by, times its
    unit's derivative, summed over the rows.
    """
    return z_d_w.T @ error_d_z


@declare("sum")
def delta_b_shared(error_d_z, z_d_b):
    """The gradient of the error with respect to the bias: summed over all rows and all units that
    share it.
    """
    return (error_d_z * z_d_b).sum()


@declare("sum")
def delta_b_per_unit(error_d_z, z_d_b):
    """The gradient of the error with respect to each bias: summed over the rows."""
    return (error_d_z * z_d_b).sum(axis=0)


# Updates --------------------------------------------------------------------------------------


@declare("copy")
def unchanged(value):
    """Biases are not learned here: the bias stays as it is."""
    return value
