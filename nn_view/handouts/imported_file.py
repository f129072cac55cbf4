"""Bringing a file back: settings and place from an exported ``.json`` or ``.ipynb``.

Whatever else is dropped in gets its sentence, as ``Unreadable``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, NoReturn, TypeGuard

from nn_core import Settings
from nn_core.checks import quoted
from nn_core.data.column_names import check_apart, distinct
from nn_core.exports import METADATA, Unreadable, from_data, to_data
from nn_view.links import address, table_codec
from nn_view.tables.table_notes import cleaned_note
from nn_view.wording import take_home as words

FORMAT = "backprop-inspector"
VERSION = 1
LONGEST_NAME = 80
"""Characters of a name of a table that are taken."""
MOST_MEGABYTES = 5
"""A notebook that was run holds its output; ours has a tenth of this."""


@dataclass(frozen=True)
class ImportedFile:
    """The ``settings`` and the ``place`` that a file holds, and sentences on what it has not.

    ``title`` is that of an own table.
    """

    settings: Settings
    place: Mapping[str, str]
    problems: tuple[str, ...]
    title: str


def carried(settings: Settings, place: Mapping[str, str], title: str = "") -> dict[str, Any]:
    """What a file carries to be imported again, with the title of an own table."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "settings": to_data(settings),
        "place": dict(place),
        "table": {"title": title},
    }


def saved(settings: Settings, place: Mapping[str, str], title: str = "") -> str:
    """The file of settings and place alone, as JSON."""
    content = carried(settings, place, title)
    return json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1)


def check_size(size: int) -> None:
    """Raises ``Unreadable`` for a file of more bytes than are read."""
    if size > MOST_MEGABYTES * 1_000_000:
        raise Unreadable(words.TOO_LARGE.format(size=f"{size / 1e6:.1f}", most=MOST_MEGABYTES))


def read_file(content: bytes) -> ImportedFile:
    """Read a file that somebody dropped in; raises ``Unreadable`` with a sentence."""
    found = _own(_parsed(content))
    if found.get("version") != VERSION:
        version = quoted(str(found.get("version"))[:20])
        raise Unreadable(words.NEWER.format(version=version, known=VERSION))
    table = found.get("table")
    named, note = _with_names(from_data(found.get("settings")), table)
    settings = _shown(named)
    place = found.get("place", {})
    if not isinstance(place, Mapping):
        raise Unreadable(words.NO_PLACE)
    texts = {str(name)[:40]: str(value)[:40] for name, value in list(place.items())[:20]}
    read = address.read_place(texts, settings)
    names = ("at", "quantity", "row", "cell", "digits", "view")
    where = {name: str(getattr(read, name)) for name in names}
    title = table.get("title") if isinstance(table, Mapping) else None
    problems = (*read.problems, *([note] if note else []))
    return ImportedFile(settings, where, problems, title if _is_name(title) else "")


def _shown(settings: Settings) -> Settings:
    """The settings, with their data under the name that these have here.

    Raises ``Unreadable`` for what no link holds: the stepper asks for its numbers by a link.
    """
    wanted = replace(settings, dataset=table_codec.named(settings.dataset))
    held = address.parse(address.settings_query(wanted)).settings
    if held != wanted:
        given = {one.name: getattr(wanted, one.name) for one in fields(Settings)}
        names = [name for name, value in given.items() if getattr(held, name) != value]
        raise Unreadable(words.NOT_SHOWN.format(names=", ".join(names)))
    return wanted


def _with_names(settings: Settings, table: object) -> tuple[Settings, str]:
    """The settings with names of columns that stand beside them, as older files have them.

    With a sentence where a name had to be changed, or where they could not be used.
    """
    given = table if isinstance(table, Mapping) else {}
    data = settings.dataset
    beside = [given.get(kind) for kind in ("inputs", "outputs")]
    if beside == [None, None] or data.input_names or data.output_names:
        return settings, ""
    try:
        names = [one for part in beside for one in part]  # type: ignore[union-attr]
        called, count = distinct(names), len(data.inputs[0])
        check_apart(names)
        named = replace(data, input_names=called[:count], output_names=called[count:])
    except (TypeError, ValueError):
        return settings, words.NO_NAMES
    return replace(settings, dataset=table_codec.named(named)), cleaned_note(names)


def _is_name(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_NAME and value.isprintable()


def _parsed(content: bytes) -> object:
    check_size(len(content))
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        raise Unreadable(words.NOT_TEXT) from None
    except Unreadable:
        raise
    except json.JSONDecodeError as problem:
        reason = words.AT_LINE.format(line=problem.lineno, column=problem.colno)
        raise Unreadable(words.NOT_JSON.format(reason=reason)) from None
    except RecursionError:
        raise Unreadable(words.TOO_DEEP) from None
    except ValueError:  # a number of thousands of digits
        raise Unreadable(words.TOO_LONG_NUMBER) from None


def _refuse_constant(name: str) -> NoReturn:
    raise Unreadable(words.NOT_FINITE.format(name=name))


def _own(content: object) -> Mapping[str, Any]:
    """The part that is ours: the whole file, or what a notebook carries in its metadata."""
    if isinstance(content, Mapping) and "cells" in content:
        metadata = content.get("metadata")
        content = metadata.get(METADATA) if isinstance(metadata, Mapping) else None
    if not isinstance(content, Mapping) or content.get("format") != FORMAT:
        raise Unreadable(words.FOREIGN)
    return content
