"""What all sections of the page share: the settings, the run, and the place in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nn_core import Quantity, Run, Settings


@dataclass(frozen=True)
class View:
    """The run of ``settings`` as far as it is trained; iteration ``at`` and ``quantity`` in it.

    ``link`` opens the stepper there; empty if the address of the pages is unknown.
    """

    settings: Settings
    run: Run
    at: int
    quantity: Quantity
    link: str
    place: Mapping[str, str]

    @property
    def begun(self) -> bool:
        """Whether the iteration can be computed at all."""
        return self.run.last >= 0

    @property
    def values(self) -> Mapping[str, Any]:
        """All numbers of the iteration, and the data, by name."""
        inputs, output = self.settings.dataset.train
        return {"inputs": inputs, "output": output} | dict(self.run.at(self.at))

    @property
    def stem(self) -> str:
        """The start of the names of files."""
        return f"backprop-seed{self.settings.seed}-it{self.at}"
