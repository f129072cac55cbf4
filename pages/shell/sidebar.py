"""The sidebar: presets, the controls of the settings, and a button to reset them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext

import streamlit as st

from nn_core import Dataset, Settings
from nn_view.links.setting_rows import by_field
from nn_view.wording import pages as words
from pages.shell import (
    address,
    number_field,
    proposals,
    session,
    settings_form,
    undo,
    what_if,
)


def _xor() -> Settings:
    return Settings(
        iterations=2000,
        hidden=(4,),
        rule="exact",
        biases="per_unit",
        dataset=Dataset.built_in["xor"](),
    )


USUAL = Settings()

PRESETS: Mapping[str, Callable[[], Settings]] = {
    "tutorial": Settings,
    "mazur": Settings.mazur,
    "xor": _xor,
}


def settings(control: Callable[[Settings], None] | None, style: Sequence[str]) -> Settings:
    """Draw the sidebar; returns the settings of its controls.

    ``control`` draws the page's own one, below those of the settings. ``style`` is that of the
    page, put on it in the same message as the sidebar's.
    """
    state = session.now()
    if not state.controls_current or not settings_form.filled():
        state.fills += 1
        settings_form.fill(state.settings)
        state.controls_current = True
    elif settings_form.is_late():
        settings_form.fill(state.settings)
    with st.sidebar, number_field.narrow(style):
        _fault(state.settings)
        proposals.draw_rule(state.settings)
        for name, preset in PRESETS.items():
            st.button(
                words.PRESETS[name],
                help=words.PRESET_HELP[name],
                on_click=lambda make=preset: _begin(make()),
                width="stretch",
                key=f"preset_{name}",
            )
        place = st.container() if what_if.is_listed() else nullcontext()
        plain = settings_form.draw()
        with place:
            chosen = what_if.draw(plain)
        if chosen.start is not None:
            idle = by_field()["seed"].no_effect(chosen)
            st.caption(words.GIVEN_START if idle else words.GIVEN_START_SHUFFLED)
        if control:
            control(chosen)
        undo.note(chosen)
        undo.draw(chosen)
        st.button(
            words.BACK,
            on_click=lambda: _begin(USUAL),
            disabled=chosen == USUAL,
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


def _begin(settings: Settings) -> None:
    settings_form.forget()
    address.adopt(settings)
