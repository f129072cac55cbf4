"""Plain text and numbers as LaTeX that needs no other characters than ASCII."""

from __future__ import annotations

import re
import unicodedata

import numpy as np

from nn_view.style.numbers import MINUS, Notation, entry, short

_SPECIAL = {one: rf"\{one}" for one in "#$%&_{}"} | {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "−": "$-$",
    "·": r"$\cdot$",
    "×": r"$\times$",
    "∞": r"$\infty$",
    "′": "$'$",
    "…": r"\dots{}",
    "“": "``",
    "”": "''",
    "’": "'",
    "–": "--",
    "λ": r"$\lambda$",  # Unicode calls it lamda
    "½": r"$\frac{1}{2}$",
    "¼": r"$\frac{1}{4}$",
}
_ALL = 12
_RAISED = {"<super>": "^", "<sub>": "_"}


def text(plain: str) -> str:
    """A sentence: signs and Greek letters as formulas, accents left out, anything else a "?"."""
    return "".join(map(_sign, plain))


def _sign(sign: str) -> str:
    if sign in _SPECIAL:
        return _SPECIAL[sign]
    if sign.isascii():
        return sign
    kind, _, code = unicodedata.decomposition(sign).partition(" ")
    if kind in _RAISED:
        return f"${_RAISED[kind]}{{{chr(int(code, 16))}}}$"
    name = unicodedata.name(sign, "")
    if found := re.fullmatch(r"GREEK (SMALL|CAPITAL) LETTER (\w+)", name):
        letter = found[2].lower() if found[1] == "SMALL" else found[2].title()
        return rf"$\{letter}$"
    base = unicodedata.normalize("NFKD", sign)[0]
    return base if base.isascii() else "?"


def number(value: float, how: Notation) -> str:
    """A number in its matrix, for use in a formula."""
    return _formula(entry(value, how))


def constant(value: float) -> str:
    """A number with all its digits, for use in a formula."""
    return _formula(short(value, _ALL))


def _formula(written: str) -> str:
    if written == "NaN":
        return r"\text{NaN}"
    mantissa, _, power = written.replace(MINUS, "-").replace("∞", r"\infty").partition("e")
    return rf"{mantissa} \cdot 10^{{{power}}}" if power else mantissa


def matrix(rows: np.ndarray, how: Notation, most: int, few: int) -> str:
    """A matrix; with more than ``most`` rows only the first ``few`` and the last one."""
    lines = [" & ".join(number(one, how) for one in row) for row in rows.tolist()]
    if len(lines) > most:
        lines[few:-1] = [" & ".join([r"\vdots"] * rows.shape[1])]
    body = " \\\\\n".join(lines)
    factor = rf"10^{{{how.power}}} \cdot " if how.shared else ""
    return f"{factor}\\begin{{bmatrix}}\n{body}\n\\end{{bmatrix}}"
