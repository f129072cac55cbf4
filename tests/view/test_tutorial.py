"""The tutorial's lines are those of its program, and stand at every quantity of its network."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nn_core import Dataset, Settings, quantities_for, train
from nn_view.iteration import specification, tutorial
from nn_view.wording.reading.tutorial import BY_STEP, LINES

OTHERS = [
    Settings(hidden=(4,)),
    Settings(activation="tanh"),
    Settings(biases="per_unit"),
    Settings(rule="exact", fault="sign_flipped"),
    Settings(dataset=Dataset.built_in["xor"]()),
    Settings.mazur(),
]


def test_the_lines_in_their_order_are_one_iteration_of_the_tutorial_to_the_bit() -> None:
    settings = Settings(seed=3)
    run = train(settings)
    assert list(LINES) == [one.name for one in quantities_for(settings)]
    values = run.at(7)
    inputs, output = settings.dataset.train
    scope: dict[str, Any] = {"np": np, "inputs": inputs, "output": output}
    scope |= {name: values[name] for name in ("w1", "b1", "w2", "b2")}
    scope["sigmoid"] = lambda x: 1 / (1 + np.exp(-x))
    for name, lines in LINES.items():
        for line in lines:
            exec(line, scope)
        given = lines[-1].partition(" = ")[0]
        assert np.array_equal(scope[given], values[name]), name


@pytest.mark.parametrize("rule", ["tutorial", "exact"])
def test_every_quantity_of_the_tutorials_network_names_its_line(rule: str) -> None:
    settings = Settings(seed=9, iterations=3, rule=rule)
    built = {one["name"]: one["tutorial"] for one in specification.build(settings)["quantities"]}
    for quantity in quantities_for(settings):
        assert built[quantity.name]["line"] == LINES[quantity.name][-1]
        told = built[quantity.name]["told"]
        assert all(line in told for line in LINES[quantity.name])
        assert quantity.step == 0 or f"step {quantity.step}:" in told
        assert (BY_STEP.get(quantity.step) or "") in told


def test_layers_are_counted_the_other_way_where_the_tutorial_does() -> None:
    listed = {one.name: one for one in quantities_for(Settings())}
    first, second = (tutorial.told(Settings(), listed[name]) for name in ("a2_d_z2", "a1_d_z1"))
    assert "layer one" in first
    assert "layer two" in second


def test_the_seed_that_was_never_printed_is_said_once() -> None:
    told = [tutorial.told(Settings(), one) for one in quantities_for(Settings())]
    assert sum("0.8829" in one and "no seed" in one for one in told) == 1


@pytest.mark.parametrize("settings", OTHERS, ids=lambda one: str(one.layers))
def test_another_network_has_no_lines_of_the_tutorial(settings: Settings) -> None:
    assert not tutorial.is_tutorials(settings)
    for quantity in quantities_for(settings):
        assert tutorial.line(settings, quantity) == tutorial.told(settings, quantity) == ""
