"""Excel workbooks, as a reader brings them."""

from __future__ import annotations

import io
from typing import Any

import openpyxl


def workbook(*rows: list[Any], **more: list[list[Any]]) -> bytes:
    """A workbook with these rows, and with ``more`` sheets by their titles."""
    book = openpyxl.Workbook()
    for title, content in {"Sheet": list(rows), **more}.items():
        sheet = book[title] if title in book.sheetnames else book.create_sheet(title)
        for row in content:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
