"""Work in portions: what anything that takes longer than a moment has in common."""

from __future__ import annotations

from abc import abstractmethod
from typing import Protocol


class Work(Protocol):
    """Work that goes on in portions and can be asked at any time for what is done so far.

    One thread advances it while others read it, so what it says is done must be there already.
    """

    @property
    @abstractmethod
    def completed(self) -> int:
        """How many of its parts are done, up to ``total``."""

    @property
    @abstractmethod
    def total(self) -> int:
        """How many parts there are."""

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do, or nothing can be done: see ``problem``."""
        return self.completed == self.total

    @property
    @abstractmethod
    def nbytes(self) -> int:
        """The bytes that its results take."""

    @property
    def problem(self) -> str:
        """Why it ended before everything was done, in a sentence; else nothing."""
        return ""

    @abstractmethod
    def advance(self, portion: int, /) -> None:
        """Do up to ``portion`` steps more; what a step is, the work knows."""
