"""``streamlit`` with settings that no page offers, for what only they can show.

``python -m tests.helpers.more_data run app.py`` serves the application with ``data=largest``:
as many rows, inputs and outputs as the limits allow, and with ``data=half``: half as many rows.
And ``start=mazur`` begins with weights from which the training soon leaves the finite numbers.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
from streamlit.web.cli import main

from nn_core import MAX_INPUTS, MAX_OUTPUTS, MAX_ROWS, BuiltIn, Dataset, Settings

TEST_ROWS = 16


def largest(rows: int = MAX_ROWS) -> Dataset:
    """Random bits; the outputs are parities of two neighbouring inputs each."""
    inputs = np.random.RandomState(0).randint(0, 2, (rows, MAX_INPUTS)).astype(float)
    output = (inputs[:, 0::2] + inputs[:, 1::2])[:, :MAX_OUTPUTS] % 2
    tables = (inputs[:-TEST_ROWS], output[:-TEST_ROWS], inputs[-TEST_ROWS:], output[-TEST_ROWS:])
    return Dataset("largest", *(tuple(map(tuple, table.tolist())) for table in tables))


_mazur = Settings.mazur()


def diverging() -> Settings:
    """Two hidden units cancel each other out, until the first update tells them apart."""
    start = {"w1": ((0, 0), (0, 0)), "b1": 0.5, "w2": ((1e305, 1e305), (-1e305, -1e305)), "b2": 0.6}
    return replace(_mazur, activation="relu", start=start)


def register() -> None:
    """Add them to those that a link may name."""
    half = partial(replace, largest(MAX_ROWS // 2), name="half")
    Dataset.built_in = BuiltIn({**Dataset.built_in, "largest": largest, "half": half})
    Settings.mazur = diverging  # type: ignore[method-assign]


if __name__ == "__main__":
    register()
    main(prog_name="streamlit")
