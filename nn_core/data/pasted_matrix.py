"""A number or a matrix as people paste it: from NumPy, Python, MATLAB, or a spreadsheet."""

from __future__ import annotations

import re

import numpy as np

from nn_core.checks import quoted
from nn_core.data.written_numbers import NUMBER, readings

MAX_CHARACTERS = 300_000
_ASSIGNED = re.compile(r"\A\s*[A-Za-z_]\w*\s*=(?!=)\s*")
_ARRAY = re.compile(
    r"\s*(?:np\.|numpy\.)?(?:array|matrix|tensor)\s*\((?P<inner>.*)\)\s*;?\s*", re.DOTALL
)
_OPTIONS = re.compile(r",\s*(?:dtype|device|requires_grad)\s*=.*", re.DOTALL)
_BRACKETS = re.compile(r"[\[\](){}]")
_ROW_END = re.compile(r"\]\s*,?|;|\n")


def read(text: str) -> np.ndarray:
    """The numbers of a text: a single one (), one row (n,), or a matrix (rows, columns).

    Raises ``ValueError`` for a text that is too long or empty, for a word that is no number or may
    be two, and for rows of different lengths.
    """
    if len(text) > MAX_CHARACTERS:
        raise ValueError(f"The text has more than {MAX_CHARACTERS:,} characters.")
    inner = _ASSIGNED.sub("", text)
    if called := _ARRAY.fullmatch(inner):
        inner = _OPTIONS.sub("", called["inner"])
    bracketed = "[" in inner
    rows = [row for line in _lines(inner) if (row := _numbers(line, bracketed))]
    if not rows:
        raise ValueError("There is no number in the text.")
    for at, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            raise ValueError(
                f"The rows differ in length: row 1 has {len(rows[0])}, row {at} has {len(row)} of "
                "the numbers."
            )
    values = np.array(rows)
    if values.size == 1 and inner.count("[") < 2:
        return values.reshape(())
    return values if len(rows) > 1 or inner.count("[") > 1 or not bracketed else values[0]


def _lines(text: str) -> list[str]:
    """The rows: in brackets they end where one closes or at a semicolon, else with the line."""
    if "[" in text and not re.search(r"\][\s,]*\[", text) and ";" not in text:
        # One pair of brackets around one row, or NumPy's print of a vector over several lines.
        return [text.replace("\n", " ")] if text.count("[") == 1 else _ROW_END.split(text)
    if re.search(r"\][\s,]*\[", text):
        return re.split(r"\]\s*,?", text.replace("\n", " "))
    return _ROW_END.split(text)


def _numbers(line: str, bracketed: bool) -> list[float]:
    """The numbers of a row, separated by commas, tabs or blanks.

    Without brackets, a single comma within a word is a decimal comma.
    """
    plain = _BRACKETS.sub(" ", line).strip().strip(",")
    commas = bracketed or re.search(r",\s", plain)
    words = plain.replace(",", " ").split() if commas else plain.split()
    if not commas and len(words) == 1 and plain.count(",") > 1:
        words = plain.split(",")
    return [_number(word) for word in words]


def _number(word: str) -> float:
    if NUMBER.fullmatch(word) or word.lower().lstrip("+-") in ("nan", "inf", "infinity"):
        return float(word)
    found = readings(word)
    if not found:
        raise ValueError(f"{quoted(word)} is not a number.")
    if len(found) > 1:
        raise ValueError(
            f"{quoted(word)} may be {found[0]:g} or {found[1]:g}; write it with a decimal point."
        )
    return found[0]
