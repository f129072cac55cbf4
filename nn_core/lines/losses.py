"""The losses: for each the line of the error, and that of its derivative by the predictions."""

# The parameters are the operands' names, read by inspection; NumPy's own types say no more.
# mypy: disallow-untyped-defs=False, disallow-untyped-calls=False
# mypy: disallow-untyped-decorators=False

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nn_core.lines.line import Function, declare


@dataclass(frozen=True)
class Loss:
    """A loss: ``error`` is the line of the error, ``slope`` that of its derivative by a."""

    error: Function
    slope: Function


@declare("sum")
def error(output, a):
    """The error of all predictions: half of each squared difference, summed."""
    return ((1 / 2) * (output - a) ** 2).sum()


@declare("elementwise")
def error_d_a(a, output):
    """How the error changes with each prediction: by how much the prediction is too high."""
    return a - output


LOSSES: Mapping[str, Loss] = {"half_squared": Loss(error, error_d_a)}
