"""One example of the gallery: what it is, what is to be seen, and a button that opens it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from nn_view.links import table_codec
from nn_view.setup.examples import Example
from nn_view.style import html
from nn_view.wording.reading.glossary import marked
from nn_view.wording.setup import examples as words
from pages.shell import former, frame, own_tables, proposals


def draw(example: Example) -> None:
    """Draw its card, as high as the one beside it."""
    with st.container(border=True, height="stretch", key=f"example_{example.name}"):
        st.subheader(example.title)
        st.markdown(marked(html.with_names(example.look)))
        numbers = words.NUMBERS.format(numbers=example.numbers)
        source = words.SOURCE.format(source=example.source)
        st.caption(f"{html.with_names(html.plain(numbers))}  \n{html.plain(source)}")
        key = f"open_{example.name}"
        frame.button(st, words.OPEN, partial(_open, example), key=key, help=words.OPEN_HELP)


def _open(example: Example) -> None:
    settings = example.make()
    data = settings.dataset
    if data.name == table_codec.OWN and own_tables.current(data) is None:
        own_tables.keep(own_tables.Own(own_tables.free(example.data), data))
    proposals.settle(data)
    former.restart()
    frame.step_through(settings, example.at, example.quantity, example.cell)
