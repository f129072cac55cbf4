"""The choice of a mistake, and the line that it replaces."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from nn_core import FAULTS, Settings
from nn_core.lines.faults import BY_NAME
from nn_view.figures.mistakes import text
from nn_view.links.query import Choice
from nn_view.wording import mistakes as words
from pages.shell import address, frame, session

MISTAKE = Choice("mistake", FAULTS, "sign_flipped")
"""At first one that hurts at once, under both rules and from any start."""


def draw(settings: Settings) -> str:
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
        on_change=_follow,
    )
    return str(frame.value("mistake"))


def _follow() -> None:
    """If the sidebar's settings have a mistake, change it to the chosen one."""
    settings = session.now().settings
    if settings.fault:
        address.adopt(replace(settings, fault=frame.value("mistake")))


def draw_lines(wrong: Settings) -> None:
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
