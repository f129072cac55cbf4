"""Check a gradient: analytic derivatives beside central differences, and why they differ."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from nn_core import Run, Settings
from nn_core.gradients.check import GradientCheck
from nn_core.gradients.perturbation import entries_of
from nn_view.components.matrices import board
from nn_view.figures.check import matrices, verdict
from nn_view.figures.check.step_size import LEAST, MOST, USUAL, grid
from nn_view.figures.check.tangent import STEPS
from nn_view.links import parameters
from nn_view.links.query import Choice, Text, Whole
from nn_view.style.numbers import short
from nn_view.wording import check as words
from pages.sections import check_entry, check_rules
from pages.shell import frame
from pages.widgets import background_work, download, parameter_choice

STEM = Path(__file__).stem


def _epsilon(text: str) -> float:
    value = float(text)
    if not LEAST <= value <= MOST:
        raise ValueError
    return value


EXTRAS = (
    Text("epsilon", USUAL, _epsilon, lambda value: f"{value:g}", words.EPSILON_ALLOWED),
    parameter_choice.EXTRA,
    Choice("scope", tuple(words.SCOPES), "entry"),
    Choice("span", check_entry.SPANS, check_entry.SPANS[0]),
    Whole("nudge", -STEPS, STEPS, STEPS // 2),
)


def _step(settings: Settings, most: int) -> tuple[int, float, DeltaGenerator]:
    """Draw the iteration and ε; returns them and the place for a third control."""
    left, middle, right = st.columns([3, 3, 2], vertical_alignment="bottom")
    with left:
        at = frame.iteration_slider(settings, most, words.ITERATION, words.ITERATION_HELP)
        if most < 1:
            st.markdown(words.ONLY)
    epsilon = middle.select_slider(
        words.EPSILON,
        sorted({*grid(), frame.value("epsilon")}),
        value=frame.value("epsilon"),
        key=frame.key("epsilon"),
        format_func=short,
        help=words.EPSILON_HELP,
    )
    return at, float(epsilon), right


def _entry(check: GradientCheck, where: DeltaGenerator) -> int:
    """Draw the choice of an entry; returns its index in the flat row."""
    usual = verdict.most_apart(check.settings, check.checks)
    forms = [words.ENTRY_LARGEST, words.ENTRY_STEEPEST]
    if not any(one.differs.any() for one in check.checks.values()):
        forms.reverse()
    return parameter_choice.choose(where, check.settings, usual, forms, words.ENTRY_HELP)


def _check(run: Run, at: int, epsilon: float) -> GradientCheck:
    key = ("gradient", run.settings, at, epsilon)
    return background_work.work(key, lambda: GradientCheck(run, at, epsilon), words.CHECKED)


def _board(check: GradientCheck, entry: int) -> None:
    settings = check.settings
    place = entries_of(settings)[entry]
    digits = frame.digits()
    chosen = place.parameter, parameters.cell(place)
    groups = matrices.groups(settings, check.checks, check.completed, chosen, digits)
    cell = board(groups, key="check_board", digits=digits, projection=frame.projection())
    st.caption(words.MARKED)
    if cell:
        name = matrices.parameter_of(cell["name"])
        frame.change("entry", f"{name},{cell['row'] + 1},{cell['column'] + 1}")


def _reasons(run: Run, check: GradientCheck, at: int) -> None:
    settings, checks = check.settings, check.checks
    if kinks := sum(int(one.kinks.sum()) for one in checks.values()):
        kind = words.ENTRY_ONE if kinks == 1 else words.ENTRIES
        st.info(words.KINKS.format(count=kinks, entries=kind))
    reasons = verdict.reasons(run, at, checks)
    if not reasons and not any(one.differs.any() for one in checks.values()):
        st.markdown(verdict.all_right(settings, checks))
        return
    st.markdown(f"**{words.WHY}**")
    if not reasons:
        st.markdown(words.WHY_NOT_TUTORIAL)
    for quantity, targets in reasons:
        left, right = st.columns([5, 2], vertical_alignment="center")
        left.markdown(
            words.WHY_LINE.format(
                quantity=quantity.name,
                targets=", ".join(targets),
                difference=verdict.reason(settings, quantity),
            )
        )
        label = words.SHOW.format(quantity=quantity.name)
        if right.button(label, key=f"show_{quantity.name}", width="stretch"):
            frame.step_through(settings, at, quantity.name)


def _table(check: GradientCheck, at: int) -> None:
    st.subheader(words.TABLE)
    table = pd.DataFrame(verdict.rows(check.settings, check.checks))
    columns = words.TABLE_COLUMNS
    formats = dict.fromkeys([columns[one] for one in ("analytic", "numeric")], "%.8g")
    formats |= dict.fromkeys([columns[one] for one in ("difference", "relative")], "%.2e")
    config = {name: st.column_config.NumberColumn(format=one) for name, one in formats.items()}
    st.dataframe(table, hide_index=True, column_config=config, width="stretch", height=300)
    download.csv(table, words.DOWNLOAD, words.FILE.format(iteration=at), words.DOWNLOAD_HELP)


settings = frame.open_page(STEM, EXTRAS)
frame.head(STEM)
run = background_work.training(settings).run
if run.diverged:
    st.warning(run.diverged.sentence)
if not run.completed and not run.diverged:
    st.stop()
at, epsilon, third = _step(settings, run.completed if run.diverged else run.completed - 1)
check = _check(run, at, epsilon)
entry = _entry(check, third)
_board(check, entry)
_reasons(run, check, at)
check_entry.show(run, at, epsilon, entry)
check_rules.show(run)
_table(check, at)
