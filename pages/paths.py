"""Paths: every path from one weight to the error, factor by factor, and their sum."""

from __future__ import annotations

import streamlit as st

from nn_core import Settings
from pages.sections.paths import all_paths, one_path, weight
from pages.sections.paths import lines as line_choice
from pages.shell import frame
from pages.widgets import background_work, parameter_choice

EXTRAS = (parameter_choice.EXTRA, line_choice.LINES, line_choice.PATH)


def main(settings: Settings) -> None:
    """Draw the choice of a weight, one of its paths, and the table of all of them."""
    run = background_work.run_begun(settings)
    if run is None:
        return
    at, found, values = weight.draw(run)
    left, right = st.columns([4, 5], gap="medium")
    with right:
        lines, number = line_choice.draw(found)
        one_path.draw_words(settings, lines, number, at)
    with left:
        one_path.draw_network(settings, lines, number)
    one_path.draw_matrices(settings, values, lines, number)
    all_paths.draw(settings, lines, at)


frame.run(__file__, main, EXTRAS)
