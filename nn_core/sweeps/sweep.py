"""Sweeps: one training from many seeds, computed side by side from the same list of quantities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from nn_core.checks import abbreviated, whole
from nn_core.limits import MAX_SEED
from nn_core.setup.settings import Settings
from nn_core.sweeps.chunks import Chunk, ChunkedWork, Chunks, Workers, stacked_trainings


@dataclass(frozen=True)
class Sweep:
    """``errors`` (iterations, seeds) and the trained ``parameters``, each (*shape, seeds).

    ``right`` (2, seeds): the shares of training rows and test rows that get the wanted class in the
    last iteration, before its update; NaN without test rows, and where targets are no classes.
    """

    seeds: tuple[int, ...]
    errors: np.ndarray
    parameters: Mapping[str, np.ndarray]
    right: np.ndarray


def sweep(settings: Settings, seeds: Iterable[int]) -> Sweep:
    """Train from each seed as ``train`` would, all at once; results agree within 1e-12.

    ``settings.edits`` apply to every network. Values that stop being finite stay in the result as
    NaN or infinity. Raises ``ValueError`` for a seed out of bounds, and for no seeds at all.
    """
    work = SweepWork(settings, seeds, keep_parameters=True)
    while not work.finished:
        work.advance()
    return Sweep(work.seeds, work.errors, work.parameters, work.right)


class SweepWork(ChunkedWork):
    """A sweep in chunks, computed here or by workers, with the same bits either way.

    ``errors`` (iterations, seeds) fills up as the sweep advances; ``done`` is its complete part.
    ``right`` (2, seeds) is that of ``Sweep``, NaN for seeds that are not trained to the end.
    The trained ``parameters`` are kept only on request, since wide networks have many.
    Raises ``ValueError`` for a seed out of bounds, and for no seeds at all.
    """

    def __init__(
        self,
        settings: Settings,
        seeds: Iterable[int],
        workers: Workers | None = None,
        keep_parameters: bool = False,
    ) -> None:
        self.settings = settings
        if not isinstance(seeds, Iterable):
            raise ValueError(
                f"seeds must be whole numbers such as range(10), got {abbreviated(seeds)}."
            )
        self.seeds = tuple(whole("seed", seed, 0, MAX_SEED) for seed in seeds)
        if not self.seeds:
            raise ValueError("A sweep needs at least one seed.")
        self.errors = np.empty((settings.iterations, len(self.seeds)))
        self.right = np.full((2, len(self.seeds)), np.nan)
        shapes = settings.parameter_shapes.items() if keep_parameters else ()
        self.parameters = {name: np.empty((*shape, len(self.seeds))) for name, shape in shapes}
        trainings = stacked_trainings(settings, self.seeds)
        self._starts = np.cumsum([0, *(len(one.seeds) for one in trainings)]).tolist()
        self._chunks = Chunks(trainings, self._receive, workers)

    @property
    def nbytes(self) -> int:
        return (
            self.errors.nbytes
            + self.right.nbytes
            + sum(one.nbytes for one in self.parameters.values())
        )

    @property
    def done(self) -> np.ndarray:
        """The errors (iterations, seeds) of the leading seeds that are trained to the end.

        Until there are any: the errors of the first stack of seeds, as far as they are trained.
        """
        trainings = self._chunks.trainings
        whole_ones = next(
            (at for at, one in enumerate(trainings) if not one.finished), len(trainings)
        )
        if whole_ones:
            return self.errors[:, : self._starts[whole_ones]]
        return self.errors[: trainings[0].reached, : self._starts[1]]

    def _receive(self, training: int, start: int, chunk: Chunk) -> None:
        state, errors, right = chunk
        seeds = slice(self._starts[training], self._starts[training + 1])
        self.errors[start : start + len(errors), seeds] = errors
        if start + len(errors) == self.settings.iterations:
            self.right[:, seeds] = right
            for kept, value in zip(self.parameters.values(), state, strict=False):
                kept[..., seeds] = value
