"""Errors on a page: log the traceback under an id, and show a sentence with the id."""

from __future__ import annotations

import logging
import secrets

import streamlit as st

from nn_view.wording.pages import FAILED

_LOG = logging.getLogger(__name__)


def on_script_error(problem: Exception) -> bool:
    """Log the error and show its id; True keeps Streamlit from showing the error too."""
    name = secrets.token_hex(4)
    _LOG.error("Error %s", name, exc_info=problem)
    st.error(FAILED.format(id=name), icon=":material/error:")
    return True
