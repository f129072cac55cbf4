"""Agreement with independent numbers: the golden file, the tutorial's loop, Matt Mazur."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks import tutorial_loop
from nn_core import Dataset, Run, Settings, train

FOLDER = Path(__file__).parent / "golden"
RUNS: list[dict[str, Any]] = json.loads((FOLDER / "tutorial.json").read_text())["runs"]
TOLERANCE = 1e-12
#: Trainings computed independently by automatic differentiation.
NETWORKS: list[dict[str, Any]] = json.loads((FOLDER / "networks.json").read_text())["cases"]


def run_of(golden: dict[str, Any]) -> Run:
    names = ("seed", "iterations", "learn_biases", "rule")
    return train(Settings(**{name: golden[name] for name in names}))


def named(golden: dict[str, Any]) -> str:
    biases = "learned" if golden["learn_biases"] else "fixed"
    return f"{golden['seed']}-{golden['rule']}-{biases}"


@pytest.mark.parametrize("golden", RUNS, ids=named)
def test_every_golden_number_is_reproduced(golden: dict[str, Any]) -> None:
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


def close(ours: Any, theirs: Any, name: str = "") -> None:
    """Agree entry by entry within the required tolerance."""
    size = np.maximum(1e-3, np.abs(theirs))
    assert (np.abs(np.asarray(ours) - theirs) <= 1e-10 * size).all(), name


def tables(rows: list[list[float]]) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(map(float, row)) for row in rows)


@pytest.mark.parametrize("golden", NETWORKS, ids=lambda one: str(one["name"]))
def test_every_number_of_an_independent_computation_is_reproduced(golden: dict[str, Any]) -> None:
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in golden["settings"].items()
    }
    dataset = Dataset(golden["name"], tables(golden["inputs"]), tables(golden["output"]))
    run = train(Settings(**given, dataset=dataset))
    close(run.errors, golden["errors"], "errors")
    for at, values in golden["iterations"].items():
        ours = run.at(int(at))
        for name, expected in values["parameters"].items():
            close(ours[name], expected, f"{at} {name}")
        for name, expected in values["delta"].items():
            close(ours[f"delta_{name}"], expected, f"{at} delta_{name}")
    for name, expected in golden["trained"].items():
        close(run.parameters()[name], expected, name)


@pytest.mark.parametrize("learn_biases", [True, False])
@pytest.mark.parametrize("seed", [0, 1, 7, 2**32 - 1])
def test_the_errors_are_those_of_the_tutorials_loop_to_the_bit(
    seed: int, learn_biases: bool
) -> None:
    settings = Settings(seed=seed, iterations=600, learn_biases=learn_biases)
    assert train(settings).errors.tolist() == tutorial_loop.errors(seed, 600, learn_biases)


def test_mazurs_example_gives_his_published_numbers() -> None:
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
