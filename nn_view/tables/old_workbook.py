"""Workbooks that are no .xlsx: .xls and .xlsb of Excel, .ods of LibreOffice."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import python_calamine

from nn_core.data.layout import Line
from nn_view.tables.cell_text import text_of

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_EXACT = 2.0**53
_PARTS = {"xl/workbook.bin", "content.xml"}


def is_one(content: bytes) -> bool:
    """Whether the bytes are such a workbook; an archive has to have its parts."""
    if content.startswith(OLD_EXCEL):
        return True
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return not _PARTS.isdisjoint(archive.namelist())
    except zipfile.BadZipFile:
        return False


def sheets(content: bytes, most_rows: int) -> dict[str, tuple[Line, ...]]:
    """The rows of every sheet by its title; raises an error of the library's where it cannot.

    Of a cell with a formula it has the value that was saved with it.
    """
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {title: _rows(book.get_sheet_by_name(title), most_rows) for title in book.sheet_names}


def _rows(sheet: python_calamine.CalamineSheet, most: int) -> tuple[Line, ...]:
    rows = sheet.to_python(skip_empty_area=False, nrows=most)
    lines = (Line(at, tuple(map(_text, row))) for at, row in enumerate(rows, 1))
    return tuple(line for line in lines if any(line.cells))


def _text(value: Any) -> str:
    # All numbers of an .ods are floats: 1.0 is what the workbook shows as 1.
    whole = isinstance(value, float) and value.is_integer() and abs(value) < _EXACT
    return text_of(int(value) if whole else value)
