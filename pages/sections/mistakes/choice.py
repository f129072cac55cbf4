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
from pages.sections.mistakes import own_line
from pages.shell import address, frame, session

MISTAKE = Choice("mistake", (*FAULTS, own_line.NAME), "sign_flipped")
"""At first one that hurts at once, under both rules and from any start."""
LAYER = Whole("layer", 0, MAX_HIDDEN_LAYERS + 1, 0)
"""The layer in which it is made; 0 for all."""


def draw(settings: Settings) -> Settings:
    """Draw the choice of the mistake and of its layer, or of a typed line and its quantity.

    Offers the mistakes that can be made in this network, and says if the chosen one cannot.
    Returns the settings with the mistake; they have none where the typed line is the correct one.
    """
    right = settings.correct
    if settings.fault:
        frame.put("mistake", settings.fault)
        frame.put("layer", settings.fault_layer or 0)
    elif settings.lines:
        frame.put("mistake", own_line.NAME)
        own_line.show(settings)
    possible, asked = (*faults_for(right), own_line.NAME), frame.value("mistake")
    if asked not in possible:
        st.caption(words.NO_MISTAKE.format(title=BY_NAME[asked].title))
        frame.put("mistake", asked := possible[0])
    first, second = st.columns([3, 2])
    with first:
        st.selectbox(
            words.MISTAKE,
            possible,
            possible.index(asked),
            format_func=_title,
            key=frame.key("mistake"),
            help=words.MISTAKE_HELP,
            on_change=_follow,
        )
    if asked == own_line.NAME:
        with second:
            own_line.draw_quantity(right)
        return own_line.draw_line(right)
    with second:
        layer = _draw_layer(right, asked)
    return replace(right, fault=asked, fault_layer=layer)


def _title(name: str) -> str:
    return words.OWN_LINE if name == own_line.NAME else BY_NAME[name].title


def _draw_layer(right: Settings, fault: str) -> int | None:
    """Draw the choice of the layer; returns it, or None for all."""
    layers = (0, *layers_for(right, fault))
    if frame.value("layer") not in layers:
        frame.put("layer", 0)
    st.selectbox(
        words.LAYER,
        layers,
        layers.index(frame.value("layer")),
        format_func=lambda layer: words.LAYER_NAMED.format(layer=layer) if layer else words.ALL,
        key=frame.key("layer"),
        help=words.LAYER_HELP,
        on_change=_follow,
    )
    return frame.value("layer") or None


def _follow() -> None:
    """If the sidebar's settings have a mistake, change it to the chosen one."""
    settings = session.now().settings
    if frame.value("mistake") == own_line.NAME:
        own_line.follow()
    elif settings.mistake:
        fault, layer = frame.value("mistake"), frame.value("layer") or None
        if layer not in layers_for(settings.correct, fault):
            layer = None
        address.adopt(replace(settings.correct, fault=fault, fault_layer=layer))


def draw_lines(wrong: Settings) -> None:
    """Draw the line that is replaced, correct and wrong, and why people make the mistake."""
    mistake, quantity = wrong.mistake, text.replaced(wrong)
    assert mistake
    for title, one in ((words.RIGHT, quantity.correct), (words.WRONG, quantity)):
        if one:
            st.markdown(rf"**{title}** $\displaystyle \enspace {one.latex}$")
            st.code(one.code, language="python", wrap_lines=True)
    if wrong.lines:
        own_line.draw_verdict(wrong)
    else:
        st.markdown(words.WHY.format(why=mistake.why))
        st.markdown(words.IS_RIGHT.format(right=mistake.right))
    form = words.COMPARED_EXACT if mistake.rule else words.COMPARED
    st.caption(form.format(rule=wrong.rule))
