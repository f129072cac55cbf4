"""The targets of a table: columns of numbers, and columns of classes with an output for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from nn_core.checks import quoted
from nn_core.data.cells import Cells
from nn_core.data.column_names import distinct
from nn_core.data.written_numbers import is_missing
from nn_core.limits import MAX_OUTPUTS


class Targets(NamedTuple):
    """``numbers`` (rows x outputs) with the ``names`` of the outputs.

    ``of_classes`` are the outputs that stand for classes, and ``class_names`` names the classes
    where all outputs are those of one column.
    """

    numbers: np.ndarray
    names: tuple[str, ...]
    of_classes: list[int]
    class_names: tuple[str, ...]


def targets_of(
    cells: Cells,
    columns: Sequence[int],
    classes: Sequence[int],
    rows: Sequence[int],
    called: Sequence[str],
) -> Targets:
    """The target ``columns`` in these ``rows``; those in ``classes`` with an output for each class.

    ``called`` are the names of all columns. Raises ``ValueError`` for what is no number and no
    class, for one value in all rows, and for too many classes.
    """
    numbers: list[list[float]] = []
    names: list[str] = []
    of_classes: list[int] = []
    class_names: tuple[str, ...] = ()
    for column in columns:
        if column not in classes:
            values = [value for (value,) in cells.numbers([column], rows)]
            _check_varied(cells, column, values)
            numbers.append(values)
            names.append(called[column])
            continue
        found = _classes(cells, column, rows)
        texts = [cells.rows[row][column] for row in rows]
        shown = found[1:] if len(found) == 2 else found
        of_classes += range(len(names), len(names) + len(shown))
        numbers += [[float(text == one) for text in texts] for one in shown]
        names += [called[column]] if len(found) == 2 else shown
        class_names = distinct(found)
    others = [name for at, name in enumerate(called) if at not in columns]
    apart = distinct([*others, *names])[len(others) :]
    if len(names) > MAX_OUTPUTS:
        raise ValueError(f"The data have {len(names)} outputs; 1 to {MAX_OUTPUTS} are allowed.")
    return Targets(np.array(numbers).T, apart, of_classes, class_names if len(columns) == 1 else ())


def _check_varied(cells: Cells, column: int, values: Sequence[float]) -> None:
    if len(values) > 1 and len(set(values)) == 1:
        raise ValueError(
            f"Column {quoted(cells.names[column])} has one value, {values[0]:g}, in every "
            "row: nothing can be learned from it. Leave it out."
        )


def _classes(cells: Cells, column: int, rows: Sequence[int]) -> tuple[str, ...]:
    name = quoted(cells.names[column])
    for row in rows:
        if is_missing(cells.rows[row][column]):
            place = cells.place(row, column)
            raise ValueError(f"{place}: the value is missing. Fill it in or leave the row out.")
    found = cells.classes(column, rows)
    if not found:
        raise ValueError(f"Column {name} does not hold two or more classes in the rows used.")
    if len(found) > MAX_OUTPUTS:
        raise ValueError(
            f"Column {name} holds {len(found)} classes, and at most {MAX_OUTPUTS} outputs are "
            "allowed. Choose rows of fewer classes, or leave it out."
        )
    return found
