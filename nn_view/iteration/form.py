"""What layouts and specifications depend on: the settings, but not where their training starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, wraps
from typing import TypeVar

from nn_core import Settings

T = TypeVar("T")


def form_of(settings: Settings) -> Settings:
    """The settings that stand for all that differ from them in their start alone."""
    if settings.seed == 0 and settings.start is None and settings.initial_biases == "ones":
        return settings
    return replace(settings, seed=0, start=None, initial_biases="ones")


def by_form(compute: Callable[[Settings], T]) -> Callable[[Settings], T]:
    """Compute it once for all settings of a form: a class of many seeds shares it."""
    kept = lru_cache(maxsize=64)(compute)

    @wraps(compute)
    def computed(settings: Settings) -> T:
        return kept(form_of(settings))

    return computed
