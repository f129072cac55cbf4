"""The choice of a mistake, and the line that it replaces."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from nn_core import FAULTS, MAX_HIDDEN_LAYERS, Settings
from nn_core.comparison.mistakes import faults_for, layers_for
from nn_core.lines.faults import BY_NAME
from nn_view.figures.mistakes import text
from nn_view.links.query import Choice, Whole
from nn_view.wording import mistakes as words
from pages.shell import address, frame, session

MISTAKE = Choice("mistake", FAULTS, "sign_flipped")
"""At first one that hurts at once, under both rules and from any start."""
LAYER = Whole("layer", 0, MAX_HIDDEN_LAYERS + 1, 0)
"""The layer in which it is made; 0 for all."""


def draw(settings: Settings) -> tuple[str, int | None]:
    """Draw the choice of the mistake and of its layer; returns its name and the layer, None: all.

    Offers the mistakes that can be made in this network, and says which one is none.
    """
    if settings.fault:
        frame.put("mistake", settings.fault)
        frame.put("layer", settings.fault_layer or 0)
    possible, asked = faults_for(settings.correct), frame.value("mistake")
    if asked not in possible:
        st.caption(words.NO_MISTAKE.format(title=BY_NAME[asked].title))
        frame.put("mistake", asked := possible[0])
    left, right = st.columns([3, 2])
    with left:
        st.selectbox(
            words.MISTAKE,
            possible,
            possible.index(asked),
            format_func=lambda name: BY_NAME[name].title,
            key=frame.key("mistake"),
            help=words.MISTAKE_HELP,
            on_change=_follow,
        )
    layers = (0, *layers_for(settings.correct, asked))
    if frame.value("layer") not in layers:
        frame.put("layer", 0)
    with right:
        st.selectbox(
            words.LAYER,
            layers,
            layers.index(frame.value("layer")),
            format_func=lambda layer: words.LAYER_NAMED.format(layer=layer) if layer else words.ALL,
            key=frame.key("layer"),
            help=words.LAYER_HELP,
            on_change=_follow,
        )
    return str(frame.value("mistake")), frame.value("layer") or None


def _follow() -> None:
    """If the sidebar's settings have a mistake, change it to the chosen one."""
    settings = session.now().settings
    if settings.fault:
        fault, layer = frame.value("mistake"), frame.value("layer") or None
        if layer not in layers_for(settings.correct, fault):
            layer = None
        address.adopt(replace(settings, fault=fault, fault_layer=layer))


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
