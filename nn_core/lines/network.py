"""The structure of a network and of its training: all that the list of quantities depends on."""

from __future__ import annotations

from typing import NamedTuple

from nn_core.lines.activations import ACTIVATIONS, Activation
from nn_core.lines.losses import LOSSES, Loss
from nn_core.lines.optimizers import OPTIMIZERS, Optimizer

OUTPUT, LOSS = "sigmoid", "half_squared"
"""The activation of the last layer, and what is made small; there is one of each so far."""


class Network(NamedTuple):
    """``layers``: the units from the inputs to the outputs; the rest as in ``Settings``."""

    layers: tuple[int, ...]
    activation: str = "sigmoid"
    rule: str = "tutorial"
    biases: str = "shared"
    learn_biases: bool = True
    fault: str = ""
    optimizer: str = "gradient_descent"

    @property
    def last(self) -> int:
        """The index of the last layer of weights, counted from 1."""
        return len(self.layers) - 1

    def activation_of(self, layer: int) -> Activation:
        """The activation of a layer, counted from 1."""
        return ACTIVATIONS[OUTPUT if layer == self.last else self.activation]

    @property
    def loss(self) -> Loss:
        """What training makes small."""
        return LOSSES[LOSS]

    @property
    def updates(self) -> Optimizer:
        """The optimizer, which updates the parameters."""
        return OPTIMIZERS[self.optimizer]

    def learns(self, letter: str) -> bool:
        """Whether training changes the weights (``"w"``) or the biases (``"b"``)."""
        return letter == "w" or self.learn_biases

    def axis(self, layer: int) -> str:
        """The name of the axis of a layer's units: ``inputs``, ``hidden1``, …, ``outputs``."""
        if layer == 0:
            return "inputs"
        return "outputs" if layer == self.last else f"hidden{layer}"
