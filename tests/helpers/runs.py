"""A training that leaves the finite numbers, and how its numbers are compared."""

from __future__ import annotations

from typing import Any

import numpy as np

from nn_core import Dataset, Settings

DIVERGING = Settings(
    iterations=10,
    learn_biases=False,
    hidden=(2,),
    activation="relu",
    rule="exact",
    dataset=Dataset.built_in["mazur"](),
    start={
        "w1": ((0, 0), (0, 0)),
        "b1": 0.5,
        "w2": ((1e305, 1e305), (-1e305, -1e305)),
        "b2": 0.6,
    },
)


def equal(one: Any, other: Any) -> bool:
    return np.array_equal(np.asarray(one), np.asarray(other), equal_nan=True)
