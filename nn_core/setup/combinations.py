"""The settings that do not fit together, each with the reason and with what would fit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from nn_core.lines.faults import BY_NAME
from nn_core.lines.losses import LOSSES
from nn_core.lines.optimizers import OPTIMIZERS
from nn_core.setup import own_line
from nn_core.setup.declaring import Combination

_SUM_TOLERANCE = 1e-9
"""How far the targets of a row may be from a sum of 1 under softmax."""


def canonical_activation(settings: Any) -> str | tuple[str, ...]:
    """The activation, as one name where it is given for each hidden layer and all are the same."""
    given: str | tuple[str, ...] = settings.activation
    if isinstance(given, str) or len(given) != len(settings.hidden) or len(set(given)) != 1:
        return given
    return given[0]


def activation_matters(settings: Any) -> bool:
    """Whether a layer has the activation; names for layers that are not there are refused."""
    given = settings.activation
    return bool(settings.hidden) or (not isinstance(given, str) and len(given) > 0)


def canonical_batch_size(settings: Any) -> int | None:
    """The batch size, or None if a batch has all rows."""
    size: int | None = settings.batch_size
    return size if size and size < len(settings.dataset.inputs) else None


def rule_of(fault: str) -> str | None:
    """The only rule that a fault allows, or None if it allows both."""
    return (BY_NAME[fault].rule or None) if fault else None


def used_as(constant: str) -> Callable[[Any], bool]:
    """Whether the optimizer of some settings uses this constant."""
    return lambda one: constant in OPTIMIZERS[one.optimizer].constants


def _activations(settings: Any) -> str:
    given, layers = settings.activation, len(settings.hidden)
    if isinstance(given, str) or len(given) == layers:
        return ""
    return (
        f"it names {_counted(len(given), 'activation')}, and the network has "
        f"{_counted(layers, 'hidden layer')}; give one name for all, or one for each"
    )


def _softmax(settings: Any) -> str:
    if settings.output != "softmax" or len(settings.dataset.output[0]) > 1:
        return ""
    return (
        "softmax needs at least two outputs, and the data have one; for one output, choose sigmoid"
    )


def _loss(settings: Any) -> str:
    if settings.output in LOSSES[settings.loss]:
        return ""
    fitting = " and ".join(LOSSES[settings.loss])
    named = settings.loss.replace("_", "-")
    return f"{named} is not defined for {settings.output} outputs, only for {fitting} outputs"


def _targets(settings: Any) -> str:
    if settings.loss != "cross_entropy":
        return ""
    data = settings.dataset
    for rows, which in ((data.output, "row"), (data.test_output, "test row")):
        if not rows:
            continue
        table = np.array(rows, dtype=np.float64)
        beyond = np.argwhere((table < 0) | (table > 1))
        if len(beyond):
            row, column = beyond[0]
            return (
                f"cross-entropy needs targets from 0 to 1, and {which} {row + 1} has "
                f"{table[row, column]:g}; scale the targets to 0 to 1, or choose a squared error"
            )
        if settings.output == "softmax":
            sums = table.sum(axis=1)
            wrong = np.flatnonzero(np.abs(sums - 1) > _SUM_TOLERANCE)
            if len(wrong):
                return (
                    "with softmax the targets of each row must add up to 1, and those of "
                    f"{which} {wrong[0] + 1} add up to {sums[wrong[0]]:g}; for such targets, "
                    "choose sigmoid outputs"
                )
    return ""


def _fault(settings: Any) -> str:
    """Why a mistake cannot be made in this network or in this layer."""
    if not settings.fault:
        return ""
    fault, network = BY_NAME[settings.fault], settings.network
    named = f"the mistake “{fault.title}”"
    if fault.reduction and fault.reduction != settings.reduction:
        return f"{named} is one only where the error is the {fault.reduction} over the rows"
    if settings.fault_layer is not None and settings.fault_layer > network.last:
        return f"the network has {_counted(network.last, 'layer')} of weights"
    if not any(one.correct for one in settings.quantities):
        if fault.needs:
            return f"{named} {fault.needs}"
        where = "" if settings.fault_layer is None else f"layer {settings.fault_layer} of "
        return f"{named} changes nothing in {where}this network"
    return ""


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


COMBINATIONS = (
    Combination(("hidden", "activation"), _activations),
    Combination(("dataset", "output"), _softmax),
    Combination(("output", "loss"), _loss),
    Combination(("dataset", "output", "loss"), _targets),
    Combination(("hidden", "activation", "biases", "fault", "reduction", "fault_layer"), _fault),
    # Any setting that decides which quantities there are may exclude the line, the last of all.
    Combination(("lines",), own_line.refusal),
)
"""Of the named settings, the last one that is not at its default is refused."""
