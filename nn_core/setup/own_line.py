"""My line: one line that the learner types in the place of a quantity's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from nn_core.checks import abbreviated, quoted
from nn_core.lines.faults.typed import LineError, normalized
from nn_core.lines.names import FORM, unknown
from nn_core.setup.declaring import CombinationError

Lines = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TypedLines:
    """At most one pair of a quantity's name and the expression that computes it."""

    def check(self, name: str, value: object) -> Lines:
        """The lines in Python's usual layout.

        Raises ``ValueError`` for anything but such a pair, and for a text that no line may be.
        """
        if not isinstance(value, (tuple, list)) or len(value) > 1:
            raise ValueError(
                f'{name} must be () or one pair, such as (("delta_w1", "z1_d_w1.T @ error_d_z1"),),'
                f" got {abbreviated(value)}."
            )
        return tuple(_pair(name, one) for one in value)


def _pair(name: str, pair: object) -> tuple[str, str]:
    if (
        not isinstance(pair, (tuple, list))
        or len(pair) != 2
        or not all(isinstance(one, str) for one in pair)
    ):
        raise ValueError(
            f"{name}: each must be a quantity and its expression, got {abbreviated(pair)}."
        )
    try:
        return checked(*pair)
    except LineError as problem:
        raise ValueError(f"{name}: {problem}.") from None


def checked(quantity: str, text: str) -> tuple[str, str]:
    """A quantity's name and its line in Python's usual layout, whatever the network.

    Raises ``LineError`` for a name that no quantity has, and for a text that no line may be.
    """
    if not FORM.fullmatch(quantity):
        raise LineError(f"there is no quantity {quoted(quantity)}")
    return quantity, normalized(text, quantity)


def refusal(settings: Any) -> str:
    """Why the line does not fit these settings, as a clause; "" where it fits."""
    if not settings.lines:
        return ""
    if settings.fault:
        return "the network already has a mistake, and it can have only one at a time"
    ((name, _),) = settings.lines
    try:
        listed = settings.quantities
    except LineError as problem:
        return str(problem)
    names = {one.name: one for one in listed}
    return "" if name in names else unknown(name, names)


def why_not(settings: Any, name: str, text: str) -> str:
    """Why a text cannot be the line of this quantity in these settings; "" where it can."""
    try:
        replace(settings, fault="", lines=(checked(name, text),))
    except CombinationError as problem:
        return _sentence(problem.why)
    except LineError as problem:
        return _sentence(str(problem))
    return ""


def _sentence(clause: str) -> str:
    """A clause as a sentence; a name at its beginning stays as it is written."""
    begins_with_name = any(sign in clause.split(" ")[0] for sign in "_0123456789")
    return f"{clause}." if begins_with_name else f"{clause[:1].upper()}{clause[1:]}."


def settled(settings: Any) -> Lines:
    """No line where it says what the right one says."""
    lines: Lines = settings.lines
    return lines if any(one.correct for one in settings.quantities) else ()
