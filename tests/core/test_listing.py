"""The list of quantities: complete, in order, and the displayed line is the one that runs."""

from __future__ import annotations

import inspect
from types import FunctionType
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples

from nn_core import (
    ACTIVATIONS,
    RULES,
    Quantity,
    Settings,
    quantities_for,
    train,
)
from nn_core.arrays.helpers import HELPERS
from nn_core.lines import activations, losses, optimizers, quantities
from nn_core.lines.line import line_of
from nn_core.lines.listing import axes_by_name
from tests.helpers import strategies

TUTORIAL = [
    "z1", "a1", "z2", "a2", "error",
    "error_d_a2", "a2_d_z2", "z2_d_w2", "z2_d_b2",
    "error_d_z2", "delta_w2",
    "delta_b2",
    "new_w2", "new_b2",
    "z2_d_a1", "a1_d_z1", "z1_d_w1", "z1_d_b1",
    "error_d_a1", "error_d_z1", "delta_w1",
    "delta_b1",
    "new_w1", "new_b1",
]  # fmt: skip
STEPS = [0] * 5 + [1] * 4 + [2] * 2 + [3] + [4] * 2 + [5] * 4 + [6] * 3 + [7] + [8] * 2

FUNCTIONS = [
    one
    for module in (quantities, activations, losses, optimizers)
    for one in vars(module).values()
    if isinstance(one, FunctionType) and hasattr(one, "declared")
]


def by_name(settings: Settings) -> dict[str, Quantity]:
    return {quantity.name: quantity for quantity in quantities_for(settings)}


def test_the_tutorials_quantities_stand_in_its_order_and_its_eight_steps() -> None:
    listed = quantities_for(Settings())
    assert [one.name for one in listed] == TUTORIAL
    assert [one.step for one in listed] == STEPS


@given(strategies.settings())
@examples(max_examples=80)
def test_every_line_gives_the_value_that_the_run_has(settings: Settings) -> None:
    run = train(settings)
    values = dict(run.at(0))
    inputs, output = run.data(0)
    given_ = {"inputs": inputs, "output": output, "t": 1, "np": np, **HELPERS}
    for quantity in run.quantities:
        name, expression = quantity.code.split(" = ", 1)
        known: dict[str, Any] = given_ | values | settings.constants
        computed = eval(expression, {}, known)
        assert name == quantity.name
        assert np.array_equal(computed, values[name], equal_nan=True), quantity.code


@given(strategies.settings())
@examples(max_examples=80)
def test_operands_are_computed_before_they_are_used(settings: Settings) -> None:
    known = {"inputs", "output", "t", *settings.constants, *settings.state_shapes}
    for quantity in quantities_for(settings):
        assert set(quantity.operands) <= known, quantity.name
        known.add(quantity.name)
    assert known >= {f"new_{name}" for name in settings.parameter_shapes}


@given(strategies.settings())
@examples(max_examples=80)
def test_shapes_in_words_are_the_shapes_of_the_values(settings: Settings) -> None:
    last = len(settings.layers) - 1
    run = train(settings)
    words = {"rows": len(run.batch(0)), "inputs": settings.layers[0]}
    words["outputs"] = settings.layers[-1]
    for layer in range(1, last):
        words["hidden" if last == 2 else f"hidden {layer}"] = settings.layers[layer]
    values = run.at(0)
    for quantity in quantities_for(settings):
        parts = [] if quantity.shape == "scalar" else quantity.shape.split(" × ")
        assert np.shape(values[quantity.name]) == tuple(words[part] for part in parts), quantity


@pytest.mark.parametrize("hidden", [(5,), (4, 3), (4, 3, 2)])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_layer_has_its_quantities(hidden: tuple[int, ...], activation: str) -> None:
    listed = by_name(Settings(hidden=hidden, activation=activation))
    layers = len(hidden) + 1
    for k in range(1, layers + 1):
        for name in (
            f"z{k}", f"a{k}", f"a{k}_d_z{k}", f"z{k}_d_w{k}", f"z{k}_d_b{k}",
            f"error_d_z{k}", f"delta_w{k}", f"delta_b{k}", f"new_w{k}", f"new_b{k}",
        ):  # fmt: skip
            assert listed[name].layer == k
    assert len(listed) == 10 * layers + 2 + 2 * (layers - 1)
    slopes = {
        "sigmoid": "a1 * (1 - a1)",
        "tanh": "1 - a1 ** 2",
        "relu": "1.0 * (z1 > 0)",
        "leaky_relu": "np.where(z1 > 0, 1.0, 0.01)",
        "linear": "np.ones_like(z1)",
    }
    assert listed["a1_d_z1"].code == f"a1_d_z1 = {slopes[activation]}"
    assert listed[f"a{layers}_d_z{layers}"].code.endswith(f"a{layers} * (1 - a{layers})")


def test_the_rules_differ_at_the_named_places_and_say_why() -> None:
    rules = {rule: by_name(Settings(rule=rule)) for rule in RULES}
    for name in TUTORIAL:
        tutorial, exact = rules["tutorial"][name], rules["exact"][name]
        differs = name in ("z2_d_b2", "z2_d_a1", "z1_d_b1")
        assert tutorial.differs == exact.differs == differs
        assert (tutorial.code != exact.code) == differs
        assert bool(tutorial.difference) == differs
    assert rules["tutorial"]["z1_d_b1"].tutorial_name == "z1_d_b1_w"
    assert rules["tutorial"]["z1_d_b1"].code == "z1_d_b1 = b1"
    assert rules["exact"]["z1_d_b1"].code == "z1_d_b1 = 1.0"


def test_the_chain_of_a_gradient_is_its_factors_and_says_which_are_at_hand() -> None:
    listed = by_name(Settings())
    chain = ("error_d_a2", "a2_d_z2", "z2_d_a1", "a1_d_z1", "z1_d_w1")
    assert listed["delta_w1"].chain == chain
    assert listed["delta_w1"].lit == chain
    assert listed["error_d_z1"].lit == chain[:4]
    assert listed["error_d_a1"].lit == chain[:3]
    assert listed["z1_d_w1"].lit == ("z1_d_w1",)
    assert listed["new_w1"].lit == ()
    assert listed["delta_b2"].chain == ("error_d_a2", "a2_d_z2", "z2_d_b2")
    assert listed["z1"].chain == ()
    assert listed["delta_w1"].target == "w1"


def test_fixed_biases_are_copied() -> None:
    listed = by_name(Settings(learn_biases=False))
    assert (listed["new_b1"].code, listed["new_b1"].kind) == ("new_b1 = b1", "copy")
    assert by_name(Settings())["new_b1"].code == "new_b1 = b1 - learning_rate * delta_b1"


def test_biases_per_unit_sum_over_the_rows_only() -> None:
    listed = by_name(Settings(biases="per_unit"))
    assert listed["delta_b1"].code == "delta_b1 = (error_d_z1 * z1_d_b1).sum(axis=0)"
    assert listed["delta_b1"].shape == "hidden"
    assert by_name(Settings())["delta_b1"].shape == "scalar"


def test_every_quantity_has_a_sentence_and_a_formula() -> None:
    for rule in RULES:
        for quantity in quantities_for(Settings(rule=rule)):
            assert quantity.sentence.endswith(".")
            assert "\n" not in quantity.sentence
            assert quantity.latex.startswith(f"{quantity.symbol_latex} = ")


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.__name__)
def test_a_declared_function_computes_what_its_line_says(function: FunctionType) -> None:
    random = np.random.RandomState(3)
    names = list(inspect.signature(function).parameters)
    operands = {name: random.rand(4, 4) for name in names}
    if function.__name__ == "error_d_z_by_row":
        operands["a_d_z"] = random.rand(4, 4, 4)
    line = eval(line_of(function).expression, {"np": np, **HELPERS}, operands)
    assert np.array_equal(function(*operands.values()), line)


def test_a_quantity_says_what_it_copies_and_which_number_it_is() -> None:
    listed = by_name(Settings(rule="exact", learn_biases=False))
    assert {name: one.copied for name, one in listed.items() if one.copied} == {
        "z2_d_w2": "a1",
        "new_b2": "b2",
        "z2_d_a1": "w2",
        "z1_d_w1": "inputs",
        "new_b1": "b1",
    }
    assert {name: one.number for name, one in listed.items() if one.number is not None} == {
        "z2_d_b2": 1.0,
        "z1_d_b1": 1.0,
    }


def test_every_value_of_an_iteration_has_its_axes() -> None:
    settings = Settings(hidden=(4, 3), biases="per_unit", optimizer="momentum")
    values = dict(train(settings).at(0)) | {
        "inputs": settings.dataset.train.inputs,
        "output": settings.dataset.train.output,
        **settings.constants,
    }
    known = axes_by_name(settings.network)
    assert known.keys() == values.keys()
    assert {name: len(axes) for name, axes in known.items()} == {
        name: np.ndim(value) for name, value in values.items()
    }
