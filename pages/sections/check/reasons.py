"""Why the two derivatives differ, with a button to each quantity that causes it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from nn_core import Run
from nn_core.gradients.check import GradientCheck
from nn_view.figures.check import verdict
from nn_view.style.html import codes
from nn_view.wording import check as words
from nn_view.wording.reading.glossary import marked
from pages.shell import frame


def draw(run: Run, check: GradientCheck, at: int) -> None:
    """Draw the number of entries at a kink and the departures from the exact rule, if any."""
    settings, checks = check.settings, check.checks
    if kinks := verdict.kinks(checks):
        kind = words.ENTRY_ONE if kinks == 1 else words.ENTRIES
        activation = verdict.kinked(settings)
        st.info(words.KINKS.format(count=kinks, entries=kind, activation=activation))
    reasons = verdict.reasons(run, at, checks)
    if not reasons and not verdict.any_differs(checks):
        st.markdown(marked(verdict.all_right(settings, checks)))
        return
    st.header(words.WHY)
    if not reasons:
        st.markdown(words.WHY_NOT_TUTORIAL)
    for quantity, targets in reasons:
        left, right = st.columns([5, 2], vertical_alignment="center")
        left.markdown(
            words.WHY_LINE.format(
                quantity=quantity.name,
                targets=codes(targets),
                difference=verdict.reason(settings, quantity),
            )
        )
        label = words.SHOW.format(quantity=quantity.name)
        show = partial(frame.step_through, settings, at, quantity.name)
        frame.button(right, label, show, key=f"show_{quantity.name}", width="stretch")
