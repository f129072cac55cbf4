"""What is said of a table that was read: what was found, skipped, and understood otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from nn_core import Cells
from nn_core.checks import quoted
from nn_core.data.column_names import LONGEST, distinct
from nn_core.data.written_numbers import NUMBER, TRUTH, Written, is_missing, plain
from nn_view.style.numbers import counted
from nn_view.wording import data as words

_FEW = 3
"""So many names, lines or columns are told one by one."""


def notes(cells: Cells) -> tuple[str, ...]:
    """Of the cells as they came."""
    rows = counted(len(cells.rows), words.ROW)
    columns = counted(len(cells.names), words.COLUMN_OF)
    found = [
        words.SIZE.format(rows=rows, columns=columns),
        *_skipped(cells),
        *_numbers(cells),
    ]
    if not cells.named:
        found.append(words.UNNAMED)
    elif all(name.isdigit() for name in cells.names[cells.index :]):
        found.append(words.NUMBERED)
    if cells.index:
        found.append(words.INDEX.format(name=quoted(cells.names[0])))
    elif cells.counts_rows():
        found.append(words.COUNTING.format(name=quoted(cells.names[0])))
    if cells.empty:
        found.append(words.EMPTY_COLUMNS.format(names=", ".join(map(quoted, cells.empty))))
    if note := cleaned_note(cells.names):
        found.append(note)
    return tuple(found)


class Doubt(NamedTuple):
    """A number that may be two: as it is ``given`` in a ``column``, and its ``values``.

    These are told by the decimal signs that make them, of which ``decimal`` is in use.
    """

    given: str
    column: str
    values: Mapping[str, str]
    decimal: str


def doubt(cells: Cells) -> Doubt | None:
    """The first number of which nobody can tell what its sign parts, or None."""
    for at in cells.doubtful:
        for text in (row[at] for row in cells.rows):
            hows = {sign: replace(cells.written[at], decimal=sign) for sign in ".,"}
            values = {sign: how.value(text) for sign, how in hows.items()}
            if None not in values.values() and values["."] != values[","]:
                told = {sign: f"{value:.12g}" for sign, value in values.items()}
                used = cells.written[at].decimal or "."
                return Doubt(quoted(text), quoted(cells.names[at]), told, used)
    return None


def cleaned_note(names: Sequence[str]) -> str:
    """Which of the names data cannot have as they are, and what they become; or nothing."""
    pairs = zip(names, distinct(names), strict=True)
    changed = [quoted(new) for name, new in pairs if new != name]
    told = ", ".join(changed[:_FEW])
    if len(changed) > _FEW:
        told = words.MORE_CLEANED.format(names=told, count=len(changed) - _FEW)
    return words.CLEANED.format(most=LONGEST, names=told) if changed else ""


def _skipped(cells: Cells) -> list[str]:
    told = [
        words.SKIPPED_LINE.format(
            line=one.line.number, kind=words.SKIPPED_KINDS[one.kind], text=quoted(one.line.text)
        )
        for one in cells.skipped[:_FEW]
    ]
    if len(cells.skipped) > _FEW:
        more = counted(len(cells.skipped) - _FEW, words.LINE)
        told.append(words.SKIPPED_MORE.format(lines=more))
    return [words.SKIPPED.format(lines="; ".join(told))] if told else []


def _numbers(cells: Cells) -> list[str]:
    """How numbers are understood that are not written as Python has them."""
    told = [words.DECIMAL_COMMA] if cells.decimal_comma else []
    examples = []
    for at, how in enumerate(cells.written):
        texts = (row[at] for row in cells.rows if not is_missing(row[at]))
        if example := next((text for text in texts if _is_read_otherwise(text, how)), ""):
            value = f"{how.value(example):.12g}"
            name, given = quoted(cells.names[at]), quoted(plain(example))
            examples.append(words.READ_AS.format(name=name, given=given, value=value))
    if len(examples) > _FEW:
        more = counted(len(examples) - _FEW, words.COLUMN_OF)
        examples = [*examples[:_FEW], words.READ_MORE.format(columns=more)]
    if examples:
        told.append(words.READ_AS_ALL.format(examples="; ".join(examples)))
    return told


def _is_read_otherwise(text: str, how: Written) -> bool:
    """Whether a number is another than its digits say, with either decimal sign."""
    if how.decimal != "," and not how.before and not how.after and NUMBER.fullmatch(text):
        return False
    value = how.value(text)
    if value is None or text.strip().lower() in TRUTH:
        return False
    simple = plain(text) if how.decimal == "." else plain(text).replace(",", ".")
    return not NUMBER.fullmatch(simple) or float(simple) != value
