"""Bringing a file back: settings and place from an exported ``.json`` or ``.ipynb``.

Whatever else is dropped in gets its sentence, as ``Unreadable``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from nn_core import Settings
from nn_core.exports import METADATA, Unreadable, from_data, to_data
from nn_view import link
from nn_view.wording import take_home as words

FORMAT = "backprop-inspector"
VERSION = 1
MOST_MEGABYTES = 5
"""A notebook that was run holds its output; ours has a tenth of this."""


@dataclass(frozen=True)
class Brought:
    """The ``settings`` and the ``place`` that a file holds, and sentences on what it has not."""

    settings: Settings
    place: Mapping[str, str]
    problems: tuple[str, ...]


def carried(settings: Settings, place: Mapping[str, str]) -> dict[str, Any]:
    """What a file carries so that it can be brought back."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "settings": to_data(settings),
        "place": dict(place),
    }


def saved(settings: Settings, place: Mapping[str, str]) -> str:
    """The file of settings and place alone, as JSON."""
    return json.dumps(carried(settings, place), ensure_ascii=False, allow_nan=False, indent=1)


def bring(content: bytes) -> Brought:
    """Read a file that somebody dropped in; raises ``Unreadable`` with a sentence."""
    found = _own(_parsed(content))
    if found.get("version") != VERSION:
        version = str(found.get("version"))[:20]
        raise Unreadable(words.NEWER.format(version=version, known=VERSION))
    settings = from_data(found.get("settings"))
    place = found.get("place", {})
    if not isinstance(place, Mapping):
        raise Unreadable(words.NO_PLACE)
    texts = {str(name)[:40]: str(value)[:40] for name, value in list(place.items())[:20]}
    read = link.read_place(texts, settings)
    names = ("at", "quantity", "row", "cell", "digits", "view")
    return Brought(settings, {name: str(getattr(read, name)) for name in names}, read.problems)


def _parsed(content: bytes) -> object:
    if len(content) > MOST_MEGABYTES * 1_000_000:
        raise Unreadable(words.TOO_LARGE.format(most=MOST_MEGABYTES))
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
