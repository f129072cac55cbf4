"""Known mistakes of backpropagation: each is one idea, the lines that it names replaced.

A wrong line has the form of a right one; the operand ``right`` stands for the right line itself,
and ``past`` for what the quantity was in the iteration before. ``BY_NAME`` says which kinds of
quantities a mistake concerns, why people make it, and what is right.
"""

# mypy: disallow-untyped-defs=False, disallow-untyped-calls=False
# mypy: disallow-untyped-decorators=False

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nn_core.lines import quantities
from nn_core.lines.line import Function, Line, declare, line_of


@declare("constant")
def a_d_z_one(a):
    """Wrong on purpose: 1 for every unit, as if the activation were not there."""
    return np.ones_like(a)


@declare("elementwise")
def error_d_a_flipped(output, a):
    """Wrong on purpose: by how much the prediction is too low, with the opposite sign."""
    return output - a


@declare("product")
def delta_mean(right, error_d_z):
    """Wrong on purpose: the gradient as the mean over the rows instead of their sum."""
    return right / len(error_d_z)


@declare("constant")
def z_d_a_one(next_w):
    """Wrong on purpose: 1 for every weight, so that each unit gets all of the error behind it."""
    return np.ones_like(next_w)


@declare("product")
def delta_kept(right, past):
    """Wrong on purpose: this iteration's gradient on top of those of all iterations before it."""
    return right + past


@dataclass(frozen=True)
class Fed:
    """The right line with other operands; lines without these operands stay right."""

    operands: tuple[tuple[str, str], ...]
    sentence: str


Replacement = Function | Fed


@dataclass(frozen=True)
class Fault:
    """A mistake.

    ``replaces``: by the kind of quantity, what stands in the place of its line in every layer;
    ``why`` people make it, and what is ``right``; ``rule``: the one that it departs from ("":
    that of the settings).
    """

    title: str
    replaces: Mapping[str, Replacement]
    why: str
    right: str
    rule: str = ""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of quantities that it concerns."""
        return tuple(self.replaces)

    def line(self, kind: str, right: Line) -> Line | None:
        """The wrong line of a quantity of this kind; None where it stays right."""
        replacement = self.replaces.get(kind)
        if replacement is None:
            return None
        if not isinstance(replacement, Fed):
            return line_of(replacement).with_right(right)
        others = dict(replacement.operands)
        if others.keys().isdisjoint(right.operands):
            return None
        wrong = right.renamed(others)
        return Line(wrong.expression, wrong.operands, replacement.sentence, wrong.kind)


BY_NAME: Mapping[str, Fault] = {
    "no_activation_derivative": Fault(
        "Activation's derivative left out",
        {"a_d_z": a_d_z_one},
        "The error at a unit's output looks like the error at its sum, so the factor between the "
        "two is forgotten.",
        "A unit's sum reaches the error through its activation: the chain rule multiplies by the "
        "activation's slope.",
    ),
    "derivative_at_z": Fault(
        "Derivative taken at z instead of a",
        {
            "a_d_z": Fed(
                (("a", "z"),),
                "Wrong on purpose: the slope's formula with the sum in it, where the activation "
                "belongs.",
            )
        },
        "σ′(z) is written with a z, and the handy form a(1 − a) has none: the sum is put "
        "where the activation belongs.",
        "σ′(z) = σ(z)(1 − σ(z)) = a(1 − a): the activation goes in. Only the slopes of relu and "
        "leaky relu are functions of z itself, so such layers are right.",
    ),
    "sign_flipped": Fault(
        "Sign of the error flipped",
        {"error_d_a": error_d_a_flipped},
        "The error is written output − a, and its square hides the sign; the derivative does not.",
        "The inner derivative of (output − a)² with respect to a is −1, which turns the "
        "difference round. With the wrong sign every step goes uphill.",
    ),
    "mean_over_rows": Fault(
        "Mean instead of sum over the rows",
        {"delta_w": delta_mean, "delta_b": delta_mean},
        "Most libraries average over the rows, so the division comes in by habit.",
        "This error is a sum over the rows, so its derivative is one too. The mean points in the "
        "same direction, but each step is as many times too short as there are rows.",
    ),
    "without_weights": Fault(
        "Error sent back without the weights",
        {"z_d_a": z_d_a_one},
        "The error is divided among the units before, as if all were equally to blame.",
        "A unit contributed as much as its weight let through: the error goes back through the "
        "same weights through which the signal came.",
    ),
    "weights_after_update": Fault(
        "Weights used after their update",
        {"z_d_a": quantities.z_d_a_tutorial},
        "A layer is finished, update included, before it is the turn of the one before it. This is "
        "what the tutorial does.",
        "All derivatives belong to the same point: the error goes back through the weights that "
        "the signal went through, as they were before the update.",
        rule="exact",
    ),
    "bias_times_itself": Fault(
        "Bias multiplied by its own value",
        {"z_d_b": quantities.z_d_b_tutorial},
        "A weight's derivative is the value that it is multiplied by, and the bias is treated the "
        "same way. This is what the tutorial does.",
        "The bias is added, so its derivative is 1. While a bias is 1, as at the start, nobody "
        "can see the mistake.",
        rule="exact",
    ),
    "gradients_not_reset": Fault(
        "Gradients not reset",
        {"delta_w": delta_kept, "delta_b": delta_kept},
        "Gradients are added up over the rows, and nobody sets them back to 0 before the next "
        "iteration.",
        "Each step needs the gradient of this iteration alone. What was added before belongs to "
        "weights that are no longer there.",
    ),
}
