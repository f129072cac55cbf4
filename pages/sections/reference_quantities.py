"""Every quantity of the settings with its sentence, formula and line, by both rules."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from nn_core import RULES, Quantity, Settings, quantities_for
from nn_view.iteration import tutorial
from nn_view.style import html
from nn_view.wording import pages as words
from nn_view.wording.reading.glossary import marked, signs_of


def draw(settings: Settings) -> None:
    """Draw the quantities in groups, in the order in which they are computed."""
    st.header(words.QUANTITIES)
    st.markdown(words.QUANTITIES_INTRO)
    rules = {rule: quantities_for(settings.with_rule(rule)) for rule in RULES}
    group = ""
    for at, quantity in enumerate(quantities_for(settings)):
        if quantity.group != group:
            group = quantity.group
            st.subheader(html.with_names(group))
        _quantity(settings, quantity, {rule: listed[at] for rule, listed in rules.items()})


def _quantity(settings: Settings, quantity: Quantity, others: dict[str, Quantity]) -> None:
    with st.container(border=True):
        st.markdown(f"#### `{quantity.name}`")
        own = quantity.tutorial_name if not tutorial.line(settings, quantity) else ""
        named = f" · {words.IN_TUTORIAL.format(name=own)}" if own else ""
        signs = " ".join(signs_of(quantity.latex))
        formula = f" · {words.IN_FORMULA.format(signs=signs)}" if signs else ""
        st.caption(f"{marked(quantity.kind)} · {quantity.shape}{formula}{named}")
        if told := tutorial.told(settings, quantity, html.code):
            st.caption(html.with_names(told))
        if not quantity.differs:
            st.markdown(marked(quantity.sentence))
            _lines(quantity, *st.columns([2, 3], vertical_alignment="center"))
            return
        for column, (rule, other) in zip(st.columns(2), others.items(), strict=True):
            with column:
                st.markdown(f"**{words.RULE_LINE.format(rule=rule)}**")
                st.markdown(marked(other.sentence))
                _lines(other, column, column)
        st.markdown(f"≠ {quantity.difference}")


def _lines(quantity: Quantity, left: DeltaGenerator, right: DeltaGenerator) -> None:
    # As inline math: the box of st.latex scrolls by two pixels, which traps the keyboard.
    left.markdown(rf"$\displaystyle {quantity.latex}$")
    right.code(quantity.code, language="python", wrap_lines=True)
