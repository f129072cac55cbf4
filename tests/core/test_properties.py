"""What holds for any settings: correct gradients, and many networks at once as each alone."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import settings as examples

from nn_core import Dataset, Settings, check_gradient, sweep, train
from tests.helpers import strategies

TOO_LARGE = 1e3
"""Of an error above this the difference quotient has large errors itself: training diverges."""
SMOOTH = ("sigmoid", "tanh", "linear")
SMOOTH_OUTPUTS = ("sigmoid", "tanh", "linear", "softmax")


CANCELLING = Settings(
    seed=28952,
    iterations=6,
    learning_rate=1.25,
    hidden=(4, 3, 3),
    activation=("sigmoid", "sigmoid", "linear"),
    rule="exact",
    biases="per_unit",
    initial_biases="random",
    dataset=Dataset.built_in["mazur"](),
    output="linear",
    loss="squared",
    l2=0.1,
    initial_scale=0.25,
    optimizer="rmsprop",
)
"""Its weighted sums have terms that are far larger than they are, and so have rounding errors."""


@given(strategies.settings(rules=("exact",), activations=SMOOTH, outputs=SMOOTH_OUTPUTS))
@example(CANCELLING)
@examples(max_examples=120)
def test_the_exact_rule_gives_the_gradient(settings: Settings) -> None:
    run = train(settings)
    if not run.completed or run.errors[-1] > TOO_LARGE:
        return
    for name, check in check_gradient(run, run.completed - 1).items():
        size = np.abs(check.analytic).max()
        assert not check.differs.any(), name
        # The difference quotient itself has an error of about 1e-12, more where the error is large.
        noise = 1e-10 * max(1.0, float(run.errors[-1]))
        if size > 1e6 * noise:
            assert check.relative_error < 1e-6, name
        assert np.abs(check.difference).max() < noise + 1e-7 * size, name


@given(
    strategies.settings(
        rules=("exact",), activations=("relu", "leaky_relu"), outputs=SMOOTH_OUTPUTS
    )
)
@examples(max_examples=60)
def test_the_exact_rule_gives_the_gradient_of_relu_away_from_its_kink(settings: Settings) -> None:
    run = train(settings)
    if not run.completed or run.errors[-1] > TOO_LARGE:
        return
    values = run.at(run.completed - 1)
    sums = [values[f"z{layer}"] for layer in range(1, len(settings.layers) - 1)]
    epsilon = 1e-6
    if min((np.abs(one).min() for one in sums), default=1.0) < 1e-4:
        return  # the difference quotient would cross the kink, where there is no derivative
    for name, check in check_gradient(run, run.completed - 1, epsilon).items():
        size = max(1e-3, float(np.abs(check.analytic).max()))
        assert not (check.differs & ~check.kinks).any(), name
        assert np.abs(check.difference).max() < 1e-5 * size, name


def test_the_gradient_is_right_with_the_most_layers_and_outputs() -> None:
    random = np.random.RandomState(1)
    tables = [tuple(map(tuple, random.rand(20, width).tolist())) for width in (5, 3)]
    settings = Settings(
        hidden=(6, 5, 4), rule="exact", biases="per_unit", dataset=Dataset("drawn", *tables)
    )
    checks = check_gradient(train(settings), 99)
    assert list(checks) == ["w1", "b1", "w2", "b2", "w3", "b3", "w4", "b4"]
    assert max(check.relative_error for check in checks.values()) < 1e-7


def test_the_tutorials_rule_departs_from_the_gradient_where_it_says_so() -> None:
    checks = check_gradient(train(Settings()), 40)
    apart = {name for name, check in checks.items() if check.relative_error > 1e-6}
    # w2 is right; biases are multiplied by their own value, w1 uses the updated w2.
    assert apart == {"w1", "b1", "b2"}


def test_a_zero_gradient_has_no_error() -> None:
    dead = {"w1": ((-1.0,) * 5,) * 3, "b1": -1.0, "w2": ((1.0,),) * 5, "b2": 1.0}
    run = train(Settings(activation="relu", rule="exact", start=dead))
    check = check_gradient(run, 0)["w1"]
    assert not check.analytic.any()
    assert check.relative_error == 0.0


@pytest.mark.parametrize("epsilon", [0.0, -1.0, 2.0])
def test_an_impossible_epsilon_is_refused(epsilon: float) -> None:
    with pytest.raises(ValueError, match=r"epsilon must be a number above 0 and at most 1"):
        check_gradient(train(Settings(iterations=1)), 0, epsilon)


@given(strategies.settings())
@examples(max_examples=60)
def test_many_networks_at_once_train_as_each_alone(settings: Settings) -> None:
    seeds = [settings.seed, 0, 12345]
    # The same lines, but sums in another order. A few large steps let roundings grow, a hundredfold
    # more where the activation is unbounded or a gradient is divided by its size: 3e-10 and 1e-8
    # have been seen.
    network = settings.network
    bounded = all(
        math.isfinite(network.activation_of(k).range[1]) for k in range(1, network.last + 1)
    )
    sized = "mean_square" in network.updates.memories
    close = 1e-8 if bounded and not sized else 1e-6
    together = sweep(settings, seeds)
    assert together.seeds == tuple(seeds)
    assert together.errors.shape == (settings.iterations, 3)
    for at, seed in enumerate(seeds):
        values = {name: getattr(settings, name) for name in settings.__dataclass_fields__}
        alone = train(Settings(**(values | {"seed": seed})))
        done = together.errors[: alone.completed, at]
        np.testing.assert_allclose(done[:2], alone.train_errors[:2], rtol=1e-7, atol=1e-9)
        np.testing.assert_allclose(done, alone.train_errors, rtol=close, atol=close)
        if alone.diverged:
            continue
        for name, value in alone.parameters().items():
            np.testing.assert_allclose(
                together.parameters[name][..., at], value, rtol=close, atol=close, err_msg=name
            )


def test_a_sweep_in_several_chunks_equals_the_whole_sweep() -> None:
    settings = Settings(iterations=3)
    many = sweep(settings, range(1500))
    assert many.errors.shape == (3, 1500)
    assert many.parameters["b1"].shape == (1500,)
    few = sweep(settings, [1499, 3])
    np.testing.assert_allclose(many.errors[:, [1499, 3]], few.errors, rtol=0, atol=1e-12)


@pytest.mark.parametrize(
    ("seeds", "sentence"),
    [([], "at least one seed"), ([-1], "seed must be"), (5, "whole numbers such as range")],
)
def test_impossible_seeds_are_refused(seeds: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        sweep(Settings(), seeds)
