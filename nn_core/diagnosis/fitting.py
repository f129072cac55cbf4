"""The outputs, the loss and the rule that suit data: they follow from the targets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from nn_core.data.dataset import Dataset
from nn_core.diagnosis.of_data import targets_out_of_reach
from nn_core.setup.settings import Settings

CLASSES, TWO_CLASSES, NUMBERS = "classes", "two classes", "numbers"
"""Kinds of targets: one output for each class, one output of 0 and 1, numbers beyond 0 to 1."""
OUTPUTS: Mapping[str, Mapping[str, str]] = {
    CLASSES: {"output": "softmax", "loss": "cross_entropy"},
    TWO_CLASSES: {"output": "sigmoid", "loss": "cross_entropy"},
    NUMBERS: {"output": "linear", "loss": "half_squared"},
}
"""The outputs and the loss for each kind of targets."""


@lru_cache(maxsize=64)
def kind_of_targets(data: Dataset) -> str:
    """The kind of the targets, test rows included; empty if sigmoid outputs suit them anyway.

    Truth tables that are built in name no classes: the tutorial trains such a table with half the
    squared error. Kept, for each change of a setting asks for it.
    """
    targets = np.concatenate([data.train.output, data.test.output])
    if ((targets < 0) | (targets > 1)).any():
        return NUMBERS
    named = data.name not in Dataset.built_in or bool(data.class_names)
    if not named or not np.isin(targets, (0, 1)).all():
        return ""
    if targets.shape[1] > 1:
        return CLASSES if (targets.sum(axis=1) == 1).all() else ""
    return TWO_CLASSES if len(np.unique(targets)) > 1 else ""


def fitting(settings: Settings) -> dict[str, str]:
    """The changes that make these settings suit their data: output, loss and rule by name.

    Empty if the outputs and the loss suit the targets already. The exact rule comes with them.
    """
    data = settings.dataset
    kind = kind_of_targets(data)
    if not kind:
        return {}
    if kind == NUMBERS and not len(targets_out_of_reach(settings.network, data)):
        return {}
    wanted = {**OUTPUTS[kind], "rule": "exact"}
    if kind == NUMBERS and settings.loss == "squared":
        wanted["loss"] = "squared"
    changes = {name: one for name, one in wanted.items() if getattr(settings, name) != one}
    return {} if set(changes) <= {"rule"} else changes
