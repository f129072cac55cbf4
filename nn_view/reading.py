"""Reading values out of an address: each has its fallback, and a sentence for what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nn_core.checks import quoted
from nn_view.wording import link as words


class Reader:
    """Takes values out of a query, each with its fallback, and collects the sentences."""

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
        """A value that ``read`` turns into one, or refuses by ``ValueError``."""
        given = self.values.pop(name, None)
        if given is None:
            return default
        try:
            return read(given)
        except ValueError:
            self.refuse(name, given, allowed, used)
            return default


def shortened(given: str) -> str:
    """A value of an address as ``quoted``, and with nothing in it that could be a tag."""
    return quoted(given.replace("<", "‹").replace(">", "›"))


@dataclass(frozen=True)
class Whole:
    """A page's own value: a whole number from ``least`` to ``most``."""

    name: str
    least: int
    most: int
    default: int

    def read(self, reader: Reader) -> int:
        """Take the value out of an address."""
        return reader.whole(self.name, self.least, self.most, self.default)

    def written(self, value: Any) -> str:
        """The value as an address has it."""
        return str(value)


@dataclass(frozen=True)
class Choice:
    """A page's own value: one of ``options``, the first one where ``default`` names none."""

    name: str
    options: Sequence[str]
    default: str

    def read(self, reader: Reader) -> str:
        """Take the value out of an address."""
        return reader.choice(self.name, tuple(self.options), self.default)

    def written(self, value: Any) -> str:
        """The value as an address has it."""
        return str(value)


@dataclass(frozen=True)
class Text:
    """A page's own value of any form.

    ``parse`` makes it from a text and raises ``ValueError`` where that is none, ``write`` is its
    reverse; ``allowed`` is the part of the sentence that says what is needed.
    """

    name: str
    default: Any
    parse: Callable[[str], Any]
    write: Callable[[Any], str]
    allowed: str

    def read(self, reader: Reader) -> Any:
        """Take the value out of an address."""
        used = self.write(self.default)
        return reader.checked(self.name, self.default, self.parse, self.allowed, used)

    def written(self, value: Any) -> str:
        """The value as an address has it."""
        return self.write(value)


Extra = Whole | Choice | Text
Extras = Mapping[str, Any]


def written(extras: Sequence[Extra], values: Extras) -> dict[str, str]:
    """A page's own values as an address has them, without those that are as by default."""
    return {
        extra.name: extra.written(values[extra.name])
        for extra in extras
        if values[extra.name] != extra.default
    }
