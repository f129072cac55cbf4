"""The trainings of the golden files as settings, as many as can be made here."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

from nn_core import Dataset, Settings
from tests.helpers.sources import ROOT

FOLDER = ROOT / "tests" / "core" / "golden"
_FIELDS = {one.name for one in dataclasses.fields(Settings)}


def golden_settings() -> Iterator[Settings]:
    """The settings of each golden training."""
    for run in json.loads((FOLDER / "tutorial.json").read_text())["runs"]:
        names = ("seed", "iterations", "learn_biases", "rule")
        yield Settings(**{name: run[name] for name in names})
    for case in json.loads((FOLDER / "networks.json").read_text())["cases"]:
        given = {name: _frozen(value) for name, value in case["settings"].items()}
        tables = (_frozen(case[name]) for name in ("inputs", "output"))
        if given.keys() <= _FIELDS and _is_allowed(given):
            yield Settings(**given, dataset=Dataset(case["name"], *tables))


def _is_allowed(given: dict[str, Any]) -> bool:
    """Whether each of these values is one here; together they may need their data."""
    try:
        Settings(hidden=given.get("hidden", (5,)), activation=given.get("activation", "sigmoid"))
    except ValueError:
        return False
    return True


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
