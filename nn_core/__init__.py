"""The mathematics of training a small network, with NumPy alone.

Each quantity of an iteration is declared once, as a line in ``nn_core.lines``; training, replay,
sweeps and gradient checks all run the same list.
"""

from nn_core.comparison.difference import Difference, first_difference
from nn_core.comparison.judging import Judgement, Verdict, judge
from nn_core.data.built_in import BuiltIn, drawn_set
from nn_core.data.cells import Cells
from nn_core.data.column_names import Names
from nn_core.data.dataset import Dataset, Rows
from nn_core.data.drawn_sets import DrawnSet
from nn_core.data.scaling import SCALES
from nn_core.diagnosis.diagnosis import diagnose
from nn_core.diagnosis.finding import Finding
from nn_core.gradients.check import Check, check_gradient
from nn_core.gradients.paths import Factor, Paths, paths
from nn_core.limits import (
    ACTIVATIONS,
    BIASES,
    FAULTS,
    LOSSES,
    MAX_EDITS,
    MAX_HIDDEN_LAYERS,
    MAX_INPUTS,
    MAX_ITERATIONS,
    MAX_LEARNING_RATE,
    MAX_OUTPUTS,
    MAX_ROWS,
    MAX_SEED,
    MAX_UNITS,
    OPTIMIZERS,
    OUTPUTS,
    REDUCTIONS,
    RULES,
)
from nn_core.lines.faults import Fault
from nn_core.lines.listing import Quantity
from nn_core.setup.edits import Edit
from nn_core.setup.settings import INITIAL_BIASES, INITIAL_WEIGHTS, Settings, quantities_for
from nn_core.surfaces.landscape import Landscape, Plane, landscape, plane_along, plane_of
from nn_core.surfaces.predictions import Grid, answers, input_grid
from nn_core.sweeps.sweep import Sweep, sweep
from nn_core.training.history import Divergence
from nn_core.training.run import Run
from nn_core.training.training import Training, train

__all__ = [
    "ACTIVATIONS",
    "BIASES",
    "FAULTS",
    "INITIAL_BIASES",
    "INITIAL_WEIGHTS",
    "LOSSES",
    "MAX_EDITS",
    "MAX_HIDDEN_LAYERS",
    "MAX_INPUTS",
    "MAX_ITERATIONS",
    "MAX_LEARNING_RATE",
    "MAX_OUTPUTS",
    "MAX_ROWS",
    "MAX_SEED",
    "MAX_UNITS",
    "OPTIMIZERS",
    "OUTPUTS",
    "REDUCTIONS",
    "RULES",
    "SCALES",
    "BuiltIn",
    "Cells",
    "Check",
    "Dataset",
    "Difference",
    "Divergence",
    "DrawnSet",
    "Edit",
    "Factor",
    "Fault",
    "Finding",
    "Grid",
    "Judgement",
    "Landscape",
    "Names",
    "Paths",
    "Plane",
    "Quantity",
    "Rows",
    "Run",
    "Settings",
    "Sweep",
    "Training",
    "Verdict",
    "answers",
    "check_gradient",
    "diagnose",
    "drawn_set",
    "first_difference",
    "input_grid",
    "judge",
    "landscape",
    "paths",
    "plane_along",
    "plane_of",
    "quantities_for",
    "sweep",
    "train",
]
