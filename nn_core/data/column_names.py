"""Names of columns and classes: one line each, short enough to print, and none twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from nn_core.checks import abbreviated, quoted

LONGEST = 80
"""Characters of a name."""
_JOINERS = "\u200c\u200d"
"""Invisible, but letters of some scripts are joined or kept apart by them."""


class Names(NamedTuple):
    """What the columns of a table are called."""

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]

    @classmethod
    def usual(cls, inputs: int, outputs: int) -> Names:
        """``x1`` … and ``y``, or ``y1`` … where there are several outputs."""
        several = tuple(f"y{at + 1}" for at in range(outputs))
        return cls(tuple(f"x{at + 1}" for at in range(inputs)), several if outputs > 1 else ("y",))

    @property
    def all(self) -> tuple[str, ...]:
        """Inputs first."""
        return self.inputs + self.outputs

    def free(self, letter: str) -> str:
        """A name for another column: the letter with the first number that is not taken."""
        number = 1
        while f"{letter}{number}" in self.all:
            number += 1
        return f"{letter}{number}"


def cleaned(name: str) -> str:
    """The name in one line of at most ``LONGEST`` visible characters; may be empty.

    Line breaks and spaces of every kind become one space; what cannot be seen is left out, but
    for joiners within a name.
    """
    kept = [" " if unicodedata.category(char) in _SPACES else char for char in name]
    visible = (char for char in kept if char in _JOINERS or not _is_hidden(char))
    text = " ".join("".join(visible).split())
    if not text.strip(_JOINERS):
        return ""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


_SPACES = ("Cc", "Zs", "Zl", "Zp")


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in ("Cf", "Cs")


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names ``cleaned``, and numbered where two would then be the same, or none is left."""
    found: list[str] = []
    for place, given in enumerate(names, 1):
        name = cleaned(given) or f"column {place}"
        number, wanted = 2, name
        while name in found:
            ending = f" {number}"
            name, number = cleaned(wanted[: LONGEST - len(ending)]) + ending, number + 1
        found.append(name)
    return tuple(found)


def checked(field: str, given: Any, count: int) -> tuple[str, ...]:
    """The names as a tuple: none, or ``count``; raises ``ValueError``."""
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise ValueError(f"{field} must be a list of names, got {abbreviated(given)}.")
    names = tuple(given)
    if len(names) not in (0, count):
        wanted = f"{count} name{'s' * (count != 1)}"
        raise ValueError(f"{field} must hold {wanted}, or none, got {len(names)}.")
    for name in names:
        if not isinstance(name, str):
            raise ValueError(f"{field} must be texts, got {abbreviated(name)}.")
        if not name or cleaned(name) != name:
            raise ValueError(
                f"{field}: {quoted(name)} must be one line of 1 to {LONGEST} visible characters."
            )
    check_apart(names)
    return names


def check_apart(names: Sequence[str]) -> None:
    """Raises ``ValueError`` where two names are the same."""
    for at, name in enumerate(names):
        if names.index(name) != at:
            raise ValueError(f"Two columns are called {quoted(name)}: give each its own name.")
