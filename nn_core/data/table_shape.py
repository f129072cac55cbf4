"""How large a table may be, and where it ends: empty lines and columns around it are no part."""

from __future__ import annotations

from collections.abc import Iterable

from nn_core.checks import quoted
from nn_core.data.layout import Line

MOST_ROWS = 10_000
MOST_COLUMNS = 250
"""Of a table that is read; those to be used are then chosen."""


def trimmed(given: Iterable[Line]) -> list[Line]:
    """The lines without empty ones, and without columns at both ends that are empty throughout.

    Raises ``ValueError`` for more lines than are read.
    """
    lines: list[Line] = []
    count = 0
    for line in given:
        cells = tuple(cell.strip() for cell in line.cells)
        if any(cells):
            count += 1
            # The rest of a table that is too long is counted, not kept.
            if count <= MOST_ROWS + 1:
                lines.append(Line(line.number, cells))
    if count > MOST_ROWS + 1:
        raise ValueError(f"The table has {count:,} lines; at most {MOST_ROWS:,} rows are read.")
    places = [[at for at, cell in enumerate(line.cells) if cell] for line in lines]
    first = min((place[0] for place in places), default=0)
    last = max((place[-1] + 1 for place in places), default=0)
    return [Line(line.number, line.cells[first:last]) for line in lines]


def check_size(columns: int, rows: int) -> None:
    """Raises ``ValueError`` for more than is read, and for what is no table."""
    if columns < 2:
        raise ValueError(
            "The table has one column: inputs and an output need at least two. "
            "Separate columns by commas, semicolons or tabs."
        )
    if columns > MOST_COLUMNS:
        raise ValueError(
            f"The table has {columns:,} columns; at most {MOST_COLUMNS} are read. Keep those that "
            "matter."
        )
    if rows > MOST_ROWS:
        raise ValueError(f"The table has {rows:,} rows; at most {MOST_ROWS:,} are read.")


def ragged(at: int, line: Line, width: int, named: bool) -> str:
    """The sentence on a row of another number of cells than the first line."""
    below, says = (" below the names", "names") if named else ("", "has")
    cells = f"{len(line.cells)} cell{'s' * (len(line.cells) != 1)}"
    return (
        f"Row {at}{below} has {cells}, but the first line {says} {width} columns. "
        f"Look at line {line.number}: {quoted(line.text)}."
    )
