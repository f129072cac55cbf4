"""The titles of tables: built-in ones have theirs, own ones the one that this process was told.

A link names or holds the numbers of an own table, not its title: whoever opens it here finds it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

from nn_core import Dataset
from nn_view.links import drawn_data, table_codec
from nn_view.wording.pages import DATA_SETS

MOST = 2000
"""How many titles a process keeps; those that were told first go first."""
_KEPT: OrderedDict[str, str] = OrderedDict()
_LOCK = threading.Lock()


def keep(data: Dataset, title: str) -> None:
    """Remember the title of an own table; built-in ones have theirs."""
    if data.name in Dataset.built_in:
        return
    with _LOCK:
        name = table_codec.digest(data)
        _KEPT[name] = title
        _KEPT.move_to_end(name)
        while len(_KEPT) > MOST:
            _KEPT.popitem(last=False)


def of(data: Dataset) -> str:
    """The title of a table; one whose title nobody told is “your own data”."""
    if data.name in Dataset.built_in:
        return drawn_data.described(data.name)
    return _KEPT.get(table_codec.digest(data), DATA_SETS.get(data.name, data.name))
