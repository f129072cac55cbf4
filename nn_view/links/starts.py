"""The starts that an address can name: given parameters do not fit into it, an example does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from nn_core import Settings

NAMED: Mapping[str, Callable[[], Settings]] = {"mazur": Settings.mazur}
"""Examples that give their parameters; the defaults of an address that names one are theirs."""


def read(name: str) -> str:
    """The name itself; raises ``ValueError`` where no start is called so."""
    if name and name not in NAMED:
        raise ValueError(name)
    return name


def usual(name: str) -> Settings:
    """The defaults of an address with this start."""
    return NAMED[name]() if name else Settings()


def name_of(settings: Settings) -> str:
    """The name that an address has for the given start, or none."""
    if settings.start is None:
        return ""
    return next((name for name, make in NAMED.items() if make().start == settings.start), "")


def with_start(settings: Settings, name: str) -> Settings:
    """The settings with the named start, where their network has the shape for it."""
    if not name:
        return settings
    try:
        return replace(settings, start=usual(name).start)
    except ValueError:
        return settings
