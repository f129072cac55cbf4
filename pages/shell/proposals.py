"""What the sidebar proposes: settings that fit the data, and the exact rule; each one click."""

from __future__ import annotations

import streamlit as st

from nn_core import Dataset, Settings
from nn_view.links import address as link
from nn_view.setup import fitting
from nn_view.style import html
from nn_view.wording import pages as words
from nn_view.wording.setup import proposals as proposal_words
from pages.shell import address, session

DATA_PAGE = "data"


def draw_rule(settings: Settings) -> None:
    """Propose the exact rule where a setting beyond the tutorial's network is used."""
    beyond = settings.rule == "tutorial" and fitting.is_beyond_the_tutorial(settings)
    if not beyond or _fitting(settings):
        return
    with st.container(border=True, key="rule_proposal"):
        st.caption(words.RULE_PROPOSAL)
        st.button(
            words.USE_EXACT,
            on_click=lambda: address.adopt(settings.with_rule("exact")),
            help=words.USE_EXACT_HELP,
            width="stretch",
            key="use_exact",
        )


def draw_fitting(settings: Settings) -> None:
    """Propose the settings that fit the targets; the page Data says it beside the table."""
    found = _fitting(settings)
    if found is None or session.now().page == DATA_PAGE:
        return
    with st.container(border=True, key="fitting_proposal"):
        st.caption(html.plain(found.sentence))
        st.button(
            proposal_words.USE_FITTING,
            on_click=lambda: address.adopt(found.settings),
            help=proposal_words.USE_FITTING_HELP,
            width="stretch",
            key="use_fitting",
        )
        st.button(
            proposal_words.NOT_NOW,
            on_click=lambda: settle(settings.dataset),
            help=proposal_words.NOT_NOW_HELP,
            type="tertiary",
            key="not_now",
        )


def settle(data: Dataset) -> None:
    """Propose no settings for these data in the sidebar."""
    session.now().settled = data


def _fitting(settings: Settings) -> fitting.Proposal | None:
    is_settled = settings.dataset == session.now().settled
    return None if is_settled else fitting.proposal(settings)


def draw_refused_data(settings: Settings, data: Dataset) -> None:
    """Offer data that the outputs or the loss exclude together with what fits them."""
    st.button(
        proposal_words.USE_DATA,
        on_click=lambda: address.adopt(fitting.fitted(link.with_dataset(settings, data))),
        help=proposal_words.USE_DATA_HELP,
        width="stretch",
        key="use_refused_data",
    )
