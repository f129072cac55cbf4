"""A gradient check as matrices: analytic, numeric and difference, a row for each parameter."""

from __future__ import annotations

import numpy as np

from nn_core import Settings
from nn_core.gradients.check import Comparison
from nn_view.components.matrices import Cell, Group, Matrix, of_settings
from nn_view.figures.check.verdict import Checks, sentence
from nn_view.wording import check as words


def groups(settings: Settings, checks: Checks, done: int, chosen: tuple[str, Cell]) -> list[Group]:
    """A row for each parameter under its verdict; the first ``done`` entries are checked.

    The three matrices of a row share one colour scale, so that the third is blank where the two
    agree. Entries that differ are marked.
    """
    result = []
    for name, check in checks.items():
        own = min(max(done, 0), check.analytic.size)
        done -= check.analytic.size
        outlined = chosen[1] if chosen[0] == name else None
        items = _line(settings, name, check, outlined, own < check.analytic.size)
        result.append(Group(items, sentence(name, check, own), one_line=True))
    return result


def parameter_of(name: str) -> str:
    """The parameter of a matrix on the board."""
    return name.split()[-1]


def _line(
    settings: Settings,
    name: str,
    check: Comparison,
    chosen: Cell | None,
    pending: bool,
) -> list[Matrix | str]:
    sizes = np.abs(np.concatenate([check.analytic.ravel(), check.numeric.ravel()]))
    finite = sizes[np.isfinite(sizes)]
    limit = float(finite.max()) if finite.any() else None
    marked = [_cell(index) for index in np.argwhere(check.differs)]

    def one(title: str, values: np.ndarray, pending: bool = pending) -> Matrix:
        return of_settings(
            settings,
            name,
            values,
            title=title.format(name=name),
            chosen=chosen,
            marked=marked,
            limit=limit,
            pending=pending,
        )

    return [
        one(words.ANALYTIC, check.analytic, pending=False),
        words.MINUS,
        one(words.NUMERIC, check.numeric),
        words.EQUALS,
        one(words.DIFFERENCE, check.difference),
    ]


def _cell(index: np.ndarray) -> Cell:
    row, column = (0, 0, *index.tolist())[-2:]
    return row, column
