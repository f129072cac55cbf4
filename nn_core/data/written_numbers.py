"""Numbers as people write them: with a decimal comma, with signs between thousands, with a unit.

What a number is written with is judged for a whole column, since 1.200 alone is 1.2 or 1200.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
MISSING = {
    *(
        "",
        "-",
        "--",
        "\u2212",
        "–",
        "—",
        ".",
        "..",
        "...",
        "…",
        "?",
        "null",
        "none",
        "missing",
        "nat",
    ),
    *(
        "na",
        "n/a",
        "#na",
        "#n/a",
        "#n/a n/a",
        "<na>",
        "n.a.",
        "k.a.",
        "k. a.",
        "n.d.",
        "n/d",
        "n.v.",
    ),
    *("nan", "-nan", "1.#ind", "-1.#ind", "1.#qnan", "-1.#qnan", "\\n"),
}
"""What people, pandas and databases write, in small letters."""
TRUTH = {"true": 1.0, "false": 0.0}
_CURRENCY = r"[$€£¥₹]|USD|EUR|GBP|CHF"
_CORE = r"[0-9.,'’ ]*[0-9][.,]?([eE][+-]?[0-9]+)?"
_DRESSED = re.compile(
    rf"(?P<sign>[+-]?)(?P<before>({_CURRENCY})?)\s*(?P<core>[+-]?{_CORE})"
    rf"\s*(?P<after>(%|{_CURRENCY}|[A-Za-zµμ°Ω][A-Za-z0-9µμ°Ω²³/]{{0,7}})?)"
)
_DOUBTFUL = re.compile(r"[+-]?[1-9][0-9]{0,2}([.,])[0-9]{3}")
"""A sign before three digits: it parts thousands or decimals."""
_HIDDEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
_HARD_SPACES = "\u00a0\u202f\u2009"
"""Nobody types them by mistake: between digits they part thousands."""
_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}(?P<by>[.,'’ ])[0-9]{3}((?P=by)[0-9]{3})*([.,][0-9]*)?")


def plain(cell: str) -> str:
    """A cell with one kind of minus and of space, and nothing that cannot be seen."""
    return " ".join(_HIDDEN.sub("", cell.replace("\u2212", "-")).split())


def is_missing(cell: str) -> bool:
    """Whether the cell says that there is no value."""
    return cell.strip().lower() in MISSING


@dataclass(frozen=True)
class Written:
    """How the numbers of a column are written.

    ``decimal`` is their decimal sign, or empty where both are in use; ``before`` and ``after``
    stand at each number and are left out, where ``after`` is ``%`` with a division by 100.
    ``spaced`` tells whether blanks part thousands; ``doubtful`` that nothing but
    ``decimal`` tells whether a sign parts thousands or decimals.
    """

    decimal: str = ""
    before: str = ""
    after: str = ""
    spaced: bool = False
    doubtful: bool = False

    def value(self, cell: str) -> float | None:
        """The number that the cell holds, or None where it is none."""
        dressed = self.before or self.after
        if not dressed and self.decimal != "," and NUMBER.fullmatch(cell):
            return float(cell)
        text = plain(cell)
        if text.lower() in TRUTH:
            return TRUTH[text.lower()]
        if dressed:
            parts = _DRESSED.fullmatch(text)
            if not parts or (parts["before"], parts["after"]) != (self.before, self.after):
                return None
            text = parts["sign"] + parts["core"].strip()
        number = self._bare(text)
        if number is None or not NUMBER.fullmatch(number):
            return None
        return float(number) / (100 if self.after == "%" else 1)

    def _bare(self, text: str) -> str | None:
        """The number with a decimal point and without signs between thousands."""
        if NUMBER.fullmatch(text) and self.decimal != ",":
            return text
        grouped = _GROUPED.fullmatch(text)
        by = grouped["by"] if grouped else ""
        if by and by in " '’":
            text, by = (text.replace(by, "") if self.spaced or by != " " else text), ""
        if by and (text.count(by) > 1 or _both(text) or self.decimal not in ("", by)):
            text = text.replace(by, "")
        elif self.decimal and {",": ".", ".": ","}[self.decimal] in text:
            return None
        return text.replace(",", ".")


def readings(text: str) -> tuple[float, ...]:
    """The numbers that a text may mean by itself: two where a sign parts thousands or decimals."""
    cell = plain(text)
    if cell.lower() in TRUTH:
        return ()
    values = (Written(sign, spaced=True).value(cell) for sign in ".,")
    return tuple(dict.fromkeys(value for value in values if value is not None))


def _both(text: str) -> bool:
    return "," in text and "." in text


@dataclass(frozen=True)
class _Column:
    """What the texts of a column tell of themselves."""

    before: str
    after: str
    decimals: frozenset[str]
    doubtful: frozenset[str]
    spaced: bool


def judged(
    columns: Iterable[Sequence[str]], separator: str, decimal: str = ""
) -> tuple[Written, ...]:
    """How each of the columns of texts is written; ``decimal`` is what somebody said of them all.

    Signs that can be but one thing tell it of their column, and else of the table. Where there are
    none, semicolons between cells speak for decimal commas, anything else for decimal points.
    """
    told = [_told(column) for column in columns]
    sure = frozenset(sign for one in told for sign in one.decimals)
    usual = next(iter(sure)) if len(sure) == 1 else "," if separator == ";" else "."
    found = []
    for one in told:
        own = next(iter(one.decimals)) if len(one.decimals) == 1 else ""
        used = decimal or own or ("" if one.decimals else usual)
        doubtful = bool(one.doubtful) and len(sure) != 1
        found.append(Written(used, one.before, one.after, one.spaced, doubtful))
    return tuple(found)


def _told(column: Sequence[str]) -> _Column:
    given = (plain(cell) for cell in column if not is_missing(cell))
    texts = [text for text in given if text.lower() not in TRUTH]
    before, after = _dress(texts)
    if before or after:
        texts = [_DRESSED.fullmatch(text)["core"].strip() for text in texts]  # type: ignore[index]
    decimals: set[str] = set()
    doubtful: set[str] = set()
    spaced = 0
    for text in texts:
        if doubt := _DOUBTFUL.fullmatch(text):
            doubtful.add(doubt[1])
        elif grouped := _GROUPED.fullmatch(text):
            spaced += grouped["by"] == " "
            rest = text.replace(grouped["by"], "")
            decimals |= {sign for sign in ",." if sign in rest}
            if not rest.strip("+-0123456789") and grouped["by"] in ",.":
                decimals.add({",": ".", ".": ","}[grouped["by"]])
        elif NUMBER.fullmatch(text.replace(",", ".")):
            decimals |= {sign for sign in ",." if sign in text}
    # One such number among others may be a slip of the hand.
    is_hard = any(sign in cell for cell in column for sign in _HARD_SPACES)
    is_spaced = spaced > 1 or spaced == len(texts) or is_hard
    return _Column(before, after, frozenset(decimals), frozenset(doubtful), is_spaced)


def _dress(texts: Sequence[str]) -> tuple[str, str]:
    """What stands before and behind each of the numbers, if it is the same everywhere."""
    first = _DRESSED.fullmatch(texts[0]) if texts else None
    if first is None or NUMBER.fullmatch(texts[0]):
        return "", ""
    dress = first["before"], first["after"]
    for text in texts:
        other = _DRESSED.fullmatch(text)
        if other is None or (other["before"], other["after"]) != dress:
            return "", ""
    return dress
