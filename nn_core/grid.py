"""Grids: a few seeds for each of many settings, all of them as one work in portions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nn_core.portions import InPortions, Portions, State, Workers, chains_of
from nn_core.settings import Settings

Cell = tuple[Settings, tuple[int, ...]]


class GridWork(InPortions):
    """The final errors of each cell: of these settings from these seeds.

    ``final`` (cells, seeds) is NaN where there is nothing, or nothing yet, and infinite where a
    training diverged.
    """

    def __init__(self, cells: Sequence[Cell], workers: Workers | None = None) -> None:
        self.final = np.full((len(cells), max(len(seeds) for _, seeds in cells)), np.nan)
        self._places: list[tuple[int, slice]] = []
        chains = []
        for at, (settings, seeds) in enumerate(cells):
            start = 0
            for chain in chains_of(settings, seeds):
                self._places.append((at, slice(start, start := start + len(chain.seeds))))
                chains.append(chain)
        self._portions = Portions(chains, self._take, workers)

    @property
    def nbytes(self) -> int:
        return self.final.nbytes

    def _take(self, chain: int, start: int, errors: np.ndarray, state: State) -> None:  # noqa: ARG002
        one = self._portions.chains[chain]
        if start + len(errors) == one.settings.iterations:
            self.final[self._places[chain]] = np.where(np.isfinite(errors[-1]), errors[-1], np.inf)
