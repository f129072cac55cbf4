"""Settings and data drawn at random, within the limits and small enough to train in a moment."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from nn_core import (
    ACTIVATIONS,
    BIASES,
    INITIAL_BIASES,
    INITIAL_WEIGHTS,
    LOSSES,
    OPTIMIZERS,
    OUTPUTS,
    REDUCTIONS,
    RULES,
    Dataset,
    Edit,
    Settings,
)
from nn_core.lines import losses
from nn_core.setup.declaring import CombinationError


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """Random tables of up to 6 training rows, 4 inputs and 3 outputs within 0 … 1."""
    rows, tests = draw(st.integers(1, 6)), draw(st.integers(0, 2))
    inputs, outputs = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    random = np.random.RandomState(draw(st.integers(0, 2**16)))
    tables = [
        tuple(map(tuple, random.rand(count, width).round(3).tolist()))
        for count, width in [(rows, inputs), (rows, outputs), (tests, inputs), (tests, outputs)]
    ]
    return Dataset("drawn", *tables)


@st.composite
def settings(
    draw: st.DrawFn,
    rules: tuple[str, ...] = RULES,
    activations: tuple[str, ...] = ACTIVATIONS,
    iterations: int = 12,
    faults: tuple[str, ...] = ("",),
    optimizers: tuple[str, ...] = OPTIMIZERS,
    outputs: tuple[str, ...] = OUTPUTS,
    batch_sizes: tuple[int | None, ...] = (None, 1, 2, 4),
) -> Settings:
    """Settings of every kind: up to three hidden layers, all activations, outputs and losses."""
    data = draw(st.one_of(st.sampled_from(sorted(Dataset.built_in)), datasets()))
    hidden = tuple(draw(st.lists(st.integers(1, 6), min_size=0, max_size=3)))
    dataset = Dataset.built_in[data]() if isinstance(data, str) else data
    output = draw(st.sampled_from(outputs))
    if output == "softmax" and len(dataset.output[0]) == 1:
        output = outputs[0]
    fitting = fitting_losses(output)
    # The targets of a line and a sine are no probabilities.
    if not all(0 <= value <= 1 for row in dataset.output + dataset.test_output for value in row):
        fitting = [one for one in fitting if one != "cross_entropy"]
    loss = draw(st.sampled_from(fitting))
    if (output, loss) == ("softmax", "cross_entropy"):
        dataset = replace(
            dataset, output=shares(dataset.output), test_output=shares(dataset.test_output)
        )
    several = st.lists(st.sampled_from(activations), min_size=len(hidden), max_size=len(hidden))
    given: dict[str, Any] = {
        "seed": draw(st.integers(0, 2**32 - 1)),
        "iterations": draw(st.integers(1, iterations)),
        "learn_biases": draw(st.booleans()),
        "learning_rate": draw(st.floats(0.01, 2.0)),
        "hidden": hidden,
        "activation": draw(st.one_of(st.sampled_from(activations), several)) or activations[0],
        "rule": draw(st.sampled_from(rules)),
        "biases": draw(st.sampled_from(BIASES)),
        "initial_biases": draw(st.sampled_from(INITIAL_BIASES)),
        "initial_weights": draw(st.sampled_from(INITIAL_WEIGHTS)),
        "initial_scale": draw(st.sampled_from([1.0, 0.25])),
        "dataset": dataset,
        "output": output,
        "loss": loss,
        "reduction": draw(st.sampled_from(REDUCTIONS)),
        "l2": draw(st.sampled_from([0.0, 0.1])),
        "optimizer": draw(st.sampled_from(optimizers)),
        "momentum": draw(st.floats(0.0, 0.95)),
        "batch_size": draw(st.sampled_from(batch_sizes)),
        "shuffle": draw(st.booleans()),
    }
    fault = draw(st.sampled_from(faults))
    try:
        return Settings(**given, fault=fault)
    except CombinationError:  # the mistake is none in this network
        return Settings(**given)


def fitting_losses(output: str) -> list[str]:
    """The losses that fit these outputs."""
    return [name for name in LOSSES if output in losses.LOSSES[name]]


def shares(rows: tuple[tuple[float, ...], ...]) -> tuple[tuple[float, ...], ...]:
    """The rows as shares of their sums, as softmax has them; equal shares where the sum is 0."""
    sums = [sum(row) for row in rows]
    return tuple(
        tuple(one / total if total else 1 / len(row) for one in row)
        for row, total in zip(rows, sums, strict=True)
    )


@st.composite
def edited(draw: st.DrawFn, iterations: int = 12) -> Settings:
    """Settings in which one to four parameters are set by hand.

    By gradient descent with all rows, which keeps nothing: training can be begun anew from any
    parameters.
    """
    plain = draw(
        settings(iterations=iterations, optimizers=("gradient_descent",), batch_sizes=(None,))
    )
    edits: dict[tuple[int, str, int, int], Edit] = {}
    for _ in range(draw(st.integers(1, 4))):
        iteration = draw(st.integers(0, plain.iterations))
        name = draw(st.sampled_from(sorted(plain.parameter_shapes)))
        rows, columns = (1, 1, *plain.parameter_shapes[name])[-2:]
        row, column = draw(st.integers(0, rows - 1)), draw(st.integers(0, columns - 1))
        edit = Edit(iteration, name, row, column, draw(st.floats(-3, 3)))
        edits[edit.place] = edit
    return replace(plain, edits=tuple(edits.values()))
