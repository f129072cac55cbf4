"""The table of a data set as one can edit it: a frame with a column for each input and output."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from nn_core import Dataset
from nn_view import own_data
from nn_view.wording import data as words

TEST = "test"


@dataclass(frozen=True)
class Names:
    """What the columns are called: as somebody named them, else as in the stepper."""

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]

    @classmethod
    def usual(cls, data: Dataset) -> Names:
        """``x1`` … and ``y``, the stepper's."""
        inputs, outputs = len(data.inputs[0]), len(data.output[0])
        several = tuple(f"y{at + 1}" for at in range(outputs))
        return cls(tuple(f"x{at + 1}" for at in range(inputs)), several if outputs > 1 else ("y",))

    @property
    def all(self) -> tuple[str, ...]:
        """Inputs first."""
        return self.inputs + self.outputs

    def free(self, letter: str) -> str:
        """A name for another column: the letter with the first number that is not taken."""
        number = 1
        while f"{letter}{number}" in self.all:
            number += 1
        return f"{letter}{number}"


def frame_of(data: Dataset) -> pd.DataFrame:
    """All rows, training first: ``test``, ``in1`` …, ``out1`` …"""
    inputs, output = (list(data.inputs + data.test_inputs), list(data.output + data.test_output))
    tests = [row >= len(data.inputs) for row in range(len(inputs))]
    # A type that knows of missing values: the editor begins a row without any.
    frame = pd.DataFrame({TEST: pd.array(tests, dtype="boolean")})
    for kind, table in (("in", inputs), ("out", output)):
        for at in range(len(table[0])):
            frame[f"{kind}{at + 1}"] = [row[at] for row in table]
    return frame


def dataset_of(frame: pd.DataFrame, names: Names) -> Dataset:
    """The reverse of ``frame_of``; raises ``ValueError`` with the place of what is missing."""
    columns = [name for name in frame.columns if name != TEST]
    called = dict(zip(columns, names.all, strict=True))
    parts: list[list[tuple[float, ...]]] = [[], [], [], []]
    for number, row in enumerate(frame.to_dict("records"), 1):
        values = {name: _number(row[name], number, called[name]) for name in columns}
        base = 2 if row[TEST] is not pd.NA and row[TEST] else 0
        for offset, kind in enumerate(("in", "out")):
            parts[base + offset].append(
                tuple(value for name, value in values.items() if name.startswith(kind))
            )
    return own_data.named(Dataset(own_data.OWN, *map(tuple, parts)))


def _number(value: Any, row: int, column: str) -> float:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        raise ValueError(words.MISSING.format(row=row, column=column))
    try:
        return float(value)
    except (TypeError, ValueError):
        raise ValueError(words.NOT_A_NUMBER.format(row=row, column=column)) from None


def with_column(data: Dataset, kind: str, value: float = 0.0) -> Dataset:
    """With another column at the end of the inputs (``"in"``) or outputs (``"out"``)."""

    def more(table: Sequence[tuple[float, ...]], wanted: str) -> tuple[tuple[float, ...], ...]:
        return tuple((*row, value) if kind == wanted else row for row in table)

    return own_data.named(
        Dataset(
            own_data.OWN,
            more(data.inputs, "in"),
            more(data.output, "out"),
            more(data.test_inputs, "in"),
            more(data.test_output, "out"),
        )
    )


def without_column(data: Dataset, at: int) -> Dataset:
    """Without the column ``at``, counted from 0 over inputs and then outputs; ``ValueError``."""
    inputs = len(data.inputs[0])

    def fewer(table: Sequence[tuple[float, ...]], left: int) -> tuple[tuple[float, ...], ...]:
        return tuple(row[:left] + row[left + 1 :] if left >= 0 else row for row in table)

    of_inputs, of_outputs = (at, -1) if at < inputs else (-1, at - inputs)
    return own_data.named(
        Dataset(
            own_data.OWN,
            fewer(data.inputs, of_inputs),
            fewer(data.output, of_outputs),
            fewer(data.test_inputs, of_inputs),
            fewer(data.test_output, of_outputs),
        )
    )
