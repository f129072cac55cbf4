"""Tables in JSON: records, rows, or columns by their names; or a record or row on each line."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from nn_core.checks import quoted
from nn_core.data.cells import MOST_ROWS
from nn_core.data.csv_table import Divided
from nn_core.data.layout import Line
from nn_view.tables.cell_text import text_of
from nn_view.wording import data as words

OURS = "backprop-inspector"
"""The ``format`` of a file that holds settings and no table."""


def parsed(text: str) -> Any:
    """What the JSON holds, as a list where each line is JSON by itself; None where it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    try:
        lines = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return None
    return lines if all(isinstance(one, (list, Mapping)) for one in lines) else None


def read(content: Any) -> Divided:
    """The table; raises ``ValueError`` where there is none in it."""
    if isinstance(content, Mapping) and (content.get("format") == OURS or "nbformat" in content):
        raise ValueError(words.SETTINGS)
    rows = _rows(content)
    if rows is None and isinstance(content, Mapping):
        inner = [one for one in map(_rows, content.values()) if one]
        rows = inner[0] if len(inner) == 1 else None
    if not rows:
        raise ValueError(words.OTHER_KIND.format(kind="JSON"))
    if len(rows) > MOST_ROWS + 1:
        raise ValueError(words.LONG.format(rows=f"{len(rows) - 1:,}", most=f"{MOST_ROWS:,}"))
    return Divided(tuple(_line(at, row) for at, row in enumerate(rows, 1)))


def _rows(content: Any) -> list[Sequence[Any]] | None:
    """The names and the rows, or the rows alone; None where there are none."""
    if isinstance(content, list) and content:
        if all(isinstance(one, Mapping) for one in content):
            names = list(dict.fromkeys(name for one in content for name in one))
            return [names, *([one.get(name) for name in names] for one in content)]
        return list(content) if all(isinstance(one, list) for one in content) else None
    if isinstance(content, Mapping) and content:
        # pandas writes a column as its values by the numbers of the rows.
        given = content.values()
        columns = [list(one.values()) if isinstance(one, Mapping) else one for one in given]
        if not all(isinstance(one, list) and one for one in columns):
            return None
        if len({len(one) for one in columns}) != 1 or any(
            isinstance(cell, (list, Mapping)) for one in columns for cell in one
        ):
            return None
        return [list(content), *map(list, zip(*columns, strict=True))]
    return None


def _line(at: int, row: Sequence[Any]) -> Line:
    for cell in row:
        if isinstance(cell, (list, Mapping)):
            raise ValueError(words.NESTED.format(row=at, cell=quoted(json.dumps(cell))))
    return Line(at, tuple(map(text_of, row)))
