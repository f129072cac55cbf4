"""Findings in the data: inputs of a wrong size, targets that the output cannot reach."""

from __future__ import annotations

import math

import numpy as np

from nn_core.checks import quoted
from nn_core.data.dataset import Dataset
from nn_core.data.rescaled import scaled_inputs, scaled_output
from nn_core.diagnosis.evidence import Evidence
from nn_core.diagnosis.finding import Finding, written
from nn_core.lines.network import Network

LARGE = 10.0
"""Inputs beyond this saturate units whose weights have the usual size."""
SMALL = 0.05
"""Rows that differ by less than this in every input get nearly the same answer."""


def largest_input(data: Dataset) -> tuple[str, float]:
    """The input column with the largest absolute value in the training rows, and that value."""
    largest = np.abs(data.train.inputs).max(axis=0)
    at = int(largest.argmax())
    return data.columns.inputs[at], float(largest[at])


def targets_out_of_reach(network: Network, data: Dataset) -> np.ndarray:
    """The targets (n,) that lie outside the range of the network's output, test rows included."""
    low, high = network.activation_of(network.last).range
    targets = np.concatenate([data.train.output, data.test.output])
    return targets[(targets < low) | (targets > high)]


def reach(network: Network) -> str:
    """The range of the network's output in words: ``lies between 0 and 1``, ``is at least 0``."""
    low, high = network.activation_of(network.last).range
    if math.isinf(high):
        return f"is at least {written(low)}"
    return f"lies between {written(low)} and {written(high)}"


def out_of_reach(evidence: Evidence) -> Finding | None:
    """Targets outside the range of the output layer's activation."""
    settings = evidence.settings
    network, data = settings.network, settings.dataset
    found = targets_out_of_reach(network, data)
    if not len(found):
        return None
    low, high = network.activation_of(network.last).range
    many = f"{len(found)} targets are" if len(found) > 1 else "1 target is"
    far = max(found, key=lambda one: max(low - one, one - high))
    return Finding(
        told=f"{many} out of reach, such as {written(far)}: the output {reach(network)}.",
        reason="No weights can produce such an output, so the error cannot become 0, and training "
        "drives the units into saturation.",
        cure="targets scaled to 0–1",
        changes={"dataset": scaled_output(data)},
        iteration=evidence.sampled[-1] if evidence.sampled else 0,
        quantity=f"a{network.last}",
    )


def unscaled_inputs(evidence: Evidence) -> Finding | None:
    """Inputs so large that they saturate the units, or so alike that they hardly count."""
    if evidence.fares_well:
        return None
    data = evidence.settings.dataset
    name, largest = largest_input(data)
    apart = float(np.ptp(data.train.inputs, axis=0).max())
    if largest > LARGE:
        told = f"The input {quoted(name)} reaches {written(largest)}."
        reason = (
            "Weights of the usual size turn such inputs into huge weighted inputs z and huge "
            "gradients, so one column outweighs all others and each step overshoots."
        )
    elif 0 < apart < SMALL:
        told = f"The rows differ by at most {written(apart)} in each input."
        reason = (
            "Weights of the usual size turn such inputs into nearly the same weighted inputs z, so "
            "the network gives nearly the same answer for every row."
        )
    else:
        return None
    return Finding(
        told=told,
        reason=reason,
        cure="scaled inputs",
        changes={"dataset": scaled_inputs(data)},
        quantity="z1",
    )
