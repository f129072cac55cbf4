"""Why a run does not learn: the findings in the order in which a reader should try their cures."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nn_core.diagnosis import of_data, of_error, of_units
from nn_core.diagnosis.evidence import Evidence
from nn_core.diagnosis.finding import Finding
from nn_core.training.run import Run

CAUSES: tuple[Callable[[Evidence], Finding | None], ...] = (
    of_error.diverged,
    of_data.out_of_reach,
    of_data.unscaled_inputs,
    of_units.alike,
    of_error.step_too_large,
    of_units.dead,
    of_units.saturated,
    of_error.oscillates,
)
"""Each looks for one reason; what others follow from comes first."""


def diagnose(run: Run) -> list[Finding]:
    """Why this run does not learn; empty where it learns well or is too short to tell.

    Reads the errors and a few iterations only, whatever the length of the run.
    """
    evidence = Evidence(run)
    with np.errstate(all="ignore"):
        found = [one for look in CAUSES if (one := look(evidence))]
        # That the error stands still is told where nothing says why.
        still = None if found else of_error.stands_still(evidence)
    return [*found, *([still] if still else [])]
