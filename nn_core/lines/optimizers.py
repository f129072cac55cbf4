"""The optimizers: how a gradient becomes a step, and what each step passes on to the next.

A new one is a row of ``OPTIMIZERS`` with its lines; its name on the pages is an option in
``nn_view``'s rows of settings. The lines serve every parameter: ``value`` is the parameter,
``delta`` its gradient.
"""

# The parameters are the names of operands, read by inspection; type hints would say no more.
# mypy: disallow-untyped-defs=False, disallow-untyped-calls=False
# mypy: disallow-untyped-decorators=False

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nn_core.lines.line import Function, declare


@dataclass(frozen=True)
class Memory:
    """A value of each parameter, at first 0: its ``letter``, and the ``line`` that updates it."""

    letter: str
    line: Function


@dataclass(frozen=True)
class Optimizer:
    """How parameters are updated: ``step`` is the line of the new value.

    ``memories`` by name, in the order in which they are computed; ``constants``: the settings
    that its lines use, each with its symbol in LaTeX.
    """

    step: Function
    constants: Mapping[str, str]
    memories: Mapping[str, Memory] = field(default_factory=dict)


@declare("update")
def descent(value, learning_rate, delta):
    """One step of gradient descent: against the gradient, scaled by the learning rate."""
    return value - learning_rate * delta


@declare("update")
def velocity(momentum, velocity, delta):
    """The velocity: the one before times the momentum, plus this iteration's gradient."""
    return momentum * velocity + delta


@declare("update")
def descent_with_velocity(value, learning_rate, new_velocity):
    """One step of gradient descent with momentum: against the velocity, scaled by the learning
    rate.
    """
    return value - learning_rate * new_velocity


_RATE = {"learning_rate": r"\eta"}

OPTIMIZERS: Mapping[str, Optimizer] = {
    "gradient_descent": Optimizer(descent, _RATE),
    # Polyak 1964, in the form of Sutskever et al. 2013 without the factor on the gradient.
    "momentum": Optimizer(
        descent_with_velocity, {**_RATE, "momentum": r"\mu"}, {"velocity": Memory("v", velocity)}
    ),
}
