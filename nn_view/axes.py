"""The axes of a grid: settings that can be varied, each with the values that are worth trying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nn_core import ACTIVATIONS, BIASES, INITIAL_BIASES, MAX_SEED, RULES, Settings
from nn_core.grid import Cell
from nn_view.differing import changed
from nn_view.wording import grid as words
from nn_view.wording.pages import OPTIONS

#: The values of an axis; among the numbers there is also the present one.
VALUES: dict[str, tuple[Any, ...]] = {
    "learning_rate": (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0),
    "width": (1, 2, 3, 4, 5, 6, 8, 12, 16),
    "layers": (1, 2, 3),
    "iterations": (10, 30, 100, 300, 1000),
    "activation": ACTIVATIONS,
    "rule": RULES,
    "learn_biases": (True, False),
    "biases": BIASES,
    "initial_biases": INITIAL_BIASES,
    "seeds": (1, 3, 9, 27, 81),
}
_NUMBERS = ("learning_rate", "width", "iterations")
SEEDS = "seeds"


@dataclass(frozen=True)
class Axis:
    """A setting, its values, their names, and which of them is the present one (None: none)."""

    name: str
    values: tuple[Any, ...]
    labels: tuple[str, ...]
    present: int | None


def axis_of(settings: Settings, name: str, seeds: int) -> Axis:
    """An axis around the present settings; ``seeds`` is how many each cell usually has."""
    now = seeds if name == SEEDS else _present(settings, name)
    values = VALUES[name]
    if name in _NUMBERS and now is not None:
        values = tuple(sorted({*values, now}))
    labels = tuple(map(_label, values))
    return Axis(name, values, labels, values.index(now) if now in values else None)


def cells_of(settings: Settings, x: Axis, y: Axis | None, seeds: int) -> list[Cell]:
    """The cells row by row, from the first value of ``y`` on; without ``y`` there is one row."""
    cells = []
    for below in y.values if y else (None,):
        for value in x.values:
            one, count = _varied(settings, x.name, value, seeds)
            if y:
                one, count = _varied(one, y.name, below, count)
            first = min(settings.seed, MAX_SEED + 1 - count)
            cells.append((one, tuple(range(first, first + count))))
    return cells


def _present(settings: Settings, name: str) -> Any:
    if name == "width":
        return settings.hidden[0] if len(set(settings.hidden)) == 1 else None
    return len(settings.hidden) if name == "layers" else getattr(settings, name)


def _varied(settings: Settings, name: str, value: Any, seeds: int) -> tuple[Settings, int]:
    """The settings with another value of an axis, and the number of seeds."""
    if name == SEEDS:
        return settings, value
    if name == "width":
        return changed(settings, hidden=(value,) * len(settings.hidden)), seeds
    if name == "layers":
        hidden: Sequence[int] = (*settings.hidden, *settings.hidden[-1:] * 2)[:value]
        return changed(settings, hidden=tuple(hidden)), seeds
    return changed(settings, **{name: value}), seeds


def _label(value: Any) -> str:
    """A value by itself: the axis says of what."""
    if isinstance(value, bool):
        return words.YES if value else words.NO
    return OPTIONS.get(value, value) if isinstance(value, str) else f"{value:g}"
