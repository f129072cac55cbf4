"""Examples: networks of courses and books, each a click away from the stepper."""

from __future__ import annotations

import streamlit as st

from nn_core import Settings
from nn_view.setup.examples import EXAMPLES, GROUPS
from pages.sections import example_card
from pages.shell import frame

COLUMNS = 2


def main(settings: Settings) -> None:  # noqa: ARG001
    """Draw a card for each example, in the groups of the gallery."""
    for group in GROUPS:
        st.header(group)
        listed = [one for one in EXAMPLES if one.group == group]
        for first in range(0, len(listed), COLUMNS):
            columns = st.columns(COLUMNS, gap="medium")
            for column, example in zip(columns, listed[first : first + COLUMNS], strict=False):
                with column:
                    example_card.draw(example)


frame.run(__file__, main)
