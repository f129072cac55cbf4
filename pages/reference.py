"""Reference: every quantity with its formula, line and sentence; both rules, mistakes, keys."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from nn_core import RULES, Quantity, quantities_for
from nn_core.lines.faults import BY_NAME
from nn_view.wording import mistakes
from nn_view.wording import pages as words
from nn_view.wording.stepper import WORDS
from pages.shell import frame, menu

settings = frame.open_page(Path(__file__).stem)


def _lines(quantity: Quantity, left: DeltaGenerator, right: DeltaGenerator) -> None:
    # As inline math: the box of st.latex scrolls by two pixels, which traps the keyboard.
    left.markdown(rf"$\displaystyle {quantity.latex}$")
    right.code(quantity.code, language="python", wrap_lines=True)


def _show(quantity: Quantity, others: dict[str, Quantity]) -> None:
    with st.container(border=True):
        st.markdown(f"#### `{quantity.name}`")
        own = quantity.tutorial_name
        named = f" · {words.IN_TUTORIAL.format(name=own)}" if own else ""
        st.caption(f"{quantity.kind} · {quantity.shape.replace(' x ', ' × ')}{named}")
        if not quantity.differs:
            st.markdown(quantity.sentence)
            _lines(quantity, *st.columns([2, 3], vertical_alignment="center"))
            return
        for column, (rule, other) in zip(st.columns(2), others.items(), strict=True):
            with column:
                st.markdown(f"**{words.RULE_LINE.format(rule=rule)}**")
                st.markdown(other.sentence)
                _lines(other, column, column)
        st.markdown(f"≠ {quantity.difference}")


frame.head(Path(__file__).stem)
st.header(words.PAGES)
st.markdown("\n".join(f"- **{entry.title}**: {entry.sentence}" for entry in menu.ENTRIES))
st.header(words.HOW_TO_READ)
st.markdown("\n".join(f"- {hint}" for hint in WORDS["hints"]))
st.header(words.KEYS)
st.table(pd.DataFrame(WORDS["keys"], columns=words.KEY_COLUMNS).set_index(words.KEY_COLUMNS[0]))
st.header(mistakes.REFERENCE)
st.markdown(mistakes.REFERENCE_SENTENCE)
st.markdown(
    "\n".join(
        f"- **{one.title}** (`{', '.join(one.kinds)}`): {one.right}" for one in BY_NAME.values()
    )
)
st.header(words.QUANTITIES)
st.markdown(words.QUANTITIES_INTRO)
rules = {rule: quantities_for(settings.with_rule(rule)) for rule in RULES}
group = ""
for at, quantity in enumerate(quantities_for(settings)):
    if quantity.group != group:
        group = quantity.group
        st.subheader(group)
    _show(quantity, {rule: listed[at] for rule, listed in rules.items()})
