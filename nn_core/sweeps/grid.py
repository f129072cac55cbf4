"""Grids: a few seeds for each of many settings, trained in chunks as one piece of work."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nn_core.setup.settings import Settings
from nn_core.sweeps.chunks import Chunk, ChunkedWork, Chunks, Workers, stacked_trainings

Cell = tuple[Settings, tuple[int, ...]]


class GridWork(ChunkedWork):
    """The final errors of each cell, which is settings with their seeds.

    ``final`` (cells, seeds) is NaN where there is no training or it is not finished, and infinite
    where the training diverged.
    """

    def __init__(self, cells: Sequence[Cell], workers: Workers | None = None) -> None:
        self.final = np.full((len(cells), max(len(seeds) for _, seeds in cells)), np.nan)
        self._places: list[tuple[int, slice]] = []
        trainings = []
        for at, (settings, seeds) in enumerate(cells):
            start = 0
            for training in stacked_trainings(settings, seeds):
                self._places.append((at, slice(start, start := start + len(training.seeds))))
                trainings.append(training)
        self._chunks = Chunks(trainings, self._receive, workers)

    @property
    def nbytes(self) -> int:
        return self.final.nbytes

    def _receive(self, training: int, start: int, chunk: Chunk) -> None:
        one, errors = self._chunks.trainings[training], chunk.errors
        if start + len(errors) == one.settings.iterations:
            self.final[self._places[training]] = np.where(
                np.isfinite(errors[-1]), errors[-1], np.inf
            )
