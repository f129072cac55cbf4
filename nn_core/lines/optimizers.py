"""The optimizers: how a gradient becomes a step, and what each step passes on to the next.

A new one is a row of ``OPTIMIZERS`` with its lines; its name on the pages is an option in
``nn_view``'s rows of settings. The lines serve every parameter: ``value`` is the parameter,
``delta`` its gradient; ``t`` is the number of the update, counted from 1.
"""

# The parameters are the names of operands, read by inspection; type hints would say no more.
# mypy: disallow-untyped-defs=False, disallow-untyped-calls=False
# mypy: disallow-untyped-decorators=False

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from nn_core.lines.line import Function, declare


@dataclass(frozen=True)
class Memory:
    """A value of each parameter, at first 0: its ``letter``, and the ``line`` that updates it."""

    letter: str
    line: Function


@dataclass(frozen=True)
class Optimizer:
    """How parameters are updated: ``step`` is the line of the new value.

    ``memories`` by name, in the order in which they are computed; ``corrected``: what is then
    computed from them, by name, with its letter and line; ``constants``: the settings that its
    lines use, each with its symbol in LaTeX; ``counts``: whether its lines use ``t``.
    """

    step: Function
    constants: Mapping[str, str]
    memories: Mapping[str, Memory] = field(default_factory=dict)
    corrected: Mapping[str, Memory] = field(default_factory=dict)
    counts: bool = False


@declare("update")
def descent(value, learning_rate, delta):
    """One step of gradient descent: against the gradient, scaled by the learning rate."""
    return value - learning_rate * delta


@declare("update")
def velocity(momentum, velocity, delta):
    """The velocity: the previous one times the momentum, plus this iteration's gradient."""
    return momentum * velocity + delta


@declare("update")
def descent_with_velocity(value, learning_rate, new_velocity):
    """One step of gradient descent with momentum: against the velocity, scaled by the learning
    rate.
    """
    return value - learning_rate * new_velocity


@declare("update")
def mean_square(beta2, mean_square, delta):
    """The moving mean of the squared gradients: mostly the previous mean, plus a little of this
    iteration's square.
    """
    return beta2 * mean_square + (1 - beta2) * delta**2


@declare("update")
def descent_by_size(value, learning_rate, delta, new_mean_square, epsilon):
    """One step of RMSprop: against the gradient, divided by the recent size of the gradients."""
    return value - learning_rate * delta / (np.sqrt(new_mean_square) + epsilon)


@declare("update")
def mean(momentum, mean, delta):
    """The moving mean of the gradients: mostly the previous mean, plus a little of this
    iteration's gradient.
    """
    return momentum * mean + (1 - momentum) * delta


@declare("update")
def mean_hat(new_mean, momentum, t):
    """The moving mean, corrected for its start at 0, which makes it too small at first."""
    return new_mean / (1 - momentum**t)


@declare("update")
def mean_square_hat(new_mean_square, beta2, t):
    """The moving mean of the squares, corrected for its start at 0."""
    return new_mean_square / (1 - beta2**t)


@declare("update")
def descent_by_moments(value, learning_rate, mean_hat, mean_square_hat, epsilon):
    """One step of Adam: against the mean gradient, divided by the recent size of the gradients."""
    return value - learning_rate * mean_hat / (np.sqrt(mean_square_hat) + epsilon)


_RATE = {"learning_rate": r"\eta"}
_MOMENTUM = {"momentum": r"\mu"}
_SIZE = {"beta2": r"\beta_{2}", "epsilon": r"\varepsilon"}
_MEAN_SQUARE = Memory("s", mean_square)

OPTIMIZERS: Mapping[str, Optimizer] = {
    "gradient_descent": Optimizer(descent, _RATE),
    # Polyak 1964, in the form of Sutskever et al. 2013 without the factor on the gradient.
    "momentum": Optimizer(
        descent_with_velocity, _RATE | _MOMENTUM, {"velocity": Memory("v", velocity)}
    ),
    # Tieleman and Hinton 2012; ε stands outside the root.
    "rmsprop": Optimizer(descent_by_size, _RATE | _SIZE, {"mean_square": _MEAN_SQUARE}),
    # Kingma and Ba 2015, with the momentum as their β₁.
    "adam": Optimizer(
        descent_by_moments,
        _RATE | _MOMENTUM | _SIZE,
        {"mean": Memory("m", mean), "mean_square": _MEAN_SQUARE},
        {
            "mean_hat": Memory(r"\hat{m}", mean_hat),
            "mean_square_hat": Memory(r"\hat{s}", mean_square_hat),
        },
        counts=True,
    ),
}
