"""The kinds of settings: the values that each allows, its error message, its form as text."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from numbers import Real
from typing import Any, Protocol

from nn_core.checks import abbreviated, boolean, one_of, whole

_TRUE = {"true", "1", "yes", "on", "learned"}
_FALSE = {"false", "0", "no", "off", "fixed"}


class Kind(Protocol):
    """A kind of setting."""

    def check(self, name: str, value: Any) -> Any:
        """``value`` in its canonical type; raises ``ValueError`` if it is not allowed."""


class Textual(Kind, Protocol):
    """A kind whose values can be written as a short text."""

    def read(self, text: str) -> Any:
        """The value of a text that ``write`` returned; raises ``ValueError`` for any other."""

    def write(self, value: Any) -> str:
        """The value as text."""


@dataclass(frozen=True)
class Whole:
    """A whole number from ``least`` to ``most``."""

    least: int
    most: int

    def check(self, name: str, value: object) -> int:
        return whole(name, value, self.least, self.most)

    def read(self, text: str) -> int:
        if not re.fullmatch(r"[+-]?[0-9]{1,400}", text.strip()):
            raise ValueError(text)
        return self.check(text, int(text))

    def write(self, value: int) -> str:
        return str(value)


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number: at least ``least`` or above ``above``, at most ``most`` or below ``below``.

    ``hint`` ends the error message.
    """

    least: float = -math.inf
    above: float = -math.inf
    most: float = math.inf
    below: float = math.inf
    hint: str = ""

    def holds(self, value: float) -> bool:
        """Whether the number is within the bounds; NaN never is."""
        return self.least <= value <= self.most and self.above < value < self.below

    def check(self, name: str, value: object) -> float:
        refused = isinstance(value, bool) or not isinstance(value, Real)
        number = math.nan if refused else float(value)  # type: ignore[arg-type]
        if not self.holds(number):
            sentence = f"{name} must be a number {self.bounds}, got {abbreviated(value)}."
            raise ValueError(f"{sentence} {self.hint}".strip())
        # + 0.0: a negative zero is equal to zero, and the same settings give the same bytes.
        return number + 0.0

    @property
    def bounds(self) -> str:
        """The bounds in words, such as ``above 0 and at most 1000``."""
        lower = f"above {self.above:g}" if math.isinf(self.least) else f"at least {self.least:g}"
        upper = f"below {self.below:g}" if math.isinf(self.most) else f"at most {self.most:g}"
        return f"{lower} and {upper}"

    def read(self, text: str) -> float:
        value = float(text) if len(text) < 40 and text.isascii() else math.nan
        return self.check(text, value)

    def write(self, value: float) -> str:
        return repr(value).removesuffix(".0")


@dataclass(frozen=True)
class OneOf:
    """One of the ``options``."""

    options: tuple[str, ...]

    def check(self, name: str, value: object) -> str:
        return one_of(name, value, self.options)

    def read(self, text: str) -> str:
        return self.check(text, text)

    def write(self, value: str) -> str:
        return value


@dataclass(frozen=True)
class OneOrSeveral:
    """One of the ``options`` for all, or a tuple of them, one for each."""

    options: tuple[str, ...]

    def check(self, name: str, value: object) -> str | tuple[str, ...]:
        if isinstance(value, (tuple, list)):
            return tuple(one_of(name, one, self.options) for one in value)
        return one_of(name, value, self.options)

    def read(self, text: str) -> str | tuple[str, ...]:
        return self.check(text, tuple(text.split(",")) if "," in text else text)

    def write(self, value: str | tuple[str, ...]) -> str:
        return value if isinstance(value, str) else ",".join(value)


@dataclass(frozen=True)
class Boolean:
    """True or False."""

    def check(self, name: str, value: object) -> bool:
        return boolean(name, value)

    def read(self, text: str) -> bool:
        if text.lower() in _TRUE | _FALSE:
            return text.lower() in _TRUE
        raise ValueError(text)

    def write(self, value: bool) -> str:
        return "true" if value else "false"


@dataclass(frozen=True)
class Layers:
    """The units of each layer: ``least`` to ``most`` layers with 1 to ``units`` units each."""

    least: int
    most: int
    units: int

    def check(self, name: str, value: object) -> tuple[int, ...]:
        if not isinstance(value, (tuple, list)) or not self.least <= len(value) <= self.most:
            raise ValueError(
                f"{name} must list the units of {self.least} to {self.most} {name} layers, such "
                f"as (5,), got {abbreviated(value)}."
            )
        return tuple(whole(f"{name}: units of a layer", one, 1, self.units) for one in value)

    def read(self, text: str) -> tuple[int, ...]:
        if text == "none":
            return self.check(text, ())
        parts = [part.strip(" ") for part in text.strip().split(",")]
        if not all(part.isascii() and part.isdigit() and len(part) <= 3 for part in parts):
            raise ValueError(text)
        return self.check(text, [*map(int, parts)])

    def write(self, value: tuple[int, ...]) -> str:
        return ",".join(map(str, value)) or "none"


@dataclass(frozen=True)
class Maybe:
    """A value of another kind, or None, which is written as the text ``none``."""

    kind: Textual
    none: str

    def check(self, name: str, value: object) -> Any:
        return None if value is None else self.kind.check(name, value)

    def read(self, text: str) -> Any:
        return None if text == self.none else self.kind.read(text)

    def write(self, value: Any) -> str:
        return self.none if value is None else self.kind.write(value)


@dataclass(frozen=True)
class Instance:
    """An object of a class whose constructor checks it."""

    form: type

    def check(self, name: str, value: object) -> Any:
        if not isinstance(value, self.form):
            raise ValueError(f"{name} must be a {self.form.__name__}, got {abbreviated(value)}.")
        return value


@dataclass(frozen=True)
class DependsOnSettings:
    """A value whose check needs the other settings, and runs once those are checked.

    ``check_with_settings(settings, value)`` returns the value in the form in which it is stored, or
    raises ``ValueError``.
    """

    check_with_settings: Callable[[Any, Any], Any]

    def check(self, name: str, value: object) -> Any:  # noqa: ARG002
        return value
