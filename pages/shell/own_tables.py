"""The own tables of a session: what somebody edited or brought, by their titles."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nn_core import Dataset, Settings
from nn_view.links import address as link
from nn_view.links import table_codec
from nn_view.wording import data as words
from nn_view.wording import pages as page_words
from pages.shell import address, session

MOST = 8
"""Tables that a session keeps; the oldest goes first."""
PREFIX = "own:"
"""Begins the names of own tables among the options of the sidebar."""


@dataclass(frozen=True)
class Own:
    """A table of this session, with its title."""

    title: str
    data: Dataset


def tables() -> dict[str, Own]:
    """The session's own tables by title, in the order in which they came."""
    return session.now().tables


def current(data: Dataset) -> Own | None:
    """The own table with these data, or None where they are not an own one's."""
    return next((one for one in reversed(tables().values()) if one.data == data), None)


def title(data: Dataset) -> str:
    """What these data are called."""
    own = current(data)
    if own is None or data.name in Dataset.built_in:
        return page_words.DATA_SETS.get(data.name, words.UNTITLED)
    return own.title


def known(data: Dataset) -> Dataset:
    """The data, kept as an own table where they are neither built in nor kept already."""
    if data.name not in Dataset.built_in and current(data) is None:
        keep(Own(free(page_words.DATA_SETS[table_codec.OWN]), data))
    return data


def keep(own: Own) -> None:
    """Keep a table under its title, in the place of one that has it already."""
    kept = tables()
    kept.pop(own.title, None)
    kept[own.title] = own
    while len(kept) > MOST:
        del kept[next(iter(kept))]


def use(settings: Settings, own: Own) -> None:
    """Train with this table from now on."""
    keep(own)
    address.adopt(link.with_dataset(settings, own.data))


def change(settings: Settings, data: Dataset) -> None:
    """Use the present table with changes: an own one stays itself, a built-in becomes an own."""
    own = current(settings.dataset)
    if own is not None:
        use(settings, replace(own, data=data))
    else:
        name = words.EDITED.format(title=title(settings.dataset))
        use(settings, Own(free(name), data))


def rename(settings: Settings, given: str) -> None:
    """Give the present own table another title."""
    own = current(settings.dataset)
    if own is not None and given and given != own.title:
        del tables()[own.title]
        keep(replace(own, title=free(given)))
        session.now().controls_current = False


def options() -> tuple[str, ...]:
    """What the sidebar offers: the built-in data, and the session's own."""
    own = [f"{PREFIX}{one.title}" for one in tables().values() if one.data.name == table_codec.OWN]
    return (*Dataset.built_in, *own)


def option(data: Dataset) -> str:
    """The option that stands for these data."""
    return data.name if data.name in Dataset.built_in else f"{PREFIX}{title(known(data))}"


def called(option: str) -> str:
    """What an option is called."""
    return page_words.DATA_SETS.get(option, option.removeprefix(PREFIX))


def chosen(name: str) -> Dataset:
    """The data of an option."""
    if name in Dataset.built_in:
        return Dataset.built_in[name]()
    return tables()[name.removeprefix(PREFIX)].data


def free(wanted: str) -> str:
    """The title itself, or with a number where another table has it."""
    taken = tables()
    return next(
        name
        for name in (wanted, *(f"{wanted} {at}" for at in range(2, MOST + 3)))
        if name not in taken
    )
