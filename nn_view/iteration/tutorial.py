"""The tutorial's own line at a quantity, where the network is the tutorial's."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from nn_core import Quantity, Settings
from nn_view.wording.reading import tutorial as words


@lru_cache(maxsize=256)
def is_tutorials(settings: Settings) -> bool:
    """Whether these settings train the tutorial's network, by whichever rule."""
    usual = Settings()
    return not settings.mistake and settings.with_rule(usual.rule).network == usual.network


def line(settings: Settings, quantity: Quantity) -> str:
    """The line that gives the quantity in the tutorial; empty for another network."""
    return words.LINES[quantity.name][-1] if is_tutorials(settings) else ""


def told(settings: Settings, quantity: Quantity, code: Callable[[str], str] = str) -> str:
    """All that the tutorial writes for the quantity, in a few sentences; empty for another network.

    ``code`` is given each line of a program, to mark it.
    """
    return words.told(quantity.name, quantity.step, code) if is_tutorials(settings) else ""
