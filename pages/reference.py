"""Reference: every quantity with its formula, line and sentence; both rules, mistakes, keys."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from nn_core import Settings
from nn_core.lines.faults import BY_NAME
from nn_view.wording import mistakes
from nn_view.wording import pages as words
from nn_view.wording.reading.glossary import TERMS
from nn_view.wording.reading.signs import SIGNS
from nn_view.wording.stepper import WORDS
from pages.sections import reference_quantities
from pages.shell import frame, menu


def main(settings: Settings) -> None:
    """Draw lists of the pages, hints, signs, terms, keys and mistakes, then the quantities."""
    st.header(words.PAGES)
    _list(f"**{entry.title}**: {entry.sentence}" for entry in menu.ENTRIES)
    st.header(words.HOW_TO_READ)
    _list(WORDS["hints"])
    st.header(words.SIGNS)
    _list(f"{one.text} {one.meaning}" for one in SIGNS)
    st.header(words.TERMS)
    _list(one.words for one in TERMS)
    st.header(words.KEYS)
    keys = pd.DataFrame(WORDS["keys"], columns=words.KEY_COLUMNS)
    st.table(keys.set_index(words.KEY_COLUMNS[0]))
    st.header(mistakes.REFERENCE)
    st.markdown(mistakes.REFERENCE_SENTENCE)
    _list(f"**{one.title}** (`{', '.join(one.kinds)}`): {one.right}" for one in BY_NAME.values())
    st.markdown(mistakes.NOT_TRAINED)
    reference_quantities.draw(settings)


def _list(items: Iterable[str]) -> None:
    st.markdown("\n".join(f"- {one}" for one in items))


frame.run(__file__, main)
