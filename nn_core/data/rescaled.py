"""Data on another scale: the same rows, with the inputs or the outputs scaled by column."""

from __future__ import annotations

from dataclasses import replace

from nn_core.data.dataset import Dataset
from nn_core.data.scaling import scaled


def scaled_inputs(data: Dataset) -> Dataset:
    """The data with the mean 0 and the standard deviation 1 of each input's training rows."""
    train, test = scaled(data.train.inputs, data.test.inputs, "standard")
    inputs, test_inputs = (tuple(map(tuple, part.tolist())) for part in (train, test))
    return replace(data, inputs=inputs, test_inputs=test_inputs)


def scaled_output(data: Dataset) -> Dataset:
    """The data with each output on the scale 0 … 1 of its training rows."""
    train, test = scaled(data.train.output, data.test.output, "range")
    output, test_output = (tuple(map(tuple, part.tolist())) for part in (train, test))
    return replace(data, output=output, test_output=test_output)
