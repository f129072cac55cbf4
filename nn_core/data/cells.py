"""A table as it was written: the names of its columns, and cells that are read as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from nn_core.checks import quoted
from nn_core.data.column_names import check_apart
from nn_core.data.layout import Layout, Line, Skipped, find
from nn_core.data.table_shape import MOST_COLUMNS, check_size, ragged, trimmed
from nn_core.data.written_numbers import Written, is_missing, judged
from nn_core.limits import MAX_VALUE

INDEX = "row"
"""What a first column is called that has no name: it counts the rows."""
_COUNTING = {INDEX, "id", "index", "unnamed: 0", "no", "no.", "nr", "nr.", "#"}
_JUDGED_ROWS = 1000
"""So many rows tell what a column holds."""
_MOST_CLASSES = 50
"""A column of more different texts holds names or sentences."""


@dataclass(frozen=True)
class Cells:
    """A table as it was written: ``names`` of its columns, and ``rows`` of as many texts each.

    ``separator`` stood between them; ``named`` tells whether the first line gave the names.
    ``skipped`` are lines that are no rows, ``index`` tells whether the first column has no name
    and counts the rows. ``decimal`` is the decimal sign where somebody said it. ``empty`` are the
    names of columns that held nothing and are left out.
    """

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    separator: str = ","
    named: bool = True
    skipped: tuple[Skipped, ...] = ()
    index: bool = False
    decimal: str = ""
    empty: tuple[str, ...] = ()

    @classmethod
    def from_lines(
        cls,
        given: Iterable[Line],
        separator: str = ",",
        named: bool | None = None,
        formed: bool = False,
    ) -> Cells:
        """The table among these lines; ``named``: whether its first line holds the names.

        Of a ``formed`` one it does, and all others are rows.

        Raises ``ValueError`` where there is none, where a row has another number of cells, and
        where there are more rows or columns than are read.
        """
        lines = trimmed(given)
        is_told = formed and lines
        layout = Layout(lines[0], tuple(lines[1:]), ()) if is_told else find(lines, named)
        head = layout.names
        if not layout.rows:
            raise ValueError(
                "The table is empty: give a line of column names and at least one row."
            )
        width = len(head.cells if head else layout.rows[0].cells)
        check_size(width, len(layout.rows))
        for at, line in enumerate(layout.rows, 1):
            if len(line.cells) != width:
                raise ValueError(ragged(at, line, width, head is not None))
        names = head.cells if head else (*(f"x{at + 1}" for at in range(width - 1)), "y")
        first = [line.cells[0] for line in layout.rows]
        index = not names[0] and all(names[1:]) and _may_count(first, separator)
        if index:
            free = (INDEX, *(f"{INDEX} {at}" for at in range(2, MOST_COLUMNS + 2)))
            names = (next(one for one in free if one not in names), *names[1:])
        rows = tuple(line.cells for line in layout.rows)
        found = cls(names, rows, separator, head is not None, layout.skipped, index)
        return found._without_empty_columns()

    def _without_empty_columns(self) -> Cells:
        """Without columns that hold nothing in any of several rows, whatever stands above them."""
        kept = [at for at, column in enumerate(zip(*self.rows, strict=True)) if any(column)]
        if len(self.rows) < 2 or len(kept) < 2 or len(kept) == len(self.names):
            return self
        return replace(
            self,
            names=tuple(self.names[at] for at in kept),
            rows=tuple(tuple(row[at] for at in kept) for row in self.rows),
            index=self.index and kept[0] == 0,
            empty=tuple(name for at, name in enumerate(self.names) if name and at not in kept),
        )

    def check_names(self) -> None:
        """Raises ``ValueError`` where a column has no name, or the same as another."""
        for at, name in enumerate(self.names):
            if not name:
                raise ValueError(f"Column {at + 1} has no name: the first line must name them all.")
        check_apart(self.names)

    @cached_property
    def written(self) -> tuple[Written, ...]:
        """How the numbers of each column are written."""
        columns = zip(*self.rows, strict=True)
        return judged(columns, self.separator, self.decimal)

    @property
    def decimal_comma(self) -> bool:
        """Whether numbers are written with a decimal comma."""
        return any(
            "," in cell and how.value(cell) is not None
            for how, column in zip(self.written, zip(*self.rows, strict=True), strict=True)
            if how.decimal != "."
            for cell in column
        )

    @property
    def doubtful(self) -> tuple[int, ...]:
        """Columns where a sign before three digits may part thousands or decimals.

        ``written`` says what they are read as.
        """
        return tuple(
            at for at, how in enumerate(self.written) if how.doubtful and not self.is_text(at)
        )

    def counts_rows(self) -> bool:
        """Whether the first column only counts the rows: it has no name, or that of a number."""
        if self.index:
            return True
        if len(self.names) < 3 or not self.named or self.names[0].lower() not in _COUNTING:
            return False
        values = [self.written[0].value(row[0]) for row in self.rows]
        first = values[0]
        return first in (0, 1) and values == [first + at for at in range(len(values))]

    def missing(self, columns: Sequence[int]) -> list[tuple[int, int]]:
        """Row and column, counted from 0, of each cell of these columns without a value."""
        return [(row, column) for row, column in self._missing if column in columns]

    @cached_property
    def _missing(self) -> tuple[tuple[int, int], ...]:
        return tuple(
            (at, column)
            for at, row in enumerate(self.rows)
            for column, cell in enumerate(row)
            if is_missing(cell)
        )

    def classes(self, column: int, rows: Sequence[int] | None = None) -> tuple[str, ...]:
        """The classes that a column names in these rows, in order; none where it holds numbers.

        Small whole numbers that recur are classes, too, but for 0 and 1 and what was measured.
        """
        texts = [self.rows[at][column] for at in (range(len(self.rows)) if rows is None else rows)]
        known = [text for text in texts if not is_missing(text)]
        found = sorted(set(known), key=str.casefold)
        if not 2 <= len(found) <= _MOST_CLASSES:
            return ()
        if self.is_text(column):
            return tuple(found)
        values = {text: self.written[column].value(text) for text in found}
        numbers = sorted({value for value in values.values() if value is not None})
        if len(numbers) != len(found) or not _are_classes(numbers, len(known)):
            return ()
        return tuple(sorted(found, key=values.__getitem__))  # type: ignore[arg-type]

    def is_text(self, column: int) -> bool:
        """Whether a column holds words rather than numbers."""
        return self._are_text[column]

    @cached_property
    def _are_text(self) -> tuple[bool, ...]:
        found = zip(self.written, zip(*self.rows[:_JUDGED_ROWS], strict=True), strict=True)
        return tuple(_is_text(how, column) for how, column in found)

    def numbers(
        self, columns: Sequence[int], rows: Sequence[int] | None = None
    ) -> list[tuple[float, ...]]:
        """The rows of these columns as numbers; ``rows`` are some of them, counted from 0.

        Raises ``ValueError`` that names row and column of what is none.
        """
        used = range(len(self.rows)) if rows is None else rows
        for column in columns:
            self._check_not_all_text(column, used)
        return [
            tuple(
                number(self.rows[at][column], self.place(at, column), self.written[column])
                for column in columns
            )
            for at in used
        ]

    def place(self, row: int, column: int) -> str:
        """Where a cell stands, told so that a line of names is not counted as a row."""
        below = " below the names" if self.named else ""
        return f"Row {row + 1}{below}, column {quoted(self.names[column])}"

    def _check_not_all_text(self, column: int, rows: Sequence[int]) -> None:
        texts = [self.rows[at][column] for at in rows]
        how = self.written[column]
        is_text = [how.value(text) is None and not is_missing(text) for text in texts]
        if len(texts) < 2 or not all(is_text):
            return
        name, example = quoted(self.names[column]), quoted(texts[0])
        if texts[0].lstrip("+-$€£ ")[:1].isdigit():
            raise ValueError(
                f"Column {name} holds {example}, which is not a number. Write numbers such as "
                "0.5, without units and without thousands separators, or leave it out."
            )
        raise ValueError(
            f"Column {name} holds text such as {example}, and a network "
            "needs numbers: write 0 and 1 for two classes, or leave it out."
        )


def number(cell: str, place: str, how: Written) -> float:
    """A cell as a number; raises ``ValueError`` that names its ``place`` where it is none."""
    text = cell.strip()
    if is_missing(text):
        raise ValueError(f"{place}: the value is missing. Fill it in or leave the row out.")
    if text.startswith("="):
        raise ValueError(
            f"{place}: {quoted(text)} is a formula. Put its value there: formulas are not "
            "computed here."
        )
    value = how.value(text)
    if value is None:
        raise ValueError(
            f"{place}: {quoted(cell)} is not a number. Write numbers such as 0.5, without "
            "units and without thousands separators."
        )
    if abs(value) > MAX_VALUE:
        raise ValueError(
            f"{place}: {quoted(cell)} is too large; numbers must be between -{MAX_VALUE:g} "
            f"and {MAX_VALUE:g}."
        )
    return value


def _is_text(how: Written, column: Sequence[str]) -> bool:
    known = [text for text in column if not is_missing(text)]
    return 2 * sum(how.value(text) is None for text in known) > len(known)


def _may_count(column: Sequence[str], separator: str) -> bool:
    """Whether a column without a name tells rows apart: by whole numbers or by texts."""
    how = judged([column], separator)[0]
    return all(value is None or value.is_integer() for value in map(how.value, column))


def _are_classes(numbers: Sequence[float], rows: int) -> bool:
    """Whether so few whole numbers in so many rows stand for classes."""
    if len(numbers) > 8 or rows < 2 * len(numbers) or not all(one.is_integer() for one in numbers):
        return False
    if len(numbers) == 2:
        return list(numbers) in ([1.0, 2.0], [2.0, 4.0])
    return numbers[0] in (0, 1) and numbers[-1] - numbers[0] == len(numbers) - 1
