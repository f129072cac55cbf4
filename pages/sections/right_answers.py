"""How often the trained network gives the right class, and which classes it takes for which."""

from __future__ import annotations

import streamlit as st

from nn_core import Run
from nn_core.training.classes import class_names, confusion, has_classes
from nn_view.components.matrices import Group, Matrix, board
from nn_view.style import html
from nn_view.wording.reading import right_answers as words
from pages.shell import frame


def draw(run: Run) -> None:
    """Draw the share of right answers and the confusion matrices, where targets are classes."""
    data = run.settings.dataset
    if not has_classes(data):
        return
    names = class_names(data)
    found = {
        kind: confusion(run, rows)
        for kind, rows in (("train", data.train), ("test", data.test))
        if len(rows.inputs)
    }
    st.header(words.HEADER)
    rows = {"train": len(data.inputs), "test": len(data.test_inputs)}
    counts = words.AND.join(
        words.COUNTS[kind].format(right=int(table.trace()), rows=rows[kind])
        for kind, table in found.items()
    )
    single = run.settings.layers[-1] == 1
    how = words.ONE_OUTPUT.format(zero=names[0], one=names[-1]) if single else words.SEVERAL
    st.markdown(f"{words.TOLD.format(counts=counts)} {html.plain(how)}")
    matrices = [
        Matrix(words.MATRICES[kind], table, names, names, whole=True)
        for kind, table in found.items()
    ]
    board([Group(matrices)], key="confusion", projection=frame.projection())
    st.caption(words.MATRIX_HELP)
