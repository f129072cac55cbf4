"""Bytes as text: a table may come in UTF-8, UTF-16 or Latin-1, and does not say in which."""

from __future__ import annotations

import re

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
LATIN = "Windows-1252"
"""Latin-1 as Windows has it: the same letters, and signs where the standard has none."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")

NOT_TEXT = (
    "This is not a table of text: it contains characters that no text has. "
    "Give a table as CSV, TSV or Excel (.xlsx)."
)


class UnknownEncoding(ValueError):  # noqa: N818
    """Text that is neither UTF-8 nor UTF-16 nor Latin-1."""


def decoded(content: bytes) -> str:
    """The bytes as text, without a byte order mark; raises ``ValueError`` for what is none."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return _text(content, encoding)
    # Without a mark, UTF-16 gives itself away: digits and separators have a byte that is zero.
    if content[1::2].count(0) > len(content) / 4:
        return _text(content, "utf-16-le")
    if content[::2].count(0) > len(content) / 4:
        return _text(content, "utf-16-be")
    if b"\0" in content:
        raise ValueError(NOT_TEXT)
    try:
        return _checked(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _text(content, LATIN)


def _text(content: bytes, encoding: str) -> str:
    try:
        return _checked(content.decode(encoding))
    except UnicodeDecodeError:
        raise UnknownEncoding(
            "The encoding of this text is not UTF-8, UTF-16 or Latin-1, or it is cut off. "
            "Save the table as CSV in UTF-8."
        ) from None


def _checked(text: str) -> str:
    if _CONTROL.search(text):
        raise ValueError(NOT_TEXT)
    return text
