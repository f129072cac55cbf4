"""The protocol of long computations: they advance in chunks and report their progress."""

from __future__ import annotations

from abc import abstractmethod
from typing import Protocol


class Work(Protocol):
    """A computation that advances in chunks and gives its results so far at any time.

    One thread advances it while others read it, so it reports a part as done only once the results
    of that part are stored.
    """

    @property
    @abstractmethod
    def completed(self) -> int:
        """How many steps are done, up to ``total``."""

    @property
    @abstractmethod
    def total(self) -> int:
        """How many steps there are."""

    @property
    def finished(self) -> bool:
        """Whether all is done, or it cannot continue: see ``problem``."""
        return self.completed == self.total

    @property
    @abstractmethod
    def nbytes(self) -> int:
        """The size of the results in bytes."""

    @property
    def problem(self) -> str:
        """Why it stopped early, as a sentence; empty if it did not."""
        return ""

    @abstractmethod
    def advance(self, steps: int, /) -> None:
        """Do up to ``steps`` more steps; each class defines what a step is."""
