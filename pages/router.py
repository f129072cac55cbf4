"""What the application runs: the pages, in the order of the menu."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st

# Streamlit puts this file's folder on the path, not the project's.
ROOT = str(Path(__file__).parent.parent)
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from nn_view import page  # noqa: E402
from nn_view.wording import pages as words  # noqa: E402

st.set_page_config(page_title=words.TITLE, layout="wide", initial_sidebar_state=256)
page.style("page.css")
PAGES = [
    st.Page("step.py", title=words.STEP, default=True),
    st.Page("reference.py", title=words.REFERENCE, url_path="reference"),
]
st.navigation(PAGES, position="top").run()
