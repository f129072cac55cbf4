"""Where a table stands among the lines of a file, and which of them are something else.

Titles, comments, sizes and units above a table, sources and sums below it are told from its rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nn_core.data.written_numbers import TRUTH, Written, is_missing, judged

_COMMENT = re.compile(r"#|%|//|;;|\"#")
_RULE = re.compile(r"[-+=|:_ ]*[-=_]{3}[-+=|:_ ]*")
"""A line that is drawn between names and rows."""
_SUM = re.compile(
    r"totals?|totale|sum|summe|suma|somm[ae]|gesamt|mean|average|avg|mittel(wert)?|durchschnitt|"
    r"moyenne|promedio|media"
)
"""What a sum or a mean below a table is called in some languages."""
_JUDGED_ROWS = 200
"""So many rows tell what a column holds."""


@dataclass(frozen=True)
class Line:
    """A line of a file or a row of a sheet: its ``number``, counted from 1, and its ``cells``."""

    number: int
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """Its words, as a sentence quotes them."""
        return ", ".join(cell for cell in self.cells if cell)

    @property
    def filled(self) -> int:
        """How many of its cells hold something."""
        return sum(map(bool, self.cells))


@dataclass(frozen=True)
class Skipped:
    """A ``line`` that is no row of the table, and what it is taken for.

    ``kind`` is one of ``comment``, ``separator``, ``title``, ``size``, ``units``, ``rule`` (a line
    that is drawn), ``names`` (once more), ``footer`` and ``sum``.
    """

    kind: str
    line: Line


@dataclass(frozen=True)
class Layout:
    """The line of ``names``, if there is one, the ``rows``, and what was ``skipped``."""

    names: Line | None
    rows: tuple[Line, ...]
    skipped: tuple[Skipped, ...]


def find(lines: Sequence[Line], named: bool | None = None) -> Layout:
    """Where the table stands; ``named`` says whether its first line holds the names.

    Without a word on that it is judged: names are text above numbers, each its own, or 0, 1, 2 …
    """
    rules = [Skipped("rule", line) for line in lines if _RULE.fullmatch("".join(line.cells))]
    drawn = {one.line.number for one in rules}
    rows = [line for line in lines if line.number not in drawn]
    width = _width(rows)
    skipped = rules + _above(rows, width)
    names = None
    if rows and (has_names(rows) if named is None else named):
        names = rows.pop(0)
        if _is_comment(names):
            first = names.cells[0].lstrip("#%/ ")
            names = Line(names.number, (first, *names.cells[1:]))
        if len(rows) > 1 and rows[0].filled and _is_units(rows[0], rows[1:]):
            skipped.append(Skipped("units", rows.pop(0)))
        names, rows = _with_row_names(names, rows, width)
    skipped += _below(rows, width)
    kept = []
    for line in rows:
        if names and line.cells == names.cells and len(rows) > 1:
            skipped.append(Skipped("names", line))
        elif _is_comment(line) and len(line.cells) != width:
            skipped.append(Skipped("comment", line))
        else:
            kept.append(line)
    return Layout(names, tuple(kept), tuple(sorted(skipped, key=lambda one: one.line.number)))


def has_names(lines: Sequence[Line]) -> bool:
    """Whether the first of the lines holds the names of the columns and no data."""
    first, rest = lines[0].cells, [line.cells for line in lines[1:_JUDGED_ROWS]]
    numbers = [cell for cell in first if _is_number(cell)]
    if _counts(first):
        # Two columns of bits begin so, too.
        bits = {cell for row in rest for cell in row} <= {"0", "1"}
        return len(numbers) > 2 or not bits
    if numbers and not _is_years(first, numbers):
        return False
    columns = list(zip(*(row for row in rest if len(row) == len(first)), strict=True))
    over_numbers = [
        cell for cell, column in zip(first, columns, strict=False) if _holds_numbers(column)
    ]
    if any(map(_is_unknown, first)):
        # A name may be that of a missing value, as that of sodium is: the others tell.
        return any(cell and not _is_unknown(cell) for cell in over_numbers)
    if over_numbers:
        return True
    texts = [cell for cell in first if cell]
    recurs = any(
        cell and cell in column
        for cell, column in zip(first, columns or [()] * len(first), strict=True)
    )
    return not recurs and (len(set(texts)) == len(texts) or not columns)


def _is_number(cell: str) -> bool:
    return cell.lower() not in TRUTH and Written().value(cell) is not None


def _is_unknown(cell: str) -> bool:
    return bool(cell) and is_missing(cell)


def _counts(cells: Sequence[str]) -> bool:
    """Whether the cells are 0, 1, 2 …, after an empty one where rows are counted, too."""
    counted = list(cells[1:] if cells and not cells[0] else cells)
    return len(counted) > 1 and counted == [str(at) for at in range(len(counted))]


def _is_years(cells: Sequence[str], numbers: Sequence[str]) -> bool:
    """Whether numbers among texts are years or counts, which may be names of columns."""
    if len(numbers) < 2 or not all(cell.isascii() and cell.isdigit() for cell in numbers):
        return False
    values = [int(cell) for cell in numbers]
    step = {after - before for before, after in pairwise(values)}
    together = step in ({1}, {-1}) and len(values) > 2
    years = all(1500 <= value <= 2100 for value in values) and len(step) == 1 and step != {0}
    return (together or years) and len(numbers) < len(cells)


def _width(lines: Sequence[Line]) -> int:
    """How many columns the table has: as most lines, or where as many say so, the more."""
    counts = Counter(len(line.cells) for line in lines if not _is_comment(line))
    several = {width: count for width, count in counts.items() if width > 1}
    return max(several or counts or {0: 0}, key=lambda width: (counts[width], width))


def _above(rows: list[Line], width: int) -> list[Skipped]:
    """Take away the lines above the table."""
    found = []
    while len(rows) > 1 and (kind := _kind_above(rows, width)):
        found.append(Skipped(kind, rows.pop(0)))
    return found


def _kind_above(rows: Sequence[Line], width: int) -> str:
    """What the first line is, if it stands above a table; else nothing."""
    line, after = rows[0], rows[1]
    if _is_comment(line):
        return "" if _is_commented_head(line, after, width) else "comment"
    cells = [cell for cell in line.cells if cell]
    if _is_size(cells, len(rows) - 1, len(line.cells), width):
        return "size"
    words = [cell for cell in cells if not _is_number(cell) and not is_missing(cell)]
    if not words:
        return ""
    if len(line.cells) < width:
        return "" if _heads_row_names(line, after, width) else "title"
    if _names_groups(line, rows[1:]):
        return "title"
    if len(line.cells) > width or len(cells) > max(1, width // 2):
        return ""
    # A row of a sheet is as wide as the sheet.
    below = [row for row in rows[1:] if row.filled > 1]
    is_first = bool(line.cells[0]) and (width > 2 or (below and has_names(below)))
    is_head = bool(below) and has_names(below) and _has_text(below[0])
    return "title" if is_head or (is_first and width > 2) else ""


def _names_groups(line: Line, rows: Sequence[Line]) -> bool:
    """Whether the line names groups of columns, as merged cells above their names do."""
    after = rows[0]
    if line.filled == len(line.cells) or not _has_text(line) or not line.cells[0]:
        return False
    is_whole = after.filled == len(after.cells) == len(line.cells) and _has_text(after)
    return is_whole and has_names(rows)


def _is_size(cells: Sequence[str], rows: int, wide: int, width: int) -> bool:
    """Whether a line says how many rows there are: alone, or with what else is counted."""
    if not cells[0].isascii() or not cells[0].isdigit() or width < 2:
        return False
    if len(cells) == 1:
        return wide == 1
    if int(cells[0]) != rows or not (cells[1].isascii() and cells[1].isdigit()):
        return False
    # Names of classes may follow; with numbers it is a row like any other, unless it is shorter.
    more = cells[2:]
    return wide < width if not more else not any(map(_is_number, more))


def _has_text(line: Line) -> bool:
    return not any(_is_number(cell) for cell in line.cells)


def _is_comment(line: Line) -> bool:
    return bool(line.cells) and bool(_COMMENT.match(line.cells[0]))


def _is_commented_head(line: Line, after: Line, width: int) -> bool:
    """Whether a comment names the columns: as NumPy writes it, right above the numbers."""
    if len(line.cells) != width or _is_comment(after) or not _has_text(line):
        return False
    return any(map(_is_number, after.cells))


def _heads_row_names(line: Line, after: Line, width: int) -> bool:
    """Whether the line names all columns but that of the rows' names, as R writes it."""
    one_less = len(line.cells) == width - 1 and width > 2 and len(after.cells) == width
    return one_less and _has_text(line) and any(map(_is_number, after.cells))


def _with_row_names(names: Line, rows: list[Line], width: int) -> tuple[Line, list[Line]]:
    row_names = [row.cells[0] for row in rows]
    apart = len(set(row_names)) == len(row_names)
    if rows and apart and _heads_row_names(names, rows[0], width):
        return Line(names.number, ("", *names.cells)), rows
    return names, rows


def _is_units(line: Line, rows: Sequence[Line]) -> bool:
    """Whether a line below the names says in what the numbers below it are measured."""
    if not _has_text(line):
        return False
    columns = list(
        zip(*(row.cells for row in rows if len(row.cells) == len(line.cells)), strict=True)
    )
    return any(
        not is_missing(cell) and cell.lower() not in TRUTH and _holds_numbers(column, every=True)
        for cell, column in zip(line.cells, columns, strict=False)
    )


def _holds_numbers(column: Sequence[str], every: bool = False) -> bool:
    """Whether the known ones of the cells are numbers: most of them, or ``every`` one."""
    known = [cell for cell in column[:_JUDGED_ROWS] if not is_missing(cell)]
    how = judged([known], ",")[0]
    found = sum(how.value(cell) is not None for cell in known)
    return bool(known) and (found == len(known) if every else 2 * found > len(known))


def _below(rows: list[Line], width: int) -> list[Skipped]:
    """Take away the lines below the table."""
    found = []
    while len(rows) > 1 and (kind := _kind_below(rows, width)):
        found.append(Skipped(kind, rows.pop()))
    return found


def _kind_below(rows: Sequence[Line], width: int) -> str:
    line = rows[-1]
    if _is_comment(line) and len(line.cells) != width:
        return "comment"
    words = [
        at
        for at, cell in enumerate(line.cells)
        if cell and not is_missing(cell) and not _is_number(cell) and cell.lower() not in TRUTH
    ]
    if not words:
        return ""
    few, table = max(1, width // 2), len(rows) - 1
    # A note may have several lines.
    while table > 1 and rows[table - 1].filled <= few:
        table -= 1
    first, last = words[0], rows[table - 1]
    is_below = rows[table].number > last.number + 1
    column = [row.cells[first] for row in rows[:table] if len(row.cells) > first]
    if len(line.cells) == width and _SUM.fullmatch(line.cells[first].strip(" :").lower()):
        return "sum" if _holds_numbers(column) or is_below else ""
    if len(line.cells) < width:
        return "footer" if len(words) == line.filled else ""
    if line.filled > few or len(line.cells) > width:
        return ""
    apart = is_below and last.filled > line.filled
    return "footer" if apart or _holds_numbers(column, every=True) or _is_footer(line) else ""


def _is_footer(line: Line) -> bool:
    return bool(re.match(r"(source|note|quelle)\b", line.text, re.IGNORECASE))
