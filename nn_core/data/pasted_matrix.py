"""A number or a matrix as people write it: in NumPy, Python, MATLAB, JSON, or a spreadsheet.

Brackets hold its rows: ``[[1, 2], [3, 4]]``, ``[1 2; 3 4]``; without brackets each line is a row.
``.T`` and MATLAB's ``'`` transpose. Nothing is ever evaluated.
"""

from __future__ import annotations

import re

import numpy as np

from nn_core.checks import quoted
from nn_core.data.written_numbers import NUMBER, TRUTH, judged, readings

MAX_CHARACTERS = 300_000
_ASSIGNED = re.compile(r"\A\s*[A-Za-z_]\w*\s*=(?!=)\s*")
_FUNCTION = r"(?:[A-Za-z_][\w.]*\.)?(?:array|asarray|matrix|tensor|Tensor)"
_WRAPPER = re.compile(rf"\s*{_FUNCTION}\s*\(\s*")
_SCALAR = re.compile(
    rf"(?<![\w.])(?:(?:np\.|numpy\.)?float(?:32|64)|{_FUNCTION})"
    r"\s*\(([^()\[\],]+)(?:,\s*\w+\s*=[^()\[\]]*)?\)"
)
_REST = re.compile(r"(?:\s*,\s*\w+\s*=\s*[\w.':<>]+)*[\s)}\];,]*")
_TRANSPOSED = re.compile(r"\s*\)*(?:\.T\b|\.'|')")
_NESTED = re.compile(r"\s*[\[({]\s*[\[({]")
_NEXT = re.compile(r"[\s,]*[\[({]")
_CLOSING = {"[": "]", "(": ")", "{": "}"}
_SPECIAL = ("nan", "inf", "infinity")


def read(text: str) -> np.ndarray:
    """The numbers of a text, as ``matrix`` gives them; a name and ``=`` may stand before them.

    A single matrix may have one more pair of brackets, as NumPy prints the matrices of one row.
    Raises ``ValueError`` as ``matrix`` does, and for a text that is too long or has no number.
    """
    if len(text) > MAX_CHARACTERS:
        raise ValueError(f"The text has more than {MAX_CHARACTERS:,} characters.")
    plain = _ASSIGNED.sub("", text)
    if not any(sign in plain for sign in _CLOSING):
        plain = plain.replace(";", "\n")  # the rows of MATLAB, without its brackets
    found = matrix(plain)
    if not found.size:
        raise ValueError("There is no number in the text.")
    return found[0] if found.ndim > 2 else found


def matrix(text: str, *, lines_are_rows: bool = False) -> np.ndarray:
    """The numbers of a text: a single one (), one row (n,), or a matrix (rows, columns).

    Without any number it is empty; with further brackets around a matrix it is (1, rows, columns).
    ``lines_are_rows``: whether a line break ends a row within a single pair of brackets; otherwise
    the row goes on in the next line. Raises ``ValueError`` for a word that is not a number or may
    be two, for brackets that do not hold a matrix, for anything after them, and for rows of
    different lengths.
    """
    text = _SCALAR.sub(r"\1", text).replace("\u2212", "-")
    wrapper = _WRAPPER.match(text)
    start = wrapper.end() if wrapper else len(text) - len(text.lstrip())
    if text[start : start + 1] not in _CLOSING:
        values = _table(_lines(text))
        return values.reshape(()) if values.size == 1 else values
    end = _closed(text, start)
    content = text[start + 1 : end - 1]
    while after := _NEXT.match(text, end):  # rows in brackets of their own, without outer ones
        end = _closed(text, after.end() - 1)
        content = text[start:end]
    transposed = _TRANSPOSED.match(text, end)
    _check_rest(text[transposed.end() if transposed else end :])
    if _NESTED.match(content) and _closed(alone := content.strip(), 0) == len(alone):
        values = _bracketed(alone[1:-1], lines_are_rows)[None]
    else:
        values = _bracketed(content, lines_are_rows)
    return np.atleast_2d(values).T if transposed else values


def _closed(text: str, start: int) -> int:
    """The place after the bracket that closes the one at ``start``."""
    expected: list[str] = []
    for at in range(start, len(text)):
        if text[at] in _CLOSING:
            expected.append(_CLOSING[text[at]])
        elif text[at] == expected[-1]:
            expected.pop()
            if not expected:
                return at + 1
    raise ValueError("A bracket is not closed.")


def _check_rest(rest: str) -> None:
    """Refuse what follows the brackets, such as a factor."""
    for part in re.split(r"[\n;]", rest):
        if not _REST.fullmatch(part):
            raise ValueError(
                f"{quoted(part.strip())} after the brackets is not understood. "
                "Give the numbers themselves."
            )


def _bracketed(content: str, lines_are_rows: bool) -> np.ndarray:
    """The numbers within the outermost brackets."""
    joined = re.sub(r"\.\.\.[ \t]*\n", " ", content)
    if "..." in joined or "…" in joined:
        raise ValueError("Some numbers are left out (“…”). Give all of them.")
    nested = re.search(r"[\[({]", joined)
    if nested:
        parts = re.findall(r"[\[({]([^\[\](){}]*)[\])}]", joined)
        between = re.sub(r"[\[({][^\[\](){}]*[\])}]", "", joined)
        if between.strip(", \t\r\n"):
            raise ValueError("Give a matrix, a row or a single number.")
    elif ";" in joined:
        parts = joined.strip().removesuffix(";").split(";")
    elif lines_are_rows and not re.search(r",\s*\n", joined):
        parts = joined.strip().split("\n")
    else:
        parts = [joined]
    values = _table([[_number(word) for word in part.replace(",", " ").split()] for part in parts])
    if nested or len(values) != 1:
        return values
    return values.reshape(()) if values.size == 1 else values[0]


def _lines(text: str) -> list[list[float]]:
    """The rows of a text without brackets, one a line; their numbers may have decimal commas."""
    lines = [line.rstrip(" ;,}") for one in text.splitlines() for line in _parted(one)]
    rows = [_cells(line) for line in lines if line.strip()]
    (how,) = judged([[cell for row in rows for cell in row]], "\t")

    def value(cell: str) -> float:
        if how.doubtful and "," in cell and len(found := readings(cell)) > 1:
            raise ValueError(
                f"{quoted(cell)} may be {found[0]:g} or {found[1]:g}; "
                "write it with a decimal point."
            )
        number = None if cell.lower() in TRUTH else how.value(cell)
        return _number(cell) if number is None or how.before or how.after else number

    return [[value(cell) for cell in row] for row in rows]


def _parted(line: str) -> list[str]:
    """The rows of a line: a semicolon ends one, unless it stands between single numbers."""
    parts = line.split(";")
    return parts if any(len(part.split()) > 1 for part in parts) else [line]


def _cells(line: str) -> list[str]:
    for sign in "\t;":
        if sign in line:
            return [cell.strip() for cell in line.strip(f"{sign} ").split(sign)]
    # A comma at the end of a word separates; a single one within it is a decimal comma.
    words = [word for one in line.split() if (word := one.rstrip(","))]
    return line.split(",") if len(words) == 1 and words[0].count(",") > 1 else words


def _number(word: str) -> float:
    if NUMBER.fullmatch(word) or word.lower().lstrip("+-") in _SPECIAL:
        return float(word)
    raise ValueError(f"{quoted(word)} is not a number.")


def _table(rows: list[list[float]]) -> np.ndarray:
    """The rows as an array, empty where one of them is."""
    for at, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            raise ValueError(
                f"All rows need the same number of entries: row 1 has {len(rows[0])}, "
                f"row {at} has {len(row)}."
            )
    return np.array(rows, dtype=np.float64)
