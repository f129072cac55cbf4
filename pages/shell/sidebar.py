"""The sidebar: presets, the controls of the settings, and a button to reset them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from nn_core import Dataset, Settings
from nn_core.setup.declaring import non_default
from nn_view.links.network_rows import NETWORK_ROWS
from nn_view.wording import pages as words
from pages.shell import address, layout, session, settings_form, what_if


def _xor() -> Settings:
    return Settings(
        iterations=2000,
        hidden=(4,),
        rule="exact",
        biases="per_unit",
        dataset=Dataset.built_in["xor"](),
    )


PRESETS: Mapping[str, Callable[[], Settings]] = {
    "tutorial": Settings,
    "mazur": Settings.mazur,
    "xor": _xor,
}


def settings() -> Settings:
    """Draw the sidebar; returns the settings of its controls."""
    state = session.now()
    if not state.controls_current or not settings_form.filled():
        settings_form.fill(state.settings)
        state.controls_current = True
    with st.sidebar:
        _fault(state.settings)
        _rule(state.settings)
        with layout.beside():
            for name, preset in PRESETS.items():
                st.button(
                    words.PRESETS[name],
                    help=words.PRESET_HELP[name],
                    on_click=lambda make=preset: _begin(make()),
                    width="stretch",
                )
        place = st.container()
        plain = settings_form.draw()
        with place:
            chosen = what_if.draw(plain)
        if chosen.start is not None:
            st.caption(words.GIVEN_START)
        st.button(
            words.BACK,
            on_click=lambda: _begin(Settings()),
            disabled=chosen == Settings(),
            width="stretch",
        )
    return chosen


def _fault(settings: Settings) -> None:
    """Name the mistake in these settings, with a button that removes it."""
    if settings.mistake is None:
        return
    with st.container(border=True, key="fault"):
        st.caption(words.WRONG_ON_PURPOSE.format(title=settings.mistake.title))
        st.button(
            words.CORRECT_IT,
            on_click=lambda: address.adopt(session.now().settings.correct),
            help=words.CORRECT_IT_HELP,
            width="stretch",
            key="correct_it",
        )


def _rule(settings: Settings) -> None:
    """Propose the exact rule where a setting beyond the tutorial's network is used."""
    names = {row.field for row in NETWORK_ROWS}
    if settings.rule != "tutorial" or names.isdisjoint(non_default(settings)):
        return
    with st.container(border=True, key="rule_proposal"):
        st.caption(words.RULE_PROPOSAL)
        st.button(
            words.USE_EXACT,
            on_click=lambda: address.adopt(session.now().settings.with_rule("exact")),
            help=words.USE_EXACT_HELP,
            width="stretch",
            key="use_exact",
        )


def _begin(settings: Settings) -> None:
    settings_form.forget()
    address.adopt(settings)
