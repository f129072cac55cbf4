"""The page Data of an ``AppTest``: its editor, its uploader, and what it says."""

from __future__ import annotations

import re
from typing import Any

from streamlit.testing.v1 import AppTest


def edit(at: AppTest, **changes: Any) -> AppTest:
    """Edit the table as the browser's grid does."""
    empty: dict[str, Any] = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
    at.session_state[str(at.data_editor[0].key)] = empty | changes
    at.run()
    assert not at.exception
    return at


def texts(at: AppTest) -> str:
    parts = (at.markdown, at.caption, at.info, at.warning)
    return "\n".join(unescaped(str(one.value)) for part in parts for one in part)


def unescaped(text: str) -> str:
    """As Markdown shows it."""
    return re.sub(r"\\(.)", r"\1", text)


def upload(at: AppTest, name: str, content: bytes) -> AppTest:
    at.file_uploader[0].set_value((name, content, "text/csv")).run()
    assert not at.exception
    return at
