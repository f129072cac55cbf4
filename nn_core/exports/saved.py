"""Settings and data as plain values for JSON, and back; everything read is checked again."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from nn_core.checks import abbreviated, quoted
from nn_core.data.dataset import Dataset
from nn_core.setup.settings import Settings
from nn_core.setup.start import frozen

MAX_NAME_LENGTH = 200
"""The most characters in the name of a data set."""


class Unreadable(ValueError):  # noqa: N818
    """The data are not valid saved settings; the message says why."""


def to_data(settings: Settings) -> dict[str, Any]:
    """Every setting by name, with the data set as tables of numbers."""
    values = {one.name: _plain(getattr(settings, one.name)) for one in dataclasses.fields(settings)}
    if values["start"] is not None:
        values["start"] = dict(values["start"])
    fields = dataclasses.fields(Dataset)
    values["dataset"] = {one.name: _plain(getattr(settings.dataset, one.name)) for one in fields}
    return values


def _plain(value: Any) -> Any:
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def from_data(data: object) -> Settings:
    """The settings that ``to_data`` wrote; missing ones get their defaults.

    Raises ``Unreadable`` for anything that is not settings, and for values out of bounds.
    """
    values = _fields("settings", data, Settings)
    if "dataset" in values:
        values["dataset"] = _made(Dataset, _fields("dataset", values["dataset"], Dataset))
    if not isinstance(values.get("start"), Mapping | None):
        raise Unreadable("start must map names of parameters to their values.")
    settings: Settings = _made(Settings, values)
    return settings


def _fields(what: str, data: object, form: type) -> dict[str, Any]:
    if not isinstance(data, Mapping):
        raise Unreadable(f"{what} must map names to values, got {abbreviated(data)}.")
    known = {one.name for one in dataclasses.fields(form)}
    for name in data:
        if name not in known:
            raise Unreadable(f"{what}: {quoted(str(name))} is unknown.")
    return {name: frozen(value) for name, value in data.items()}


def _made(form: Any, values: dict[str, Any]) -> Any:
    name = values.get("name", "")
    if not isinstance(name, str) or len(name) > MAX_NAME_LENGTH:
        raise Unreadable(f"dataset: name must be a string of at most {MAX_NAME_LENGTH} characters.")
    try:
        return form(**values)
    except (TypeError, ValueError, OverflowError) as problem:
        # A constructor refuses with a ValueError; other errors come from values of a wrong type.
        if type(problem) is ValueError:
            raise Unreadable(str(problem)) from None
        raise Unreadable("The settings contain a value of the wrong type.") from None
