"""How settings are declared: a kind for each, and what they mean for each other."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from nn_core.checks import abbreviated
from nn_core.kinds import DependsOnSettings, Kind


@dataclass(frozen=True)
class Declaration:
    """What is known of a setting beside its name.

    ``matters(settings)``: whether it has an effect beside the others; without one it is set to its
    default, so that one training has one form. ``forced(settings)``: the only value that it can
    have beside the others, or None where it is free. Both may be asked of anything that has the
    settings as attributes.
    """

    kind: Kind
    matters: Callable[[Any], bool] = lambda _: True
    forced: Callable[[Any], Any] = lambda _: None


@dataclass(frozen=True)
class Combination:
    """Settings that do not go together: ``why(settings)`` says why, or "" where they do.

    ``fields`` are their names; what was given last gives way. The reason is a clause without a
    full stop.
    """

    fields: tuple[str, ...]
    why: Callable[[Any], str]


class CombinationError(ValueError):
    """A combination that is refused; ``field`` is the one that gives way, ``why`` the reason."""

    def __init__(self, field: str, value: object, why: str) -> None:
        self.field, self.why = field, why
        super().__init__(f"{field} cannot be {abbreviated(value)} here: {why}.")


def setting(
    default: Any,
    kind: Kind,
    *,
    matters: Callable[[Any], bool] | None = None,
    forced: Callable[[Any], Any] | None = None,
) -> Any:
    """A field of settings with its kind; a ``default`` that is a function makes one each time."""
    given = {"matters": matters, "forced": forced}
    declared = Declaration(kind, **{name: one for name, one in given.items() if one})
    metadata = {"setting": declared}
    if callable(default):
        return dataclasses.field(default_factory=default, metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


def declared(settings: Any) -> Mapping[str, Declaration]:
    """What is known of each setting of a class or of an object, by name, in their order."""
    return _declared(settings if isinstance(settings, type) else type(settings))


@cache
def _declared(form: Hashable) -> Mapping[str, Declaration]:
    fields: Iterable[dataclasses.Field[Any]] = dataclasses.fields(form)  # type: ignore[arg-type]
    return {one.name: one.metadata["setting"] for one in fields}


def default_of(settings: Any, name: str) -> Any:
    """The default of one setting."""
    one: dataclasses.Field[Any] = settings.__dataclass_fields__[name]
    if one.default_factory is not dataclasses.MISSING:
        return one.default_factory()
    return one.default


def non_default(settings: Any) -> list[str]:
    """The names of the settings that are not at their default, in their order."""
    return [
        name for name in declared(settings) if getattr(settings, name) != default_of(settings, name)
    ]


def check(settings: Any, combinations: tuple[Combination, ...]) -> None:
    """Check settings that are just made, and set each to its usual form.

    Raises ``ValueError`` with a sentence, ``CombinationError`` for a combination.
    """

    def put(name: str, value: Any) -> None:
        object.__setattr__(settings, name, value)  # they are frozen once they are made

    known = declared(settings)
    for name, one in known.items():
        put(name, one.kind.check(name, getattr(settings, name)))
    for name, one in known.items():
        only = one.forced(settings)
        if only is not None:
            put(name, only)
        if not one.matters(settings):
            put(name, default_of(settings, name))
    for combination in combinations:
        if why := combination.why(settings):
            last = _last(settings, combination.fields)
            raise CombinationError(last, getattr(settings, last), why)
    for name, one in known.items():
        if isinstance(one.kind, DependsOnSettings):
            put(name, one.kind.check_with_settings(settings, getattr(settings, name)))


def _last(settings: Any, fields: tuple[str, ...]) -> str:
    """Of some settings the last in their order, among those that are not at their default."""
    order = [name for name in declared(settings) if name in fields]
    return [name for name in order if name in non_default(settings)][-1]
