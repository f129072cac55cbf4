"""Read values from a link: each has a default, and a sentence for what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nn_core.checks import quoted
from nn_core.setup import kinds
from nn_view.wording import link as words

_MANY, _FEW = 12, 4
"""Of more options than the first number, only so many are named in a sentence."""


class Reader:
    """Takes values from a query, each with a default, and collects the sentences."""

    def __init__(self, values: dict[str, str]) -> None:
        self.values = values
        self.problems: list[str] = []

    def refuse(self, name: str, given: str, allowed: str, used: object) -> None:
        form = words.REFUSED_WITHOUT if used == "" else words.REFUSED
        self.problems.append(
            form.format(name=name, given=shortened(given), allowed=allowed, used=used)
        )

    def whole(self, name: str, least: int, most: int, default: int) -> int:
        given = self.values.pop(name, None)
        if given is None:
            return default
        if not re.fullmatch(r"[+-]?[0-9]{1,400}", given.strip()):
            self.refuse(name, given, words.WHOLE.format(least=least, most=most), default)
            return default
        used = min(max(int(given), least), most)
        if used != int(given):
            self.refuse(name, given, words.WHOLE.format(least=least, most=most), used)
        return used

    def choice(self, name: str, options: tuple[str, ...], default: str) -> str:
        given = self.values.pop(name, None)
        if given is None or given in (*options, default):
            return default if given is None else given
        self.refuse(
            name, given, words.CHOICE.format(options=", ".join(filter(None, options))), default
        )
        return default

    def checked(
        self, name: str, default: Any, read: Callable[[str], Any], allowed: str, used: str
    ) -> Any:
        """A value as ``read`` parses it; ``read`` raises ``ValueError`` for a bad one."""
        given = self.values.pop(name, None)
        if given is None:
            return default
        try:
            return read(given)
        except ValueError:
            self.refuse(name, given, allowed, used)
            return default

    def setting(self, name: str, kind: kinds.Textual, default: Any, none: str = "") -> Any:
        """A value of a kind of setting; ``none`` is the name of an empty one."""
        if isinstance(kind, kinds.Whole):
            return self.whole(name, kind.least, kind.most, default)
        used = none if default in ("", None) else kind.write(default)
        return self.checked(name, default, kind.read, allowed(kind), used)


def allowed(kind: kinds.Kind) -> str:
    """The part of a sentence that says which values a kind of setting allows."""
    match kind:
        case kinds.Whole():
            return words.WHOLE.format(least=kind.least, most=kind.most)
        case kinds.Number():
            return words.NUMBER.format(bounds=_bounds(kind))
        case kinds.OneOf():
            return _choice([one for one in kind.options if one])
        case kinds.OneOrSeveral():
            return words.ONE_OR_SEVERAL.format(options=", ".join(kind.options))
        case kinds.Boolean():
            return words.TRUTH
        case kinds.Layers():
            return words.HIDDEN.format(least=kind.least, layers=kind.most, units=kind.units)
        case kinds.Maybe():
            return words.MAYBE.format(allowed=allowed(kind.kind), none=kind.none)
    raise TypeError(f"{kind!r} has no form in an address.")


def _choice(options: list[str]) -> str:
    """The options, or the first few of them where a sentence would be too long to read."""
    if len(options) <= _MANY:
        return words.CHOICE.format(options=", ".join(options))
    first = ", ".join(options[:_FEW])
    return words.CHOICE_OF_MANY.format(options=first, others=len(options) - _FEW)


def _bounds(kind: kinds.Number) -> str:
    """The bounds of a number in words, without exponents, which are harder to read."""
    if not kind.holds(kind.least) or not kind.holds(kind.most):
        return kind.bounds
    least, most = (np.format_float_positional(one, trim="-") for one in (kind.least, kind.most))
    return words.BOUNDS.format(least=least, most=most)


def shortened(given: str) -> str:
    """A value of a link as ``quoted``, with no characters that could form a tag."""
    return quoted(without_tags(given))


def without_tags(text: str) -> str:
    """A text with no characters that could form a tag."""
    return text.replace("<", "‹").replace(">", "›")


@dataclass(frozen=True)
class Whole:
    """A page's own value: a whole number from ``least`` to ``most``.

    ``former``: the name that it had in older links, which a setting has now.
    """

    name: str
    least: int
    most: int
    default: int
    former: str = ""

    def read(self, reader: Reader) -> int:
        """Take the value from a link."""
        return reader.whole(self.name, self.least, self.most, self.default)

    def written(self, value: Any) -> str:
        """The value as a link has it."""
        return str(value)


@dataclass(frozen=True)
class Choice:
    """A page's own value: one of ``options``, or ``default``."""

    name: str
    options: Sequence[str]
    default: str

    def read(self, reader: Reader) -> str:
        """Take the value from a link."""
        return reader.choice(self.name, tuple(self.options), self.default)

    def written(self, value: Any) -> str:
        """The value as a link has it."""
        return str(value)


@dataclass(frozen=True)
class Text:
    """A page's own value of any form.

    ``parse`` reads it from a text and raises ``ValueError`` for a bad one; ``write`` is the
    inverse; ``allowed`` is the part of the sentence that says which values are allowed.
    """

    name: str
    default: Any
    parse: Callable[[str], Any]
    write: Callable[[Any], str]
    allowed: str

    def read(self, reader: Reader) -> Any:
        """Take the value from a link."""
        used = self.write(self.default)
        return reader.checked(self.name, self.default, self.parse, self.allowed, used)

    def written(self, value: Any) -> str:
        """The value as a link has it."""
        return self.write(value)


Extra = Whole | Choice | Text
Extras = Mapping[str, Any]


def written(extras: Sequence[Extra], values: Extras) -> dict[str, str]:
    """A page's own values as a link has them, without those at their default."""
    return {
        extra.name: extra.written(values[extra.name])
        for extra in extras
        if values[extra.name] != extra.default
    }
