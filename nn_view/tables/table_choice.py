"""What becomes of an uploaded table: which columns and rows are used, and how."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from nn_core import MAX_INPUTS, MAX_OUTPUTS, MAX_ROWS, Cells, Dataset, Names
from nn_core.checks import quoted
from nn_core.data.csv_table import places
from nn_view.links import table_codec
from nn_view.tables.row_choice import chosen_rows, drawn
from nn_view.wording import data as words

ALL, FIRST, EVERY, RANDOM = "all", "first", "every", "random"
WAYS = (ALL, FIRST, EVERY, RANDOM)
"""How the rows are chosen."""
_FEW = 3


@dataclass(frozen=True)
class Choice:
    """The columns of ``names``, and the rows: the ``way`` and its ``count``, drawn by ``seed``.

    ``leave_out`` those in which a value is missing; ``classes``: each class of a target becomes an
    output. ``test`` names the rows that only test.
    """

    cells: Cells
    names: Names
    way: str = ALL
    count: int = MAX_ROWS
    seed: int = 0
    leave_out: bool = True
    classes: bool = True
    test: str = ""
    scale_inputs: str = "none"
    scale_output: str = "none"

    @property
    def scaled(self) -> bool:
        """Whether any column is scaled."""
        return {self.scale_inputs, self.scale_output} != {"none"}

    @cached_property
    def missing(self) -> tuple[tuple[int, int], ...]:
        """Row and column, counted from 0, of each value that is missing in the columns."""
        return tuple(self.cells.missing(sorted(places(self.cells.names, self.names.all))))

    @cached_property
    def whole(self) -> tuple[int, ...]:
        """The rows, counted from 1, that rows are chosen from."""
        without = {row for row, _ in self.missing} if self.leave_out else set()
        return tuple(at + 1 for at in range(len(self.cells.rows)) if at not in without)

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows, counted from 1, that are used."""
        count = max(1, self.count)
        if self.way == FIRST:
            return self.whole[:count]
        if self.way == EVERY:
            return self.whole[count - 1 :: count]
        if self.way == RANDOM and count < len(self.whole):
            return tuple(drawn(self.whole, count, self.seed, self._kinds(self.whole)))
        return self.whole

    @cached_property
    def of_classes(self) -> dict[str, tuple[str, ...]]:
        """The targets that name classes, each with its classes in the whole table."""
        found = {
            name: self.cells.classes(at)
            for name, at in zip(
                self.names.outputs, places(self.cells.names, self.names.outputs), strict=True
            )
        }
        return {name: classes for name, classes in found.items() if classes}

    def data(self) -> Dataset:
        """The data; raises ``ValueError`` with a sentence where these choices give none."""
        if not self.rows:
            raise ValueError(words.NO_ROWS)
        return Dataset.from_cells(
            self.cells,
            self.names.outputs,
            self._tests(),
            table_codec.OWN,
            inputs=self.names.inputs,
            rows=self.rows,
            classes=tuple(self.of_classes) if self.classes else (),
            scale_inputs=self.scale_inputs,
            scale_output=self.scale_output,
        )

    def _tests(self) -> tuple[int, ...]:
        return chosen_rows(self.test, len(self.cells.rows), self.rows, self._kinds(self.rows))

    def _kinds(self, rows: tuple[int, ...]) -> tuple[str, ...]:
        """The class of each of the rows, where the only target has few values."""
        if len(self.names.outputs) != 1:
            return ()
        (at,) = places(self.cells.names, self.names.outputs)
        kinds = tuple(self.cells.rows[row - 1][at] for row in rows)
        return kinds if len(set(kinds)) <= MAX_OUTPUTS else ()


def proposed(cells: Cells) -> Names:
    """The columns to begin with: the target, and the others as inputs.

    The target is the last column that is not mostly empty, or the only one of text where that names
    classes and the last one measures. What only counts the rows is left out, and what is more than
    can be used; columns of numbers come before those of text.
    """
    target = _target(cells)
    others = range(int(cells.counts_rows()), len(cells.names))
    inputs = [at for at in others if at != target] or [0]
    if len(inputs) > MAX_INPUTS:
        inputs = sorted(sorted(inputs, key=cells.is_text)[:MAX_INPUTS])
    return Names(tuple(cells.names[at] for at in inputs), (cells.names[target],))


def _target(cells: Cells) -> int:
    first, end = int(cells.counts_rows()), len(cells.names)
    empty = Counter(column for _, column in cells.missing(range(end)))
    filled = [at for at in range(first, end) if 2 * empty[at] <= len(cells.rows)]
    last = filled[-1] if filled else end - 1
    columns = range(first, last)
    texts = [at for at in columns if cells.is_text(at)]
    if len(texts) != 1 or cells.is_text(last):
        return last
    classes = cells.classes(texts[0])
    few = 2 <= len(classes) <= MAX_OUTPUTS and 2 * len(classes) <= len(cells.rows)
    measured = len({row[last] for row in cells.rows}) > MAX_OUTPUTS
    return texts[0] if few and measured else last


def fits(cells: Cells) -> bool:
    """Whether all rows of the table can be used at once."""
    return len(cells.rows) <= MAX_ROWS


def texts(choice: Choice) -> tuple[str, ...]:
    """The inputs that hold text, which a network cannot take."""
    at = places(choice.cells.names, choice.names.inputs)
    return tuple(choice.cells.names[one] for one in at if choice.cells.is_text(one))


def constant(data: Dataset) -> str:
    """A sentence on inputs of one value in all training rows, or nothing."""
    columns = zip(data.columns.inputs, data.train.inputs.T, strict=True)
    found = [(name, column[0]) for name, column in columns if len(set(column.tolist())) == 1]
    if not found or len(data.inputs) == 1:
        return ""
    told = ", ".join(f"{quoted(name)} ({value:g})" for name, value in found[:_FEW])
    return words.CONSTANT.format(columns=told)
