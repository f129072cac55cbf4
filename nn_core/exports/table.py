"""The numbers of a run over its iterations, as the columns of one table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from nn_core.checks import whole
from nn_core.run import Run

MAX_NUMBERS = 500_000
"""Numbers of one table: what is written in a second or two."""


class Part(StrEnum):
    """What a table holds beside the iteration: the errors, also parameters, also quantities."""

    ERRORS = "errors"
    PARAMETERS = "parameters"
    QUANTITIES = "quantities"


@dataclass(frozen=True)
class Table:
    """The iterations ``first`` … ``last`` of a run, every ``every``-th of them.

    Raises ``ValueError`` for iterations that are not there, or where it would hold too many
    numbers.
    """

    run: Run
    part: Part
    first: int
    last: int
    every: int = 1

    def __post_init__(self) -> None:
        most = self.run.completed - 1
        whole("first", self.first, 0, most)
        whole("last", self.last, self.first, most)
        whole("every", self.every, 1, most + 1)
        if self.numbers > MAX_NUMBERS:
            raise ValueError(
                f"The table would have {self.numbers:,} numbers; at most {MAX_NUMBERS:,} are "
                f"possible. Take fewer iterations, or one in {self.smallest_every} of them."
            )

    @property
    def iterations(self) -> np.ndarray:
        """The iterations that are its rows."""
        return np.arange(self.first, self.last + 1, self.every)

    @property
    def numbers(self) -> int:
        """How many numbers it holds."""
        return len(self.iterations) * len(self.names)

    @property
    def smallest_every(self) -> int:
        """The smallest distance of its iterations with which the table would be possible."""
        rows = max(1, MAX_NUMBERS // len(self.names))
        return -(-(self.last - self.first + 1) // rows)

    @property
    def names(self) -> list[str]:
        """The names of its columns, such as ``w1_2_5``: rows and columns count from 1."""
        values = self._values(0)
        names = ["iteration", "error", *(["test_error"] * self._tested)]
        for name, value in values:
            shape = np.shape(value)
            places = np.ndindex(shape)
            names += ["_".join([name, *(str(one + 1) for one in at)]) for at in places]
        return names

    def columns(self) -> dict[str, np.ndarray]:
        """Each column by its name: whole numbers, or float64 as it was computed."""
        iterations = self.iterations
        result: dict[str, Any] = {
            "iteration": iterations,
            "error": self.run.errors[iterations],
        }
        if self._tested:
            result["test_error"] = self.run.test_errors_at(iterations)
        rows = [[number for _, v in self._values(i) for number in np.ravel(v)] for i in iterations]
        others = np.array(rows, dtype=np.float64).reshape(len(rows), -1)
        names = self.names[len(result) :]
        return result | {name: others[:, at] for at, name in enumerate(names)}

    def csv(self) -> str:
        """The table as delimited text with a line of names; every number to its last bit."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        columns = self.columns()
        writer.writerow(columns)
        writer.writerows(zip(*(one.tolist() for one in columns.values()), strict=True))
        return text.getvalue()

    @property
    def _tested(self) -> bool:
        return bool(self.run.settings.dataset.test_inputs)

    def _values(self, iteration: int) -> Iterator[tuple[str, Any]]:
        if self.part is Part.ERRORS:
            return
        of = self.run.parameters if self.part is Part.PARAMETERS else self.run.at
        yield from ((name, one) for name, one in of(int(iteration)).items() if name != "error")
