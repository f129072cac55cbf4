"""Wrong on purpose: training with a common mistake beside the correct one."""

from __future__ import annotations

import streamlit as st

from nn_core import Settings
from nn_core.comparison.mistakes import Mistake, extended
from nn_view.wording import mistakes as words
from pages.sections.mistakes import choice, curves, own_line, parting, verdicts
from pages.shell import frame
from pages.widgets import background_work

EXTRAS = (choice.MISTAKE, choice.LAYER, curves.X, curves.Y, own_line.OF, own_line.LINE)


def main(settings: Settings) -> None:
    """Draw the mistake, the errors, the first difference, the check, and all mistakes."""
    left, right = st.columns([5, 6], gap="medium")
    with left:
        wrong = choice.draw(settings)
    with right:
        curves.draw_scales()
    base = settings.correct
    if wrong.mistake is None:
        left.info(words.BEGIN)
        verdicts.draw_overview(base)
        return
    mistake = background_work.work(
        ("mistake", extended(wrong)), lambda: Mistake(wrong), words.ITERATIONS_DONE
    )
    outcome = mistake.outcome
    with left:
        choice.draw_lines(outcome.settings)
    if len(outcome.right_errors) and (len(outcome.errors) or outcome.diverged):
        with right:
            curves.draw(outcome)
        left, right = st.columns([5, 6], gap="medium")
        with left:
            parting.draw(mistake, base)
        with right:
            verdicts.draw(base, outcome)
    if mistake.finished:
        verdicts.draw_overview(base)
    else:
        st.caption(words.LATER)


frame.run(__file__, main, EXTRAS)
