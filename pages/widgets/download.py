"""A table taken home: what a page shows of it, with all digits, as a file."""

from __future__ import annotations

import pandas as pd
import streamlit as st


def csv(table: pd.DataFrame, label: str, file: str, help: str) -> None:
    """A button for a table as comma-separated values, written when it is asked for."""
    st.download_button(
        label,
        lambda: table.to_csv(index=False).encode(),
        file,
        "text/csv",
        help=help,
        on_click="ignore",
    )
