"""The numbers of a run as a table with one row per iteration."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from nn_core.checks import whole
from nn_core.training.run import Run

MAX_NUMBERS = 500_000
"""The most numbers in a table: as many as take a second or two to write."""


class Part(StrEnum):
    """What a table holds: the errors only, or also the parameters, or also all quantities."""

    ERRORS = "errors"
    PARAMETERS = "parameters"
    QUANTITIES = "quantities"


@dataclass(frozen=True)
class Table:
    """The iterations from ``first`` to ``last`` of a run, every ``every``-th of them.

    Raises ``ValueError`` for iterations that the run does not have, and for more than
    ``MAX_NUMBERS`` numbers.
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
                f"possible. Choose fewer iterations, or only one in {self.smallest_every} of them."
            )

    @property
    def iterations(self) -> np.ndarray:
        """The iterations (rows,) of the table's rows."""
        return np.arange(self.first, self.last + 1, self.every)

    @property
    def numbers(self) -> int:
        """How many numbers the table holds."""
        return len(self.iterations) * len(self.names)

    @property
    def smallest_every(self) -> int:
        """The smallest ``every`` with which the table has at most ``MAX_NUMBERS`` numbers."""
        rows = max(1, MAX_NUMBERS // len(self.names))
        return -(-(self.last - self.first + 1) // rows)

    @property
    def names(self) -> list[str]:
        """The names of the columns, such as ``w1_2_5``; rows and columns count from 1."""
        values = self._values(0)
        names = ["iteration", "error", *(["test_error"] * self._tested)]
        for name, value in values:
            shape = np.shape(value)
            names += ["_".join([name, *(str(i + 1) for i in at)]) for at in np.ndindex(shape)]
        return names

    def columns(self) -> dict[str, np.ndarray]:
        """The columns (rows,) by name: integers for the iteration, otherwise float64."""
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
        """The table as CSV with a header line; numbers are exact to the last bit."""
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
