"""Tables in JSON: records, rows, or columns by their names; or a record or row on each line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from nn_core.checks import quoted
from nn_core.data.csv_table import Divided
from nn_core.data.layout import Line
from nn_core.data.table_shape import MOST_ROWS
from nn_view.tables.cell_text import text_of
from nn_view.wording import data as words

OURS = "backprop-inspector"
"""The ``format`` of a file that holds settings and no table."""
_BEGINNING = re.compile(r'\s*\[?\s*\{\s*"[^"]*"\s*:')


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


def is_begun(text: str) -> bool:
    """Whether the text begins as JSON does and no table."""
    return bool(_BEGINNING.match(text))


def read(content: Any) -> Divided:
    """The table; raises ``ValueError`` where there is none in it."""
    if isinstance(content, Mapping) and (content.get("format") == OURS or "nbformat" in content):
        raise ValueError(words.SETTINGS)
    found = _table(content)
    if found is None and isinstance(content, Mapping):
        inner = [one for one in map(_table, content.values()) if one]
        # A list that is as long as the table belongs to it, in a way that is not known.
        beside = [len(one) for one in content.values() if isinstance(one, list)]
        is_one = len(inner) == 1 and beside.count(len(inner[0][1]) - inner[0][0]) < 2
        found = inner[0] if is_one else None
    if found is None:
        raise ValueError(words.OTHER_KIND.format(kind="JSON"))
    named, rows = found
    if len(rows) > MOST_ROWS + 1:
        raise ValueError(words.LONG.format(rows=f"{len(rows) - 1:,}", most=f"{MOST_ROWS:,}"))
    return Divided(tuple(_line(at, row) for at, row in enumerate(rows, 1)), formed=named)


def _table(content: Any) -> tuple[bool, list[Sequence[Any]]] | None:
    """Whether the first row holds the names that the file gives, and the rows; None without any."""
    if isinstance(content, list) and content:
        if all(isinstance(one, Mapping) for one in content):
            names = list(dict.fromkeys(name for one in content for name in one))
            return True, [names, *([one.get(name) for name in names] for one in content)]
        return (False, list(content)) if all(isinstance(one, list) for one in content) else None
    if not isinstance(content, Mapping) or not content:
        return None
    head, rows = content.get("columns"), content.get("data")
    if isinstance(head, list) and isinstance(rows, list) and (found := _table(rows)):
        return True, [head, *found[1]]
    if _has_rows_by_name(content):
        return _table(list(content.values()))
    # pandas writes a column as its values by the numbers of the rows.
    given = content.values()
    columns = [list(one.values()) if isinstance(one, Mapping) else one for one in given]
    if not all(isinstance(one, list) and one for one in columns):
        return None
    if len({len(one) for one in columns}) != 1 or any(
        isinstance(cell, (list, Mapping)) for one in columns for cell in one
    ):
        return None
    return True, [list(content), *map(list, zip(*columns, strict=True))]


def _has_rows_by_name(content: Mapping[str, Any]) -> bool:
    """Whether each value is a row, and none a column by the numbers or names of the rows."""
    rows = [one for one in content.values() if isinstance(one, Mapping)]
    inner = {name for one in rows for name in one}
    if len(rows) < len(content) or all(name.isdigit() for name in inner):
        return False
    return all(name.isdigit() for name in content) or len(content) > len(inner)


def _line(at: int, row: Sequence[Any]) -> Line:
    for cell in row:
        if isinstance(cell, (list, Mapping)):
            raise ValueError(words.NESTED.format(row=at, cell=quoted(json.dumps(cell))))
    return Line(at, tuple(map(text_of, row)))
