"""Settings and data drawn at random, within the limits and small enough to train in a moment."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from nn_core import (
    ACTIVATIONS,
    BIASES,
    INITIAL_BIASES,
    INITIAL_WEIGHTS,
    OPTIMIZERS,
    RULES,
    Dataset,
    Edit,
    Settings,
)


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
) -> Settings:
    """Settings of every kind: one to three hidden layers, all activations, rules and biases."""
    data = draw(st.one_of(st.sampled_from(sorted(Dataset.built_in)), datasets()))
    return Settings(
        seed=draw(st.integers(0, 2**32 - 1)),
        iterations=draw(st.integers(1, iterations)),
        learn_biases=draw(st.booleans()),
        learning_rate=draw(st.floats(0.01, 2.0)),
        hidden=tuple(draw(st.lists(st.integers(1, 6), min_size=1, max_size=3))),
        activation=draw(st.sampled_from(activations)),
        rule=draw(st.sampled_from(rules)),
        biases=draw(st.sampled_from(BIASES)),
        initial_biases=draw(st.sampled_from(INITIAL_BIASES)),
        initial_weights=draw(st.sampled_from(INITIAL_WEIGHTS)),
        initial_scale=draw(st.sampled_from([1.0, 0.25])),
        dataset=Dataset.built_in[data]() if isinstance(data, str) else data,
        fault=draw(st.sampled_from(faults)),
        optimizer=draw(st.sampled_from(optimizers)),
        momentum=draw(st.floats(0.0, 0.95)),
    )


@st.composite
def edited(draw: st.DrawFn, iterations: int = 12) -> Settings:
    """Settings in which one to four parameters are set by hand.

    By gradient descent, which keeps nothing: training can be begun anew from any parameters.
    """
    plain = draw(settings(iterations=iterations, optimizers=("gradient_descent",)))
    edits: dict[tuple[int, str, int, int], Edit] = {}
    for _ in range(draw(st.integers(1, 4))):
        iteration = draw(st.integers(0, plain.iterations))
        name = draw(st.sampled_from(sorted(plain.parameter_shapes)))
        rows, columns = (1, 1, *plain.parameter_shapes[name])[-2:]
        row, column = draw(st.integers(0, rows - 1)), draw(st.integers(0, columns - 1))
        edit = Edit(iteration, name, row, column, draw(st.floats(-3, 3)))
        edits[edit.place] = edit
    return replace(plain, edits=tuple(edits.values()))
