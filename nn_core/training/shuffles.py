"""The shuffled orders of the rows for many seeds at once, each the one that its seed draws alone.

NumPy's ``RandomState`` shuffles one order a call. For many seeds and few rows the calls take longer
than the training, so its algorithm runs here for all seeds together, on the same random words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

_WORDS = 256
"""So many words are drawn from each seed at first; later twice as many as before."""
_SEEDS_A_ROW = 25
"""Shuffling together takes about the same time for every row, alone for every seed: with at least
so many seeds for each row, together is faster.
"""


def pays(seeds: int, rows: int) -> bool:
    """Whether so many seeds shuffle so few rows faster together than one after the other."""
    return seeds >= _SEEDS_A_ROW * rows


class Shuffles:
    """The orders of ``rows`` rows that each of the seeds draws by ``permutation``.

    ``begin`` draws what a seed draws before.
    """

    def __init__(
        self, seeds: Sequence[int], rows: int, begin: Callable[[np.random.RandomState], object]
    ) -> None:
        self._given, self._rows, self._begin = seeds, rows, begin
        self._seeds = np.arange(len(seeds))
        self._total = 0
        self._words = np.empty((len(seeds), 0), dtype=np.uint32)
        self._used = np.zeros(len(seeds), dtype=np.intp)

    def next(self) -> np.ndarray:
        """The next order for each seed (rows, seeds): row numbers from 0.

        The algorithm is that of Fisher and Yates, as in NumPy's legacy ``shuffle``: each row is
        swapped with one up to itself, beginning with the last. Its number is a 32-bit word cut to
        the bits of the row's own, and drawn again while it is greater.
        """
        seeds = self._seeds
        order = np.repeat(np.arange(self._rows)[:, None], len(seeds), axis=1)
        for last in range(self._rows - 1, 0, -1):
            mask = np.uint32((1 << last.bit_length()) - 1)
            chosen = self._drawn(seeds) & mask
            again = np.flatnonzero(chosen > last)
            while again.size:
                chosen[again] = self._drawn(again) & mask
                again = again[chosen[again] > last]
            order[last], order[chosen, seeds] = order[chosen, seeds], order[last].copy()
        return order

    def _drawn(self, seeds: np.ndarray) -> np.ndarray:
        """The next word of each of these seeds."""
        at = self._used[seeds]
        if at.max() >= self._words.shape[1]:
            self._draw_more()
            at = self._used[seeds]
        self._used[seeds] = at + 1
        words: np.ndarray = self._words[seeds, at]
        return words

    def _draw_more(self) -> None:
        """Draw as many words again as all before, from the beginning of each seed.

        Reseeding one generator and drawing anew takes less time than creating one for each seed.
        """
        before, self._total = self._total, max(_WORDS, 2 * self._total)
        random = np.random.RandomState()
        more = np.empty((len(self._given), self._total - before), dtype=np.uint32)
        for at, seed in enumerate(self._given):
            random.seed(seed)
            self._begin(random)
            more[at] = random.randint(0, 2**32, self._total, dtype=np.uint32)[before:]
        first = self._used.min()
        self._used -= first
        self._words = np.concatenate([self._words[:, first:], more], axis=1)
