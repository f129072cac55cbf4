"""Excel workbooks, as a reader brings them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
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


def with_saved_values(content: bytes, values: Mapping[str, object]) -> bytes:
    """A workbook with the values of the formulas in the cells of its first sheet."""
    file, name = io.BytesIO(), "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(file, "w") as after:
        for part in before.namelist():
            text = before.read(part)
            for cell, value in values.items() if part == name else ():
                pattern = rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v ?/>'.encode()
                text, count = re.subn(pattern, rf"\g<1><v>{value}</v>".encode(), text)
                assert count == 1
            after.writestr(part, text)
    return file.getvalue()


def open_document(content: bytes = b"", **sheets: list[list[Any]]) -> bytes:
    """A workbook of LibreOffice (.ods) with these sheets; ``content`` replaces their XML."""
    tables = "".join(
        f'<table:table table:name="{name}">{_rows(rows)}</table:table>'
        for name, rows in sheets.items()
    )
    office = "urn:oasis:names:tc:opendocument:xmlns"
    xml = (
        f'<office:document-content xmlns:office="{office}:office:1.0" '
        f'xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{office}:manifest:1.0"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content or xml)
    return file.getvalue()


def _rows(rows: list[list[Any]]) -> str:
    return "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)


def _cell(value: Any) -> str:
    kind = f'office:value-type="float" office:value="{value}"'
    if isinstance(value, str):
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"
