"""The section with the settings as Python code, to be copied into a program or a notebook."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from nn_core.exports import expression
from nn_view.wording import take_home as words
from pages.sections.take_home.view import View

_MANY, _HEIGHT = 20, 360
"""Code of more lines, as with a large table, has a height in pixels and is scrolled."""


def draw(view: View) -> None:
    """Draw the code, with a button that copies it."""
    st.header(words.AS_PYTHON)
    st.markdown(words.AS_PYTHON_SENTENCE)
    source = code(view)
    height: int | Literal["content"] = _HEIGHT if source.count("\n") > _MANY else "content"
    with st.container(height=height, border=False, key="as_python"):
        st.code(source, language="python", wrap_lines=True)


def code(view: View) -> str:
    """Code that makes the settings, trains them, and shows the stepper at the same place."""
    made = expression(view.settings)
    names = [name for name in ("Dataset", "Edit", "Settings") if f"{name}(" in made]
    if "Dataset.built_in" in made:
        names = ["Dataset", *names]
    names = sorted({*names, "Settings", "train"})
    return words.PYTHON.format(
        names=", ".join(names), settings=made, at=view.at, quantity=view.quantity.name
    )
