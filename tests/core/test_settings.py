"""Settings: the values that are allowed, and the error messages for the others."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given

from nn_core import (
    ACTIVATIONS,
    BIASES,
    INITIAL_BIASES,
    MAX_ITERATIONS,
    MAX_LEARNING_RATE,
    MAX_SEED,
    RULES,
    Dataset,
    Settings,
)
from tests.helpers import strategies

W1 = ((0.1,) * 5,) * 3
START = {"w1": W1, "b1": 1, "w2": ((0.5,),) * 5, "b2": 0.25}


def test_the_defaults_are_the_tutorials() -> None:
    settings = Settings()
    assert settings.layers == (3, 5, 1)
    assert (settings.seed, settings.iterations, settings.learning_rate) == (0, 100, 1.0)
    assert (settings.activation, settings.rule, settings.biases) == (
        "sigmoid",
        "tutorial",
        "shared",
    )
    assert settings.learn_biases


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"seed": -1}, "seed must be a whole number from 0 to 4294967295, got -1."),
        ({"seed": MAX_SEED + 1}, "seed must be a whole number from 0 to 4294967295"),
        ({"seed": 1.5}, "seed must be a whole number from 0 to 4294967295, got 1.5."),
        ({"seed": True}, "seed must be a whole number"),
        ({"seed": "3"}, "seed must be a whole number from 0 to 4294967295, got '3'."),
        ({"iterations": 0}, "iterations must be a whole number from 1 to 100000, got 0."),
        ({"iterations": MAX_ITERATIONS + 1}, "from 1 to 100000, got 100001."),
        ({"learning_rate": 0}, "learning_rate must be a number above 0 and at most 1000, got 0"),
        ({"learning_rate": 1000.1}, "above 0 and at most 1000, got 1000.1. Try 0.1 to 1."),
        ({"learning_rate": float("nan")}, "learning_rate must be a number above 0"),
        ({"learning_rate": "fast"}, "learning_rate must be a number above 0"),
        ({"learning_rate": True}, "learning_rate must be a number above 0"),
        ({"learn_biases": 1}, "learn_biases must be True or False, got 1."),
        ({"hidden": (1,) * 7}, "hidden must list the units of 0 to 6 hidden layers, such as (5,)"),
        ({"hidden": 5}, "hidden must list the units of 0 to 6 hidden layers"),
        ({"hidden": (0,)}, "hidden: units of a layer must be a whole number from 1 to 16, got 0."),
        ({"hidden": (17,)}, "from 1 to 16, got 17."),
        (
            {"activation": "step"},
            'activation must be one of "sigmoid", "tanh", "relu", "leaky_relu", "linear", got',
        ),
        ({"rule": None}, 'rule must be one of "tutorial", "exact", got None.'),
        ({"biases": "free"}, 'biases must be one of "shared", "per_unit", "none", got'),
        ({"initial_biases": "twos"}, 'must be one of "ones", "zeros", "random", got'),
        ({"initial_weights": "ones"}, 'initial_weights must be one of "normal", "uniform",'),
        ({"initial_scale": 0}, "initial_scale must be a number above 0 and at most 100, got 0."),
        ({"dataset": "xor"}, "dataset must be a Dataset, got 'xor'."),
        ({"activation": "x" * 99}, "got 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…."),
    ],
)
def test_a_setting_out_of_bounds_is_refused_with_a_reason(
    change: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011
        Settings(**change)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    "change",
    [
        {"seed": MAX_SEED},
        {"iterations": MAX_ITERATIONS},
        {"learning_rate": MAX_LEARNING_RATE},
        {"learning_rate": 1e-9},
        {"hidden": (16, 16, 16)},
        {"hidden": [1]},
        *({"activation": one} for one in ACTIVATIONS),
        *({"rule": one} for one in RULES),
        *({"biases": one} for one in BIASES),
        *({"initial_biases": one} for one in INITIAL_BIASES),
    ],
)
def test_the_limits_themselves_are_allowed(change: dict[str, Any]) -> None:
    settings = Settings(**change)
    for name, value in change.items():
        assert getattr(settings, name) == (tuple(value) if isinstance(value, list) else value)


def test_numpy_numbers_are_numbers() -> None:
    # mypy does not accept a NumPy integer as int; callers expect it to work.
    seed: Any = np.int64(3)
    rate: Any = np.float64(0.5)
    assert Settings(seed=seed, learning_rate=rate) == Settings(seed=3, learning_rate=0.5)


@given(strategies.settings())
def test_equal_settings_have_equal_hashes_and_start_equally(settings: Settings) -> None:
    again = Settings(**{name: getattr(settings, name) for name in settings.__dataclass_fields__})
    assert again == settings
    assert hash(again) == hash(settings)
    one, other = settings.initial_parameters(), again.initial_parameters()
    assert list(one) == list(settings.parameter_shapes) == list(other)
    for name, shape in settings.parameter_shapes.items():
        assert np.shape(one[name]) == shape
        assert np.array_equal(one[name], other[name])


def test_weights_are_drawn_as_the_tutorial_draws_them() -> None:
    np.random.seed(5)
    w1, w2 = np.random.randn(3, 4), np.random.randn(4, 1)
    drawn = Settings(seed=5, hidden=(4,)).initial_parameters()
    assert np.array_equal(drawn["w1"], w1)
    assert np.array_equal(drawn["w2"], w2)
    assert (drawn["b1"], drawn["b2"]) == (1.0, 1.0)


def test_random_biases_are_drawn_after_all_weights() -> None:
    random = np.random.RandomState(5)
    shapes = [(3, 4), (4, 2), (2, 1)]
    weights = [random.randn(*shape) for shape in shapes]
    biases = [random.randn(4), random.randn(2), random.randn(1)]
    drawn = Settings(
        seed=5, hidden=(4, 2), biases="per_unit", initial_biases="random"
    ).initial_parameters()
    for layer in range(3):
        assert np.array_equal(drawn[f"w{layer + 1}"], weights[layer])
        assert np.array_equal(drawn[f"b{layer + 1}"], biases[layer])


def test_biases_per_unit_start_at_one() -> None:
    assert Settings(biases="per_unit").initial_parameters()["b1"].tolist() == [1.0] * 5


def test_a_given_start_replaces_the_drawn_one() -> None:
    settings = Settings(start=START)
    start = settings.initial_parameters()
    assert start["w1"].tolist() == [list(row) for row in W1]
    assert (start["b1"], start["b2"]) == (1.0, 0.25)
    assert settings == Settings(start={name: np.array(one) for name, one in START.items()})
    assert len(settings.drawn([1, 2])) == 2


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"w1": ((1, 2),)}, "start: w1 must be 3 × 5, got 1 × 2."),
        ({"b1": (1, 2, 3)}, "start: b1 must be a single number, got 3."),
        ({"w2": 4}, "start: w2 must be 5 × 1, got a single number."),
        ({"w1": "ones"}, "start: w1 must be numbers, got 'ones'."),
        ({"w1": ((1, 2), (3,))}, "start: w1 must be numbers"),
        ({"b2": float("inf")}, "start: b2 must be finite, but holds NaN or infinity."),
        ({"w3": 1}, "start must give exactly w1, b1, w2, b2, got"),
    ],
)
def test_a_wrong_start_is_refused_with_a_reason(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011
        Settings(start=START | change)
    assert sentence in str(refused.value)


def test_another_rule_changes_nothing_else() -> None:
    exact = Settings(seed=3).with_rule("exact")
    assert exact == Settings(seed=3, rule="exact")


def test_mazurs_example_is_a_preset() -> None:
    settings = Settings.mazur()
    assert settings.layers == (2, 2, 2)
    assert settings.dataset == Dataset.built_in["mazur"]()
    assert (settings.learning_rate, settings.rule, settings.learn_biases) == (0.5, "exact", False)


def test_a_start_without_names_is_refused() -> None:
    wrong: Any = 5
    with pytest.raises(ValueError, match="start must give parameters by name, got 5"):
        Settings(start=wrong)
