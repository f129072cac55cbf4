"""The table of a data set as one can edit it: a frame with a column for each input and output."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pandas as pd

from nn_core import Dataset, Names
from nn_core.checks import quoted
from nn_core.data.cells import number
from nn_core.data.dataset import Table
from nn_core.data.written_numbers import Written
from nn_view.links import table_codec
from nn_view.wording import data as words

ROW, TEST = "row", "test"


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
    """The rows counted anew, from 1, without empty ones at the end."""
    rest = filled(frame).drop(columns=ROW, errors="ignore").reset_index(drop=True)
    counts = [str(row + 1) for row in range(len(rest))]
    rest.insert(0, ROW, counts)
    return rest


def filled(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows up to the last one in which a cell holds something.

    The editor adds an empty row for the line break at the end of a pasted text, and for each row
    that somebody is about to fill in.
    """
    cells = frame.drop(columns=[ROW, TEST], errors="ignore")
    used = [any(_text(cell) for cell in row) for row in cells.itertuples(index=False)]
    return frame.iloc[: max((at + 1 for at, one in enumerate(used) if one), default=0)]


def texts_of(data: Dataset) -> dict[str, float]:
    """How the numbers are written in the editor: short where that tells them from all others."""
    found: dict[str, float] = {}
    for table in (data.inputs, data.output, data.test_inputs, data.test_output):
        for value in (value for row in table for value in row):
            short = f"{value + 0.0:g}"  # no minus before a zero
            found[short if found.get(short, value) == value else repr(value)] = value
    return found


def dataset_of(
    frame: pd.DataFrame, data: Dataset, exact: Mapping[str, float] = MappingProxyType({})
) -> Dataset:
    """The reverse of ``frame_of``: ``data`` with the rows of the frame, under their own names.

    ``exact`` has the numbers that stand behind texts. Raises ``ValueError`` with the place of what
    is missing or no number. Empty rows at the end are left out.
    """
    frame = filled(frame)
    columns = [name for name in frame.columns if name not in (ROW, TEST)]
    called = dict(zip(columns, data.columns.all, strict=True))
    parts: list[list[tuple[float, ...]]] = [[], [], [], []]
    for test, (count, row) in zip(
        _tests(frame), enumerate(frame.to_dict("records"), 1), strict=True
    ):
        values = {name: _number(row[name], count, called[name], exact) for name in columns}
        base = 2 if test else 0
        for offset, kind in enumerate(("in", "out")):
            parts[base + offset].append(
                tuple(value for name, value in values.items() if name.startswith(kind))
            )
    inputs, output, test_inputs, test_output = map(tuple, parts)
    return _with_tables(data, inputs, output, test_inputs, test_output)


def order_of(frame: pd.DataFrame) -> tuple[int, ...]:
    """For each row of the editor its place in the data, where training rows come first."""
    tests = _tests(filled(frame))
    places = sorted(range(len(tests)), key=tests.__getitem__)
    return tuple(places.index(row) for row in range(len(tests)))


def _tests(frame: pd.DataFrame) -> list[bool]:
    return [value is not pd.NA and bool(value) for value in frame[TEST]]


def _number(given: object, row: int, column: str, exact: Mapping[str, float]) -> float:
    text = _text(given)
    if text in exact:
        return exact[text]
    place = words.PLACE.format(row=row, column=quoted(column))
    # A comma is a decimal comma, as with semicolons between cells.
    return number(text, place, Written())


def _text(given: object) -> str:
    return given.strip() if isinstance(given, str) else ""


def with_names(data: Dataset, names: Names) -> Dataset:
    """With other names of its columns."""
    return table_codec.named(replace(data, input_names=names.inputs, output_names=names.outputs))


def with_column(data: Dataset, kind: str, value: float = 0.0) -> Dataset:
    """With another column at the end of the inputs (``"in"``) or outputs (``"out"``).

    It gets a free name where the others have names of their own, or where the usual ones are taken.
    """
    inputs, outputs = len(data.inputs[0]), len(data.output[0])
    usual = Names.usual(inputs + (kind == "in"), outputs + (kind == "out"))

    def more(table: Table, wanted: str) -> Table:
        return tuple((*row, value) if kind == wanted else row for row in table)

    names = {"in": data.input_names, "out": data.output_names}
    seen, letter = (data.columns.inputs, "x") if kind == "in" else (data.columns.outputs, "y")
    if names[kind] or _clash(data, kind, usual):
        names[kind] = (*seen, data.columns.free(letter))
    return _with_tables(
        data,
        more(data.inputs, "in"),
        more(data.output, "out"),
        more(data.test_inputs, "in"),
        more(data.test_output, "out"),
        Names(names["in"], names["out"]),
    )


def without_column(data: Dataset, at: int) -> Dataset:
    """Without the column ``at``, counted from 0 over inputs and then outputs; ``ValueError``.

    The others keep the names that they are seen under.
    """
    inputs = len(data.inputs[0])

    def fewer(table: Table, left: int) -> Table:
        return tuple(row[:left] + row[left + 1 :] if left >= 0 else row for row in table)

    of_inputs, of_outputs = (at, -1) if at < inputs else (-1, at - inputs)
    kind, left = ("in", of_inputs) if at < inputs else ("out", of_outputs)
    usual = Names.usual(inputs - (kind == "in"), len(data.output[0]) - (kind == "out"))
    names = {"in": data.input_names, "out": data.output_names}
    seen = data.columns.inputs if kind == "in" else data.columns.outputs
    if names[kind] or left < len(seen) - 1 or _clash(data, kind, usual):
        names[kind] = seen[:left] + seen[left + 1 :]
    return _with_tables(
        data,
        fewer(data.inputs, of_inputs),
        fewer(data.output, of_outputs),
        fewer(data.test_inputs, of_inputs),
        fewer(data.test_output, of_outputs),
        Names(names["in"], names["out"]),
    )


def _clash(data: Dataset, kind: str, usual: Names) -> bool:
    """Whether the usual names of one kind are names of the other's columns."""
    if kind == "in":
        return not set(usual.inputs).isdisjoint(data.columns.outputs)
    return not set(usual.outputs).isdisjoint(data.columns.inputs)


def _with_tables(
    data: Dataset,
    inputs: Table,
    output: Table,
    test_inputs: Table,
    test_output: Table,
    names: Names | None = None,
) -> Dataset:
    """These rows as own data, unless nothing changed.

    The classes stay where there are as many outputs as before.
    """
    called = names or Names(data.input_names, data.output_names)
    as_many = bool(output) and len(output[0]) == len(data.output[0])
    made = Dataset(
        data.name,
        inputs,
        output,
        test_inputs,
        test_output,
        input_names=called.inputs,
        output_names=called.outputs,
        class_names=data.class_names if as_many else (),
    )
    return table_codec.named(made)
