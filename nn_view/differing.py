"""Settings beside each other: a readable name of what differs, and variants one click away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from nn_core import ACTIVATIONS, BIASES, INITIAL_BIASES, MAX_ITERATIONS, MAX_SEED, RULES, Settings
from nn_core.lines.faults import BY_NAME
from nn_view.edits import said, with_edits
from nn_view.wording import differing as words
from nn_view.wording.pages import OPTIONS

RATES = (0.1, 0.5, 1.0, 5.0, 20.0)
WIDTHS = (1, 2, 3, 5, 8, 16)
FEW_EDITS = 2
"""So many are told one by one: a name has to fit beside its curve."""


def names(settings: Sequence[Settings]) -> list[str]:
    """A name for each: the first is that of the sidebar, the others say where they differ."""
    first, *others = settings
    fields_of = [field.name for field in fields(Settings)]
    found = [
        [describe(one, name) for name in fields_of if getattr(one, name) != getattr(first, name)]
        for one in others
    ]
    return [words.FIRST, *(" · ".join(one) for one in found)]


def describe(settings: Settings, field: str) -> str:
    """One setting in words: “biases not learned”, “learning rate 0.5”."""
    value = getattr(settings, field)
    if field == "learn_biases":
        return words.LEARNED if value else words.NOT_LEARNED
    if field == "start":
        return words.DRAWN if value is None else words.GIVEN
    if field == "edits":
        return _set_by_hand(settings)
    if field == "fault":
        return words.FAULT.format(title=BY_NAME[value].title) if value else words.NO_FAULT
    if field == "hidden":
        return words.HIDDEN.format(value=" + ".join(map(str, value)))
    if field == "dataset":
        return words.FIELDS[field].format(value=OPTIONS.get(value.name, value.name))
    shown = f"{value:g}" if isinstance(value, float) else OPTIONS.get(str(value), value)
    return words.FIELDS.get(field, field + " {value}").format(value=shown)


def _set_by_hand(settings: Settings) -> str:
    edits = settings.edits
    if len(edits) > FEW_EDITS:
        return words.EDITED_OFTEN.format(count=len(edits))
    told = ", ".join(said(settings, edit) for edit in edits)
    return words.EDITED.format(edits=told) if edits else words.NOT_EDITED


def changed(settings: Settings, **changes: Any) -> Settings:
    """The settings with these changes; given weights that do not fit any more are drawn instead.

    What was set by hand is set there as well where it has a place.
    """
    plain = settings.without_edits()
    try:
        found = replace(plain, **changes)
    except ValueError:
        found = replace(plain, **changes, start=None)
    return with_edits(found, settings.edits)


def variants(settings: Settings) -> Mapping[str, Settings]:
    """Other settings by what they change, near the given ones: each is worth a look."""
    layers = len(settings.hidden)
    changes: list[dict[str, Any]] = [{"learn_biases": not settings.learn_biases}]
    changes += [{"rule": rule} for rule in RULES]
    changes += [{"learning_rate": rate} for rate in RATES]
    changes += [{"activation": activation} for activation in ACTIVATIONS]
    changes += [{"hidden": (width,) * layers} for width in WIDTHS]
    changes += [{"biases": form} for form in BIASES]
    changes += [{"initial_biases": start} for start in INITIAL_BIASES]
    changes += [{"seed": min(settings.seed + step, MAX_SEED)} for step in (1, 2, 3)]
    changes += [{"iterations": min(settings.iterations * 10, MAX_ITERATIONS)}]
    found = {}
    for change in changes:
        ((name, value),) = change.items()
        if getattr(settings, name) != value:
            one = changed(settings, **change)
            found[describe(one, name)] = one
    return found
