"""Known mistakes of backpropagation: each is one quantity's function replaced, nothing else.

The wrong functions have the form of those in ``quantities``. ``BY_NAME`` says which function a
fault stands in for, why people write it, and what is right.
"""

# mypy: disallow-untyped-defs=False, disallow-untyped-calls=False
# mypy: disallow-untyped-decorators=False

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nn_core import quantities
from nn_core.quantities import Function, declare

PAST = "past_"
"""Before the name of a quantity: what it was in the iteration before, 0 in the first one."""


@declare("constant", "rows x {layer}")
def a_d_z_one(a):
    """Wrong on purpose: 1 for every unit, as if the activation were not there."""
    return np.ones_like(a)


@declare("elementwise", "rows x {layer}")
def a_d_z_sigmoid_at_z(z):
    """Wrong on purpose: the slope's formula with the sum in it, where the activation belongs."""
    return z * (1 - z)


@declare("elementwise", "rows x {layer}")
def a_d_z_tanh_at_z(z):
    """Wrong on purpose: the slope's formula with the sum in it, where the activation belongs."""
    return 1 - z**2


@declare("elementwise", "rows x {layer}")
def error_d_a_flipped(output, a):
    """Wrong on purpose: by how much the prediction is too low, with the opposite sign."""
    return output - a


@declare("product", "{before} x {layer}")
def delta_w_mean(z_d_w, error_d_z):
    """Wrong on purpose: each weight's share of the error as the mean over the rows."""
    return z_d_w.T @ error_d_z / len(z_d_w)


@declare("constant", "{layer} x {after}")
def z_d_a_one(next_w):
    """Wrong on purpose: 1 for every weight, so that each unit gets all of the error behind it."""
    return np.ones_like(next_w)


@declare("product", "{before} x {layer}")
def delta_w_kept(z_d_w, error_d_z, past_delta_w):
    """Wrong on purpose: this iteration's share of the error on top of those of all before it."""
    return z_d_w.T @ error_d_z + past_delta_w


@dataclass(frozen=True)
class Fault:
    """A mistake: ``kind``, the quantity that it replaces, without its layer's number.

    ``replaces``: the right functions, each with the wrong one in its place; ``why`` people write
    it, and what is ``right``; ``rule``: the one that it departs from ("": that of the settings);
    ``carries``: kinds of quantities that it takes over from the iteration before.
    """

    title: str
    kind: str
    replaces: Mapping[Function, Function]
    why: str
    right: str
    rule: str = ""
    carries: tuple[str, ...] = ()


BY_NAME: Mapping[str, Fault] = {
    "no_activation_derivative": Fault(
        "No activation's derivative",
        "a_d_z",
        {
            quantities.a_d_z_sigmoid: a_d_z_one,
            quantities.a_d_z_tanh: a_d_z_one,
            quantities.a_d_z_relu: a_d_z_one,
        },
        "The error at a unit's output looks like the error at its sum, so the factor between the "
        "two is forgotten.",
        "A unit's sum reaches the error through its activation: the chain rule multiplies by the "
        "activation's slope.",
    ),
    "derivative_at_z": Fault(
        "Derivative taken at z instead of a",
        "a_d_z",
        {
            quantities.a_d_z_sigmoid: a_d_z_sigmoid_at_z,
            quantities.a_d_z_tanh: a_d_z_tanh_at_z,
        },
        "σ′(z) is written with a z, and the handy form a(1 − a) has none: the sum is put "
        "where the activation belongs.",
        "σ′(z) = σ(z)(1 − σ(z)) = a(1 − a): the activation goes in. Only relu's slope is "
        "asked of z itself, so a relu layer is right.",
    ),
    "sign_flipped": Fault(
        "The error's sign flipped",
        "error_d_a",
        {quantities.error_d_a: error_d_a_flipped},
        "The error is written output − a, and its square hides the sign; the derivative does not.",
        "The inner derivative of (output − a)² with respect to a is −1, which turns the "
        "difference round. With the wrong sign every step goes uphill.",
    ),
    "mean_over_rows": Fault(
        "Mean instead of sum over the rows",
        "delta_w",
        {quantities.delta_w: delta_w_mean},
        "Most libraries average over the rows, so the division comes in by habit.",
        "This error is a sum over the rows, so its derivative is one too. The mean points the "
        "same way, but is as many times too short as there are rows.",
    ),
    "without_weights": Fault(
        "The error sent back without the weights",
        "z_d_a",
        {quantities.z_d_a_exact: z_d_a_one, quantities.z_d_a_tutorial: z_d_a_one},
        "The error is shared out among the units before, as if all were to blame alike.",
        "A unit is to blame as far as its weight carried it onwards: the error goes back through "
        "the same weights through which the signal came.",
    ),
    "weights_after_update": Fault(
        "The weights used after their update",
        "z_d_a",
        {quantities.z_d_a_exact: quantities.z_d_a_tutorial},
        "A layer is finished, update included, before the one before it has its turn. This is "
        "what the tutorial does.",
        "All derivatives belong to the same point: the error goes back through the weights that "
        "the signal went through, as they were before the update.",
        rule="exact",
    ),
    "bias_times_itself": Fault(
        "The bias multiplied by its own value",
        "z_d_b",
        {quantities.z_d_b_exact: quantities.z_d_b_tutorial},
        "A weight's derivative is what it is multiplied with, and the bias is treated alike. This "
        "is what the tutorial does.",
        "The bias is added, so its derivative is 1. While a bias is 1, as at the start, nobody "
        "can see the mistake.",
        rule="exact",
    ),
    "gradients_not_reset": Fault(
        "Gradients not reset",
        "delta_w",
        {quantities.delta_w: delta_w_kept},
        "Gradients are added up over the rows, and nobody sets them back to 0 before the next "
        "iteration.",
        "Each step needs the gradient of this iteration alone. What was added before belongs to "
        "weights that are no longer there.",
        carries=("delta_w",),
    ),
}


def after(name: str) -> str:
    """What a value of the state is in the next iteration: ``new_w1`` becomes ``w1``."""
    return name.removeprefix(PAST) if name.startswith(PAST) else f"new_{name}"
