"""Compare settings: a readable name for what differs, and variants of the current ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from nn_core import Settings
from nn_core.setup.declaring import CombinationError, declared
from nn_view.links.edits import with_edits
from nn_view.links.setting_row import Row
from nn_view.links.setting_rows import by_field, in_order
from nn_view.wording.compare import FIRST


def names(settings: Sequence[Settings]) -> list[str]:
    """A name for each: the first are the sidebar's, the others are named after what differs."""
    first, *others = settings
    found = [
        [
            describe(one, name)
            for name in declared(first)
            if getattr(one, name) != getattr(first, name)
        ]
        for one in others
    ]
    return [FIRST, *(" · ".join(one) for one in found)]


def describe(settings: Settings, field: str) -> str:
    """One setting in words: “biases not learned”, “η = 0.5”."""
    return by_field()[field].told(settings)


def changed(settings: Settings, **changes: Any) -> Settings:
    """The settings with these changes; a given start that no longer fits is replaced by the seed's.

    Edits stay if they still fit. Raises ``CombinationError`` if the values exclude each other.
    """
    plain = settings.without_edits()
    try:
        found = replace(plain, **changes)
    except CombinationError:
        raise
    except ValueError:
        found = replace(plain, **changes, start=None)
    return with_edits(found, settings.edits)


_FIRST = ("learn_biases", "rule", "learning_rate", "activation", "hidden")
_LAST = ("seed", "iterations")


def variants(settings: Settings) -> Mapping[str, Settings]:
    """Settings near the given ones that are worth comparing, by the name of what differs."""
    found = {}
    for row in in_order(_FIRST, _LAST):
        for value in row.near(settings) if row.near else row.varied:
            one = possible(settings, row, value)
            if one is not None and row.value(settings) != value:
                found[row.told(one)] = one
    return found


def possible(settings: Settings, row: Row, value: Any) -> Settings | None:
    """The settings with another value of a row; None if the other settings exclude it."""
    try:
        one = changed(settings, **{row.field: value})
    except CombinationError:
        return None
    return one if row.value(one) == value else None
