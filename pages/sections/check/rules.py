"""How the two rules differ during training, from the same initial weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from nn_core import RULES, Run
from nn_core.comparison.distance import distance_between
from nn_view.components.chart import chart
from nn_view.figures.check import rule_comparison
from nn_view.style.numbers import short
from nn_view.wording import check as words
from pages.shell import frame
from pages.widgets import background_work
from pages.widgets import table as tables

MARKS = (10, 100, 1000)
HEIGHT = 320


def draw(run: Run) -> None:
    """Draw the error curves of both rules, and a table of their differences."""
    st.header(words.EFFECT)
    runs = {rule: _run(run, rule) for rule in RULES}
    for rule, run in runs.items():
        if run.diverged:
            st.warning(words.DIVERGED.format(rule=rule, sentence=run.diverged.sentence))
    least = min(run.completed for run in runs.values())
    reached = [mark for mark in MARKS if mark < least]
    if not reached:
        return
    found = [distance_between(runs["tutorial"], runs["exact"], mark) for mark in reached]
    last = found[-1]
    st.markdown(
        words.EFFECT_SENTENCE.format(
            iterations=last.iteration, tutorial=short(last.errors[0]), exact=short(last.errors[1])
        )
    )
    chart(
        rule_comparison.figure(runs, MARKS),
        key="check_effect",
        label=words.EFFECT_LABEL.format(count=least),
        name="gradient-check-effect",
        height=HEIGHT,
        projection=frame.projection(),
    )
    table = pd.DataFrame(rule_comparison.rows(found, runs["exact"])).dropna(axis=1, how="all")
    tables.draw(table, _formats(), width="stretch")


def _run(own: Run, rule: str) -> Run:
    """The run with a rule, at least up to the last of ``MARKS``."""
    settings = own.settings
    edits = tuple(one for one in settings.edits if one.iteration <= MARKS[-1])
    longer = replace(settings.correct, rule=rule, iterations=MARKS[-1] + 1, edits=edits)
    # The page has drawn the progress of its own training already, and may draw it only once.
    return own if longer == settings else background_work.training(longer).run


def _formats() -> Mapping[str, Any]:
    columns = words.EFFECT_COLUMNS
    formats = dict.fromkeys(
        [columns[one] for one in ("tutorial", "exact", "test_tutorial", "test_exact")], "%.6g"
    )
    formats |= dict.fromkeys([columns[one] for one in ("difference", "largest")], "%.3g")
    formats[columns["distance"]] = "%.5g"
    return {name: st.column_config.NumberColumn(format=one) for name, one in formats.items()}
