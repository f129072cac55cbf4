"""The names in a sentence, which a browser that translates the page leaves as they are."""

from __future__ import annotations

import re
from collections.abc import Callable

#: A cell such as ``w1[x1, h1]``, ``z1.T``, ``delta_w1``, ``h3``: as in the browser's
#: stepper/js/base/sentence.js.
_NAMES = re.compile(r"(\w+\[[^\]]*\]|\w+\.T\b|\b[a-z]+\d*(?:_[a-z]+\d*)+\b|\b[a-z]\d+\b)")


def marked(sentence: str, name: Callable[[str], str], words: Callable[[str], str] = str) -> str:
    """A sentence in which ``name`` has written each name, and ``words`` what stands between."""
    parts = _NAMES.split(sentence)
    parts[::2], parts[1::2] = map(words, parts[::2]), map(name, parts[1::2])
    return "".join(parts)
