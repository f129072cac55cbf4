"""A file or a pasted text as a table: what kind it is, and a sentence for what is none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import PurePath

import charset_normalizer

from nn_core import Cells, Dataset
from nn_core.checks import quoted
from nn_core.data.column_names import distinct
from nn_core.data.csv_table import MAX_CHARACTERS, Divided, divided
from nn_core.data.decoding import LATIN, UnknownEncoding, decoded
from nn_core.diagnosis.of_data import reach, targets_out_of_reach
from nn_core.lines.network import Network
from nn_view.style.numbers import short
from nn_view.tables import arff, excel, json_table
from nn_view.tables.table_notes import notes
from nn_view.wording import data as words

_KINDS: tuple[tuple[bytes, str], ...] = (
    (rb"%PDF", "PDF"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8", words.PICTURE),
    (rb"<[!?a-zA-Z]", "HTML or XML"),
)
_LONGEST_TITLE = 40


@dataclass(frozen=True)
class OwnTable:
    """An uploaded table: its ``title``, its ``cells``, and ``notes`` on how it came.

    ``lines`` are all that was written, of which ``cells`` are the table, and ``origin`` says what
    they were read from. Where they are one of several ``sheets``, ``sheet`` names it and
    ``workbook`` has them all.
    """

    title: str
    cells: Cells
    notes: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    workbook: bytes = b""
    lines: Divided = field(default_factory=lambda: Divided(()))
    origin: tuple[str, ...] = ()

    def other(self, sheet: str) -> OwnTable:
        """The same workbook's sheet of this title; raises ``ValueError`` as ``from_file``."""
        return _from_excel(self.title, self.workbook, sheet)

    def with_first_line(self, named: bool) -> OwnTable:
        """The same, whose first line holds the names or not; raises ``ValueError``."""
        return self._with(self.lines.cells(named))

    def with_decimal(self, decimal: str) -> OwnTable:
        """The same with this decimal sign in the columns where that is in doubt."""
        cells = replace(self.lines.cells(self.cells.named), decimal=decimal)
        return self._with(cells)

    def _with(self, cells: Cells) -> OwnTable:
        return replace(self, cells=_named(cells), notes=(*self.origin, *notes(cells)))


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
    if excel.is_workbook(content):
        return _from_excel(title, content)
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, kind in _KINDS:
        if re.match(signature, start):
            raise ValueError(words.OTHER_KIND.format(kind=kind))
    text, encoding = _text(content)
    if text.lstrip().startswith(("{", "[")) and (found := json_table.parsed(text)) is not None:
        return _made(title, json_table.read(found), words.FROM_JSON)
    if json_table.is_begun(text):
        raise ValueError(words.DAMAGED_JSON)
    if arff.is_arff(text):
        return _made(title, arff.read(text), words.FROM_ARFF)
    lines = divided(text)
    return _made(title, lines, _separated(lines.separator), *encoding)


def _made(title: str, lines: Divided, *origin: str) -> OwnTable:
    cells = lines.cells()
    return OwnTable(title, cells, lines=lines, origin=origin)._with(cells)


def _separated(sign: str) -> str:
    return words.SEPARATED.get(sign, words.SEPARATED_BY.format(sign=sign))


def _text(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and a sentence on its encoding where letters are not sure to be the right ones."""
    try:
        text = decoded(content)
        # With one byte a letter, any bytes are letters of Windows' Latin-1.
        is_sure = text.isascii() or len(text) < len(content)
        return text, () if is_sure else (words.ENCODING.format(encoding=LATIN),)
    except UnknownEncoding:
        best = charset_normalizer.from_bytes(content).best()
        if best is None:
            raise
        return str(best), (words.ENCODING.format(encoding=best.encoding),)


def _from_excel(title: str, content: bytes, sheet: str = "") -> OwnTable:
    found = excel.read(content, sheet)
    several = len(found.all) > 1
    origin = (words.SHEET.format(sheet=quoted(found.title)), *found.left_out, *found.remarks)
    made = OwnTable(
        title,
        found.cells,
        sheets=found.all if several else (),
        sheet=found.title,
        workbook=content if several else b"",
        lines=found.lines,
        origin=origin,
    )
    return made._with(found.cells)


def from_text(text: str) -> OwnTable:
    """A pasted table; raises ``ValueError`` as ``from_file``."""
    if not text.strip():
        raise ValueError(words.EMPTY_TEXT)
    return replace(from_file("", text.encode("utf-8")), title=words.PASTED)


def titled(name: str) -> str:
    """A title that fits a control: printable, in one line, and not long."""
    text = "".join(char if char.isprintable() else " " for char in name).strip()
    return text[:_LONGEST_TITLE] or words.UNTITLED


def outside(network: Network, data: Dataset) -> tuple[float, float] | None:
    """The least and the greatest target where the network cannot reach them all, else None."""
    if not len(targets_out_of_reach(network, data)):
        return None
    values = [value for row in data.output + data.test_output for value in row]
    return min(values), max(values)


def beyond(network: Network, data: Dataset) -> str:
    """The sentence on targets that the network's output cannot reach, or nothing."""
    bounds = outside(network, data)
    if bounds is None:
        return ""
    least, most = (short(one, 6) for one in bounds)
    return words.OUTSIDE.format(least=least, most=most, reach=reach(network))


def _named(cells: Cells) -> Cells:
    """The cells with names as data can have them."""
    return replace(cells, names=distinct(cells.names))
