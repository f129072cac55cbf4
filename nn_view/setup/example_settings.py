"""The settings of the course examples, each as its source has them.

Weights are given here as inputs x units; sources that multiply from the left have them transposed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from nn_core import Dataset, Settings
from nn_view.links import table_codec

EXACT = Settings(rule="exact", biases="per_unit")
"""What nearly all courses have in common: the gradient itself, and a bias for each unit."""
CLASSIFIER = replace(EXACT, loss="cross_entropy", initial_biases="zeros")


def _own(inputs: Any, output: Any) -> Dataset:
    tables = (np.array(one, dtype=np.float64).tolist() for one in (inputs, output))
    return table_codec.named(Dataset(table_codec.OWN, *tables))


def nbis() -> Settings:
    """NBIS Sweden's chain of two units."""
    start = {"w1": [[0.1]], "b1": [-0.1], "w2": [[0.3]], "b2": [0.3]}
    data = _own([[0.05]], [[0.01]])
    return replace(EXACT, hidden=(1,), learning_rate=0.05, dataset=data, start=start)


def amsterdam() -> Settings:
    """The Vrije Universiteit's 2-3-2 network."""
    return replace(
        EXACT,
        hidden=(3,),
        output="softmax",
        loss="cross_entropy",
        dataset=_own([[1, -1]], [[1, 0]]),
        start={
            "w1": [[1, 1, 1], [-1, -1, -1]],
            "b1": [0, 0, 0],
            "w2": [[1, 1], [-1, -1], [-1, -1]],
            "b2": [0, 0],
        },
    )


def rashid() -> Settings:
    """Rashid's 3-3-3 network; the targets, and all rows but the first, are ours."""
    return replace(
        EXACT,
        iterations=300,
        hidden=(3,),
        biases="none",
        learning_rate=0.3,
        batch_size=1,
        dataset=_own(
            [[0.9, 0.1, 0.8], [0.1, 0.8, 0.9], [0.8, 0.9, 0.1]],
            [[0.01, 0.99, 0.01], [0.99, 0.01, 0.01], [0.01, 0.01, 0.99]],
        ),
        start={
            "w1": [[0.9, 0.2, 0.1], [0.3, 0.8, 0.5], [0.4, 0.2, 0.6]],
            "w2": [[0.3, 0.6, 0.8], [0.7, 0.5, 0.1], [0.5, 0.2, 0.9]],
        },
    )


def trask() -> Settings:
    """Trask's network in 11 lines: ``2 * np.random.random(shape) - 1`` after ``seed(1)``."""
    return replace(
        EXACT,
        seed=1,
        iterations=10_001,
        hidden=(4,),
        biases="none",
        initial_weights="uniform",
        dataset=_own([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]], [[0], [1], [1], [0]]),
    )


def neuron() -> Settings:
    """Nielsen's single neuron that starts badly wrong."""
    return replace(
        EXACT,
        iterations=301,
        hidden=(),
        learning_rate=0.15,
        dataset=_own([[1]], [[0]]),
        start={"w1": [[2]], "b1": [2]},
    )


def nielsen() -> Settings:
    """Nielsen's ``network.py``, with iris in place of images of digits."""
    return replace(
        EXACT,
        iterations=360,
        learning_rate=3.0,
        initial_biases="random",
        reduction="mean",
        batch_size=10,
        shuffle=True,
        dataset=Dataset.built_in["iris"](),
    )


def nielsen_cross_entropy() -> Settings:
    """Nielsen's ``network2.py``, with the same data."""
    return replace(nielsen(), learning_rate=0.5, loss="cross_entropy", initial_weights="lecun")


def karpathy() -> Settings:
    """Karpathy's multi-layer perceptron; he draws the biases as he draws the weights."""
    return replace(
        EXACT,
        iterations=20,
        hidden=(4, 4),
        activation="tanh",
        output="tanh",
        loss="squared",
        learning_rate=0.1,
        initial_weights="uniform",
        initial_biases="random",
        dataset=_own([[2, 3, -1], [3, -1, 0.5], [0.5, 1, 1], [1, 1, -1]], [[1], [-1], [-1], [1]]),
    )


def ng() -> Settings:
    """Ng's network for checking gradients: weights and inputs are sin(1)/10, sin(2)/10, …

    His matrices are filled column by column, with the bias as the first column.
    """

    def sines(rows: int, columns: int) -> np.ndarray:
        return (np.sin(np.arange(1, rows * columns + 1)) / 10).reshape((rows, columns), order="F")

    first, second = sines(5, 4), sines(3, 6)
    return replace(
        EXACT,
        loss="cross_entropy",
        reduction="mean",
        dataset=_own(sines(5, 3), np.eye(3)[[1, 2, 0, 1, 2]]),
        start={
            "w1": first[:, 1:].T,
            "b1": first[:, 0],
            "w2": second[:, 1:].T,
            "b2": second[:, 0],
        },
    )


def planar() -> Settings:
    """The planar flower; its weights are drawn after ``seed(2)``, one row for each unit."""
    random = np.random.RandomState(2)
    w1, w2 = (0.01 * random.randn(*shape).T for shape in ((4, 2), (1, 4)))
    return replace(
        CLASSIFIER,
        iterations=10_000,
        hidden=(4,),
        activation="tanh",
        reduction="mean",
        learning_rate=1.2,
        dataset=Dataset.built_in["flower"](seed=1, test_share=0),
        start={"w1": w1, "b1": np.zeros(4), "w2": w2, "b2": np.zeros(1)},
    )


def stanford() -> Settings:
    """The toy of Stanford's CS231n, whose penalty 0.05 Σ w² is λ/2 Σ w² with λ = 0.1."""
    return replace(
        CLASSIFIER,
        hidden=(10,),
        activation="relu",
        output="softmax",
        reduction="mean",
        l2=0.1,
        learning_rate=0.1,
        initial_scale=0.1,
        dataset=_own(10 * np.random.RandomState(1).randn(5, 4), np.eye(3)[[0, 1, 2, 2, 1]]),
    )


def logistic(data: str) -> Settings:
    """Logistic regression: sigmoid outputs and no hidden layer."""
    return replace(CLASSIFIER, iterations=300, hidden=(), dataset=Dataset.built_in[data]())


def dead_relu() -> Settings:
    """Three relu units, of which the first is 0 for every row of OR."""
    return replace(
        CLASSIFIER,
        hidden=(3,),
        activation="relu",
        learning_rate=0.5,
        dataset=Dataset.built_in["or"](),
        start={
            "w1": [[-1, 1, 0.5], [-1, 0.5, -1]],
            "b1": [-0.5, 0.1, 0.2],
            "w2": [[1], [0.5], [-0.5]],
            "b2": [0],
        },
    )


def six_layers(activation: str, initial_weights: str) -> Settings:
    """Six hidden layers that are to tell two circles apart."""
    return replace(
        CLASSIFIER,
        seed=1,
        iterations=500,
        hidden=(5,) * 6,
        activation=activation,
        reduction="mean",
        learning_rate=0.5,
        initial_weights=initial_weights,
        dataset=Dataset.built_in["circles"](),
    )
