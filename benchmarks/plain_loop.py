"""A plain NumPy loop over any network, without a history: the opponent of the settings.

It is written as one would write it for a course, with exact gradients and one bias a
unit that begins at 0. It keeps the error of each iteration before its update.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from nn_core import Settings

ACTIVATIONS: dict[str, tuple[Callable[[Any], Any], Callable[[Any, Any], Any]]] = {
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda _, a: a * (1 - a)),
    "tanh": (np.tanh, lambda _, a: 1 - a**2),
    "relu": (lambda z: np.maximum(z, 0), lambda z, _: (z > 0) * 1.0),
    "linear": (lambda z: z, lambda z, _: np.ones_like(z)),
}
"""The function, and its slope from z and a."""


def softmax(z: Any) -> Any:
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def errors(settings: Settings) -> list[float]:
    """The error of each iteration on its rows, the penalty included."""
    draw = np.random.RandomState(settings.seed)
    data, targets = settings.dataset.train
    sizes = [data.shape[1], *settings.hidden, targets.shape[1]]
    layers = range(len(sizes) - 1)
    weights: list[Any] = [draw.randn(*sizes[at : at + 2]) for at in layers]
    biases: list[Any] = [np.zeros((1, size)) for size in sizes[1:]]
    parameters = weights + biases
    means = [np.zeros_like(one) for one in parameters]
    squares = [np.zeros_like(one) for one in parameters]
    names = [settings.network.activation_name(layer + 1) for layer in layers[:-1]]
    batches = rows(settings, draw, len(data))
    kept = []
    for iteration in range(settings.iterations):
        chosen = next(batches)
        inputs, wanted = (data, targets) if chosen is None else (data[chosen], targets[chosen])
        share = 1 / len(inputs) if settings.reduction == "mean" else 1.0

        sums, outputs = [], [inputs]
        for layer in layers:
            z = outputs[-1] @ parameters[layer] + parameters[len(layers) + layer]
            sums.append(z)
            outputs.append(forward(settings, names, layer, z))
        kept.append(share * loss(settings, sums[-1], outputs[-1], wanted))
        if settings.l2:
            penalty = sum((one**2).sum() for one in parameters[: len(layers)])
            kept[-1] += settings.l2 / 2 * penalty

        back = share * first_slope(settings, sums[-1], outputs[-1], wanted)
        gradients: list[Any] = [None] * len(parameters)
        for layer in reversed(layers):
            gradients[layer] = outputs[layer].T @ back + settings.l2 * parameters[layer]
            gradients[len(layers) + layer] = back.sum(axis=0, keepdims=True)
            if layer:
                _, slope = ACTIVATIONS[names[layer - 1]]
                back = (back @ parameters[layer].T) * slope(sums[layer - 1], outputs[layer])
        for at, gradient in enumerate(gradients):
            step = update(settings, iteration + 1, gradient, means, squares, at)
            parameters[at] = parameters[at] - settings.learning_rate * step
    return kept


def rows(settings: Settings, draw: Any, count: int) -> Iterator[Any]:
    """The rows of one iteration after the other; None for all."""
    size = settings.batch_size
    while size is None:
        yield None
    while True:
        order = draw.permutation(count) if settings.shuffle else np.arange(count)
        for first in range(0, count, size):
            yield order[first : first + size]


def forward(settings: Settings, names: list[str], layer: int, z: Any) -> Any:
    if layer < len(names):
        return ACTIVATIONS[names[layer]][0](z)
    return softmax(z) if settings.output == "softmax" else ACTIVATIONS[settings.output][0](z)


def loss(settings: Settings, z: Any, a: Any, wanted: Any) -> Any:
    if settings.loss == "cross_entropy" and settings.output == "softmax":
        low = z - z.max(axis=1, keepdims=True)
        return -(wanted * (low - np.log(np.exp(low).sum(axis=1, keepdims=True)))).sum()
    if settings.loss == "cross_entropy":
        return (np.maximum(z, 0) - wanted * z + np.log(1 + np.exp(-abs(z)))).sum()
    return (1 if settings.loss == "squared" else 1 / 2) * ((wanted - a) ** 2).sum()


def first_slope(settings: Settings, z: Any, a: Any, wanted: Any) -> Any:
    """How the error changes with the outputs' weighted inputs."""
    if settings.loss == "cross_entropy":
        return a - wanted
    _, slope = ACTIVATIONS[settings.output]
    return (2 if settings.loss == "squared" else 1) * (a - wanted) * slope(z, a)


def update(
    settings: Settings, time: int, gradient: Any, means: list[Any], squares: list[Any], at: int
) -> Any:
    """The step of the optimizer, which is then multiplied by the learning rate."""
    keep, beta2 = settings.momentum, settings.beta2
    if settings.optimizer == "gradient_descent":
        return gradient
    if settings.optimizer == "momentum":
        means[at] = keep * means[at] + gradient
        return means[at]
    squares[at] = beta2 * squares[at] + (1 - beta2) * gradient**2
    if settings.optimizer == "rmsprop":
        return gradient / (np.sqrt(squares[at]) + settings.epsilon)
    means[at] = keep * means[at] + (1 - keep) * gradient
    corrected = means[at] / (1 - keep**time)
    return corrected / (np.sqrt(squares[at] / (1 - beta2**time)) + settings.epsilon)
