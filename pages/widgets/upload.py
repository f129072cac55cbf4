"""A place to drop a file: it is read and let go of at once, so that none stays beside another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.shell import session
from pages.shell.session import Key


def draw(name: Key, label: str, help: str, take: Callable[[Any], None]) -> None:
    """The place ``name``; ``take`` is called with Streamlit's uploaded file.

    It takes files of every kind and size that the server allows: what is wrong with one is said
    by ``take``, in the page's own words.
    """
    key = session.key(name, session.now().files.setdefault(name, 0))
    with st.container(key="upload"):
        st.file_uploader(label, key=key, help=help, on_change=_take, args=(name, key, take))


def _take(name: Key, key: str, take: Callable[[Any], None]) -> None:
    file = session.value(key)
    if file is not None:
        session.now().files[name] += 1
        take(file)
