"""The structure of a network and of its training: all that the list of quantities depends on."""

from __future__ import annotations

from typing import NamedTuple

from nn_core.lines.activations import ACTIVATIONS, Activation
from nn_core.lines.losses import LOSSES, Loss
from nn_core.lines.optimizers import OPTIMIZERS, Optimizer


class Network(NamedTuple):
    """``layers``: the units from the inputs to the outputs; the rest as in ``Settings``.

    ``penalized``: whether the error has a penalty (``l2`` above 0); ``batched``: whether an
    iteration uses only a part of the rows.
    """

    layers: tuple[int, ...]
    activation: str | tuple[str, ...] = "sigmoid"
    rule: str = "tutorial"
    biases: str = "shared"
    learn_biases: bool = True
    fault: str = ""
    output: str = "sigmoid"
    loss: str = "half_squared"
    reduction: str = "sum"
    penalized: bool = False
    optimizer: str = "gradient_descent"
    batched: bool = False
    fault_layer: int | None = None
    lines: tuple[tuple[str, str], ...] = ()

    @property
    def last(self) -> int:
        """The index of the last layer of weights, counted from 1."""
        return len(self.layers) - 1

    def activation_name(self, layer: int) -> str:
        """The name of a layer's activation; layers count from 1."""
        if layer == self.last:
            return self.output
        return self.activation if isinstance(self.activation, str) else self.activation[layer - 1]

    def activation_of(self, layer: int) -> Activation:
        """The activation of a layer, counted from 1."""
        return ACTIVATIONS[self.activation_name(layer)]

    @property
    def lines_of_loss(self) -> Loss:
        """The lines of the loss for these outputs."""
        return LOSSES[self.loss][self.output]

    @property
    def updates(self) -> Optimizer:
        """The optimizer, which updates the parameters."""
        return OPTIMIZERS[self.optimizer]

    @property
    def penalty(self) -> tuple[str, ...]:
        """The setting that the penalty of the error uses, ``("l2",)``, or nothing."""
        return ("l2",) if self.penalized else ()

    @property
    def constants(self) -> tuple[str, ...]:
        """The settings whose values the lines use."""
        return (*self.updates.constants, *self.penalty)

    @property
    def letters(self) -> str:
        """The parameters of a layer: its weights ``w`` and, if it has any, its biases ``b``."""
        return "w" if self.biases == "none" else "wb"

    def learns(self, letter: str) -> bool:
        """Whether training changes the weights (``"w"``) or the biases (``"b"``)."""
        return letter == "w" or self.learn_biases

    def sizes(self, axes: tuple[str, ...]) -> tuple[int | str, ...]:
        """The number of units on each axis; the name of an axis that is none of units."""
        known = {self.axis(layer): units for layer, units in enumerate(self.layers)}
        return tuple(known.get(one, one) for one in axes)

    def axis(self, layer: int) -> str:
        """The name of the axis of a layer's units: ``inputs``, ``hidden1``, …, ``outputs``."""
        if layer == 0:
            return "inputs"
        return "outputs" if layer == self.last else f"hidden{layer}"
