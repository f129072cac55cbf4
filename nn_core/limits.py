"""The bounds within which everything here is tried, and the options that there are."""

from __future__ import annotations

from nn_core.lines import activations, faults, optimizers

MAX_SEED = 2**32 - 1
MAX_ITERATIONS = 100_000
MAX_LEARNING_RATE = 1000.0
MAX_HIDDEN_LAYERS = 3
MAX_UNITS = 16
MAX_INPUTS = 16
MAX_OUTPUTS = 8
MAX_ROWS = 256
MAX_VALUE = 1e9
"""The largest size of a number in the data: beyond it products would overflow at once."""
MAX_EDITS = 16
"""How many numbers may be set by hand in one training: a link can hold them, one can follow."""

ACTIVATIONS = tuple(activations.ACTIVATIONS)
RULES = ("tutorial", "exact")
BIASES = ("shared", "per_unit")
INITIAL_BIASES = ("ones", "random")
OPTIMIZERS = tuple(optimizers.OPTIMIZERS)
FAULTS = tuple(faults.BY_NAME)
"""Mistakes that a training can be made with on purpose; what they are is said in ``faults``."""
