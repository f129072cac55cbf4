"""An upload: reads the file and clears the widget at once, ready for the next one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.shell import session
from pages.shell.session import Key


def draw(name: Key, label: str, help: str, take: Callable[[Any], None]) -> None:
    """Draw the upload ``name``; calls ``take`` with Streamlit's uploaded file.

    It accepts every kind and size of file that the server allows: ``take`` says what is wrong with
    a file, in the page's own words.
    """
    key = session.key(name, session.now().files.setdefault(name, 0))
    with st.container(key="upload"):
        st.file_uploader(label, key=key, help=help, on_change=_take, args=(name, key, take))


def _take(name: Key, key: str, take: Callable[[Any], None]) -> None:
    file = session.value(key)
    if file is not None:
        session.now().files[name] += 1
        take(file)
