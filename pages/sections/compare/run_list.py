"""The list of the compared runs, with buttons to open, remove, keep and add runs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from nn_core import Settings
from nn_view.links import compared, setting_names
from nn_view.style import html
from nn_view.wording import compare as words
from pages.sections import comparison
from pages.shell import frame


def draw(chosen: Sequence[Settings], names: Sequence[str]) -> None:
    """Draw the runs, the current settings first, and the button that keeps these."""
    with st.container(key="runs"):
        st.markdown(f"**{words.RUNS}**")
        for at, name in enumerate(names):
            with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
                st.markdown(f"**{at + 1}** {html.plain(name)}", width="stretch")
                _buttons(chosen, at, name)
    settings = chosen[0]
    st.button(
        words.KEEP,
        help=words.KEEP_HELP,
        on_click=comparison.add,
        args=(settings, settings),
        disabled=len(chosen) > compared.MOST or comparison.holds(settings),
        width="stretch",
    )


def _buttons(chosen: Sequence[Settings], at: int, name: str) -> None:
    label, icon = words.STEP.format(name=name), ":material/play_arrow:"
    step = partial(frame.step_through, chosen[at])
    frame.button(st, label, step, icon=icon, key=f"step_{at}", help=label)
    label, icon = words.REMOVE.format(name=name), ":material/close:"
    st.button(
        label,
        icon=icon,
        key=f"remove_{at}",
        help=label if at else words.STAYS,
        on_click=_remove,
        args=(chosen, at),
        disabled=not at,
    )


def _remove(chosen: Sequence[Settings], at: int) -> None:
    comparison.remove(chosen[0], chosen[at])
    # The run whose weights are shown stays the same, but its number may change.
    if at + 1 < frame.value("of"):
        frame.put("of", frame.value("of") - 1)


def draw_more(chosen: Sequence[Settings]) -> None:
    """Draw a button for each variant of the current settings that can be added."""
    settings = chosen[0]
    st.markdown(f"**{words.ADD}**")
    full = len(chosen) > compared.MOST
    if full:
        st.caption(words.FULL.format(most=compared.MOST + 1))
    with st.container(horizontal=True, gap="small"):
        for at, (name, one) in enumerate(setting_names.variants(settings).items()):
            st.button(
                name,
                key=f"add_{at}",
                help=words.ADD_HELP.format(name=name),
                on_click=comparison.add,
                args=(settings, one),
                disabled=full or one in chosen,
            )
