"""How the first parameters are drawn: in the tutorial's order, each way by its own formula."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from nn_core import INITIAL_BIASES, INITIAL_WEIGHTS, Settings
from nn_core.exports import script

#: Each way beside what it draws from a generator of the same seed, between so many units.
FORMULAS: dict[str, Callable[[Any, int, int], Any]] = {
    "normal": lambda random, before, units: random.randn(before, units),
    "uniform": lambda random, before, units: random.uniform(-1, 1, (before, units)),
    "xavier": lambda random, before, units: (
        random.uniform(-1, 1, (before, units)) * np.sqrt(6 / (before + units))
    ),
    "he": lambda random, before, units: random.randn(before, units) * np.sqrt(2 / before),
    "lecun": lambda random, before, units: random.randn(before, units) / np.sqrt(before),
    "zeros": lambda _, before, units: np.zeros((before, units)),
}


@pytest.mark.parametrize("way", INITIAL_WEIGHTS)
@pytest.mark.parametrize("scale", [1.0, 0.01])
def test_weights_are_drawn_layer_by_layer_and_scaled(way: str, scale: float) -> None:
    settings = Settings(seed=7, hidden=(4, 2), initial_weights=way, initial_scale=scale)
    random = np.random.RandomState(7)
    drawn = settings.initial_parameters()
    for layer, (before, units) in enumerate([(3, 4), (4, 2), (2, 1)], 1):
        expected = FORMULAS[way](random, before, units) * scale
        np.testing.assert_array_equal(drawn[f"w{layer}"], expected)
        assert drawn[f"b{layer}"] == 1.0


@pytest.mark.parametrize("shape", ["shared", "per_unit"])
@pytest.mark.parametrize("way", INITIAL_BIASES)
def test_biases_are_drawn_after_all_weights(way: str, shape: str) -> None:
    settings = Settings(seed=3, biases=shape, initial_biases=way)
    random = np.random.RandomState(3)
    random.randn(3, 5), random.randn(5, 1)
    drawn = settings.initial_parameters()
    for name, units in (("b1", 5), ("b2", 1)):
        count = () if shape == "shared" else (units,)
        expected = {"ones": np.ones(count), "zeros": np.zeros(count)}
        wanted = random.randn(*count) if way == "random" else expected[way]
        np.testing.assert_array_equal(drawn[name], wanted)


def test_what_has_no_effect_is_one_training() -> None:
    zeros = Settings(initial_weights="zeros")
    assert Settings(initial_weights="zeros", initial_scale=0.5) == zeros
    mazur = Settings.mazur()
    given = Settings(
        **{name: getattr(mazur, name) for name in Settings.__dataclass_fields__}
        | {"initial_weights": "he", "initial_scale": 0.5}
    )
    assert given == mazur


def test_an_exported_program_draws_by_the_same_expressions() -> None:
    program = script(Settings(initial_weights="he", initial_scale=0.5, initial_biases="zeros"), 0)
    assert "w1 = random.randn(3, 5) * np.sqrt(2 / 3) * 0.5" in program
    assert "b1 = 0.0" in program
    assert "w1 = random.randn(3, 5)\n" in script(Settings(), 0)
