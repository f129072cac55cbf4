"""Settings and data as plain values for JSON, and back: whatever comes in is checked again."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from nn_core.checks import abbreviated, quoted
from nn_core.dataset import Dataset
from nn_core.settings import Settings

MAX_NAME_LENGTH = 200
"""Characters of a data set's name that are taken."""


class Unreadable(ValueError):  # noqa: N818
    """Something that is not saved settings, with the sentence that says why."""


def to_data(settings: Settings) -> dict[str, Any]:
    """Every setting by name; the data's tables are written out."""
    values = {one.name: _plain(getattr(settings, one.name)) for one in dataclasses.fields(settings)}
    if values["start"] is not None:
        values["start"] = dict(values["start"])
    own = dataclasses.fields(Dataset)
    values["dataset"] = {one.name: _plain(getattr(settings.dataset, one.name)) for one in own}
    return values


def _plain(value: Any) -> Any:
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def from_data(data: object) -> Settings:
    """The settings that ``to_data`` wrote; what is left out is as by default.

    Raises ``Unreadable`` with a sentence for whatever is not settings, or out of bounds.
    """
    values = _fields("settings", data, Settings)
    if "dataset" in values:
        values["dataset"] = _made(Dataset, _fields("dataset", values["dataset"], Dataset))
    if not isinstance(values.get("start"), Mapping | None):
        raise Unreadable("start must be names of parameters with their values.")
    settings: Settings = _made(Settings, values)
    return settings


def _fields(what: str, data: object, form: type) -> dict[str, Any]:
    if not isinstance(data, Mapping):
        raise Unreadable(f"{what} must be names with their values, got {abbreviated(data)}.")
    known = {one.name for one in dataclasses.fields(form)}
    for name in data:
        if name not in known:
            raise Unreadable(f"{what}: {quoted(str(name))} is not known here.")
    return {name: _frozen(value) for name, value in data.items()}


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _made(form: Any, values: dict[str, Any]) -> Any:
    name = values.get("name", "")
    if not isinstance(name, str) or len(name) > MAX_NAME_LENGTH:
        raise Unreadable(f"dataset: name must be a text of at most {MAX_NAME_LENGTH} characters.")
    try:
        return form(**values)
    except (TypeError, ValueError, OverflowError) as problem:
        # A constructor's own refusals are sentences; others come from values of a strange form.
        if type(problem) is ValueError:
            raise Unreadable(str(problem)) from None
        raise Unreadable("The settings have values of a form that is not possible here.") from None
