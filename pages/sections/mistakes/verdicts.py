"""The gradient check of both runs, and a table of all mistakes."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from nn_core import Settings
from nn_core.comparison.mistakes import ITERATIONS, Mistakes, Outcome, extended
from nn_core.lines.faults import BY_NAME
from nn_view.figures.mistakes import text
from nn_view.wording import mistakes as words
from pages.shell import address
from pages.widgets import background_work


def draw(settings: Settings, outcome: Outcome) -> None:
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


def draw_overview(settings: Settings) -> None:
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
    if "b" in settings.network.letters:
        st.caption(words.NOT_TRAINED)
