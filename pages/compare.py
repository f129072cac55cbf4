"""Compare runs: the current settings beside others, as curves, numbers and weights."""

from __future__ import annotations

import streamlit as st

from nn_core import Settings
from nn_core.training.together import Trainings
from nn_serve.jobs import JOBS
from nn_view.links import compared, setting_names
from nn_view.wording import compare as words
from pages.sections import comparison
from pages.sections.compare import curves, run_list, table, weights
from pages.shell import frame
from pages.widgets import background_work

EXTRAS = (compared.WITH, comparison.BOUND, comparison.SCALE, comparison.OF)


def main(settings: Settings) -> None:
    """Draw the curves beside the list of runs, then the table and the weights."""
    chosen = comparison.chosen(settings)
    names = setting_names.names(chosen)
    left, right = st.columns([5, 3])
    with right:
        run_list.draw(chosen, names)
    with left:
        # Keeps what the stepper or another comparison has trained of them.
        done = background_work.work(
            ("compare", *chosen), lambda: Trainings(chosen, JOBS.training), words.TRAINED
        )
        curves.draw(done.runs, names)
    run_list.draw_more(chosen)
    table.draw(done.runs, names)
    weights.draw(done.runs, names)


frame.run(__file__, main, EXTRAS)
