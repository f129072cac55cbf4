"""Settings in which each output, loss and optimizer occurs, and among them all other settings."""

from __future__ import annotations

import itertools

from nn_core import BIASES, INITIAL_WEIGHTS, LOSSES, OPTIMIZERS, OUTPUTS, Dataset, Settings
from nn_core.lines import losses

#: Two outputs that add up to 1, so that they are targets of every loss; the last batch is shorter.
DATA = Dataset(
    "seven rows",
    ((0.1, 0.9), (0.8, -0.3), (-0.5, 0.4), (0.7, 0.6), (0.2, -0.8), (-0.9, -0.1), (0.3, 0.5)),
    ((1.0, 0.0), (0.0, 1.0), (0.3, 0.7), (1.0, 0.0), (0.5, 0.5), (0.0, 1.0), (0.9, 0.1)),
    ((0.1, 0.2),),
    ((1.0, 0.0),),
)
HIDDEN = ((), (3,), (4, 3), (3, 3, 3, 3, 3, 3))
MIXED = ("relu", "tanh", "leaky_relu", "sigmoid", "linear", "tanh")
BATCHES = ((None, False), (3, False), (2, True))


def every_kind(iterations: int = 100) -> dict[str, Settings]:
    """Each output, loss and optimizer together, and among them all the other settings."""
    kinds = itertools.product(OUTPUTS, LOSSES, OPTIMIZERS)
    fitting = [one for one in kinds if one[0] in losses.LOSSES[one[1]]]
    made = {}
    for at, (output, loss, optimizer) in enumerate(fitting):
        hidden = HIDDEN[at % len(HIDDEN)]
        size, shuffle = BATCHES[at % len(BATCHES)]
        made[f"{output}, {loss}, {optimizer}"] = Settings(
            seed=at,
            iterations=iterations,
            rule="exact",
            # Dividing by a small size of the gradients enlarges their rounding.
            learning_rate=0.005 if optimizer == "rmsprop" else 0.02,
            dataset=DATA,
            hidden=hidden,
            activation=MIXED[: len(hidden)] if hidden else "sigmoid",
            output=output,
            loss=loss,
            optimizer=optimizer,
            # A bias that all outputs of softmax share has the gradient 0, but for rounding.
            biases="per_unit" if output == "softmax" else BIASES[at % len(BIASES)],
            learn_biases=at % 5 > 0,
            initial_biases=("ones", "random", "zeros")[at % 3],
            reduction=("sum", "mean")[at % 2],
            l2=(0.0, 0.1)[at % 7 % 2],
            initial_weights=INITIAL_WEIGHTS[at % 5],
            initial_scale=(1.0, 0.5)[at % 2],
            batch_size=size,
            shuffle=shuffle,
        )
    return made
