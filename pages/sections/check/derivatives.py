"""The derivatives that are checked, as matrices and as a table."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from nn_core.gradients.check import GradientCheck
from nn_core.gradients.perturbation import entries_of
from nn_view.components.matrices import board
from nn_view.figures.check import matrices, verdict
from nn_view.links import parameters
from nn_view.wording import check as words
from pages.shell import frame
from pages.widgets import download
from pages.widgets import table as tables


def draw(check: GradientCheck, entry: int) -> None:
    """Draw both derivatives and their difference as matrices; a click chooses an entry."""
    settings = check.settings
    place = entries_of(settings)[entry]
    digits = frame.digits()
    chosen = place.parameter, parameters.cell(place)
    groups = matrices.groups(settings, check.checks, check.completed, chosen)
    cell = board(groups, key="check_board", digits=digits, projection=frame.projection())
    st.caption(words.MARKED)
    if cell:
        name = matrices.parameter_of(cell["name"])
        frame.change("entry", parameters.address(name, cell["row"], cell["column"]))


def table(check: GradientCheck, at: int) -> None:
    """Draw a table of all entries with its download."""
    st.subheader(words.TABLE)
    table = pd.DataFrame(verdict.rows(check.settings, check.checks))
    columns = words.TABLE_COLUMNS
    formats = dict.fromkeys([columns[one] for one in ("analytic", "numeric")], "%.8g")
    formats |= dict.fromkeys([columns[one] for one in ("difference", "relative")], "%.2e")
    config = {name: st.column_config.NumberColumn(format=one) for name, one in formats.items()}
    tables.draw(table, config, width="stretch", height=300)
    download.csv(table, words.DOWNLOAD, words.FILE.format(iteration=at), words.DOWNLOAD_HELP)
