"""Sweeps: the same training from many seeds, computed side by side through the same list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from nn_core.checks import shown, whole
from nn_core.limits import MAX_SEED
from nn_core.portions import InPortions, Portions, State, Workers, chains_of
from nn_core.settings import Settings


@dataclass(frozen=True)
class Sweep:
    """``errors`` (iterations, seeds) and the trained ``parameters``, each (*shape, seeds)."""

    seeds: tuple[int, ...]
    errors: np.ndarray
    parameters: Mapping[str, np.ndarray]


def sweep(settings: Settings, seeds: Iterable[int]) -> Sweep:
    """Train from each seed as ``train`` would, but for roundings (1e-12), all of them at once.

    What is set by hand (``settings.edits``) is set in each of the networks.
    Values that stop being finite stay in the result as NaN or infinity. Raises ``ValueError``
    for a seed out of bounds, or without any seed.
    """
    work = SweepWork(settings, seeds, keep_parameters=True)
    while not work.finished:
        work.advance()
    return Sweep(work.seeds, work.errors, work.parameters)


class SweepWork(InPortions):
    """A sweep that goes on in portions, here or by workers; the result is the same to the bit.

    ``errors`` (iterations, seeds) is filled as it goes on; ``done`` is the part that is whole.
    The trained ``parameters`` are kept on demand only: of many wide networks they are many.
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
            raise ValueError(f"seeds must be whole numbers such as range(10), got {shown(seeds)}.")
        self.seeds = tuple(whole("seed", seed, 0, MAX_SEED) for seed in seeds)
        if not self.seeds:
            raise ValueError("A sweep needs at least one seed.")
        self.errors = np.empty((settings.iterations, len(self.seeds)))
        shapes = settings.parameter_shapes.items() if keep_parameters else ()
        self.parameters = {name: np.empty((*shape, len(self.seeds))) for name, shape in shapes}
        chains = chains_of(settings, self.seeds)
        self._starts = np.cumsum([0, *(len(one.seeds) for one in chains)]).tolist()
        self._portions = Portions(chains, self._take, workers)

    @property
    def nbytes(self) -> int:
        return self.errors.nbytes + sum(one.nbytes for one in self.parameters.values())

    @property
    def done(self) -> np.ndarray:
        """The errors (iterations, seeds) of the first seeds, as many as are trained to the end.

        While there is none, of the first ones as far as they are trained.
        """
        chains = self._portions.chains
        whole_ones = next((at for at, one in enumerate(chains) if not one.finished), len(chains))
        if whole_ones:
            return self.errors[:, : self._starts[whole_ones]]
        return self.errors[: chains[0].reached, : self._starts[1]]

    def _take(self, chain: int, start: int, errors: np.ndarray, state: State) -> None:
        seeds = slice(self._starts[chain], self._starts[chain + 1])
        self.errors[start : start + len(errors), seeds] = errors
        if start + len(errors) == self.settings.iterations:
            for kept, value in zip(self.parameters.values(), state, strict=False):
                kept[..., seeds] = value
