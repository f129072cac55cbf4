"""The quantities of an iteration that every network has: each is a function of one line.

The names are those of one layer, without its number: ``a_in`` is the layer's input (``inputs`` or
the ``a`` of the layer before), ``next_…`` belongs to the layer after it. The lines of activations,
losses and optimizers are in modules of their own; ``rows`` says which line computes which quantity
in which layer.
Source: the tutorial's feedforward and its backpropagation steps 1 to 8; the exact rule is the
chain rule itself.
"""

# The parameters are the names of operands, read by inspection; type hints would say no more.
# mypy: disallow-untyped-defs=False, disallow-untyped-calls=False
# mypy: disallow-untyped-decorators=False

from __future__ import annotations

from nn_core.arrays.helpers import row_by_row
from nn_core.lines.line import Line, declare

# Feedforward ----------------------------------------------------------------------------------


@declare("affine")
def z(a_in, w, b):
    """The weighted input of each unit: every input times its weight, summed, plus the bias."""
    return a_in @ w + b


@declare("affine")
def z_without_bias(a_in, w):
    """The weighted input of each unit: every input times its weight, summed. There is no bias."""
    return a_in @ w


@declare("sum")
def squares(w):
    """The squares of all weights of the layer, summed."""
    return (w**2).sum()


@declare("sum")
def error_with_penalty(data_error, penalty):
    """What training minimizes: the error of the predictions plus the penalty on the weights."""
    return data_error + penalty


# Local derivatives ----------------------------------------------------------------------------


@declare("copy")
def z_d_w(a_in):
    """How a weighted input changes with a weight: by the value that the weight multiplies."""
    return a_in


@declare("constant")
def z_d_b_exact():
    """How a weighted input changes with its bias: one to one."""
    return 1.0


@declare(
    "copy",
    difference="The bias is added, so the derivative with respect to it is 1. The tutorial "
    "multiplies by the bias's own value instead.",
)
def z_d_b_tutorial(b):
    """How a weighted input changes with its bias in the tutorial: by the bias's own value."""
    return b


@declare("copy")
def z_d_a_exact(next_w):
    """How the next weighted inputs change with the activations: by the weights between them."""
    return next_w


@declare(
    "copy",
    difference="The forward pass used the weights before this iteration's update. The tutorial "
    "sends the error back through the weights after it.",
)
def z_d_a_tutorial(next_new_w):
    """How the next weighted inputs change with the activations: by the weights between them,
    which the tutorial has already updated.
    """
    return next_new_w


# The error sent back, and the gradients -------------------------------------------------------


@declare("product")
def error_d_z(error_d_a, a_d_z):
    """How the error changes with each weighted input: the chain rule multiplies two factors."""
    return error_d_a * a_d_z


@declare("product")
def error_d_z_by_row(error_d_a, a_d_z):
    """How the error changes with each weighted input: in each row, the derivatives with respect
    to all outputs, times the Jacobian matrix of that row.
    """
    return row_by_row(error_d_a, a_d_z)


@declare("product")
def error_d_a_back(next_error_d_z, z_d_a):
    """How the error changes with each activation: summed over all paths through the next layer."""
    return next_error_d_z @ z_d_a.T


@declare("product")
def delta_w(z_d_w, error_d_z):
    """The gradient of the error with respect to each weight: the value that the weight multiplies,
    times the derivative of its unit, summed over the rows.
    """
    return z_d_w.T @ error_d_z


@declare("sum")
def with_penalty(right, l2, w):
    """The derivative of the penalty is added: it pulls each weight towards 0."""
    return right + l2 * w


@declare("sum")
def delta_b_shared(error_d_z, z_d_b):
    """The gradient of the error with respect to the bias: summed over all rows and all units that
    share the bias.
    """
    return (error_d_z * z_d_b).sum()


@declare("sum")
def delta_b_per_unit(error_d_z, z_d_b):
    """The gradient of the error with respect to each bias: summed over the rows."""
    return (error_d_z * z_d_b).sum(axis=0)


# Updates --------------------------------------------------------------------------------------


@declare("copy")
def unchanged(value):
    """Biases are not learned here, so the bias does not change."""
    return value


# The penalty: its line depends on the number of layers, so it is put together ------------------


def penalty(layers: int) -> Line:
    """The line of the penalty on the weights of this many layers."""
    names = tuple(f"squares_w{layer}" for layer in range(1, layers + 1))
    return Line(
        expression=f"l2 / 2 * ({' + '.join(names)})",
        operands=("l2", *names),
        sentence="The penalty: λ/2 times the sum of all squared weights. Biases are not penalized.",
        kind="sum",
    )
