"""The bounds of all settings, within which they are tested, and the options to choose from."""

from __future__ import annotations

from nn_core.lines import activations, faults, losses, optimizers

MAX_SEED = 2**32 - 1
MAX_ITERATIONS = 100_000
MAX_LEARNING_RATE = 1000.0
MAX_HIDDEN_LAYERS = 6
MAX_UNITS = 16
MAX_INPUTS = 16
MAX_OUTPUTS = 8
MAX_ROWS = 512
MAX_VALUE = 1e9
"""The largest absolute value in the data: larger ones would soon overflow."""
MAX_EDITS = 16
"""How many edits one training may have: few enough for a link, and for a reader to follow."""

ACTIVATIONS = activations.HIDDEN
OUTPUTS = activations.OUTPUTS
LOSSES = tuple(losses.LOSSES)
REDUCTIONS = tuple(losses.REDUCTIONS)
RULES = ("tutorial", "exact")
BIASES = ("shared", "per_unit", "none")
MAX_L2 = 100.0
"""The largest factor of the penalty on the weights."""
MAX_SCALE = 100.0
"""The largest factor of the initial weights."""
OPTIMIZERS = tuple(optimizers.OPTIMIZERS)
FAULTS = tuple(faults.BY_NAME)
"""Mistakes that a training can make on purpose, described in ``lines/faults.py``."""
