"""Parameters as people write them: NumPy, Python, MATLAB, JSON, or cells of a spreadsheet.

Each parameter begins with its name (``w1 = …``, ``"w1": …``, or a cell with ``w1``). Brackets hold
its rows: ``[[1, 2], [3, 4]]``, ``[1 2; 3 4]``; without brackets each line is a row. ``.T`` and
MATLAB's ``'`` transpose. Nothing is ever evaluated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nn_core.checks import quoted
from nn_core.data.written_numbers import NUMBER, judged
from nn_view.wording.setup import own_start as words

LONGEST = 200_000
"""Characters of a text that are read; those of the largest network take less."""
Rows = tuple[tuple[float, ...], ...]
_NAME = re.compile(
    r"(?<![\w.])[\"']?(?P<kind>[wWbB])_?(?P<layer>[1-9])[\"']?[ \t]*(?:[=:]|(?=[\s;]|$))"
)
_OTHER = re.compile(r"[\n;,]\s*[\"']?[A-Za-z_]\w*[\"']?\s*[=:]")
"""Where an assignment to something else begins."""
_WRAPPER = re.compile(r"\s*(?:[A-Za-z_][\w.]*\.)?(?:array|asarray|matrix|tensor|Tensor)\(\s*")
_SCALAR = re.compile(r"(?:np\.|numpy\.)?float(?:32|64)\(([^()]*)\)")
_REST = re.compile(r"(?:\s*,\s*\w+\s*=\s*[\w.']+)*[\s)}\];,]*")
_TRANSPOSED = re.compile(r"\s*\)*(?:\.T\b|\.'|')")
_CLOSING = {"[": "]", "(": ")"}


def read(text: str) -> dict[str, Rows]:
    """The rows of each parameter, by its name in small letters.

    A single number is one row of one. Raises ``ValueError`` with the sentence what is wrong.
    """
    if len(text) > LONGEST:
        raise ValueError(words.TOO_LONG.format(most=f"{LONGEST:,}"))
    plain = _SCALAR.sub(r"\1", "\n".join(map(_without_comment, text.splitlines())))
    plain = plain.replace("\u2212", "-")
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
    wrapper = _WRAPPER.match(body)
    start = wrapper.end() if wrapper else len(body) - len(body.lstrip())
    opening = body[start : start + 1]
    if opening == "[" or (opening == "(" and not wrapper):
        end = _closed(name, body, start)
        rest = body[end:]
        if transposed := _TRANSPOSED.match(rest):
            rest = rest[transposed.end() :]
        _check_rest(name, rest)
        rows = _bracketed(name, body[start + 1 : end - 1])
    else:
        transposed, rows = None, _lines(name, body)
    if not rows or not all(rows):
        raise ValueError(words.EMPTY.format(name=name))
    if len({len(row) for row in rows}) > 1:
        raise ValueError(words.RAGGED.format(name=name))
    return tuple(zip(*rows, strict=True)) if transposed else rows


def _closed(name: str, body: str, start: int) -> int:
    """The place behind the bracket that closes the one at ``start``."""
    expected: list[str] = []
    for at in range(start, len(body)):
        if body[at] in _CLOSING:
            expected.append(_CLOSING[body[at]])
        elif expected and body[at] == expected[-1]:
            expected.pop()
            if not expected:
                return at + 1
    raise ValueError(words.NOT_CLOSED.format(name=name))


def _check_rest(name: str, rest: str) -> None:
    """Refuse what follows the brackets, such as a factor; other assignments are left alone."""
    first, *others = re.split(r"[\n;]", rest)
    parts = [first, *(one for one in others if "=" not in one)]
    for part in parts:
        if not _REST.fullmatch(part):
            raise ValueError(words.REST.format(name=name, rest=quoted(part.strip())))


def _bracketed(name: str, content: str) -> Rows:
    """The rows within the outermost brackets."""
    joined = re.sub(r"\.\.\.[ \t]*\n", " ", content)
    if "..." in joined or "…" in joined:
        raise ValueError(words.SHORTENED.format(name=name))
    if re.search(r"[\[(]", joined):
        parts = re.findall(r"[\[(]([^\[\]()]*)[\])]", joined)
        between = re.sub(r"[\[(][^\[\]()]*[\])]", "", joined)
        if between.strip(", \t\r\n"):
            raise ValueError(words.DEPTH.format(name=name))
    elif ";" in joined:
        parts = joined.strip().removesuffix(";").split(";")
    elif name.startswith("w") and not re.search(r",\s*\n", joined):
        parts = joined.strip().split("\n")
    else:
        parts = [joined]
    return tuple(_numbers(name, re.split(r"[\s,]+", part.strip(" \t\r\n,"))) for part in parts)


def _lines(name: str, body: str) -> Rows:
    """The rows of a body without brackets, one a line, up to another assignment."""
    own = _OTHER.split(body, maxsplit=1)[0]
    rows = [_cells(line) for one in own.splitlines() if (line := one.rstrip(" ;,}")).strip()]
    # Cells of a spreadsheet may have decimal commas.
    (how,) = judged([[cell for row in rows for cell in row]], "\t")
    found = [tuple(map(how.value, row)) for row in rows]
    for row, values in zip(rows, found, strict=True):
        if how.before or how.after or None in values:
            wrong = row[values.index(None)] if None in values else row[0]
            raise ValueError(words.NO_NUMBER.format(name=name, text=quoted(wrong)))
    return tuple(tuple(value for value in values if value is not None) for values in found)


def _cells(line: str) -> list[str]:
    for sign in "\t;":
        if sign in line:
            return [cell.strip() for cell in line.strip(f"{sign} ").split(sign)]
    return [cell.rstrip(",") for cell in line.split()]


def _numbers(name: str, cells: Sequence[str]) -> tuple[float, ...]:
    for cell in cells:
        if cell and not NUMBER.fullmatch(cell):
            raise ValueError(words.NO_NUMBER.format(name=name, text=quoted(cell)))
    return tuple(float(cell) for cell in cells if cell)
