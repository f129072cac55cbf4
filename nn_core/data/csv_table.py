"""A table as it was written: delimited text divided into cells, and cells read as numbers."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO

from nn_core.checks import abbreviated, quoted, whole
from nn_core.data.column_names import check_apart
from nn_core.data.decoding import decoded
from nn_core.limits import MAX_INPUTS, MAX_OUTPUTS, MAX_ROWS, MAX_VALUE

MAX_CHARACTERS = 2_000_000
SEPARATORS = ("\t", ";", ",")
"""In the order in which they are tried: a comma may be a decimal comma."""
_TRIED_ROWS = 20
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_MISSING = {"", "na", "n/a", "#n/a", "nan", "null", "none", "-", "?"}
_TRUTH = {"true": 1.0, "false": 0.0}


@dataclass(frozen=True)
class Cells:
    """A table as it was written: ``names`` of its columns, and ``rows`` of as many texts each.

    ``separator`` stood between them; ``named`` tells whether the first line gave the names.
    Raises ``ValueError`` where there are too few or too many rows or columns.
    """

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    separator: str = ","
    named: bool = True

    @classmethod
    def of(cls, table: Iterable[Sequence[str]], separator: str = ",") -> Cells:
        """From rows of texts, the first of them the names; empty rows are left out."""
        given = (row for row in table if any(row))
        first = [[cell.strip() for cell in row] for row in islice(given, MAX_ROWS + 2)]
        # The rest of a table that is too long is counted, not kept.
        more = sum(1 for _ in given)
        rows = _without_empty_ends(first)
        named = not rows or not all(_NUMBER.fullmatch(_plain(cell, separator)) for cell in rows[0])
        if not named:
            inputs = [f"x{at + 1}" for at in range(len(rows[0]) - 1)]
            rows.insert(0, [*inputs, "y"])
        if len(rows) < 2:
            raise ValueError(
                "The table is empty: give a line of column names and at least one row."
            )
        _check_names(rows[0])
        count = len(rows) - 1 + more
        if count > MAX_ROWS:
            raise ValueError(f"The table has {count} rows; at most {MAX_ROWS} are allowed.")
        for at, row in enumerate(rows):
            if len(row) != len(rows[0]):
                below, says = (" below the names", "names") if named else ("", "has")
                cells = f"{len(row)} cell{'s' * (len(row) != 1)}"
                raise ValueError(
                    f"Row {at}{below} has {cells}, "
                    f"but the first line {says} {len(rows[0])} columns."
                )
        names, *rest = (tuple(row) for row in rows)
        return cls(names, tuple(rest), separator, named)

    @property
    def decimal_comma(self) -> bool:
        """Whether numbers are written with a comma."""
        return self.separator != "," and any("," in cell for row in self.rows for cell in row)

    def numbers(self, columns: Sequence[int]) -> list[tuple[float, ...]]:
        """The rows of these columns as numbers.

        Raises ``ValueError`` that names row and column of what is none, and for a column of one
        value where there are rows to compare.
        """
        for column in columns:
            self._check_not_all_text(column)
        rows = [
            tuple(number(row[at], self._place(row_at, at), self.separator) for at in columns)
            for row_at, row in enumerate(self.rows)
        ]
        for column, values in zip(columns, zip(*rows, strict=True), strict=True):
            if len(rows) > 1 and len(set(values)) == 1:
                raise ValueError(
                    f"Column {quoted(self.names[column])} has one value, {values[0]:g}, in every "
                    "row: nothing can be learned from it. Leave it out."
                )
        return rows

    def _place(self, row: int, column: int) -> str:
        """Where a cell stands, told so that a line of names is not counted as a row."""
        below = " below the names" if self.named else ""
        return f"Row {row + 1}{below}, column {quoted(self.names[column])}"

    def _check_not_all_text(self, column: int) -> None:
        texts = [_plain(row[column], self.separator) for row in self.rows]
        is_text = [
            not _NUMBER.fullmatch(t) and t.lower() not in _MISSING | {*_TRUTH} for t in texts
        ]
        if len(texts) > 1 and all(is_text):
            example = quoted(self.rows[0][column])
            raise ValueError(
                f"Column {quoted(self.names[column])} holds text such as {example}, and a network "
                "needs numbers: write 0 and 1 for two classes, or leave it out."
            )


def number(cell: str, place: str, separator: str) -> float:
    """A cell as a number; raises ``ValueError`` that names its ``place`` where it is none.

    With a ``separator`` other than the comma, a decimal comma is understood.
    """
    text = _plain(cell, separator)
    if text.lower() in _MISSING:
        raise ValueError(f"{place}: the value is missing. Fill it in or leave the row out.")
    if text.startswith("="):
        raise ValueError(
            f"{place}: {quoted(text)} is a formula. Put its value there: formulas are not "
            "computed here."
        )
    if text.lower() in _TRUTH:
        return _TRUTH[text.lower()]
    if not _NUMBER.fullmatch(text):
        raise ValueError(
            f"{place}: {quoted(cell)} is not a number. Write numbers such as 0.5, without "
            "units and without separators of thousands."
        )
    value = float(text)
    if abs(value) > MAX_VALUE:
        raise ValueError(
            f"{place}: {quoted(cell)} is too large; numbers must be between -{MAX_VALUE:g} "
            f"and {MAX_VALUE:g}."
        )
    return value


def read(file_or_text: str | bytes | IO[str] | IO[bytes]) -> Cells:
    """Divide text into cells, whatever separates them; raises ``ValueError`` for what is none."""
    text = _text(file_or_text)
    try:
        separator = _separator(text)
        return Cells.of(_lines(text, separator), separator)
    except csv.Error:
        raise ValueError(
            "This is no table: a cell in it is longer than any number. Look for a quotation mark "
            "that is opened and not closed."
        ) from None


def _text(source: str | bytes | IO[str] | IO[bytes]) -> str:
    if not isinstance(source, (str, bytes)) and not hasattr(source, "read"):
        raise ValueError(
            f"The table must be text, bytes or an open file, got {abbreviated(source)}."
        )
    content = source if isinstance(source, (str, bytes)) else source.read(MAX_CHARACTERS + 1)
    if len(content) > MAX_CHARACTERS:
        raise ValueError(f"The table is too large: at most {MAX_CHARACTERS:,} characters are read.")
    text = decoded(content) if isinstance(content, bytes) else content
    return text.removeprefix("\ufeff")


def _lines(text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
    return (row for row in reader if any(cell.strip() for cell in row))


def _separator(text: str) -> str:
    """What gives every row the same number of cells, or else what most rows have."""
    found: Counter[str] = Counter()
    for separator in SEPARATORS:
        try:
            widths = [len(row) for row in islice(_lines(text, separator), _TRIED_ROWS)]
        except csv.Error:
            continue
        if widths and widths[0] > 1 and len(set(widths)) == 1:
            return separator
        found[separator] = sum(width > 1 for width in widths)
    return max(reversed(SEPARATORS), key=found.__getitem__)


def _without_empty_ends(rows: list[list[str]]) -> list[list[str]]:
    """Without columns at the end that are empty throughout, as spreadsheets like to add them."""
    used = max((at + 1 for row in rows for at, cell in enumerate(row) if cell), default=0)
    return [row[:used] for row in rows if any(row)]


def _plain(cell: str, separator: str) -> str:
    """A cell with the signs that Python reads: its minus, and a point for a decimal comma."""
    text = cell.strip().replace("\u2212", "-")
    return text if separator == "," else text.replace(",", ".")


def _check_names(names: list[str]) -> None:
    if len(names) < 2:
        raise ValueError(
            "The table has one column: inputs and an output need at least two. "
            "Separate columns by commas, semicolons or tabs."
        )
    if len(names) > MAX_INPUTS + MAX_OUTPUTS:
        raise ValueError(
            f"The table has {len(names)} columns; at most {MAX_INPUTS + MAX_OUTPUTS} are allowed."
        )
    for at, name in enumerate(names):
        if not name:
            raise ValueError(f"Column {at + 1} has no name: the first line must name them all.")
    check_apart(names)


def places(names: Sequence[str], chosen: str | Sequence[str]) -> list[int]:
    """The places of columns by name; raises ``ValueError`` for a name that is not there."""
    wanted = [chosen] if isinstance(chosen, str) else list(chosen)
    for name in wanted:
        if name not in names:
            raise ValueError(
                f"There is no column {quoted(name)}. The columns are: {', '.join(names)}."
            )
    return [list(names).index(name) for name in wanted]


def test_set(test_rows: Sequence[int], rows: int) -> set[int]:
    """Places, counted from 0, of the rows that only test."""
    return {whole("test_rows", row, 1, rows) - 1 for row in test_rows}
