"""One iteration as an Excel workbook with live formulas: a sheet for each step, named ranges.

The formulas come from the lines. In the edition with blanks the cells to compute are empty.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from openpyxl import Workbook as Book
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet as Sheet

from nn_core import Quantity, Run
from nn_core.exports import overflowing
from nn_core.lines.axes import Axes
from nn_core.lines.listing import axes_by_name
from nn_core.lines.spreadsheet import Formula, formulas, range_name, size
from nn_core.lines.tree import Call, Reduction, walk
from nn_view.handouts.worksheet import names_of
from nn_view.links.setting_rows import told
from nn_view.style.palette import PALETTES
from nn_view.wording.handouts import workbook as words

_IN_TITLE = ("seed", "rule", "hidden", "iterations", "start")
_LABELS, _WIDTH, _PAGE = 22.0, 14.0, 100
"""The widths, in characters, of the first column, of all others, and of a column of text."""
_LINE_HEIGHT = 15
"""The height of a line of text, in points."""
_COLOURS = {name: str(one).lstrip("#") for name, one in PALETTES["light"].items()}
_NAME = Font(bold=True, name="Consolas")
_CODE = Font(name="Consolas")
_TITLE = Font(bold=True, size=14, name="Calibri")
_MUTED = Font(color=_COLOURS["muted"], name="Calibri")
_CHANGEABLE = Font(color=_COLOURS["negative"], name="Calibri")
_BLANK = PatternFill("solid", start_color=_COLOURS["accent_soft"])
_LINE = Side(style="thin", color=_COLOURS["line"])
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FIRST = 2
"""The first column of a value; its rows are named in the one before."""


@dataclass(frozen=True)
class Workbook:
    """Iteration ``at`` of a run. Raises ``ValueError`` if a spreadsheet cannot compute it."""

    run: Run
    at: int

    def __post_init__(self) -> None:
        _ = self._formulas  # raises where there is none

    @cached_property
    def values(self) -> Mapping[str, Any]:
        """All numbers that the iteration starts from, and all quantities, by name."""
        settings = self.run.settings
        inputs, output = self.run.data(self.at)
        counted = {"t": self.at + 1} if settings.network.updates.counts else {}
        given = {"inputs": inputs, "output": output, **counted, **settings.constants}
        return given | dict(self.run.at(self.at))

    @cached_property
    def _axes(self) -> dict[str, Axes]:
        return axes_by_name(self.run.settings.network)

    @cached_property
    def _sizes(self) -> dict[str, int]:
        """The length of each axis."""
        sizes: dict[str, int] = {}
        for name, axes in self._axes.items():
            sizes.update(zip(axes, np.shape(self.values[name]), strict=True))
        return sizes

    @cached_property
    def _formulas(self) -> dict[str, list[Formula]]:
        overflow = set(overflowing(self.run.quantities, self.values))
        found = {}
        for one in self.run.quantities:
            bounded = one.name in overflow
            if bounded and not (_has_exponential(one) and np.isfinite(self.values[one.name]).all()):
                raise ValueError(words.OVERFLOWS.format(name=one.name))
            try:
                found[one.name] = formulas(one, self._axes, self._sizes, bounded)
            except ValueError as problem:
                raise ValueError(words.REFUSED.format(why=problem)) from None
        return found

    def file(self, blank: bool = False) -> bytes:
        """The workbook as .xlsx; ``blank``: with empty cells for all that is to be computed."""
        book = Book()
        book.remove(book.active)
        # openpyxl computes nothing, so the numbers come with the opening.
        book.calculation.fullCalcOnLoad = True
        self._about(book.create_sheet(words.ABOUT), blank)
        given = _Page(book, words.GIVEN, words.GIVEN)
        for name, sentence in self._given():
            given.block(name, name, sentence, *self._labels(self._axes[name]))
            given.numbers(self.values[name])
        groups = dict.fromkeys(one.group for one in self.run.quantities)
        for group in groups:
            page = _Page(book, group.replace(":", ""), group)
            for one in self.run.quantities:
                if one.group == group:
                    self._quantity(page, one, blank)
        content = io.BytesIO()
        book.save(content)
        return content.getvalue()

    def _about(self, sheet: Sheet, blank: bool) -> None:
        settings = self.run.settings
        layers = "-".join(map(str, settings.layers))
        others = "".join(f", {one}" for one in told(settings, but=_IN_TITLE))
        lines = [
            words.TITLE.format(at=self.at, layers=layers),
            words.SETTINGS.format(seed=settings.seed, rule=settings.rule, others=others),
            "",
            *(words.FILL_IN if blank else words.HOW),
        ]
        for row, line in enumerate(lines, 1):
            sheet.cell(row, 1, line).alignment = Alignment(wrap_text=True, vertical="top")
            # Not every program fits the height of a row to its text.
            sheet.row_dimensions[row].height = _LINE_HEIGHT * (1 + len(line) // _PAGE)
        sheet["A1"].font = _TITLE
        sheet.row_dimensions[1].height = 2 * _LINE_HEIGHT
        sheet.column_dimensions["A"].width = _PAGE

    def _given(self) -> Iterator[tuple[str, str]]:
        """All that the iteration starts from, with its sentence."""
        settings = self.run.settings
        computed = {one.name for one in self.run.quantities}
        for name in self._axes:
            if name in computed:
                continue
            if name in words.DATA:
                yield name, words.DATA[name]
            elif name in settings.parameter_shapes:
                yield name, words.PARAMETER
            else:
                yield name, words.MEMORY if name in settings.state_shapes else words.CONSTANTS

    def _quantity(self, page: _Page, one: Quantity, blank: bool) -> None:
        sentence = words.CANCELLED if one.cancelled else one.sentence
        page.block(one.name, one.code, sentence, *self._labels(one.axes))
        if blank and one.copied is None and one.number is None:
            page.blanks(*size(one.axes, self._sizes))
            return
        whole = any(isinstance(part, Reduction) for part in walk(one.tree)) or one.axes
        page.formulas(self._formulas[one.name], array=bool(whole))

    def _labels(self, axes: Axes) -> tuple[list[str], list[str]]:
        """The names of the rows and of the columns of a value."""
        named = [self._names(axis) for axis in axes]
        if len(named) == 3:
            rows, units, columns = named
            pairs = [
                words.ROW_OF_MATRIX.format(row=row, unit=unit) for row in rows for unit in units
            ]
            return pairs, columns
        rows, columns = ([""], [""], *named)[-2:]
        return rows, columns

    def _names(self, axis: str) -> list[str]:
        columns = self.run.settings.dataset.columns
        if axis == "rows":
            return list(names_of(self.run.batch(self.at).tolist()))
        if axis in ("inputs", "outputs"):
            return list(columns.inputs if axis == "inputs" else columns.outputs)
        return [words.UNIT.format(number=at + 1) for at in range(self._sizes[axis])]


def _has_exponential(one: Quantity) -> bool:
    return any(isinstance(part, Call) and part.function == "np.exp" for part in walk(one.tree))


class _Page:
    """A sheet that is filled from top to bottom, with a named range for each value."""

    def __init__(self, book: Book, title: str, heading: str) -> None:
        self._book = book
        self._sheet = book.create_sheet(title)
        self._sheet.cell(1, 1, heading).font = _TITLE
        self._sheet.column_dimensions["A"].width = _LABELS
        self._top = self._next = 3

    def block(
        self, name: str, code: str, sentence: str, rows: Sequence[str], columns: Sequence[str]
    ) -> None:
        """Begin a value: its code, its sentence, and the names of its rows and columns."""
        sheet, top = self._sheet, self._next
        sheet.cell(top, 1, name).font = _NAME
        if code != name:
            _text(sheet, top, _FIRST, code).font = _CODE
        _text(sheet, top + 1, 1, sentence).font = _MUTED
        named = any(columns)
        for at, column in enumerate(columns, _FIRST):
            cell = _text(sheet, top + 2, at, column)
            cell.font, cell.alignment = _MUTED, Alignment(horizontal="right")
        self._top = top + 2 + named
        for at, row in enumerate(rows, self._top):
            _text(sheet, at, 1, row).font = _MUTED
        for at in range(_FIRST, _FIRST + len(columns)):
            sheet.column_dimensions[get_column_letter(at)].width = _WIDTH
        self._next = self._top + len(rows) + 1
        place = self._place(0, 0, len(rows), len(columns), absolute=True)
        called = range_name(name)
        reference = f"{quote_sheetname(sheet.title)}!{place}"
        self._book.defined_names[called] = DefinedName(called, attr_text=reference)

    def numbers(self, value: Any) -> None:
        """Fill the range with numbers that may be changed."""
        array = np.asarray(value, dtype=np.float64)
        for (row, column), number in np.ndenumerate(array.reshape((1, 1, *array.shape)[-2:])):
            cell = self._sheet.cell(self._top + row, _FIRST + column, float(number))
            cell.font = _CHANGEABLE

    def blanks(self, rows: int, columns: int) -> None:
        """Leave the range empty, in colour."""
        for row in range(rows):
            for column in range(columns):
                cell = self._sheet.cell(self._top + row, _FIRST + column)
                cell.fill, cell.border = _BLANK, _BORDER

    def formulas(self, found: Sequence[Formula], array: bool) -> None:
        """Fill the range with formulas; ``array``: as array formulas."""
        for one in found:
            place = self._place(one.row, one.column, one.height, one.width)
            text = f"={one.text}"
            first = self._sheet.cell(self._top + one.row, _FIRST + one.column)
            first.value = ArrayFormula(place, text) if array else text

    def _place(self, row: int, column: int, height: int, width: int, absolute: bool = False) -> str:
        """The cells of a part of the range, as ``B3:D5``."""
        mark = "$" if absolute else ""
        top, left = self._top + row, _FIRST + column
        first = f"{mark}{get_column_letter(left)}{mark}{top}"
        last = f"{mark}{get_column_letter(left + width - 1)}{mark}{top + height - 1}"
        return f"{first}:{last}"


def _text(sheet: Sheet, row: int, column: int, text: str) -> Any:
    """A cell with a text, also where it begins like a formula."""
    cell = sheet.cell(row, column)
    cell.value = text
    cell.data_type = "s"
    return cell
