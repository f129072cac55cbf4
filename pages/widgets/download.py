"""Download a table with all its digits."""

from __future__ import annotations

import pandas as pd
import streamlit as st


def csv(table: pd.DataFrame, label: str, file: str, help: str) -> None:
    """Draw a button that downloads a table as comma-separated values."""
    st.download_button(
        label,
        lambda: table.to_csv(index=False).encode(),
        file,
        "text/csv",
        help=help,
        on_click="ignore",
    )
