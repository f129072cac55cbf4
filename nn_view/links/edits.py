"""Edits in a link: ``12.w1.3.2.0.5,40.b1.1.1.-2``.

That is iteration, parameter, row, column and value; rows and columns count from 1, as cells do.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import replace

from nn_core import MAX_EDITS, Edit, Settings
from nn_view.links import parameters
from nn_view.links.query import Reader
from nn_view.style.numbers import short
from nn_view.wording import link as words
from nn_view.wording import what_if

_FORM = re.compile(
    r"(?P<iteration>[0-9]{1,6})\.(?P<name>[wb][1-9])\.(?P<row>[0-9]{1,2})\.(?P<column>[0-9]{1,2})"
    r"\.(?P<value>[+-]?[0-9]{1,20}(\.[0-9]{0,30})?(e[+-]?[0-9]{1,3})?)"
)


def written(edits: Iterable[Edit]) -> str:
    """The edits as a link has them."""
    return ",".join(
        f"{edit.iteration}.{edit.name}.{edit.row + 1}.{edit.column + 1}."
        # Every digit; a plus, which would be a space in a query, no number within the bounds has.
        f"{repr(edit.value).removesuffix('.0')}"
        for edit in edits
    )


def read(reader: Reader, settings: Settings) -> Settings:
    """The settings with the valid edits of a link; each other edit gets a sentence."""
    given = reader.values.pop("edits", "")
    asked = [one for one in given.split(",") if one.strip()]
    allowed = words.EDIT.format(
        iterations=settings.iterations, names=", ".join(settings.parameter_shapes)
    )
    for one in asked[:MAX_EDITS]:
        edit = _edit(one.strip())
        changed = edit and with_edit(settings, edit)
        if changed:
            settings = changed
        else:
            reader.refuse("edits", one, allowed, words.EDIT_LEFT_OUT)
    if len(asked) > MAX_EDITS:
        rest = ",".join(asked[MAX_EDITS:])
        reader.refuse("edits", rest, words.EDITS_MOST.format(most=MAX_EDITS), words.EDIT_LEFT_OUT)
    return settings


def with_edit(settings: Settings, edit: Edit) -> Settings | None:
    """The settings with one more edit; None if it does not fit them."""
    try:
        return replace(settings, edits=(*settings.edits, edit))
    except ValueError:
        return None


def with_edits(settings: Settings, edits: Iterable[Edit]) -> Settings:
    """The settings with those edits that fit them."""
    for edit in edits:
        settings = with_edit(settings, edit) or settings
    return settings


def said(settings: Settings, edit: Edit) -> str:
    """An edit in words: ``w1[x3, h2] = −2.5 before iteration 12``."""
    name, row, column = edit.name, edit.row + 1, edit.column + 1
    value, iteration = short(edit.value, 6), f"{edit.iteration:,}"
    if edit not in settings.edits:
        return what_if.EDIT_WAITING.format(
            name=name, row=row, column=column, value=value, iteration=iteration
        )
    entry = parameters.names(settings)[f"{name},{row},{column}"]
    return what_if.EDIT.format(entry=entry, value=value, iteration=iteration)


def _edit(text: str) -> Edit | None:
    found = _FORM.fullmatch(text)
    if not found:
        return None
    iteration, row, column = (int(found[name]) for name in ("iteration", "row", "column"))
    value = float(found["value"])
    if not math.isfinite(value):
        return None
    return Edit(iteration, found["name"], row - 1, column - 1, value)
