"""A workbook's first sheet as rows of text, which the checks of every table then take."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl

from nn_core import MAX_ROWS
from nn_core.csv_table import Cells
from nn_view.wording import data as words

MOST_UNPACKED = 20_000_000
"""Bytes: the widest table that is allowed takes a tenth of it; a zip bomb takes more."""
MOST_PARTS = 1000
_WIDEST = 200
_DEEPEST = 5000
"""Rows that are looked at: a stray cell far below would else be a million empty ones."""


class _RefusedError(ValueError):
    """Ours, with a sentence for the reader; a library's own would tell of its inner parts."""


def read(content: bytes) -> tuple[Cells, str]:
    """The cells of the first sheet that has any, and its name; raises ``ValueError``."""
    try:
        _check_archive(content)
        title, rows = _first_sheet(content)
    except _RefusedError:
        raise
    except Exception:
        # A damaged workbook fails in many ways, and none of them tells the reader more.
        raise ValueError(words.DAMAGED) from None
    return Cells.of(rows), title


def _check_archive(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if "xl/workbook.xml" not in archive.namelist():
            raise _RefusedError(words.NO_WORKBOOK)
        size = sum(part.file_size for part in parts)
        if size > MOST_UNPACKED or len(parts) > MOST_PARTS:
            raise _RefusedError(words.BOMB.format(most=MOST_UNPACKED // 1_000_000))
        # Workbooks declare no types of their own; what does means to grow when it is read.
        if any(b"<!DOCTYPE" in archive.read(part) for part in parts if _is_xml(part)):
            raise _RefusedError(words.DAMAGED)


def _first_sheet(content: bytes) -> tuple[str, list[list[str]]]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    for sheet in book.worksheets:
        if rows := list(_rows(sheet)):
            return str(sheet.title), rows
    raise _RefusedError(words.NO_CELLS)


def _is_xml(part: zipfile.ZipInfo) -> bool:
    return part.filename.endswith((".xml", ".rels"))


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
