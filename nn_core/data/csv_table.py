"""Delimited text divided into lines of cells: what separates them is found in the text."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import IO

from nn_core.checks import abbreviated, quoted, whole
from nn_core.data.cells import Cells
from nn_core.data.decoding import decoded
from nn_core.data.layout import Line, Skipped
from nn_core.data.table_shape import trimmed
from nn_core.data.written_numbers import Written

MAX_CHARACTERS = 2_000_000
BLANKS = " "
SEPARATORS = ("\t", ";", ",", "|", BLANKS)
"""In the order in which they are tried: a comma may be a decimal comma."""
_TRIED_ROWS = 50
_TRIED_CELLS = 100
_SAID = re.compile(r"\ufeff?\"?sep=([^\w\r\n\"'.+-])\"?\s*(\r\n|\r|\n)", re.IGNORECASE)
_COMMENT_SIGN = re.compile(r"^\s*(#|%|//)\s+")
_BLANK_CELL = re.compile(r'"([^"]*)"(?=\s|$)|(\S+)')
_EITHER_SIGN = Written()


@dataclass(frozen=True)
class Divided:
    """What is written in a file: its ``lines`` of cells, and what was their ``separator``.

    ``skipped`` is a line that says what separates. Workbooks and the like have no separator. Where
    they are ``formed``, the first of them are the names and all others rows, as the file says.
    """

    lines: tuple[Line, ...]
    separator: str = ""
    skipped: tuple[Skipped, ...] = ()
    formed: bool = False

    def cells(self, named: bool | None = None) -> Cells:
        """The table; ``named`` says whether its first line holds the names, else it is judged."""
        found = Cells.from_lines(self.lines, self.separator, named, self.formed)
        return replace(found, skipped=self.skipped + found.skipped)


def read(file_or_text: str | bytes | IO[str] | IO[bytes]) -> Cells:
    """Divide text into cells, whatever separates them; raises ``ValueError`` for what is none."""
    return divided(file_or_text).cells()


def divided(file_or_text: str | bytes | IO[str] | IO[bytes]) -> Divided:
    """The lines of a text; raises ``ValueError`` for what is none."""
    text = _text(file_or_text)
    try:
        if said := _SAID.match(text):
            first = Skipped("separator", Line(1, (said[0].strip(),)))
            rest = _lines(text[said.end() :], said[1], 2)
            return Divided(tuple(trimmed(rest)), said[1], (first,))
        separator = _separator(text)
        return Divided(tuple(trimmed(_lines(text, separator))), separator)
    except csv.Error:
        raise ValueError(
            "This is not a table: one cell is longer than any number. Look for a quotation mark "
            "that is never closed."
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


def _lines(text: str, separator: str, first: int = 1) -> Iterator[Line]:
    """The lines that are not empty, under the number of their last one in the text."""
    if separator == BLANKS:
        for at, line in enumerate(text.splitlines(), first):
            found = _BLANK_CELL.findall(_COMMENT_SIGN.sub(r"\1", line))
            if found:
                yield Line(at, tuple(quoted or bare for quoted, bare in found))
        return
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
    for row in reader:
        if any(cell.strip() for cell in row):
            yield Line(reader.line_num + first - 1, tuple(row))


def _separator(text: str) -> str:
    """What gives most lines the same number of cells, and then most cells that are numbers."""
    found: dict[str, tuple[float, float]] = {}
    for separator in SEPARATORS:
        try:
            rows = _untitled(list(islice(_lines(text, separator), _TRIED_ROWS)))
        except csv.Error:
            continue
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if not widths:
            continue
        width = max(widths, key=lambda one: (widths[one], one))
        found[separator] = widths[width] / len(rows), _numeric(rows, width)
    if not found:
        return ","
    # The first of equals: blanks stand in texts, too.
    return max(SEPARATORS, key=lambda one: found.get(one, (0.0, 0.0)))


def _untitled(lines: Sequence[Line]) -> list[tuple[str, ...]]:
    """The cells of the lines without titles: the first ones that nothing divides, if they are few.

    The words of a title may be as many as there are columns.
    """
    rows = [line.cells for line in lines]
    titles = next((at for at, row in enumerate(rows) if len(row) > 1), 0)
    return rows[titles:] if 2 * titles < len(rows) else rows


def _numeric(rows: Sequence[Sequence[str]], width: int) -> float:
    cells = [cell for row in rows if len(row) == width for cell in row[:_TRIED_CELLS]]
    return sum(_EITHER_SIGN.value(cell) is not None for cell in cells) / len(cells)


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
