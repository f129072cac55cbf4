"""Wrong on purpose: training with a common mistake beside the correct one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import streamlit as st

from nn_core import FAULTS, Difference, Settings
from nn_core.comparison.mistakes import ITERATIONS, Mistake, Mistakes, Outcome, extended
from nn_core.lines.faults import BY_NAME
from nn_view.components.chart import chart
from nn_view.components.matrices import Group, Matrix, board, of_settings
from nn_view.figures.mistakes import curves as mistakes_figure
from nn_view.figures.mistakes import text
from nn_view.links.query import Choice
from nn_view.wording import mistakes as words
from pages.shell import address, frame, session
from pages.widgets import background_work

NAME = Path(__file__).stem
EXTRAS = (
    Choice("mistake", FAULTS, "gradients_not_reset"),
    Choice("x", ("log", "linear"), "log"),
    Choice("y", ("linear", "log"), "linear"),
)
HEIGHT = 300


def follow() -> None:
    """If the sidebar's settings have a mistake, change it to the chosen one."""
    settings = session.now().settings
    if settings.fault:
        address.adopt(replace(settings, fault=frame.value("mistake")))


def choose(settings: Settings) -> str:
    """Draw the choice of the mistake; returns its name."""
    if settings.fault:
        frame.put("mistake", settings.fault)
    st.selectbox(
        words.MISTAKE,
        FAULTS,
        FAULTS.index(frame.value("mistake")),
        format_func=lambda name: BY_NAME[name].title,
        key=frame.key("mistake"),
        help=words.MISTAKE_HELP,
        on_change=follow,
    )
    return str(frame.value("mistake"))


def lines(wrong: Settings) -> None:
    """Draw the line that is replaced, correct and wrong, and why people make the mistake."""
    fault, quantity = BY_NAME[wrong.fault], text.replaced(wrong)
    for title, one in ((words.RIGHT, quantity.correct), (words.WRONG, quantity)):
        if one:
            st.markdown(rf"**{title}** $\displaystyle \enspace {one.latex}$")
            st.code(one.code, language="python", wrap_lines=True)
    st.markdown(words.WHY.format(why=fault.why))
    st.markdown(words.IS_RIGHT.format(right=fault.right))
    form = words.COMPARED_EXACT if fault.rule else words.COMPARED
    st.caption(form.format(rule=wrong.rule))


def scales() -> None:
    """Draw the controls for the scales of the axes."""
    for column, name, label, help in zip(
        st.columns(2),
        ("x", "y"),
        (words.X_AXIS, words.Y_AXIS),
        (words.X_HELP, words.Y_HELP),
        strict=True,
    ):
        column.segmented_control(
            label,
            list(words.SCALES),
            default=frame.value(name),
            format_func=words.SCALES.__getitem__,
            key=frame.key(name),
            help=help,
            required=True,
        )


def curves(outcome: Outcome) -> None:
    """Draw both errors over the iterations."""
    chart(
        mistakes_figure.figure(outcome, frame.value("x"), frame.value("y")),
        key="mistakes_errors",
        label=text.curves(outcome),
        name=f"error-{outcome.settings.fault}",
        height=HEIGHT,
        projection=frame.projection(),
    )
    st.markdown(text.ending(outcome))


def step(settings: Settings, outcome: Outcome) -> None:
    """Open the stepper at the first difference, in one of the two runs."""
    found = outcome.difference
    if found:
        row, column = found.cell
        iterations = max(settings.iterations, found.iteration + 1)
        there = replace(settings, iterations=iterations)
        frame.step_through(there, found.iteration, found.quantity, f"{row + 1},{column + 1}")


def both(mistake: Mistake, found: Difference) -> list[Matrix | str]:
    """The first quantity that differs, correct and wrong, on one colour scale."""
    values = [one.run.at(found.iteration)[found.quantity] for one in mistake.trainings]
    sizes = [np.abs(one)[np.isfinite(one)] for one in map(np.asarray, values)]
    limit = max((float(one.max()) for one in sizes if one.size), default=0.0)
    right, wrong = (
        of_settings(
            training.settings,
            found.quantity,
            one,
            title=f"{title} {found.quantity}",
            chosen=found.cell,
            limit=limit or None,
        )
        for training, one, title in zip(
            mistake.trainings, values, (words.CORRECT, words.WRONG_ONE), strict=True
        )
    )
    return [right, "≠", wrong]


def parting(mistake: Mistake, settings: Settings, outcome: Outcome) -> None:
    """Draw the first difference: iteration, quantity and cell, as matrices side by side."""
    st.header(words.PART)
    found = outcome.difference
    if found is None and not mistake.finished:
        return
    st.markdown(text.parting(outcome))
    if found is None:
        return
    board(
        [Group(both(mistake, found), one_line=True)],
        key="mistakes_parting",
        digits=frame.digits(),
        projection=frame.projection(),
    )
    own = replace(settings, fault=outcome.settings.fault)
    sides = ((words.STEP_RIGHT, own.correct), (words.STEP_WRONG, own))
    with st.container(horizontal=True):
        for label, one in sides:
            if st.button(label, help=words.STEP_HELP):
                step(one, outcome)


def checked(settings: Settings, outcome: Outcome) -> None:
    """Draw the gradient check of both, before the first update and at the first difference."""
    st.header(words.CHECK)
    if not outcome.caught:
        st.caption(words.CHECKING)
        return
    for iteration in outcome.caught:
        st.markdown(text.verdict(outcome, iteration))
    st.table(pd.DataFrame(text.check_rows(outcome)).set_index(words.PARAMETER))
    if outcome.settings.rule == "tutorial":
        st.button(
            words.USE_EXACT,
            on_click=partial(address.adopt, settings.with_rule("exact")),
            help=words.USE_EXACT_HELP,
        )


def overview(settings: Settings) -> None:
    """Draw all mistakes in one table, as far as they are computed."""
    st.header(words.OVERVIEW)
    first, second = (one.title for one in BY_NAME.values() if one.rule)
    form = words.OVERVIEW_EXACT if settings.rule == "exact" else words.OVERVIEW_SENTENCE
    st.markdown(
        form.format(count=f"{ITERATIONS:,}", first=first, second=second, rule=settings.rule)
    )
    done = background_work.work(
        ("mistakes", extended(settings)), lambda: Mistakes(settings), words.MISTAKES_DONE
    )
    if done.outcomes:
        table = pd.DataFrame(text.overview(done.outcomes))
        st.table(table.set_index(words.COLUMNS["mistake"]))


settings = frame.open_page(NAME, EXTRAS)
frame.head(NAME)
left, right = st.columns([5, 6], gap="medium")
with left:
    fault = choose(settings)
with right:
    scales()
base = settings.correct
mistake = background_work.work(
    ("mistake", extended(base), fault), lambda: Mistake(base, fault), words.ITERATIONS_DONE
)
outcome = mistake.outcome
with left:
    lines(outcome.settings)
if len(outcome.right_errors) and (len(outcome.errors) or outcome.diverged):
    with right:
        curves(outcome)
    left, right = st.columns([5, 6], gap="medium")
    with left:
        parting(mistake, base, outcome)
    with right:
        checked(base, outcome)
if mistake.finished:
    overview(base)
else:
    st.caption(words.LATER)
