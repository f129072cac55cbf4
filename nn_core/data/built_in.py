"""The built-in data, each found by its name in ``Dataset.built_in``.

A new one is a row here or in ``drawn_sets``, with its words in ``nn_view/wording/pages.py`` and its
test.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

from nn_core.data.dataset import Dataset
from nn_core.data.drawn_sets import SETS, DrawnSet

Make = Callable[..., Dataset]


class BuiltIn(Mapping[str, Make]):
    """Functions that make the data, by name.

    Its own names are those of all sets. The name of data that are drawn, with all their numbers
    (``circles-100-0.1-0-0.25``), is found as well.
    """

    def __init__(self, sets: Mapping[str, Make]) -> None:
        self._sets = dict(sets)

    def __iter__(self) -> Iterator[str]:
        return iter(self._sets)

    def __len__(self) -> int:
        return len(self._sets)

    def __getitem__(self, name: str) -> Make:
        if name in self._sets:
            return self._sets[name]
        first, *texts = name.split("-")
        drawn = self._sets.get(first)
        if isinstance(drawn, DrawnSet):
            numbers, problems = drawn.read(texts)
            if not problems and drawn.called([*numbers.values()]) == name:
                return partial(drawn, **numbers)
        raise KeyError(name)


def drawn_set(name: str) -> DrawnSet | None:
    """The drawn set to which the name of data belongs, whatever its numbers are; else None."""
    found = Dataset.built_in.get(name.partition("-")[0])
    return found if isinstance(found, DrawnSet) else None


def _truth(name: str, count: int, output: Callable[[tuple[float, ...]], bool]) -> Dataset:
    rows = tuple(itertools.product((0.0, 1.0), repeat=count))
    return Dataset(name, rows, tuple((float(output(row)),) for row in rows))


@cache
def _mazur() -> Dataset:
    """The one row of Matt Mazur's step-by-step example of backpropagation."""
    return Dataset("mazur", ((0.05, 0.10),), ((0.01, 0.99),))


# Made once: a page asks for them many times, and each is checked cell by cell.
Dataset.built_in = BuiltIn(
    {
        "truth_table": Dataset.truth_table,
        "xor": cache(lambda: _truth("xor", 2, lambda row: sum(row) == 1)),
        "and": cache(lambda: _truth("and", 2, lambda row: sum(row) == 2)),
        "or": cache(lambda: _truth("or", 2, lambda row: sum(row) >= 1)),
        "parity": cache(lambda: _truth("parity", 3, lambda row: sum(row) % 2 == 1)),
        "majority": cache(lambda: _truth("majority", 3, lambda row: sum(row) >= 2)),
        "mazur": _mazur,
        **{one.name: one for one in SETS},
    }
)
