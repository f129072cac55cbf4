"""Exported PyTorch programs, run by PyTorch: it finds our errors, gradients and parameters."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from nn_core import (
    BIASES,
    INITIAL_WEIGHTS,
    LOSSES,
    OPTIMIZERS,
    OUTPUTS,
    Dataset,
    Edit,
    Run,
    Settings,
    train,
)
from nn_core.exports import comparable, torch_script
from nn_core.exports.torch_names import ACTIVATIONS
from nn_core.lines import activations, losses
from tests.helpers.golden import golden_settings
from tests.helpers.torch_programs import results_of

CHOSEN = 99
#: Two outputs that add up to 1, so that they are targets of every loss; the last batch is shorter.
DATA = Dataset(
    "seven rows",
    ((0.1, 0.9), (0.8, -0.3), (-0.5, 0.4), (0.7, 0.6), (0.2, -0.8), (-0.9, -0.1), (0.3, 0.5)),
    ((1.0, 0.0), (0.0, 1.0), (0.3, 0.7), (1.0, 0.0), (0.5, 0.5), (0.0, 1.0), (0.9, 0.1)),
    ((0.1, 0.2),),
    ((1.0, 0.0),),
)
HIDDEN = ((), (3,), (4, 3), (3, 3, 3, 3, 3, 3))
MIXED = ("relu", "tanh", "leaky_relu", "sigmoid", "linear", "tanh")
BATCHES = ((None, False), (3, False), (2, True))


def every_kind() -> dict[str, Settings]:
    """Each output, loss and optimizer together, and among them all the other settings."""
    kinds = itertools.product(OUTPUTS, LOSSES, OPTIMIZERS)
    fitting = [one for one in kinds if one[0] in losses.LOSSES[one[1]]]
    made = {}
    for at, (output, loss, optimizer) in enumerate(fitting):
        hidden = HIDDEN[at % len(HIDDEN)]
        size, shuffle = BATCHES[at % len(BATCHES)]
        made[f"{output}, {loss}, {optimizer}"] = Settings(
            seed=at,
            rule="exact",
            # Dividing by a small size of the gradients enlarges their rounding.
            learning_rate=0.005 if optimizer == "rmsprop" else 0.02,
            dataset=DATA,
            hidden=hidden,
            activation=MIXED[: len(hidden)] if hidden else "sigmoid",
            output=output,
            loss=loss,
            optimizer=optimizer,
            # A bias that all outputs of softmax share has the gradient 0, but for rounding.
            biases="per_unit" if output == "softmax" else BIASES[at % len(BIASES)],
            learn_biases=at % 5 > 0,
            initial_biases=("ones", "random", "zeros")[at % 3],
            reduction=("sum", "mean")[at % 2],
            l2=(0.0, 0.1)[at % 7 % 2],
            initial_weights=INITIAL_WEIGHTS[at % 5],
            initial_scale=(1.0, 0.5)[at % 2],
            batch_size=size,
            shuffle=shuffle,
        )
    return made


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


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, Any]]:
    return results_of({name: torch_script(run_of(name), chosen(name)) for name in CASES})


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
@pytest.mark.parametrize("name", CASES)
def test_pytorch_finds_the_same_numbers(name: str, found: dict[str, dict[str, Any]]) -> None:
    run, at, result = run_of(name), chosen(name), found[name]
    ours = run.at(at)
    parameters = [*run.settings.parameter_shapes]
    assert result["values"].keys() == {
        "error",
        *(f"{kind}{one}" for one in parameters for kind in ("", "delta_", "new_")),
    }
    for value, theirs in result["values"].items():
        assert agree(theirs, ours[value]), value
        assert f"{value}: the largest difference is" in result["printed"]
    assert agree(result["errors"], run.errors)
    (largest,) = re.findall(r"The largest difference of all is (\S+),", result["printed"])
    sizes = [np.abs(np.subtract(one, ours[value])).max() for value, one in result["values"].items()]
    assert float(largest) == pytest.approx(max(sizes), rel=0.01, abs=1e-300)


DIFFERENT = {
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
