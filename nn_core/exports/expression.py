"""Settings as the shortest expression that makes them, to be copied into a program."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from nn_core.data.dataset import Dataset
from nn_core.exports.pieces import indented, wrapped
from nn_core.setup.declaring import non_default
from nn_core.setup.edits import Edit
from nn_core.setup.settings import Settings

_WIDTH = 88
_TABLES = ("inputs", "output", "test_inputs", "test_output")


def expression(settings: Settings) -> str:
    """``Settings(…)`` with what differs from the defaults; ``eval`` of it gives the settings.

    It uses the names of ``nn_core``: ``Settings``, and ``Dataset`` and ``Edit`` where it has them.
    """
    if settings == Settings.mazur():
        return "Settings.mazur()"
    given = {name: getattr(settings, name) for name in non_default(settings)}
    if settings.start is not None:
        given["start"] = dict(settings.start)
    for name in [*given]:
        others = {other: value for other, value in given.items() if other != name}
        if _makes(others, settings):  # another setting brings it along
            given = others
    return _call("Settings", [f"{name}={_written(value)}" for name, value in given.items()])


def _makes(given: Mapping[str, Any], settings: Settings) -> bool:
    try:
        return Settings(**given) == settings
    except ValueError:
        return False


def _call(function: str, arguments: Iterable[str]) -> str:
    """A call on one line, or with an argument a line."""
    arguments = [*arguments]
    line = f"{function}({', '.join(arguments)})"
    if len(line) <= _WIDTH and "\n" not in line:
        return line
    lines = [line for one in arguments for line in f"{one},".split("\n")]
    return "\n".join([f"{function}(", *indented(lines), ")"])


def _written(value: Any) -> str:
    if isinstance(value, Dataset):
        return _dataset(value)
    if isinstance(value, dict):
        return _dict(value)
    if isinstance(value, Edit):
        return f"Edit({', '.join(map(_written, value))})"
    if isinstance(value, tuple) and value and isinstance(value[0], Edit):
        return _listed(map(_written, value))
    if isinstance(value, tuple):
        return f"({', '.join(map(_written, value))}{',' * (len(value) == 1)})"
    if isinstance(value, str):
        return repr(value) if '"' in value else f'"{repr(value)[1:-1]}"'
    if isinstance(value, float):
        return _number(value)
    return repr(value)


def _number(value: float) -> str:
    """A number without a needless ``.0``; a negative zero needs it."""
    text = repr(value)
    return text if text == "-0.0" else text.removesuffix(".0")


def _dict(start: Mapping[str, Any]) -> str:
    lines = [f"{_written(name)}: {_listing(value)}," for name, value in start.items()]
    return "\n".join(["{", *indented(line for one in lines for line in one.split("\n")), "}"])


def _listing(value: Any) -> str:
    """A number, a vector or a matrix, with lists."""
    if not isinstance(value, tuple):
        return _number(value)
    if not isinstance(value[0], tuple):
        return f"[{', '.join(map(_number, value))}]"
    return _table(value)


def _table(rows: tuple[tuple[float, ...], ...]) -> str:
    return _listed(_listing(row).replace(", ", ",\0") for row in rows)


def _listed(items: Iterable[str]) -> str:
    """A list; one that is too long for a line is broken between its items."""
    text = ", ".join(items)
    lines = [line.replace("\0", " ") for line in wrapped(text)]
    if len(lines) == 1:
        return f"[{lines[0]}]"
    return "\n".join(["[", *indented(lines), "]"])


def _dataset(data: Dataset) -> str:
    for name in (data.name.partition("-")[0], data.name):
        if name in Dataset.built_in and Dataset.built_in[name]() == data:
            return f"Dataset.built_in[{_written(name)}]()"
    tables = [getattr(data, name) for name in _TABLES]
    arguments = [_written(data.name), *(_table(table) for table in tables if table)]
    named = [one.name for one in dataclasses.fields(data) if one.name not in ("name", *_TABLES)]
    arguments += [f"{one}={_written(getattr(data, one))}" for one in named if getattr(data, one)]
    return _call("Dataset", arguments)
