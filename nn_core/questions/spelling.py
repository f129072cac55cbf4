"""Reading a number as somebody wrote it, in any script and with any sign; what is unclear is not
guessed.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from nn_core.data.written_numbers import readings

_LONGEST = 60
_MINUS = "−‐‑‒–—﹣－⁻➖"
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_ARABIC = "٫"
_OTHERS = str.maketrans({_ARABIC: ".", "٬": "'", "’": "'", "⁄": "/", "∕": "/", "÷": "/", "×": "*"})
_RAISED = re.compile(r"(?<=10)[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_TIMES_POWER = re.compile(
    r"(?:(?P<number>.+?)\s*[*·⋅∙xX]\s*|(?P<sign>[+-]?))10\s*\^\s*\(?(?P<power>[+-]?\d{1,3})\)?"
)
_NOTHING = (
    "\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u061c\ufeff"
)
"""Characters without a width of their own, such as the marks of a direction of writing."""


@dataclass(frozen=True)
class Written:
    """A number that was read: ``values``, two where a sign separates thousands or decimals.

    ``place``: the power of ten of its last digit; None where it has no last digit, as 1/3.
    """

    values: tuple[float, ...]
    place: int | None


@dataclass(frozen=True)
class Unclear:
    """What is no number: ``why`` is ``"empty"``, ``"long"``, ``"zero"`` or ``"words"``.

    ``"zero"``: a division by 0.
    """

    why: str


def read(text: str) -> Written | Unclear:
    """The number that somebody wrote, or why it is unclear.

    A sign before three digits separates thousands or decimals, so ``1,234`` has two values: first
    the one with decimals.
    """
    if len(text) > _LONGEST:
        return Unclear("long")
    plain = _plain(text)
    if not plain:
        return Unclear("empty")
    above, line, below = plain.partition("/")
    # Arabic has a decimal sign of its own, which never separates thousands.
    sure = _ARABIC in text
    parts = [_number(one, sure) for one in ((above, below) if line else (above,))]
    if any(not values or not all(map(math.isfinite, values)) for values, _ in parts):
        return Unclear("words")
    if not line:
        return Written(*parts[0])
    if 0.0 in parts[1][0]:
        return Unclear("zero")
    values = tuple(one / other for one in parts[0][0] for other in parts[1][0])
    return Written(tuple(dict.fromkeys(values)), None)


def _plain(text: str) -> str:
    """The text with the digits, signs and spaces of a plain keyboard."""
    text = _RAISED.sub(lambda found: "^" + found[0].translate(_SUPERSCRIPTS), text)
    text = "".join("-" if one in _MINUS else one for one in text.translate(_OTHERS))
    text = unicodedata.normalize("NFKC", text).translate(_OTHERS)
    text = "".join(_digit(one) for one in text if one not in _NOTHING)
    return re.sub(r"(?<=[-+/*^])\s+|\s+(?=[/*^])", "", " ".join(text.split()))


def _digit(one: str) -> str:
    value = unicodedata.decimal(one, None)
    return one if value is None else str(value)


def _number(text: str, sure: bool) -> tuple[tuple[float, ...], int | None]:
    """The values of a number without a division, and the place of its last digit.

    ``sure``: whether its sign is known to separate decimals, as it does in a number times a power.
    """
    text, power = text.strip(), 0
    if scaled := _TIMES_POWER.fullmatch(text):
        text, power, sure = scaled["number"] or f"{scaled['sign']}1", int(scaled["power"]), True
    if text.endswith("%"):
        text, power = text[:-1].strip(), power - 2
    digits, _, exponent = text.lower().partition("e")
    if re.fullmatch(r"[+-]?\d{1,3}", exponent):
        text, power, sure = digits, power + int(exponent), True
    values = sorted(readings(text), key=abs)[: 1 if sure else 2]
    decimals = re.search(r"[.,]([0-9]*)$", text)
    place = power - (len(decimals[1]) if decimals else 0)
    # As it is read from a text: 35 times 0.01 is not 0.35 to the last bit.
    return tuple(float(Decimal(repr(value)).scaleb(power)) for value in values), place
