"""What layouts and specifications depend on: the settings, but not where their training starts."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar

from nn_core import Settings
from nn_core.setup.declaring import declared

T = TypeVar("T")

_START = ("seed", "start", "initial_biases", "initial_weights", "initial_scale")


@lru_cache(maxsize=64)
def form_of(settings: Settings) -> Settings:
    """The settings that stand for all that differ from them in their start alone.

    Kept, for one answer asks for the form of the same settings many times.
    """
    others = (name for name in declared(settings) if name not in _START)
    return _form(tuple((name, getattr(settings, name)) for name in others))


@lru_cache(maxsize=64)
def _form(others: tuple[tuple[str, Any], ...]) -> Settings:
    """Kept, for checking them again takes ten times as long, and a new seed has the same form."""
    return Settings(**dict(others))


def by_form(compute: Callable[[Settings], T]) -> Callable[[Settings], T]:
    """Compute it once for all settings of a form: a class of many seeds shares it."""
    kept = lru_cache(maxsize=64)(compute)

    @wraps(compute)
    def computed(settings: Settings) -> T:
        return kept(form_of(settings))

    return computed
