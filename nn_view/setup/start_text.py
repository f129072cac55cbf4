"""Parameters as people write them, each beginning with its name: ``w1 = …``, ``"w1": …``, a cell.

What follows a name is read by ``pasted_matrix``.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from nn_core.checks import quoted
from nn_core.data import pasted_matrix
from nn_view.wording.setup import own_start as words

LONGEST = 200_000
"""Characters of a text that are read; those of the largest network take less."""
Rows = tuple[tuple[float, ...], ...]
_NAME = re.compile(
    r"(?<![\w.])[\"']?(?P<kind>[wWbB])_?(?P<layer>[1-9])[\"']?[ \t]*(?:[=:]|(?=[\s;]|$))"
)
_OTHER = re.compile(r"[\n;,]\s*[\"']?[A-Za-z_]\w*[\"']?\s*[=:]|[\n;]\s*[A-Za-z_][^\n;]*=")
"""Where an assignment to something else begins."""


def read(text: str) -> dict[str, Rows]:
    """The rows of each parameter, by its name in small letters.

    A single number is one row of one. Raises ``ValueError`` with the sentence what is wrong.
    """
    if len(text) > LONGEST:
        raise ValueError(words.TOO_LONG.format(most=f"{LONGEST:,}"))
    plain = "\n".join(map(_without_comment, text.splitlines()))
    found = [*_NAME.finditer(plain)]
    if not found or "[" in plain[: found[0].start()]:
        raise ValueError(words.NO_NAME)
    ends = [*(one.start() for one in found[1:]), len(plain)]
    result: dict[str, Rows] = {}
    for one, end in zip(found, ends, strict=True):
        name = one["kind"].lower() + one["layer"]
        if name in result:
            raise ValueError(words.TWICE.format(name=name))
        result[name] = _parameter(name, plain[one.end() : end])
    return result


def rows_of(name: str, values: Any) -> Rows:
    """The rows of an array of up to two axes; raises ``ValueError`` for one of more."""
    if np.ndim(values) > 2:
        raise ValueError(words.DEPTH.format(name=name))
    return tuple(map(tuple, np.atleast_2d(values).tolist()))


def written(parameters: dict[str, Rows]) -> str:
    """The parameters as a text that can be read again."""
    return "\n".join(f"{name} = {_nested(name, rows)}" for name, rows in parameters.items())


def _nested(name: str, rows: Rows) -> str:
    """As NumPy prints them: each row of a weight on a line of its own."""
    lines = [f"[{', '.join(map(repr, row))}]" for row in rows]
    if name.startswith("w") or len(rows) > 1:
        return "[" + ",\n      ".join(lines) + "]"
    return repr(rows[0][0]) if len(rows[0]) == 1 else lines[0]


def _without_comment(line: str) -> str:
    return re.split(r"#|%|//", line, maxsplit=1)[0]


def _parameter(name: str, body: str) -> Rows:
    own = _OTHER.split(body, maxsplit=1)[0]
    try:
        values = pasted_matrix.matrix(own, lines_are_rows=name.startswith("w"))
    except ValueError as problem:
        raise ValueError(words.UNREADABLE.format(name=name, problem=problem)) from None
    if not values.size:
        raise ValueError(words.EMPTY.format(name=name))
    if np.isnan(values).any():
        raise ValueError(words.NO_NUMBER.format(name=name, text=quoted("nan")))
    return rows_of(name, values)
