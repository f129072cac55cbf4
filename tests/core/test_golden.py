"""Agreement with numbers from elsewhere: the golden file, the tutorial's loop, Matt Mazur."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks import tutorial_loop
from nn_core import Run, Settings, train

GOLDEN = json.loads((Path(__file__).parent / "golden" / "tutorial.json").read_text())
RUNS: list[dict[str, Any]] = GOLDEN["runs"]
TOLERANCE = 1e-12


def run_of(golden: dict[str, Any]) -> Run:
    names = ("seed", "iterations", "learn_biases", "rule")
    return train(Settings(**{name: golden[name] for name in names}))


def named(golden: dict[str, Any]) -> str:
    biases = "learned" if golden["learn_biases"] else "fixed"
    return f"{golden['seed']}-{golden['rule']}-{biases}"


@pytest.mark.parametrize("golden", RUNS, ids=named)
def test_every_golden_number_is_ours(golden: dict[str, Any]) -> None:
    run = run_of(golden)
    np.testing.assert_allclose(run.errors, golden["errors"], rtol=0, atol=TOLERANCE)
    places = [key for key in golden if key.startswith("iteration_")]
    assert places
    for place in places:
        values = run.at(int(place.removeprefix("iteration_")))
        for name, expected in golden[place].items():
            np.testing.assert_allclose(
                values[name], expected, rtol=0, atol=TOLERANCE, err_msg=f"{place} {name}"
            )
            assert np.shape(values[name]) == np.shape(expected), name
    for name, expected in golden["after"].items():
        np.testing.assert_allclose(run.parameters()[name], expected, rtol=0, atol=TOLERANCE)
    predicted = run.predict(run.settings.dataset.test.inputs)
    expected = np.reshape(golden["test_predictions"], predicted.shape)
    np.testing.assert_allclose(predicted, expected, rtol=0, atol=TOLERANCE)


@pytest.mark.parametrize("learn_biases", [True, False])
@pytest.mark.parametrize("seed", [0, 1, 7, 2**32 - 1])
def test_the_errors_are_those_of_the_tutorials_loop_to_the_bit(
    seed: int, learn_biases: bool
) -> None:
    settings = Settings(seed=seed, iterations=600, learn_biases=learn_biases)
    assert train(settings).errors.tolist() == tutorial_loop.errors(seed, 600, learn_biases)


def test_mazurs_example_gives_the_numbers_that_he_published() -> None:
    run = train(Settings.mazur())
    values = run.at(0)
    np.testing.assert_allclose(values["error"], 0.298371109, rtol=0, atol=5e-10)
    np.testing.assert_allclose(values["a2"], [[0.75136507, 0.772928465]], rtol=0, atol=5e-9)
    after = run.parameters(1)
    w1 = [[0.14978072, 0.24975114], [0.19956143, 0.29950229]]
    w2 = [[0.35891648, 0.51130127], [0.40866619, 0.56137012]]
    np.testing.assert_allclose(after["w1"], w1, rtol=0, atol=5e-9)
    np.testing.assert_allclose(after["w2"], w2, rtol=0, atol=5e-9)
    assert (after["b1"], after["b2"]) == (0.35, 0.60)
