"""The results of a sweep in numbers: final errors, the rank of one seed, and a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from nn_core.sweeps.statistics import first_below, fraction_above, median_error, ranks
from nn_view.style.numbers import percent, short
from nn_view.wording import sweep as words
from nn_view.wording.reading import right_answers


@dataclass(frozen=True)
class Numbers:
    """The ``errors`` (iterations, seeds) of a sweep so far, and the ``seed`` of the sidebar.

    ``seeds`` are those of the columns; ``bound`` is an error to be reached. ``right`` (2, seeds):
    the shares of right answers among training rows and test rows, NaN where there are none.
    """

    errors: np.ndarray
    seeds: range
    seed: int
    bound: float
    right: np.ndarray

    @property
    def final(self) -> np.ndarray:
        """The last errors (seeds,)."""
        found: np.ndarray = self.errors[-1]
        return found

    @cached_property
    def needed(self) -> np.ndarray:
        """The first iteration below the bound (seeds,); NaN where there is none."""
        return first_below(self.errors, self.bound)

    @property
    def reached(self) -> int:
        """The number of seeds that come below the bound."""
        return int(np.isfinite(self.needed).sum())

    @property
    def position(self) -> int | None:
        """The column of the sidebar's seed; None if it is not in the sweep."""
        return self.seed - self.seeds.start if self.seed in self.seeds else None

    def own(self, values: np.ndarray) -> float | None:
        """The value of the sidebar's seed among values (seeds,); None if it is not in the sweep."""
        return None if self.position is None else float(values[self.position])

    @cached_property
    def _order(self) -> np.ndarray:
        return ranks(self.final)

    @property
    def best(self) -> int:
        """The column with the smallest final error."""
        return int(self._order[0])

    @property
    def worst(self) -> int:
        """The column with the largest final error; a diverged training counts as larger."""
        return int(self._order[-1])

    def sentence(self) -> str:
        """The rank of the sidebar's seed among the others, and their median, in sentences."""
        final, position = self.final, self.position
        seeds, lost, median = len(final), int((~np.isfinite(final)).sum()), median_error(final)
        if lost == seeds:
            return words.ALL_LOST.format(seeds=seeds)
        said = []
        if position is not None:
            own, worse = final[position], percent(fraction_above(final, position))
            form = words.PLACE if np.isfinite(own) else words.PLACE_DIVERGED
            said.append(form.format(seed=self.seed, error=short(own), share=worse, seeds=seeds))
        form = words.MEDIAN_OF if np.isfinite(median) else words.NO_MEDIAN
        said.append(form.format(seeds=seeds, median=short(median)))
        if lost:
            said.append(words.LOST.format(lost=lost))
        return " ".join([*said, *self._of_right()])

    def _of_right(self) -> list[str]:
        """A sentence on the shares of right answers of the seeds that did not diverge, if any."""
        sound = np.isfinite(self.final)
        known = [at for at, shares in enumerate(self.right) if np.isfinite(shares[sound]).all()]
        if not known:
            return []
        medians = np.quantile(self.right[:, sound], 0.5, axis=1, method="inverted_cdf")[known]
        forms = [words.RIGHT_OF[at] for at in known]
        if self.position is None or not sound[self.position]:
            return [words.MEDIAN_RIGHT.format(shares=_joined(forms, medians))]
        own = self.right[known, self.position]
        shares, alone = _joined(forms, own), _joined([words.RIGHT_ALONE] * len(known), medians)
        return [words.RIGHT.format(seed=self.seed, shares=shares, medians=alone)]

    def missed(self) -> str:
        """How many seeds do not come below the bound, in a sentence."""
        seeds, last = len(self.final), len(self.errors) - 1
        never = seeds - self.reached
        if not self.reached:
            return words.NONE.format(bound=self.bound, last=last)
        form = {0: words.ALL, 1: words.NEVER_ONE}.get(never, words.NEVER)
        return form.format(never=never, seeds=seeds, last=last)

    def table(self) -> pd.DataFrame:
        """A row for each seed."""
        columns = np.asarray(self.seeds), self.final, self.needed
        found = pd.DataFrame(dict(zip(words.COLUMNS, columns, strict=True)))
        if np.isfinite(self.right).any():
            found[right_answers.RIGHT], found[right_answers.TEST_RIGHT] = self.right
        return found


def _joined(forms: Sequence[str], shares: np.ndarray) -> str:
    return words.AND.join(
        form.format(share=percent(share)) for form, share in zip(forms, shares, strict=True)
    )
