"""ARFF, the tables of Weka: names and kinds of the columns first, then the rows."""

from __future__ import annotations

import csv
import io
import re

from nn_core.checks import quoted
from nn_core.data.csv_table import Divided
from nn_core.data.layout import Line
from nn_view.wording import data as words

_ATTRIBUTE = re.compile(
    r"""@attribute\s+('(?P<one>(?:[^'\\]|\\.)*)'|"(?P<two>(?:[^"\\]|\\.)*)"|(?P<bare>\S+))\s+\S""",
    re.IGNORECASE,
)
_COMMENT = "%"


def is_arff(text: str) -> bool:
    """Whether the text begins as ARFF does: with a relation or a column, after comments."""
    lines = (line.strip().lower() for line in text.splitlines())
    first = next((line for line in lines if line and not line.startswith(_COMMENT)), "")
    return first.startswith(("@relation", "@attribute"))


def read(text: str) -> Divided:
    """The names and rows; raises ``ValueError`` for what is not understood."""
    names: list[str] = []
    lines: list[Line] = []
    in_data = False
    for number, line in enumerate(text.splitlines(), 1):
        given = line.strip()
        if not given or given.startswith(_COMMENT):
            continue
        if in_data:
            lines.append(_row(number, given))
        elif given.lower().startswith("@data"):
            lines.append(Line(number, tuple(names)))
            in_data = True
        elif given.lower().startswith("@attribute"):
            names.append(_name(number, given))
        elif not given.lower().startswith("@relation"):
            raise ValueError(words.ARFF_LINE.format(line=number, text=quoted(given)))
    if not names or not in_data:
        raise ValueError(words.ARFF_HALF)
    return Divided(tuple(lines), ",", formed=True)


def _name(number: int, line: str) -> str:
    found = _ATTRIBUTE.match(line)
    if found is None:
        raise ValueError(words.ARFF_LINE.format(line=number, text=quoted(line)))
    name = next(part for part in found.group("one", "two", "bare") if part is not None)
    return re.sub(r"\\(.)", r"\1", name)


def _row(number: int, line: str) -> Line:
    if line.startswith("{"):
        raise ValueError(words.ARFF_SPARSE.format(line=number))
    # Either quotation mark may enclose a value; the one that does stands at its edge.
    quote = "'" if re.search(r"(^|,)\s*'", line) else '"'
    separator = "," if "," in line else "\t" if "\t" in line else " "
    text = io.StringIO(line)
    reader = csv.reader(
        text, delimiter=separator, quotechar=quote, escapechar="\\", skipinitialspace=True
    )
    return Line(number, tuple(next(reader)))
