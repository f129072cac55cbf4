"""A file or a pasted text as a table: what kind it is, and a sentence for what is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from nn_core import Dataset
from nn_core.checks import quoted
from nn_core.data.column_names import LONGEST, distinct
from nn_core.data.csv_table import MAX_CHARACTERS, Cells, read
from nn_view.links.query import shortened
from nn_view.style.numbers import short
from nn_view.tables import excel
from nn_view.wording import data as words

_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", words.OLD_EXCEL),
    (b"%PDF", words.OTHER_KIND.format(kind="PDF")),
    (b"\x89PNG", words.OTHER_KIND.format(kind=words.PICTURE)),
    (b"\xff\xd8\xff", words.OTHER_KIND.format(kind=words.PICTURE)),
    (b"GIF8", words.OTHER_KIND.format(kind=words.PICTURE)),
    (b"<", words.OTHER_KIND.format(kind="HTML or XML")),
    (b"{", words.OTHER_KIND.format(kind="JSON")),
    (b"[", words.OTHER_KIND.format(kind="JSON")),
)
_LONGEST_TITLE = 40
_FEW_NAMES = 3
"""So many names are told one by one."""


@dataclass(frozen=True)
class OwnTable:
    """A table that somebody brought: its ``title``, its ``cells``, and ``notes`` on how it came.

    Where it is one of several ``sheets``, ``sheet`` names it and ``workbook`` has them all.
    """

    title: str
    cells: Cells
    notes: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    workbook: bytes = b""

    def other(self, sheet: str) -> OwnTable:
        """The same workbook's sheet of this title; raises ``ValueError`` as ``from_file``."""
        return _from_excel(self.title, self.workbook, sheet)


def check_size(size: int) -> None:
    """Raises ``ValueError`` for a file of more bytes than are read."""
    if size > MAX_CHARACTERS:
        sizes = {"size": f"{size / 1e6:.1f}", "most": f"{MAX_CHARACTERS / 1e6:g}"}
        raise ValueError(words.TOO_LARGE.format(**sizes))


def from_file(name: str, content: bytes) -> OwnTable:
    """A file's table; raises ``ValueError`` with the sentence why there is none."""
    check_size(len(content))
    title = titled(PurePath(name).stem)
    if not content.strip():
        raise ValueError(words.EMPTY_FILE)
    if content.startswith(b"PK\x03\x04"):
        return _from_excel(title, content)
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, sentence in _KINDS:
        if start.startswith(signature):
            raise ValueError(sentence)
    cells = read(content)
    return OwnTable(title, _named(cells), (words.SEPARATED[cells.separator], *_notes(cells)))


def _from_excel(title: str, content: bytes, sheet: str = "") -> OwnTable:
    found = excel.read(content, sheet)
    note = words.SHEET.format(sheet=quoted(found.title))
    notes = (note, *_notes(found.cells), *found.left_out)
    several = len(found.all) > 1
    return OwnTable(
        title,
        _named(found.cells),
        notes,
        found.all if several else (),
        found.title,
        content if several else b"",
    )


def from_text(text: str) -> OwnTable:
    """A pasted table; raises ``ValueError`` as ``from_file``."""
    if not text.strip():
        raise ValueError(words.EMPTY_TEXT)
    brought = from_file("", text.encode("utf-8"))
    return OwnTable(words.PASTED, brought.cells, brought.notes)


def titled(name: str) -> str:
    """A title that fits a control: printable, in one line, and not long."""
    text = "".join(char if char.isprintable() else " " for char in name).strip()
    return text[:_LONGEST_TITLE] or words.UNTITLED


def test_rows(text: str, rows: int) -> tuple[int, ...]:
    """Numbers of rows, counted from 1, as somebody writes them: ``7, 8``, ``5-8``, ``every 4``.

    Raises ``ValueError`` for anything else.
    """
    found: set[int] = set()
    for part in text.replace("–", "-").replace(";", ",").split(","):
        given = part.strip().lower()
        first, dash, last = given.partition("-")
        if not given:
            continue
        if given.startswith("every "):
            step = _row(given.removeprefix("every "), text, rows)
            found.update(range(step, rows + 1, step))
        elif dash:
            found.update(range(_row(first, text, rows), _row(last, text, rows) + 1))
        else:
            found.add(_row(first, text, rows))
    return tuple(sorted(found))


def outside(data: Dataset) -> tuple[float, float] | None:
    """The least and the greatest wanted output where a sigmoid cannot reach them, else None."""
    values = [value for row in data.output + data.test_output for value in row]
    least, most = min(values), max(values)
    return None if least >= 0 and most <= 1 else (least, most)


def beyond(data: Dataset) -> str:
    """The sentence on outputs that a sigmoid cannot reach, or nothing."""
    bounds = outside(data)
    if bounds is None:
        return ""
    return words.OUTSIDE.format(least=short(bounds[0], 6), most=short(bounds[1], 6))


def _row(given: str, text: str, rows: int) -> int:
    number = given.strip()
    if not (number.isascii() and number.isdigit() and len(number) < 6 and 1 <= int(number) <= rows):
        raise ValueError(words.TEST_ROWS_REFUSED.format(given=shortened(text), most=rows))
    return int(number)


def _named(cells: Cells) -> Cells:
    """The cells with names as data can have them."""
    return replace(cells, names=distinct(cells.names))


def cleaned_note(names: Sequence[str]) -> str:
    """Which of the names data cannot have as they are, and what they become; or nothing."""
    pairs = zip(names, distinct(names), strict=True)
    changed = [quoted(new) for name, new in pairs if new != name]
    told = ", ".join(changed[:_FEW_NAMES])
    if len(changed) > _FEW_NAMES:
        told = words.MORE_CLEANED.format(names=told, count=len(changed) - _FEW_NAMES)
    return words.CLEANED.format(most=LONGEST, names=told) if changed else ""


def _notes(cells: Cells) -> tuple[str, ...]:
    """Of the cells as they came."""
    size = words.SIZE.format(rows=len(cells.rows), columns=len(cells.names))
    notes = [size]
    if cells.decimal_comma:
        notes.append(words.DECIMAL_COMMA)
    if not cells.named:
        notes.append(words.UNNAMED)
    if note := cleaned_note(cells.names):
        notes.append(note)
    return tuple(notes)
