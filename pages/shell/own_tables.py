"""The own tables of a session, edited or uploaded, by their titles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from nn_core import Dataset, Settings, drawn_set
from nn_view.links import address as link
from nn_view.links import drawn_data, table_codec, titles
from nn_view.wording import data as words
from nn_view.wording import pages as page_words
from pages.shell import address, session

MOST = 8
"""The most tables that a session keeps; the oldest goes first."""
PREFIX = "own:"
"""Prefix of own tables among the options of the sidebar."""


@dataclass(frozen=True)
class Own:
    """A table of this session, with its title."""

    title: str
    data: Dataset


def tables() -> dict[str, Own]:
    """The session's own tables by title, oldest first."""
    return session.now().tables


def current(data: Dataset) -> Own | None:
    """The own table with these data, or None."""
    return next((one for one in reversed(tables().values()) if one.data == data), None)


def title(data: Dataset) -> str:
    """The title of these data."""
    own = current(data)
    if data.name in Dataset.built_in:
        return drawn_data.title(data.name)
    return own.title if own else titles.of(data)


def known(data: Dataset) -> Dataset:
    """Return the data; keep them as an own table unless they are built in or already kept."""
    if data.name not in Dataset.built_in and current(data) is None:
        keep(Own(free(titles.of(data)), data))
    return data


def keep(own: Own) -> None:
    """Keep a table under its title; replaces one with the same title."""
    kept = tables()
    kept.pop(own.title, None)
    kept[own.title] = own
    titles.keep(own.data, own.title)
    while len(kept) > MOST:
        del kept[next(iter(kept))]


def use(settings: Settings, own: Own) -> None:
    """Train with this table from now on."""
    keep(own)
    address.adopt(link.with_dataset(settings, own.data))


def change(settings: Settings, data: Dataset) -> None:
    """Use the current table with changes; a built-in table becomes an own one."""
    own = current(settings.dataset)
    if own is not None:
        use(settings, replace(own, data=data))
    else:
        name = words.EDITED.format(title=title(settings.dataset))
        use(settings, Own(free(name), data))


def rename(settings: Settings, given: str) -> None:
    """Change the title of the current own table."""
    own = current(settings.dataset)
    if own is not None and given and given != own.title:
        del tables()[own.title]
        keep(replace(own, title=free(given)))
        session.now().controls_current = False


def options() -> tuple[str, ...]:
    """The options of the sidebar: the built-in data and the session's own tables."""
    own = [f"{PREFIX}{one.title}" for one in tables().values() if one.data.name == table_codec.OWN]
    return (*Dataset.built_in, *own)


def option(data: Dataset) -> str:
    """The option of these data: built-in ones by the name that their numbers do not change."""
    if drawn := drawn_set(data.name):
        return drawn.name
    return data.name if data.name in Dataset.built_in else f"{PREFIX}{title(known(data))}"


def called(option: str) -> str:
    """The label of an option."""
    return page_words.DATA_SETS.get(option, option.removeprefix(PREFIX))


def chosen(name: str, numbers: Mapping[str, float]) -> Dataset:
    """The data of an option, drawn by these numbers if they are drawn."""
    if name in Dataset.built_in:
        return Dataset.built_in[name](**numbers)
    return tables()[name.removeprefix(PREFIX)].data


def free(wanted: str) -> str:
    """The title, with a number if another table has it."""
    taken = tables()
    return next(
        name
        for name in (wanted, *(f"{wanted} {at}" for at in range(2, MOST + 3)))
        if name not in taken
    )
