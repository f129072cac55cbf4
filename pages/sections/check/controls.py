"""The controls of a gradient check: the iteration, ε, and an entry."""

from __future__ import annotations

import streamlit as st

from nn_core import Run
from nn_core.gradients.check import GradientCheck
from nn_view.figures.check import verdict
from nn_view.figures.check.step_size import LEAST, MOST, USUAL, grid
from nn_view.links.query import Text
from nn_view.style.numbers import short
from nn_view.wording import check as words
from pages.shell import frame
from pages.widgets import background_work, parameter_choice


def _epsilon(text: str) -> float:
    value = float(text)
    if not LEAST <= value <= MOST:
        raise ValueError
    return value


EPSILON = Text("epsilon", USUAL, _epsilon, lambda value: f"{value:g}", words.EPSILON_ALLOWED)


def draw(run: Run) -> tuple[GradientCheck, int, float, int]:
    """Draw the controls; returns the check, its iteration and ε, and the entry's index."""
    settings = run.settings
    left, middle, right = st.columns([3, 3, 2], vertical_alignment="bottom")
    with left:
        at = frame.iteration_slider(settings, run.last, words.ITERATION, words.ITERATION_HELP)
        if run.last < 1:
            st.markdown(words.ONLY)
    epsilon = float(
        middle.select_slider(
            words.EPSILON,
            sorted({*grid(), frame.value("epsilon")}),
            value=frame.value("epsilon"),
            key=frame.key("epsilon"),
            format_func=short,
            help=words.EPSILON_HELP,
        )
    )
    key = ("gradient", settings, at, epsilon)
    check = background_work.work(key, lambda: GradientCheck(run, at, epsilon), words.CHECKED)
    usual = verdict.most_apart(settings, check.checks)
    forms = [words.ENTRY_LARGEST, words.ENTRY_STEEPEST]
    if not verdict.any_differs(check.checks):
        forms.reverse()
    entry = parameter_choice.choose(right, settings, usual, forms, words.ENTRY_HELP)
    return check, at, epsilon, entry
