"""A workbook's sheet as rows of text, which the checks of every table then take."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import openpyxl

from nn_core import MAX_ROWS
from nn_core.checks import quoted
from nn_core.data.csv_table import Cells
from nn_view.wording import data as words

MOST_UNPACKED = 20_000_000
"""Bytes: the widest table that is allowed takes a tenth of it; a zip bomb takes more."""
MOST_PARTS = 1000
_DECLARATIONS = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))
_WIDEST = 200
_DEEPEST = 5000
"""Rows that are looked at: a stray cell far below would else be a million empty ones."""


# It warns of values that it cannot read, and names them: nobody's data belong into a log.
warnings.filterwarnings("ignore", module="openpyxl")


class _RefusedError(ValueError):
    """Ours, with a sentence for the reader; a library's own would tell of its inner parts."""


@dataclass(frozen=True)
class Sheet:
    """The ``cells`` of the sheet ``title``, and the titles of ``all`` sheets.

    ``left_out`` has a sentence for each sheet that was tried before.
    """

    title: str
    cells: Cells
    all: tuple[str, ...]
    left_out: tuple[str, ...]


def read(content: bytes, title: str = "") -> Sheet:
    """The sheet of this title, else the first that holds a table; raises ``ValueError``."""
    try:
        _check_archive(content)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        return _sheet(book.worksheets, title)
    except _RefusedError:
        raise
    except Exception:
        # A damaged workbook fails in many ways, and none of them tells the reader more.
        raise ValueError(words.DAMAGED) from None


def _check_archive(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if "xl/workbook.xml" not in archive.namelist():
            raise _RefusedError(words.NO_WORKBOOK)
        size = sum(part.file_size for part in parts)
        if size > MOST_UNPACKED or len(parts) > MOST_PARTS:
            raise _RefusedError(words.BOMB.format(most=MOST_UNPACKED // 1_000_000))
        # Workbooks declare no types of their own; what does means to grow when it is read.
        for part in map(archive.read, parts):
            if any(sign in part for sign in _DECLARATIONS):
                raise _RefusedError(words.DAMAGED)


def _sheet(sheets: Sequence[Any], title: str) -> Sheet:
    titles = tuple(str(sheet.title) for sheet in sheets)
    problems: list[str] = []
    for name, sheet in zip(titles, sheets, strict=True):
        if title not in ("", name):
            continue
        try:
            if rows := list(_rows(sheet)):
                return Sheet(name, _cells(rows), titles, tuple(problems))
            if title:
                raise _RefusedError(words.NO_CELLS_THERE)
        except _RefusedError as problem:
            problems.append(words.IN_SHEET.format(sheet=quoted(name), why=problem))
    raise _RefusedError(problems[0] if problems else words.NO_CELLS)


def _cells(rows: list[list[str]]) -> Cells:
    try:
        return Cells.of(rows)
    except ValueError as problem:
        raise _RefusedError(str(problem)) from None


def _rows(sheet: Any) -> Iterator[list[str]]:
    """The rows that are not empty, as text; raises ``ValueError`` at a formula or too many."""
    found = 0
    for row in sheet.iter_rows(max_row=_DEEPEST, max_col=_WIDEST):
        for cell in row:
            if cell.value is not None and cell.data_type == "f":
                raise _RefusedError(words.FORMULA.format(cell=cell.coordinate))
        texts = [_text(cell.value) for cell in row]
        if any(texts):
            found += 1
            if found > MAX_ROWS + 1:
                raise _RefusedError(words.MANY_ROWS.format(most=MAX_ROWS))
            yield texts


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    return repr(value) if isinstance(value, (int, float)) else str(value).strip()
