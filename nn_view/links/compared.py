"""The compared runs in a link: ``with=seed=1~seed=2``, each run as the settings of a link."""

from __future__ import annotations

from nn_core import Settings
from nn_view.links import address
from nn_view.links.query import Text
from nn_view.wording import compare as words

MOST = 7
"""The most runs besides the current one: each has its own colour."""
_NONE, _BETWEEN, _TUTORIAL = "none", "~", "tutorial"

Queries = tuple[str, ...]


def parse(text: str) -> Queries | None:
    """The runs, each as the settings query of a link; raises ``ValueError`` for anything else."""
    if text == _NONE:
        return ()
    found, parts = [], text.split(_BETWEEN)
    if len(parts) > MOST:
        raise ValueError(text)
    for part in parts:
        read = address.parse("" if part == _TUTORIAL else part)
        if read.problems or not part:
            raise ValueError(part)
        found.append(address.settings_query(read.settings))
    return tuple(dict.fromkeys(found))


def write(queries: Queries | None) -> str:
    """The runs as a link has them."""
    if queries is None:
        return words.USUAL  # only said, never written: it is what an address without it means
    return _BETWEEN.join(one or _TUTORIAL for one in queries) or _NONE


def written(settings: Settings) -> str:
    """One run as a link has it."""
    return write((address.settings_query(settings),))


WITH = Text("with", None, parse, write, words.WITH.format(most=MOST))
