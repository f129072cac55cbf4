"""A workbook's sheet as rows of text, which the checks of every table then take."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import openpyxl

from nn_core.checks import quoted
from nn_core.data.cells import Cells
from nn_core.data.csv_table import Divided
from nn_core.data.layout import Line
from nn_core.data.table_shape import MOST_COLUMNS, MOST_ROWS, trimmed
from nn_view.tables import old_workbook
from nn_view.tables.cell_text import text_of
from nn_view.wording import data as words

MOST_UNPACKED = 20_000_000
"""Bytes: the widest table that is allowed takes a tenth of it; a zip bomb takes more."""
MOST_PARTS = 1000
_BOOKS = {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}
_DECLARATIONS = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))
_DEEPEST = MOST_ROWS + 100
"""Rows that are looked at: a stray cell far below would else be a million empty ones."""


# It warns of values that it cannot read, and names them: nobody's data belong into a log.
warnings.filterwarnings("ignore", module="openpyxl")


class _RefusedError(ValueError):
    """Ours, with a sentence for the reader; a library's own would tell of its inner parts."""


@dataclass(frozen=True)
class Sheet:
    """The ``lines`` of the sheet ``title`` with its table ``cells``, and the titles of ``all``.

    ``left_out`` has a sentence for each sheet that was tried before, ``remarks`` what else is to
    be known.
    """

    title: str
    lines: Divided
    cells: Cells
    all: tuple[str, ...]
    left_out: tuple[str, ...]
    remarks: tuple[str, ...] = ()


_Sheets = Mapping[str, Callable[[], Iterator[Line]]]


def is_workbook(content: bytes) -> bool:
    """Whether the bytes are those of a workbook, or of another archive that has to be refused."""
    return content.startswith((b"PK\x03\x04", old_workbook.OLD_EXCEL))


def read(content: bytes, title: str = "") -> Sheet:
    """The sheet of this title, else the first that holds a table; raises ``ValueError``."""
    old = content.startswith(old_workbook.OLD_EXCEL)
    try:
        if not old:
            _check_archive(content)
        if old_workbook.is_one(content):
            return replace(_sheet(_others(content), title), remarks=(words.SAVED_VALUES,))
        computed: set[str] = set()
        found = _sheet(_openpyxl(content, computed), title)
        remarks = (words.SAVED_VALUES,) if found.title in computed else ()
        return replace(found, remarks=remarks)
    except _RefusedError:
        raise
    except Exception:
        # A damaged workbook fails in many ways, and none of them tells the reader more.
        raise ValueError(words.OLD_EXCEL if old else words.DAMAGED) from None


def _check_archive(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if not _BOOKS.intersection(archive.namelist()):
            raise _RefusedError(words.NO_WORKBOOK)
        size = sum(part.file_size for part in parts)
        if size > MOST_UNPACKED or len(parts) > MOST_PARTS:
            raise _RefusedError(words.BOMB.format(most=MOST_UNPACKED // 1_000_000))
        # Workbooks declare no types of their own; what does means to grow when it is read.
        for part in map(archive.read, parts):
            if any(sign in part for sign in _DECLARATIONS):
                raise _RefusedError(words.DAMAGED)


def _openpyxl(content: bytes, computed: set[str]) -> _Sheets:
    """The sheets by title; ``computed`` gets the titles of those that are read with formulas."""
    load = partial(openpyxl.load_workbook, read_only=True, keep_links=False)
    book, saved = load(io.BytesIO(content)), load(io.BytesIO(content), data_only=True)
    return {one.title: partial(_rows, one, saved[one.title], computed) for one in book.worksheets}


def _others(content: bytes) -> _Sheets:
    found = old_workbook.sheets(content, _DEEPEST)
    return {title: partial(iter, lines) for title, lines in found.items()}


def _sheet(sheets: _Sheets, title: str) -> Sheet:
    problems: list[str] = []
    for name, rows in sheets.items():
        if title not in ("", name):
            continue
        try:
            if lines := _trimmed(rows):
                found = Divided(lines)
                return Sheet(name, found, _cells(found), tuple(sheets), tuple(problems))
            if title:
                raise _RefusedError(words.NO_CELLS_THERE)
        except _RefusedError as problem:
            problems.append(words.IN_SHEET.format(sheet=quoted(name), why=problem))
    raise _RefusedError(problems[0] if problems else words.NO_CELLS)


def _trimmed(rows: Callable[[], Iterator[Line]]) -> tuple[Line, ...]:
    lines = rows()
    try:
        return tuple(trimmed(lines))
    except ValueError as problem:
        if isinstance(problem, _RefusedError):
            raise
        raise _RefusedError(str(problem)) from None


def _cells(lines: Divided) -> Cells:
    try:
        return lines.cells()
    except ValueError as problem:
        raise _RefusedError(str(problem)) from None


def _rows(sheet: Any, saved: Any, computed: set[str]) -> Iterator[Line]:
    """The rows that are not empty, as text; raises ``ValueError`` at a formula without a value.

    ``saved`` is the same sheet with the values of its formulas.
    """
    part = {"max_row": _DEEPEST, "max_col": MOST_COLUMNS + 1}
    both = zip(sheet.iter_rows(**part), saved.iter_rows(**part), strict=True)
    for at, (row, values) in enumerate(both, 1):
        for cell, value in zip(row, values, strict=True):
            if cell.data_type == "f" and cell.value is not None:
                computed.add(sheet.title)
                if value.value is None:
                    raise _RefusedError(words.FORMULA.format(cell=cell.coordinate))
        texts = tuple(text_of(value.value) for value in values)
        if any(texts):
            yield Line(at, texts)
