"""The choice of the iteration and of the weight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import streamlit as st

from nn_core import Paths, Run, paths
from nn_core.gradients.perturbation import entries_of
from nn_view.links import parameters
from nn_view.wording import paths as words
from pages.sections.paths import lines
from pages.shell import frame
from pages.widgets import parameter_choice


def draw(run: Run) -> tuple[int, Paths, Mapping[str, Any]]:
    """Draw the controls; returns the iteration, the weight's paths, and the iteration's values."""
    settings = run.settings
    left, middle = st.columns([2, 1], vertical_alignment="bottom")
    with left:
        at = frame.iteration_slider(settings, run.last, words.ITERATION, words.ITERATION_HELP)
    values = run.at(at)
    # The first weights of the flat row are those of w1.
    usual = int(np.nan_to_num(np.abs(values["delta_w1"])).argmax())
    chosen = parameter_choice.choose(
        middle, settings, usual, (words.ENTRY_LARGEST,), words.ENTRY_HELP, lines.begin_again
    )
    place = entries_of(settings)[chosen]
    return at, paths(run, at, place.parameter, *parameters.cell(place)), values
