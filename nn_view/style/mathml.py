"""LaTeX as MathML, which every browser draws by itself."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from latex2mathml.converter import convert

from nn_view.wording.reading.glossary import TERMS, Term

_RAISED = r"(?=</mo></mrow></msu)"
"""What follows a sign that is a superscript's whole."""


@lru_cache(maxsize=4096)
def mathml(latex: str) -> str:
    """The formula as an inline ``<math>`` element."""
    return str(convert(latex))


@lru_cache(maxsize=4096)
def explained(latex: str) -> str:
    """The formula with its signs as terms; the keyboard stops at each sign's first occurrence."""
    markup = mathml(latex)
    for one in TERMS:
        if one.latex:
            place = _place(one)
            markup = place.sub(rf'<\1 data-term="{one.name}" tabindex="0">\2', markup, count=1)
            markup = place.sub(rf'<\1 data-term="{one.name}">\2', markup)
    return markup


@cache
def _place(term: Term) -> re.Pattern[str]:
    """Where the sign of a term stands, as the converter writes it."""
    *_, sign = re.findall(r"<m[oi]>([^<]+)<", mathml(f"x{term.latex}"))
    return re.compile(rf"<(m[oi])>({sign}{_RAISED if term.latex.startswith('^') else ''})")
