"""The script that the application runs: the pages, in the order of the menu."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st

# Streamlit adds this file's folder to the path, not the project's.
ROOT = str(Path(__file__).parent.parent)
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from nn_view.wording import pages as words  # noqa: E402
from pages.sections import own_start  # noqa: E402
from pages.shell import menu  # noqa: E402

st.set_page_config(page_title=words.TITLE, layout="wide", initial_sidebar_state=256)
page = st.navigation(menu.pages(), position="top", expanded=True)
page.run()
own_start.draw()
