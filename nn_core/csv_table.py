"""Reading a table of numbers from delimited text."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import IO

from nn_core.checks import shown, whole
from nn_core.limits import MAX_INPUTS, MAX_OUTPUTS, MAX_ROWS

MAX_CHARACTERS = 2_000_000


def read(file_or_text: str | bytes | IO[str] | IO[bytes]) -> tuple[list[str], list[list[float]]]:
    """The column names and the rows of numbers; raises ``ValueError`` with row and column."""
    text = _text(file_or_text)
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        raise ValueError("The table is empty: give a line of column names and at least one row.")
    separator = max(";\t,", key=lines[0].count)
    table = list(csv.reader(lines, delimiter=separator))
    header = [name.strip() for name in table[0]]
    _check_header(header)
    if len(table) - 1 > MAX_ROWS:
        raise ValueError(f"The table has {len(table) - 1} rows; at most {MAX_ROWS} are allowed.")
    return header, [_row(row, at + 1, header, separator) for at, row in enumerate(table[1:])]


def _text(source: str | bytes | IO[str] | IO[bytes]) -> str:
    if not isinstance(source, (str, bytes)) and not hasattr(source, "read"):
        raise ValueError(f"The table must be text, bytes or an open file, got {shown(source)}.")
    content = source if isinstance(source, (str, bytes)) else source.read(MAX_CHARACTERS + 1)
    if len(content) > MAX_CHARACTERS:
        raise ValueError(f"The table is too large: at most {MAX_CHARACTERS:,} characters are read.")
    if isinstance(content, bytes):
        try:
            content = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise ValueError("The table is not UTF-8 text. Save it as CSV in UTF-8.") from None
    return content.removeprefix("\ufeff")


def _check_header(header: list[str]) -> None:
    if len(header) < 2:
        raise ValueError("The table has one column: inputs and an output need at least two.")
    if len(header) > MAX_INPUTS + MAX_OUTPUTS:
        raise ValueError(
            f"The table has {len(header)} columns; at most {MAX_INPUTS + MAX_OUTPUTS} are allowed."
        )
    for at, name in enumerate(header):
        if not name:
            raise ValueError(f"Column {at + 1} has no name: the first line must name them all.")
        if header.index(name) != at:
            raise ValueError(f"Two columns are called {shown(name)}: give each its own name.")


def _row(cells: list[str], number: int, header: list[str], separator: str) -> list[float]:
    if len(cells) != len(header):
        raise ValueError(
            f"Row {number} has {len(cells)} cells, but the first line names {len(header)} columns."
        )
    values = []
    for name, cell in zip(header, cells, strict=True):
        text = cell.strip()
        place = f"Row {number}, column {shown(name)}"
        if not text:
            raise ValueError(f"{place}: the value is missing. Fill it in or leave the row out.")
        try:
            values.append(float(text if separator == "," else text.replace(",", ".")))
        except ValueError:
            raise ValueError(f"{place}: {shown(text)} is not a number.") from None
    return values


def target_columns(header: list[str], targets: str | Sequence[str] | None) -> list[int]:
    """The places of the target columns; raises ``ValueError`` for a name that is not there."""
    if targets is None:
        return [len(header) - 1]
    names = [targets] if isinstance(targets, str) else list(targets)
    if not names:
        raise ValueError("Name at least one target column.")
    for name in names:
        if name not in header:
            raise ValueError(
                f"There is no column {shown(name)}. The columns are: {', '.join(header)}."
            )
    return [header.index(name) for name in names]


def test_set(test_rows: Sequence[int], rows: int) -> set[int]:
    """Places, counted from 0, of the rows that only test."""
    return {whole("test_rows", row, 1, rows) - 1 for row in test_rows}
