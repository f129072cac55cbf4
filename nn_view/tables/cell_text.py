"""A value of a workbook or of JSON as the text of a cell."""

from __future__ import annotations

import re
from typing import Any

_DOUBTFUL = re.compile(r"-?[0-9]{1,3}\.[0-9]{3}")


def text_of(value: Any) -> str:
    """The value as text, in which the point of a number can part nothing but decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, (int, float)):
        text = repr(value)
        return f"{text}0" if _DOUBTFUL.fullmatch(text) else text
    return str(value).strip()
