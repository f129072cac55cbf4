"""The table of a data set as one can edit it: a frame with a column for each input and output."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from nn_core import Dataset, csv_table
from nn_core.checks import quoted
from nn_view import own_data
from nn_view.wording import data as words

ROW, TEST = "row", "test"


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
    """All rows, training first: ``row``, ``test``, and as texts ``in1`` …, ``out1`` …"""
    inputs, output = (list(data.inputs + data.test_inputs), list(data.output + data.test_output))
    tests = [row >= len(data.inputs) for row in range(len(inputs))]
    written = {value: text for text, value in texts_of(data).items()}
    # A type that knows of missing values: the editor begins a row without any.
    frame = pd.DataFrame({TEST: pd.array(tests, dtype="boolean")})
    for kind, table in (("in", inputs), ("out", output)):
        for at in range(len(table[0])):
            frame[f"{kind}{at + 1}"] = [written[row[at]] for row in table]
    return numbered(frame)


def numbered(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows counted anew, from 1."""
    counts = [str(row + 1) for row in range(len(frame))]
    rest = frame.drop(columns=ROW, errors="ignore").reset_index(drop=True)
    rest.insert(0, ROW, counts)
    return rest


def texts_of(data: Dataset) -> dict[str, float]:
    """How the numbers are written in the editor: short where that tells them from all others."""
    found: dict[str, float] = {}
    for table in (data.inputs, data.output, data.test_inputs, data.test_output):
        for value in (value for row in table for value in row):
            short = f"{value + 0.0:g}"  # no minus before a zero
            found[short if found.get(short, value) == value else repr(value)] = value
    return found


def dataset_of(
    frame: pd.DataFrame, names: Names, exact: Mapping[str, float] = MappingProxyType({})
) -> Dataset:
    """The reverse of ``frame_of``; ``exact`` has the numbers that stand behind texts.

    Raises ``ValueError`` with the place of what is missing or no number.
    """
    columns = [name for name in frame.columns if name not in (ROW, TEST)]
    called = dict(zip(columns, names.all, strict=True))
    parts: list[list[tuple[float, ...]]] = [[], [], [], []]
    for test, (number, row) in zip(
        _tests(frame), enumerate(frame.to_dict("records"), 1), strict=True
    ):
        values = {name: _number(row[name], number, called[name], exact) for name in columns}
        base = 2 if test else 0
        for offset, kind in enumerate(("in", "out")):
            parts[base + offset].append(
                tuple(value for name, value in values.items() if name.startswith(kind))
            )
    return own_data.named(Dataset(own_data.OWN, *map(tuple, parts)))


def order_of(frame: pd.DataFrame) -> tuple[int, ...]:
    """For each row of the editor its place in the data, where training rows come first."""
    tests = _tests(frame)
    places = sorted(range(len(tests)), key=tests.__getitem__)
    return tuple(places.index(row) for row in range(len(tests)))


def _tests(frame: pd.DataFrame) -> list[bool]:
    return [value is not pd.NA and bool(value) for value in frame[TEST]]


def _number(given: object, row: int, column: str, exact: Mapping[str, float]) -> float:
    text = given.strip() if isinstance(given, str) else ""
    if text in exact:
        return exact[text]
    place = words.PLACE.format(row=row, column=quoted(column))
    # As with semicolons between cells: a comma is a decimal comma.
    return csv_table.number(text, place, ";")


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
