"""What a page knows about one setting: its name and form in a link, its control, its words."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from nn_core import Settings
from nn_core.setup.declaring import declared
from nn_core.setup.kinds import Boolean, Kind, OneOf, OneOrSeveral, Textual
from nn_view.links.query import Reader
from nn_view.style.numbers import short
from nn_view.wording import settings as words

FIRST = ""
"""The group that the sidebar always shows."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One setting, by the name of its ``field``; whatever is not given follows from its kind.

    In tables: ``name``; ``said(settings)``, its value there; ``none``, the name of an empty value;
    ``options``, the names of its values.

    In links: ``address``, its name there, by default the field's; ``narrower``, its kind if pages
    allow less than the field; ``read(reader, usual)`` and ``write(value)``, if it has its own form;
    ``refused(settings)``, why the other settings exclude the given value.

    In the sidebar: ``label`` and ``help``, with ``{least}`` and ``{most}`` for its bounds;
    ``group``; ``uncontrolled``, why it has no control; ``forced(settings)``, the help if the other
    settings leave only one value; ``idle(settings)``, why it has no effect with these, or empty.

    In comparisons: ``differs``, how a run that differs in it is named, as a text with ``{value}``
    or from the settings; ``near(settings)``, values worth comparing with the current one. In grids:
    ``axis``, its name; ``worth``, the values worth trying.
    """

    field: str
    name: str
    address: str = ""
    narrower: Textual | None = None
    read: Callable[[Reader, Any], Any] | None = None
    write: Callable[[Any], Mapping[str, str]] | None = None
    label: str = ""
    help: str = ""
    group: str = FIRST
    uncontrolled: str = ""
    forced: Callable[[Any], str] | None = None
    idle: Callable[[Any], str] | None = None
    refused: Callable[[Settings], str] | None = None
    options: Mapping[str, str] = dataclasses.field(default_factory=dict)
    said: Callable[[Settings], str] | None = None
    differs: str | Callable[[Settings], str] = ""
    none: str = ""
    axis: str = ""
    worth: tuple[Any, ...] = ()
    near: Callable[[Settings], tuple[Any, ...]] | None = None

    @property
    def key(self) -> str:
        """Its name in a link."""
        return self.address or self.field

    @property
    def kind(self) -> Kind:
        """What a page allows."""
        return self.narrower or declared(Settings)[self.field].kind

    def value(self, settings: Any) -> Any:
        """Its value."""
        return getattr(settings, self.field)

    def taken(self, reader: Reader, usual: Settings) -> Any:
        """Its value in a link, or the usual one."""
        if self.read:
            return self.read(reader, self.value(usual))
        kind: Any = self.kind
        return reader.setting(self.key, kind, self.value(usual), self.none)

    def written(self, value: Any) -> Mapping[str, str]:
        """A value as parameters of a link."""
        kind: Any = self.kind
        return self.write(value) if self.write else {self.key: kind.write(value)}

    def option(self, value: Any) -> str:
        """A value in words, without the name of the setting."""
        if value is None:
            return self.none
        if isinstance(value, bool):
            return words.YES if value else words.NO
        if isinstance(value, tuple):
            return ", ".join(map(self.option, value))
        if isinstance(value, float):
            return short(value, 6)
        return self.options.get(str(value), str(value))

    def no_effect(self, settings: Any) -> str:
        """Why it has no effect with these settings; empty if it has one."""
        if self.idle and (why := self.idle(settings)):
            return why
        return "" if declared(Settings)[self.field].matters(settings) else words.NO_EFFECT

    def in_table(self, settings: Settings) -> str:
        """Its value in a table of settings."""
        if self.said:
            return self.said(settings)
        value = self.value(settings)
        return short(value, 12) if isinstance(value, float) else self.option(value)

    def told(self, settings: Settings) -> str:
        """The setting in a few words, to tell apart runs that differ in it."""
        if callable(self.differs):
            return self.differs(settings)
        form = self.differs or f"{self.name} {{value}}"
        return form.format(value=self.option(self.value(settings)))

    @property
    def varied(self) -> tuple[Any, ...]:
        """The values on an axis of a grid: those worth trying, or all that the control offers."""
        if self.worth or self.uncontrolled:
            return self.worth
        if isinstance(self.kind, (OneOf, OneOrSeveral)):
            return self.kind.options
        return (True, False) if isinstance(self.kind, Boolean) else ()
