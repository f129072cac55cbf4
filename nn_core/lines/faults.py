"""Common mistakes in backpropagation: each replaces the lines of the quantities that it names.

A wrong line looks like a right one. Its operand ``right`` is the right line itself, ``past`` the
quantity's value in the iteration before. ``BY_NAME`` says which kinds of quantities a mistake
concerns, why people make it, and what is right.
"""

# mypy: disallow-untyped-defs=False, disallow-untyped-calls=False
# mypy: disallow-untyped-decorators=False

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from nn_core.arrays.helpers import diagonal
from nn_core.lines import quantities
from nn_core.lines.line import Function, Line, declare, line_of
from nn_core.lines.network import Network


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
    """Wrong on purpose: the gradient as the mean over the rows instead of the sum."""
    return right / len(error_d_z)


@declare("constant")
def z_d_a_one(next_w):
    """Wrong on purpose: 1 for every weight, so the error spreads equally to all units."""
    return np.ones_like(next_w)


@declare("product")
def delta_kept(right, past):
    """Wrong on purpose: this iteration's gradient plus those of all iterations before it."""
    return right + past


@dataclass(frozen=True)
class Fed:
    """The right line with other operands; a line without these operands stays right."""

    operands: tuple[tuple[str, str], ...]
    sentence: str


@dataclass(frozen=True)
class Rewritten:
    """The right line with parts of it replaced: each pair is an expression and what it becomes.

    The first pair whose expression stands in the line is used.
    """

    pairs: tuple[tuple[str, str], ...]
    sentence: str

    def line(self, right: Line) -> Line | None:
        for before, after in self.pairs:
            wrong = right.rewritten(before, after)
            if wrong is not None:
                return replace(wrong, sentence=self.sentence, meaning="", difference="")
        return None


@dataclass(frozen=True)
class BySlope:
    """One line where the slope is a number for each unit, another where it is a Jacobian matrix."""

    plain: Function
    by_row: Function


Replacement = Function | Fed | Rewritten | BySlope


@dataclass(frozen=True)
class Fault:
    """A mistake.

    ``replaces``: the wrong line of each kind of quantity, in every layer; ``why`` people make it;
    what is ``right``; ``rule``: the rule to compare it with, or "" for that of the settings;
    ``reduction``: the only one under which it is a mistake, or "".
    """

    title: str
    replaces: Mapping[str, Replacement]
    why: str
    right: str
    rule: str = ""
    reduction: str = ""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of quantities that it concerns."""
        return tuple(self.replaces)

    def line(self, kind: str, right: Line, by_row: bool) -> Line | None:
        """The wrong line of a quantity of this kind; None if it stays right.

        ``by_row``: whether the activation of the layer has a Jacobian matrix for each row.
        """
        replacement = self.replaces.get(kind)
        if replacement is None:
            return None
        if isinstance(replacement, Rewritten):
            return replacement.line(right)
        if isinstance(replacement, BySlope):
            replacement = replacement.by_row if by_row else replacement.plain
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
        {"a_d_z": BySlope(a_d_z_one, a_d_z_identity)},
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
        {"delta_w": delta_mean, "delta_b": delta_mean},
        "Most libraries average over the rows, so people divide out of habit.",
        "This error is a sum over the rows, so its derivative is a sum too. The mean points in the "
        "same direction, but with n rows each step is n times too short.",
        reduction="sum",
    ),
    "without_weights": Fault(
        "Error sent back without the weights",
        {"z_d_a": z_d_a_one},
        "People pass the error on to every unit of the layer before, as if all contributed "
        "equally.",
        "A unit contributes in proportion to its weight, so the error goes back through the same "
        "weights that the signal went through.",
    ),
    "weights_after_update": Fault(
        "Weights used after their update",
        {"z_d_a": quantities.z_d_a_tutorial},
        "It seems natural to finish a layer, including its update, before going back to the layer "
        "before it. The tutorial does this.",
        "All derivatives belong to the same point, so the error goes back through the weights that "
        "the forward pass used, before the update.",
        rule="exact",
    ),
    "bias_times_itself": Fault(
        "Bias multiplied by its own value",
        {"z_d_b": quantities.z_d_b_tutorial},
        "The derivative with respect to a weight is the value that the weight multiplies, and "
        "people treat the bias in the same way. The tutorial does this.",
        "The bias is added, so the derivative with respect to it is 1. As long as a bias is 1, as "
        "at the start, the mistake has no effect.",
        rule="exact",
    ),
    "gradients_not_reset": Fault(
        "Gradients not reset",
        {"delta_w": delta_kept, "delta_b": delta_kept},
        "Gradients are accumulated over the rows, and it is easy to forget to reset them to 0 "
        "before the next iteration.",
        "Each step needs only the gradient of this iteration. The earlier gradients belong to "
        "weights that have changed since.",
    ),
}


def concerns(network: Network, kind: str, layer: int) -> bool:
    """Whether the network's mistake concerns this kind of quantity in this layer."""
    if not network.fault or network.fault_layer not in (None, layer):
        return False
    return kind in BY_NAME[network.fault].replaces


def wrong_line(network: Network, kind: str, layer: int, right: Line) -> Line | None:
    """The line that the network's mistake puts in place of the right one; None if it stays."""
    if not concerns(network, kind, layer):
        return None
    by_row = network.activation_of(layer).by_row
    return BY_NAME[network.fault].line(kind, right, by_row)
