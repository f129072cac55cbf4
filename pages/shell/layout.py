"""Arrangements in the sidebar."""

from __future__ import annotations

from typing import Any

import streamlit as st


def beside() -> Any:
    """A line whose elements share its width alike.

    A line is one message to the browser, two columns are three: a rerun sends all of them.
    """
    return st.container(horizontal=True, vertical_alignment="bottom")
