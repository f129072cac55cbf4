"""Exported workbooks, computed by LibreOffice: one start for all of them."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from scripts import programs
from tests.helpers.browser import found

Values = dict[str, list[list[Any]]]
"""The cells of each named range, row by row."""


def computed(books: Mapping[str, bytes], folder: Path) -> dict[str, Values]:
    """What LibreOffice computes of each workbook, by name; needs an empty folder."""
    for name, content in books.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    results = folder / "computed"
    command = [
        found(programs.OFFICE),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(results),
        *(f"{name}.xlsx" for name in books),
    ]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return {name: values(results / f"{name}.xlsx") for name in books}


def values(file: Path) -> Values:
    """The cells of each named range of a workbook that was computed."""
    book = openpyxl.load_workbook(file, data_only=True)
    result = {}
    for name, defined in book.defined_names.items():
        ((sheet, place),) = defined.destinations
        cells = book[sheet][place]
        rows = cells if isinstance(cells, tuple) else ((cells,),)
        result[name] = [[cell.value for cell in row] for row in rows]
    return result
