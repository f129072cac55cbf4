"""How settings are declared: the kind of each setting, and how settings depend on each other."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from nn_core.checks import abbreviated
from nn_core.setup.kinds import DependsOnSettings, Kind


@dataclass(frozen=True)
class Declaration:
    """The declaration of a setting.

    ``matters(settings)``: whether the setting has an effect, given the others; if not, it is set to
    its default, so that equal trainings have equal settings. ``forced(settings)``: the only value
    that the others allow, or None if they allow any. Both accept any object with the settings as
    attributes. ``canonical(settings)``: the value that stands for all with the effect of the given
    one. ``settled(settings)``: the same, where it takes settings that fit together to find it.
    """

    kind: Kind
    matters: Callable[[Any], bool] = lambda _: True
    forced: Callable[[Any], Any] = lambda _: None
    canonical: Callable[[Any], Any] | None = None
    settled: Callable[[Any], Any] | None = None


@dataclass(frozen=True)
class Combination:
    """Settings that may be incompatible: ``why(settings)`` gives the reason, or "" if they are not.

    ``fields`` are their names; the last one that is not at its default is refused. The reason is a
    clause without a full stop.
    """

    fields: tuple[str, ...]
    why: Callable[[Any], str]


class CombinationError(ValueError):
    """Settings are incompatible: ``field`` is the refused one, ``why`` the reason."""

    def __init__(self, field: str, value: object, why: str) -> None:
        self.field, self.why = field, why
        super().__init__(f"{field} cannot be {abbreviated(value)} here: {why}.")


def setting(
    default: Any,
    kind: Kind,
    *,
    matters: Callable[[Any], bool] | None = None,
    forced: Callable[[Any], Any] | None = None,
    canonical: Callable[[Any], Any] | None = None,
    settled: Callable[[Any], Any] | None = None,
) -> Any:
    """A dataclass field of a settings class; a callable ``default`` is called for each object."""
    given = {"matters": matters, "forced": forced, "canonical": canonical, "settled": settled}
    declared = Declaration(kind, **{name: one for name, one in given.items() if one})
    metadata = {"setting": declared}
    if callable(default):
        return dataclasses.field(default_factory=default, metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


def declared(settings: Any) -> Mapping[str, Declaration]:
    """The declarations of a settings class, or of the class of an object, by name, in order."""
    return _declared(settings if isinstance(settings, type) else type(settings)).every


class _Declared(NamedTuple):
    """The declarations of a settings class by name, in order.

    ``adjusted``: those of settings whose value may depend on the others; ``late``: those of
    settings that are checked once all others fit together.
    """

    every: Mapping[str, Declaration]
    adjusted: Mapping[str, Declaration]
    late: Mapping[str, Declaration]


@cache
def _declared(form: Hashable) -> _Declared:
    fields: Iterable[dataclasses.Field[Any]] = dataclasses.fields(form)  # type: ignore[arg-type]
    every: dict[str, Declaration] = {one.name: one.metadata["setting"] for one in fields}
    alone = Declaration.matters, Declaration.forced, Declaration.canonical
    return _Declared(
        every,
        {
            name: one
            for name, one in every.items()
            if (one.matters, one.forced, one.canonical) != alone
        },
        {
            name: one
            for name, one in every.items()
            if one.settled or isinstance(one.kind, DependsOnSettings)
        },
    )


def default_of(settings: Any, name: str) -> Any:
    """The default of one setting."""
    one: dataclasses.Field[Any] = settings.__dataclass_fields__[name]
    if one.default_factory is not dataclasses.MISSING:
        return one.default_factory()
    return one.default


def non_default(settings: Any) -> list[str]:
    """The names of the settings that differ from their defaults, in order."""
    return [
        name for name in declared(settings) if getattr(settings, name) != default_of(settings, name)
    ]


def check(settings: Any, combinations: tuple[Combination, ...]) -> None:
    """Check a new settings object and set each field to its canonical value.

    Raises ``ValueError`` for a value that is not allowed, ``CombinationError`` for incompatible
    settings.
    """
    values = vars(settings)  # directly: the dataclass is frozen
    form: Any = type(settings)
    every, adjusted, late = _declared(form)
    for name, one in every.items():
        values[name] = one.kind.check(name, values[name])
    for name, one in adjusted.items():
        values[name] = _canonical(settings, name, one)
    for combination in combinations:
        if why := combination.why(settings):
            last = _last(settings, combination.fields)
            raise CombinationError(last, values[last], why)
    for name, one in late.items():
        if isinstance(one.kind, DependsOnSettings):
            values[name] = one.kind.check_with_settings(settings, values[name])
        elif one.settled and values[name] != default_of(settings, name):
            values[name] = one.settled(settings)
    for name in values.keys() - every.keys():
        del values[name]  # cached from values that were not settled yet


def _canonical(settings: Any, name: str, one: Declaration) -> Any:
    """The value of a setting that stands for all with its effect."""
    if not one.matters(settings):
        return default_of(settings, name)
    only = one.forced(settings)
    if only is not None:
        return only
    return one.canonical(settings) if one.canonical else getattr(settings, name)


def _last(settings: Any, fields: tuple[str, ...]) -> str:
    """The last of these settings that differs from its default."""
    order = [name for name in declared(settings) if name in fields]
    return [name for name in order if name in non_default(settings)][-1]
