"""The starts that a link can name: parameters do not fit into it, the name of an example does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from nn_core import Settings

NAMED: Mapping[str, Callable[[], Settings]] = {"mazur": Settings.mazur}
"""Examples with their own parameters; a link that names one has its settings as defaults."""


def read(name: str) -> str:
    """Return the name; raises ``ValueError`` if no start has it."""
    if name and name not in NAMED:
        raise ValueError(name)
    return name


def usual(name: str) -> Settings:
    """The defaults of a link with this start."""
    return NAMED[name]() if name else Settings()


def name_of(settings: Settings) -> str:
    """The name of the settings' start in a link, or an empty one."""
    if settings.start is None:
        return ""
    return next((name for name, make in NAMED.items() if make().start == settings.start), "")


def with_start(settings: Settings, name: str) -> Settings:
    """The settings with the named start, if it fits the shape of their network."""
    if not name:
        return settings
    try:
        return replace(settings, start=usual(name).start)
    except ValueError:
        return settings
