"""The tutorial's own training: a plain loop over its 3-5-1 network that stores the errors.

Every operation is written as in the tutorial and in the same order, so the floating-point results
are the same to the bit. ``nn_core`` is compared with it.
"""

from __future__ import annotations

from typing import Any

import numpy as np

INPUTS = np.array([[0, 0, 0], [0, 0, 1], [0, 1, 0], [0, 1, 1], [1, 0, 0], [1, 0, 1]])
OUTPUT = np.array([[0], [1], [0], [1], [0], [1]])


def sigmoid(x: Any) -> Any:
    return 1 / (1 + np.exp(-x))


def errors(seed: int, iterations: int, learn_biases: bool = True) -> list[float]:
    """The error before each update, with a learning rate of 1 and biases that start at 1."""
    np.random.seed(seed)
    w1, w2 = np.random.randn(3, 5), np.random.randn(5, 1)
    b1, b2 = 1.0, 1.0
    kept = []
    for _ in range(iterations):
        a1 = sigmoid(np.dot(INPUTS, w1) + b1)
        a2 = sigmoid(np.dot(a1, w2) + b2)
        kept.append(np.sum((1 / 2) * (OUTPUT - a2) ** 2))

        # The second layer: the derivatives, the two gradients, the update.
        error_d_a2 = a2 - OUTPUT
        a2_d_z2 = a2 * (1 - a2)
        delta_w2 = np.dot(a1.T, error_d_a2 * a2_d_z2)
        delta_b2 = np.sum(error_d_a2 * a2_d_z2 * b2)
        w2 = w2 - delta_w2
        if learn_biases:
            b2 = b2 - delta_b2

        # The first layer: the error is propagated back through weights that are already updated.
        a1_d_z1 = a1 * (1 - a1)
        delta_w1 = np.dot(INPUTS.T, np.dot(error_d_a2 * a2_d_z2, w2.T) * a1_d_z1)
        delta_b1 = np.sum(np.dot(error_d_a2 * a2_d_z2, w2.T) * a1_d_z1 * b1)
        w1 = w1 - delta_w1
        if learn_biases:
            b1 = b1 - delta_b1
    return kept


def error(w1: Any, b1: Any, w2: Any, b2: Any) -> Any:
    """The error of one network, from the first three lines of the loop."""
    a1 = sigmoid(np.dot(INPUTS, w1) + b1)
    a2 = sigmoid(np.dot(a1, w2) + b2)
    return np.sum((1 / 2) * (OUTPUT - a2) ** 2)
