"""The axes of a grid: the settings that can vary, each with the values worth trying."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nn_core import MAX_SEED, Settings
from nn_core.sweeps.grid import Cell
from nn_view.links.setting_names import changed, possible
from nn_view.links.setting_rows import by_field, in_order
from nn_view.wording import grid as words

_USUAL_WIDTH = 5
"""The units of a first hidden layer, where the settings have none."""
SEEDS, WIDTH, LAYERS = "seeds", "width", "layers"
_OWN: Mapping[str, tuple[Any, ...]] = {
    WIDTH: (1, 2, 3, 4, 5, 6, 8, 12, 16),
    LAYERS: (0, 1, 2, 3, 4, 5, 6),
    SEEDS: (1, 3, 9, 27, 81),
}
"""The axes that are not settings, with their values."""
_FIRST = ("learning_rate", "hidden", "iterations", "activation", "rule", "learn_biases")


def names() -> dict[str, str]:
    """All axes, each with its name on the page: every setting that can vary."""
    found: dict[str, str] = {}
    for row in in_order(_FIRST):
        own = (WIDTH, LAYERS) if row.field == "hidden" else ()
        found |= {name: words.AXES[name] for name in own}
        if row.varied:
            found[row.field] = row.axis or row.name
    return found | {SEEDS: words.AXES[SEEDS]}


def values_of(name: str) -> tuple[Any, ...]:
    """The values of an axis; ``axis_of`` adds the current one to those of a number."""
    return _OWN[name] if name in _OWN else by_field()[name].varied


@dataclass(frozen=True)
class Axis:
    """A setting, its values, their names, and the index of the current one (None if absent)."""

    name: str
    values: tuple[Any, ...]
    labels: tuple[str, ...]
    present: int | None

    @property
    def title(self) -> str:
        """The setting's name on the page."""
        return names()[self.name]


def axis_of(settings: Settings, name: str, seeds: int) -> Axis:
    """An axis around the current settings; ``seeds`` is the number of seeds in each cell."""
    now = seeds if name == SEEDS else _present(settings, name)
    values, numbers = values_of(name), name == WIDTH
    if name not in _OWN:
        row = by_field()[name]
        values = tuple(one for one in values if possible(settings, row, one) is not None)
        numbers = bool(row.worth)
    if numbers and now is not None:
        values = tuple(sorted({*values, now}, key=lambda one: (one is None, one or 0)))
    labels = tuple(_label(name, value) for value in values)
    return Axis(name, values, labels, values.index(now) if now in values else None)


def cells_of(settings: Settings, x: Axis, y: Axis | None, seeds: int) -> list[Cell]:
    """The cells row by row, from the first value of ``y`` on; one row if ``y`` is None."""
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
    if name == WIDTH:
        return settings.hidden[0] if len(set(settings.hidden)) == 1 else None
    return len(settings.hidden) if name == LAYERS else getattr(settings, name)


def _varied(settings: Settings, name: str, value: Any, seeds: int) -> tuple[Settings, int]:
    """The settings with another value of an axis, and the number of seeds."""
    if name == SEEDS:
        return settings, value
    if name == WIDTH:
        return changed(settings, hidden=(value,) * max(1, len(settings.hidden))), seeds
    if name == LAYERS:
        last = settings.hidden[-1:] or (_USUAL_WIDTH,)
        hidden: Sequence[int] = (*settings.hidden, *last * value)[:value]
        return changed(settings, hidden=tuple(hidden)), seeds
    return changed(settings, **{name: value}), seeds


def _label(name: str, value: Any) -> str:
    """A value in words, without the name of the axis."""
    return str(value) if name in _OWN else by_field()[name].option(value)
