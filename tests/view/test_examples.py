"""The gallery: every example is a link of ours, and prints the numbers that its source prints."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import numpy as np
import pytest

from nn_core import Run, quantities_for, train
from nn_view.iteration.blocks import blocks_for
from nn_view.links import address
from nn_view.setup import fitting
from nn_view.setup.examples import EXAMPLES, GROUPS, Example

BY_NAME = {one.name: one for one in EXAMPLES}


@cache
def run_of(name: str) -> Run:
    return train(BY_NAME[name].make())


def at(name: str, iteration: int = 0) -> Any:
    return run_of(name).at(iteration)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.name)
def test_an_example_is_a_link_that_shows_its_place(example: Example) -> None:
    settings = example.make()
    query = address.settings_query(settings)
    assert len(query) <= address.LONGEST - address.ROOM
    place = f"at={example.at}&quantity={example.quantity}"
    read = address.parse(f"{query}&{place}")
    assert read.settings == settings
    assert (read.at, read.quantity, read.problems) == (example.at, example.quantity, ())
    assert example.quantity in {one.name for one in quantities_for(settings)}
    blocks = blocks_for(settings)
    sizes = (len(blocks.axes[axis]) for axis in blocks.axis(example.quantity))
    assert all(place < size for place, size in zip(example.cell, sizes, strict=True))


def test_names_and_groups_are_those_of_the_gallery() -> None:
    assert len(BY_NAME) == len(EXAMPLES)
    assert {one.group for one in EXAMPLES} == {*GROUPS}
    assert len({one.title for one in EXAMPLES}) == len(EXAMPLES)
    for one in EXAMPLES:
        assert all(text.endswith(".") for text in (one.source, one.numbers, one.look)), one.name
        own = one.make().dataset.name == "own"
        assert bool(one.data) == own, one.name
        assert not (own and address.settings_values(one.make())["data"] != "own"), one.name


def test_no_example_gets_a_proposal_about_its_rule() -> None:
    for one in EXAMPLES:
        settings = one.make()
        assert settings.rule == "exact" or not fitting.is_beyond_the_tutorial(settings)


def test_mazur_prints_these_errors_and_weights() -> None:
    """“A Step by Step Backpropagation Example”; his w5 … w8 are our w2, column by column."""
    assert run_of("mazur").errors[0] == pytest.approx(0.298371109, abs=5e-10)
    assert at("mazur")["a2"][0] == pytest.approx([0.75136507, 0.772928465], abs=5e-9)
    assert at("mazur")["delta_w2"][0, 0] == pytest.approx(0.082167041, abs=5e-10)
    new_w2 = [[0.35891648, 0.511301270], [0.408666186, 0.561370121]]
    assert at("mazur")["new_w2"] == pytest.approx(np.array(new_w2), abs=5e-9)
    new_w1 = [[0.149780716, 0.24975114], [0.19956143, 0.29950229]]
    assert at("mazur")["new_w1"] == pytest.approx(np.array(new_w1), abs=5e-9)
    # His error after the update is that of a program that has changed w2 before it uses it.
    tutorial = train(run_of("mazur").settings.with_rule("tutorial"))
    assert tutorial.errors[1] == pytest.approx(0.291027924, abs=5e-10)
    assert run_of("mazur").errors[1] == pytest.approx(0.291027774, abs=5e-10)


def test_nbis_prints_this_forward_pass() -> None:
    printed = {"z1": -0.095, "a1": 0.48, "z2": 0.44, "a2": 0.61, "a1_d_z1": 0.25, "a2_d_z2": 0.24}
    for name, number in printed.items():
        assert float(f"{at('nbis')[name][0, 0]:.2g}") == number


def test_the_assignment_of_amsterdam_begins_at_ln_2_and_its_first_layer_rests() -> None:
    assert run_of("amsterdam").errors[0] == pytest.approx(math.log(2))
    assert not at("amsterdam")["delta_w1"].any()
    assert at("amsterdam")["delta_w2"].round(2).tolist() == [[-0.44, 0.44]] * 3


def test_rashid_prints_these_activations() -> None:
    values = at("rashid")
    assert values["a1"][0].round(3).tolist() == [0.761, 0.603, 0.65]
    assert values["a2"][0] == pytest.approx([0.726, 0.708, 0.778], abs=1e-3)


def test_trask_prints_these_mean_errors() -> None:
    run = run_of("trask")
    printed = {0: 0.496410031903, 10_000: 0.00858452565325}
    for iteration, number in printed.items():
        off = run.at(iteration)["a2"] - run.settings.dataset.train.output
        assert np.abs(off).mean() == pytest.approx(number, rel=1e-9)


def test_nielsen_prints_these_outputs_of_a_neuron() -> None:
    outputs = [run_of("neuron").at(i)["a1"][0, 0] for i in (0, 300)]
    assert outputs == pytest.approx([0.98, 0.20], abs=5e-3)


def test_ng_prints_these_derivatives() -> None:
    """The output of ``checkNNGradients``: those of the biases come first in each layer."""
    first = [-9.2783e-03, 8.8991e-03, -8.3601e-03, 7.6281e-03, -6.7480e-03]
    assert at("ng")["delta_b1"] == pytest.approx(first, abs=5e-8)
    assert at("ng")["delta_b2"][1:] == pytest.approx([0.1110566, 0.0974007], abs=5e-8)


def test_the_planar_course_prints_these_costs() -> None:
    errors = run_of("planar").errors
    assert errors[0] == pytest.approx(0.693048, abs=5e-7)
    # Its points have all their decimals, ours have three.
    printed = {1000: 0.288083, 2000: 0.254385, 3000: 0.233864, 9000: 0.218607}
    for iteration, cost in printed.items():
        assert errors[iteration] == pytest.approx(cost, abs=1e-4)


def test_stanford_prints_these_scores_and_this_loss() -> None:
    scores = [
        [-0.81233741, -1.27654624, -0.70335995],
        [-0.17129677, -1.18803311, -0.47310444],
        [-0.51590475, -1.01354314, -0.8504215],
        [-0.15419291, -0.48629638, -0.52901952],
        [-0.00618733, -0.12435261, -0.15226949],
    ]
    assert at("stanford")["z2"] == pytest.approx(np.array(scores), abs=1e-8)
    assert run_of("stanford").errors[0] == pytest.approx(1.30378789133, abs=1e-11)


def test_what_is_to_be_seen_is_there() -> None:
    assert run_of("karpathy").errors[-1] < 0.05
    accuracy = [_right(name) for name in ("nielsen", "nielsen_cross_entropy")]
    assert accuracy[0] < accuracy[1]
    assert run_of("and").errors[-1] < 0.1
    assert run_of("xor").errors[-1] == pytest.approx(4 * math.log(2))
    assert at("xor", 299)["a1"] == pytest.approx(0.5)
    for iteration in (0, 50, 99):
        assert not at("dead_relu", iteration)["delta_w1"][:, 0].any()
    first, last = (np.linalg.norm(at("vanishing")[f"delta_w{layer}"]) for layer in (1, 7))
    assert first < last / 1000
    assert run_of("vanishing").errors[-1] == pytest.approx(math.log(2), abs=1e-3)
    norms = [np.linalg.norm(at("he")[f"delta_w{layer}"]) for layer in range(1, 8)]
    assert max(norms) < 10 * min(norms)
    assert run_of("he").errors[-1] < 0.01


def _right(name: str) -> float:
    """The share of all flowers that are told apart."""
    data = run_of(name).settings.dataset
    inputs, output = (np.concatenate(pair) for pair in zip(data.train, data.test, strict=True))
    return float((run_of(name).predict(inputs).argmax(axis=1) == output.argmax(axis=1)).mean())


def test_a_dead_unit_learns_again_once_its_bias_is_set_by_hand() -> None:
    settings = BY_NAME["dead_relu"].make()
    link = f"{address.settings_query(settings)}&edits=0.b1.1.1.1"
    revived = train(address.parse(link).settings)
    assert revived.at(0)["delta_w1"][:, 0].any() or revived.at(0)["delta_b1"][0]
