"""Networks of courses that the gallery does not have: what their sources print is computed here."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from nn_core import Dataset, Run, Settings, judge, train

EXACT = Settings(rule="exact", biases="per_unit")


def _homework(activation: str) -> Run:
    """A homework, from github.com/MohammedJMustafa/relu-backprop-simulator: 2-2-1, one row."""
    return train(
        replace(
            EXACT,
            iterations=2,
            hidden=(2,),
            activation=activation,
            output=activation,
            learning_rate=0.1,
            dataset=Dataset("own", ((1.2, 0.5),), ((1.0,),)),
            start={
                "w1": [[0.6, 0.3], [0.8, 0.4]],
                "b1": [0.2, 0.1],
                "w2": [[0.6], [-0.2]],
                "b2": [0.1],
            },
        )
    )


def test_a_homework_with_relu_outputs_has_these_gradients_and_new_weights() -> None:
    run = _homework("relu")
    printed = {
        "z1": [[1.32, 0.66]],
        "a2": [[0.76]],
        "error": 0.0288,
        "delta_w2": [[-0.3168], [-0.1584]],
        "delta_b2": [-0.24],
        "delta_w1": [[-0.1728, 0.0576], [-0.072, 0.024]],
        "delta_b1": [-0.144, 0.048],
        "new_w1": [[0.61728, 0.29424], [0.8072, 0.3976]],
        "new_b1": [0.2144, 0.0952],
        "new_w2": [[0.63168], [-0.18416]],
        "new_b2": [0.124],
    }
    for name, numbers in printed.items():
        assert run.at(0)[name] == pytest.approx(np.array(numbers), abs=1e-12), name
    assert run.errors[1] == pytest.approx(0.0094, abs=5e-5)


def test_the_same_homework_with_the_sigmoid() -> None:
    run = _homework("sigmoid")
    assert run.errors == pytest.approx([0.0766, 0.0748], abs=5e-5)
    assert run.at(0)["delta_w1"][0, 0] == pytest.approx(-0.0112, abs=5e-5)


def test_zhou_prints_this_prediction_and_this_derivative() -> None:
    """Victor Zhou, “Machine Learning for Beginners: An Introduction to Neural Networks”, 2019."""
    values = train(
        replace(
            EXACT,
            hidden=(2,),
            loss="squared",
            learning_rate=0.1,
            dataset=Dataset("own", ((-2.0, -1.0),), ((1.0,),)),
            start={"w1": np.ones((2, 2)), "b1": [0, 0], "w2": np.ones((2, 1)), "b2": [0]},
        )
    ).at(0)
    assert values["a2"][0, 0] == pytest.approx(0.524, abs=5e-4)
    assert values["delta_w1"][0, 0] == pytest.approx(0.0214, abs=1e-4)


def test_brownlee_prints_these_errors_row_by_row() -> None:
    """Jason Brownlee, “How to Code a Neural Network with Backpropagation in Python”, 2016.

    Weights are from Python's ``random.seed(1)``, unit by unit, each bias after its weights. He
    prints the sum of the squared errors of an epoch, without the ½.
    """
    rows = np.array(
        [
            (2.7810836, 2.550537003, 0),
            (1.465489372, 2.362125076, 0),
            (3.396561688, 4.400293529, 0),
            (1.38807019, 1.850220317, 0),
            (3.06407232, 3.005305973, 0),
            (7.627531214, 2.759262235, 1),
            (5.332441248, 2.088626775, 1),
            (6.922596716, 1.77106367, 1),
            (8.675418651, -0.242068655, 1),
            (7.673756466, 3.508563011, 1),
        ]
    )
    drawn = random.Random(1)
    first, second = np.array([drawn.random() for _ in range(12)]).reshape(2, 2, 3)
    classes = np.eye(2)[rows[:, 2].astype(int)]
    run = train(
        replace(
            EXACT,
            iterations=200,
            hidden=(2,),
            learning_rate=0.5,
            batch_size=1,
            dataset=Dataset("own", rows[:, :2].tolist(), classes.tolist()),
            start={
                "w1": first[:, :2].T,
                "b1": first[:, 2],
                "w2": second[:, :2].T,
                "b2": second[:, 2],
            },
        )
    )
    epochs = 2 * run.errors.reshape(20, 10).sum(axis=1)
    printed = [6.350, 5.531, 5.221, 4.951, 4.519, 4.173, 3.835, 3.506, 3.192, 2.898]
    printed += [2.626, 2.377, 2.153, 1.953, 1.774, 1.614, 1.472, 1.346, 1.233, 1.132]
    assert epochs == pytest.approx(printed, abs=5e-4)


def test_a_gradient_check_of_a_course_finds_its_two_mistakes_by_as_much_as_it_prints() -> None:
    """deeplearning.ai, “Improving Deep Neural Networks”, 2017, week 1: 4-5-3-1 with relu."""
    drawn = np.random.RandomState(1)
    shapes = ((4, 3), (5, 4), (5, 1), (3, 5), (3, 1), (1, 3), (1, 1))
    inputs, *parameters = (drawn.randn(*shape) for shape in shapes)
    names = ("w1", "b1", "w2", "b2", "w3", "b3")
    pairs = zip(names, parameters, strict=True)
    run = train(
        replace(
            EXACT,
            iterations=1,
            hidden=(5, 3),
            activation="relu",
            loss="cross_entropy",
            reduction="mean",
            dataset=Dataset("own", inputs.T.tolist(), ((1.0,), (1.0,), (0.0,))),
            start={name: one.T if name[0] == "w" else one[:, 0] for name, one in pairs},
        )
    )
    right = {name: run.at(0)[f"delta_{name}"] for name in names}
    # Its backward pass has a factor 2 in dW2, and a factor 4 in db1.
    wrong = {**right, "w2": 2 * right["w2"], "b1": 4 * right["b1"]}
    one, other = (np.concatenate([*map(np.ravel, each.values())]) for each in (right, wrong))
    apart = np.linalg.norm(one - other) / (np.linalg.norm(one) + np.linalg.norm(other))
    assert apart == pytest.approx(0.285093156781, rel=1e-6)
    found = judge(run, 0, {f"delta_{name}": wrong[name] for name in ("w2", "b1", "w3")})
    said = [verdict.sentence for verdict in found.values()]
    assert "the right value times 2. " in said[0]
    assert "the right value times 4. " in said[1]
    assert found["delta_w3"].kind == "equal"
