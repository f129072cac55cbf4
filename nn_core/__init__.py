"""The mathematics of training a small network, with NumPy alone.

Every quantity of an iteration is declared once, in ``quantities``; training, recomputing,
sweeping and checking all run that list.
"""

from nn_core.dataset import Dataset, Rows
from nn_core.edits import Edit
from nn_core.gradient import Check, check_gradient
from nn_core.limits import (
    ACTIVATIONS,
    BIASES,
    INITIAL_BIASES,
    MAX_EDITS,
    MAX_HIDDEN_LAYERS,
    MAX_INPUTS,
    MAX_ITERATIONS,
    MAX_LEARNING_RATE,
    MAX_OUTPUTS,
    MAX_ROWS,
    MAX_SEED,
    MAX_UNITS,
    RULES,
)
from nn_core.listing import Quantity, quantities_for
from nn_core.run import Divergence, Run
from nn_core.settings import Settings
from nn_core.sweep import Sweep, sweep
from nn_core.training import Training, train

__all__ = [
    "ACTIVATIONS",
    "BIASES",
    "INITIAL_BIASES",
    "MAX_EDITS",
    "MAX_HIDDEN_LAYERS",
    "MAX_INPUTS",
    "MAX_ITERATIONS",
    "MAX_LEARNING_RATE",
    "MAX_OUTPUTS",
    "MAX_ROWS",
    "MAX_SEED",
    "MAX_UNITS",
    "RULES",
    "Check",
    "Dataset",
    "Divergence",
    "Edit",
    "Quantity",
    "Rows",
    "Run",
    "Settings",
    "Sweep",
    "Training",
    "check_gradient",
    "quantities_for",
    "sweep",
    "train",
]
