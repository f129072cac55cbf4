"""What PyTorch calls the activations, losses and optimizers, in code that does the same as ours.

Each name of a registry in ``nn_core.lines`` has its row here; a test runs all of them in PyTorch
and compares the numbers.
"""

from __future__ import annotations

from collections.abc import Mapping

ACTIVATIONS: Mapping[str, str] = {
    "sigmoid": "torch.sigmoid({z})",
    "tanh": "torch.tanh({z})",
    "relu": "torch.relu({z})",
    "leaky_relu": "torch.nn.functional.leaky_relu({z}, 0.01)",
    "linear": "{z}",
    "softmax": "torch.softmax({z}, dim=1)",
}
"""The activation of a layer with the weighted inputs ``{z}``."""

_HALF = "0.5 * ((output - {a}) ** 2).sum()"
_SQUARED = "((output - {a}) ** 2).sum()"
_OF_SIGMOID = "torch.nn.functional.binary_cross_entropy_with_logits({z}, output, reduction='sum')"
_OF_SOFTMAX = "torch.nn.functional.cross_entropy({z}, output, reduction='sum')"
LOSSES: Mapping[str, Mapping[str, str]] = {
    "half_squared": dict.fromkeys(("sigmoid", "linear", "tanh", "relu", "softmax"), _HALF),
    "squared": dict.fromkeys(("sigmoid", "linear", "tanh", "relu", "softmax"), _SQUARED),
    "cross_entropy": {"sigmoid": _OF_SIGMOID, "softmax": _OF_SOFTMAX},
}
"""The sum of a loss over all rows, for each activation of the outputs; ``{z}`` and ``{a}`` are of
the last layer. PyTorch computes a cross-entropy from z, since the logarithm of a rounded a may be
infinite."""

OPTIMIZERS: Mapping[str, str] = {
    "gradient_descent": "torch.optim.SGD({learned}, lr=learning_rate)",
    "momentum": "torch.optim.SGD({learned}, lr=learning_rate, momentum=momentum)",
    "rmsprop": "torch.optim.RMSprop({learned}, lr=learning_rate, alpha=beta2, eps=epsilon)",
    "adam": "torch.optim.Adam({learned}, lr=learning_rate, betas=(momentum, beta2), eps=epsilon)",
}
"""The optimizer of the parameters ``{learned}``. Its formula is ours: the velocity has no
dampening, and ε stands outside the root."""
