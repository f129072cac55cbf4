"""Exported PyTorch programs, run by PyTorch: it finds our errors, gradients and parameters."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from nn_core import Edit, Run, Settings, train
from nn_core.exports import comparable, torch_script
from nn_core.exports.torch_names import ACTIVATIONS
from nn_core.lines import activations
from tests.helpers.every_kind import DATA, every_kind
from tests.helpers.golden import golden_settings
from tests.helpers.torch_programs import results_of

CHOSEN = 99


def others() -> dict[str, Settings]:
    """A given start, numbers set by hand, and the golden trainings."""
    exact = Settings(rule="exact", biases="per_unit", optimizer="momentum", learning_rate=0.1)
    start = {"w1": [[0.1], [-0.2], [1e-17]], "b1": [0.3], "w2": [[0.7]], "b2": [-1.5]}
    edits = (Edit(3, "w1", 2, 4, -1.25), Edit(9, "b1", 0, 3, 0.5), Edit(100, "b2", 0, 0, 3.0))
    made = {
        "start": replace(exact, hidden=(1,), start=start, batch_size=4, shuffle=True),
        "edits": replace(exact, edits=edits),
        "edit of a shared bias": Settings(rule="exact", edits=(Edit(5, "b1", 0, 0, 0.5),)),
        "mazur": Settings.mazur(),
    }
    golden = (one for one in golden_settings() if one.rule == "exact")
    return made | {f"golden {at}": one for at, one in enumerate(golden)}


CASES = every_kind() | others()


@cache
def run_of(name: str) -> Run:
    return train(CASES[name])


def chosen(name: str) -> int:
    return min(CHOSEN, run_of(name).last)


def agree(theirs: Any, ours: Any) -> bool:
    theirs, ours = np.asarray(theirs), np.asarray(ours)
    assert theirs.shape == ours.shape
    return bool(np.all(np.abs(theirs - ours) <= 1e-9 * np.maximum(1e-3, np.abs(ours))))


def test_every_activation_loss_and_optimizer_has_its_name_in_pytorch() -> None:
    assert ACTIVATIONS.keys() == activations.ACTIVATIONS.keys()
    assert len(every_kind()) == 4 * (2 * 5 + 2)
    used = {
        activation
        for one in CASES.values()
        for layer in range(1, one.network.last + 1)
        for activation in [one.network.activation_name(layer)]
    }
    assert used == ACTIVATIONS.keys()


@pytest.mark.slow
def test_pytorch_finds_the_same_numbers() -> None:
    found = results_of({name: torch_script(run_of(name), chosen(name)) for name in CASES})
    for name, result in found.items():
        run = run_of(name)
        ours = run.at(chosen(name))
        parameters = [*run.settings.parameter_shapes]
        assert result["values"].keys() == {
            "error",
            *(f"{kind}{one}" for one in parameters for kind in ("", "delta_", "new_")),
        }
        for value, theirs in result["values"].items():
            assert agree(theirs, ours[value]), (name, value)
            assert f"{value}: the largest difference is" in result["printed"]
        assert agree(result["errors"], run.errors), name
        (largest,) = re.findall(r"The largest difference of all is (\S+),", result["printed"])
        differences = [
            np.abs(np.subtract(theirs, ours[value])).max()
            for value, theirs in result["values"].items()
        ]
        assert float(largest) == pytest.approx(max(differences), rel=0.01, abs=1e-300), name
    assert found.keys() == CASES.keys()


DIFFERENT = {
    "a typed line": (
        Settings(rule="exact", lines=(("delta_w1", "2 * z1_d_w1.T @ error_d_z1"),)),
        {"delta_w2", "delta_b2", "delta_b1"},
    ),
    "the tutorial's rule": (Settings(), {"delta_w2"}),
    "a sign": (Settings(rule="exact", fault="sign_flipped"), set()),
    "in layer 1": (
        Settings(
            rule="exact",
            fault="no_activation_derivative",
            fault_layer=1,
            batch_size=4,
            optimizer="adam",
        ),
        {"delta_w2", "delta_b2"},
    ),
}


@pytest.mark.slow
def test_a_run_without_exact_gradients_is_compared_in_one_iteration() -> None:
    runs = {name: train(one) for name, (one, _) in DIFFERENT.items()}
    sources = {name: torch_script(run, 13) for name, run in runs.items()}
    for name, result in results_of(sources).items():
        settings, equal = DIFFERENT[name]
        ours, right = runs[name].at(13), train(settings).at(13)
        assert "differ\nby design" in sources[name]
        assert result["errors"] is None
        gradients = {f"delta_{one}" for one in settings.parameter_shapes}
        same = {one for one in gradients if agree(result["values"][one], right[one])}
        assert same == equal
        for parameter in settings.parameter_shapes:
            assert agree(result["values"][parameter], ours[parameter])
        assert agree(result["values"]["error"], ours["error"])


def test_the_programs_are_python_and_say_what_they_compare() -> None:
    runs = [run_of(name) for name in others()] + [train(one) for one, _ in DIFFERENT.values()]
    for run in runs:
        source = torch_script(run, 3)
        compile(source, "exported.py", "exec")
        assert ("differ by rounding only" in source) == comparable(run.settings)
        for name in run.settings.parameter_shapes:
            assert f'ours["delta_{name}"] = ' in source
            assert (f'ours["new_{name}"] = ' in source) == comparable(run.settings)


def test_numbers_that_are_not_finite_are_refused() -> None:
    run = train(Settings(fault="derivative_at_z", iterations=50, hidden=(3, 2)))
    assert run.diverged is not None
    with pytest.raises(ValueError, match="numbers that are not finite"):
        torch_script(run, run.diverged.iteration)


def test_a_mean_says_what_pytorchs_own_does() -> None:
    settings = Settings(rule="exact", dataset=DATA, reduction="mean")
    assert "divides by the number of outputs" in torch_script(train(settings), 0)
    softmax = replace(settings, output="softmax", loss="cross_entropy")
    assert "divides by the number of outputs" not in torch_script(train(softmax), 0)
