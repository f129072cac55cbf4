"""The history of a training: the states before its iterations, and their errors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from nn_core.setup.settings import Settings

HISTORY_BYTES = 32_000_000
"""A larger history stores the parameters before every n-th iteration and replays the others."""


@dataclass(frozen=True)
class Divergence:
    """The first quantity of a training that is not finite, and its iteration."""

    iteration: int
    quantity: str

    @property
    def sentence(self) -> str:
        return (
            f"The training diverged: {self.quantity} of iteration {self.iteration} is the first "
            "value that is not finite. You can step through everything before it. "
            "Try a smaller learning rate."
        )


class History:
    """The states and errors of a training.

    A state is the parameters and what an optimizer or a fault carries over, stored as a flat row of
    float64. All rows are allocated once.
    """

    def __init__(self, settings: Settings) -> None:
        self.shapes = settings.state_shapes
        self.sizes = {name: int(np.prod(shape)) for name, shape in self.shapes.items()}
        self.width = sum(self.sizes.values())
        self.every = max(1, -(-settings.iterations * self.width * 8 // HISTORY_BYTES))
        self.rows = np.empty((settings.iterations // self.every + 1, self.width))
        self.errors = np.empty(settings.iterations)
        # Assigned together, since another thread may read them at any time.
        self.reached: tuple[int, tuple[Any, ...]] = (0, ())

    def unpack(self, row: np.ndarray) -> tuple[Any, ...]:
        """A flat row as a state: arrays in their shapes, shared biases as floats."""
        parts, start = [], 0
        for name, shape in self.shapes.items():
            part = row[start : start + self.sizes[name]]
            start += self.sizes[name]
            parts.append(part.reshape(shape).copy() if shape else float(part[0]))
        return tuple(parts)
