"""The first difference between the correct run and the one with a mistake."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from nn_core import Difference, Settings
from nn_core.comparison.mistakes import Mistake
from nn_view.components.matrices import board
from nn_view.figures.mistakes import matrices, text
from nn_view.wording import mistakes as words
from pages.shell import frame

_LINE, _LARGE_LINE = 440, 660
"""Height in pixels of tall matrices, of which a part is shown."""


def draw(mistake: Mistake, settings: Settings) -> None:
    """Draw the first difference: iteration, quantity and cell, as matrices side by side."""
    st.header(words.PART)
    outcome = mistake.outcome
    found = outcome.difference
    if found is None and not mistake.finished:
        return
    st.markdown(text.parting(outcome))
    if found is None:
        return
    large, both = frame.projection(), matrices.both(mistake, found)
    board(
        [both],
        key="mistakes_parting",
        digits=frame.digits(),
        height=(_LARGE_LINE if large else _LINE) if matrices.is_tall(both) else None,
        projection=large,
    )
    wrong = outcome.settings
    own = replace(settings, fault=wrong.fault, fault_layer=wrong.fault_layer, lines=wrong.lines)
    sides = ((words.STEP_RIGHT, own.correct), (words.STEP_WRONG, own))
    with st.container(horizontal=True):
        for label, one in sides:
            frame.button(st, label, partial(_step, one, found), help=words.STEP_HELP)


def _step(settings: Settings, found: Difference) -> None:
    """Open the stepper at the first difference, in one of the two runs."""
    iterations = max(settings.iterations, found.iteration + 1)
    there = replace(settings, iterations=iterations)
    frame.step_through(there, found.iteration, found.quantity, found.cell)
