"""Settings beside each other: a readable name of what differs, and variants one click away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from nn_core import Settings
from nn_core.setup.declaring import CombinationError, declared
from nn_view.links.edits import with_edits
from nn_view.links.setting_row import Row
from nn_view.links.setting_rows import by_field, in_order
from nn_view.wording import differing as words


def names(settings: Sequence[Settings]) -> list[str]:
    """A name for each: the first is that of the sidebar, the others say where they differ."""
    first, *others = settings
    found = [
        [
            describe(one, name)
            for name in declared(first)
            if getattr(one, name) != getattr(first, name)
        ]
        for one in others
    ]
    return [words.FIRST, *(" · ".join(one) for one in found)]


def describe(settings: Settings, field: str) -> str:
    """One setting in words: “biases not learned”, “learning rate 0.5”."""
    return by_field()[field].told(settings)


def changed(settings: Settings, **changes: Any) -> Settings:
    """The settings with these changes; given weights that do not fit any more are drawn instead.

    What was set by hand is set there as well where it has a place. Raises ``CombinationError``
    where they cannot be combined.
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
    """Other settings by what they change, near the given ones: each is worth a look."""
    found = {}
    for row in in_order(_FIRST, _LAST):
        for value in row.near(settings) if row.near else row.varied:
            one = possible(settings, row, value)
            if one is not None and row.value(settings) != value:
                found[row.told(one)] = one
    return found


def possible(settings: Settings, row: Row, value: Any) -> Settings | None:
    """The settings with another value of a row; None where the others leave no room for it."""
    try:
        one = changed(settings, **{row.field: value})
    except CombinationError:
        return None
    return one if row.value(one) == value else None
