"""What a session knows of the table in the editor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from nn_core import Dataset
from nn_view.tables import editor
from pages.shell import session


@dataclass
class Edited:
    """What the editor began with, and the data that its changes made last.

    ``exact`` are the numbers behind the texts, ``order`` the place in the data of each row, and
    ``shown`` is what the editor had last.
    """

    number: int
    base: pd.DataFrame
    exact: Mapping[str, float]
    made: Dataset | None
    order: tuple[int, ...]
    shown: pd.DataFrame
    drawn: bool = False

    @property
    def key(self) -> str:
        return session.key(session.Key.EDITOR, self.number)

    def restarted(self) -> Edited:
        """Begun anew with what it shows: rows are counted again, columns have other names."""
        base, number = editor.numbered(self.shown), self.number + 1
        return replace(self, number=number, base=base, drawn=False)
