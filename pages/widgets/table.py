"""A table of numbers on a page; on a projector one of HTML, whose type grows with the page's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from nn_view.style import html
from pages.shell import frame

PERCENT = "percent"
"""Streamlit's own format for shares of 1."""


def draw(
    table: pd.DataFrame,
    column_config: Mapping[str, Any] | None = None,
    *,
    hide_index: bool = True,
    **own: Any,
) -> None:
    """Draw a table as ``st.dataframe`` does, with what ``own`` says to that.

    Its canvas keeps the type that it began with, so a projector gets plain text: numbers in the
    formats of ``column_config``, and nothing in it can be selected.
    """
    formats = column_config or {}
    if not frame.projection():
        st.dataframe(table, hide_index=hide_index, column_config=formats, **own)
        return
    nothing = own.get("placeholder", "")

    def text(value: Any, form: str | None) -> str:
        if pd.isna(value):
            return str(nothing)
        if form == PERCENT:
            return f"{value:.2%}"
        return form % value if form else html.plain(str(value))

    shown = {
        name: [text(one, _format(formats.get(str(name)))) for one in table[name]] for name in table
    }
    height = own.get("height")
    with st.container(height=height if isinstance(height, int) else "content", border=False):
        st.table(pd.DataFrame(shown, index=table.index), hide_index=hide_index)


def _format(config: Any) -> str | None:
    form = ((config or {}).get("type_config") or {}).get("format")
    return None if form is None else str(form)
