"""Settings in which a mistake can be made, for those that need more than the tutorial's."""

from __future__ import annotations

from typing import Any

from nn_core import Dataset, Settings

#: Two inputs and three classes.
CLASSES = Dataset(
    "classes",
    ((0.1, 0.2), (0.3, 0.9), (0.9, 0.5), (0.7, 0.1)),
    ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (1.0, 0.0, 0.0)),
)
_SOFTMAX = {"output": "softmax", "loss": "cross_entropy", "dataset": CLASSES}
NEEDED: dict[str, dict[str, Any]] = {
    "bias_over_all_units": {"biases": "per_unit"},
    "mean_twice": {"reduction": "mean"},
    "sum_over_rows": {"reduction": "mean"},
    "softmax_by_unit": _SOFTMAX,
    "softmax_over_rows": _SOFTMAX,
    "no_bias_correction": {"optimizer": "adam", "learning_rate": 0.1},
    "velocity_not_kept": {"optimizer": "momentum", "learning_rate": 0.1},
    "own_activation": {"hidden": (3, 3)},
}
"""What a mistake needs, by its name."""


def right_settings(fault: str, **others: Any) -> Settings:
    """Settings without the mistake, in which it can be made."""
    return Settings(**{**others, **NEEDED.get(fault, {})})


def wrong_settings(fault: str, **others: Any) -> Settings:
    """Settings with the mistake."""
    return Settings(**{**others, **NEEDED.get(fault, {})}, fault=fault)
