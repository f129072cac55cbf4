"""Many networks at once: arrays stacked along their last axis.

With the stack last, one matrix product with the shared inputs serves all networks, and every
elementwise operation runs along contiguous memory. ``@``, ``.T`` and ``.sum()`` mean for each
network what they mean for its matrix, so the quantities' code stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

_NUMBERS_AT_ONCE = 30_000
"""Numbers in the largest matrix of a portion: what fits the processor's cache is fastest."""


def portions(networks: int, numbers: int) -> Iterator[slice]:
    """So many networks in portions; ``numbers`` are those in the largest matrix of one network."""
    portion = max(8, _NUMBERS_AT_ONCE // numbers)
    for start in range(0, networks, portion):
        yield slice(start, min(start + portion, networks))


class Stack(np.ndarray):
    """An array of shape ``(*shape of one network's, networks)``."""

    @classmethod
    def of(cls, arrays: Sequence[Any]) -> Stack:
        """Stack the same parameter of many networks."""
        return np.stack([np.asarray(one) for one in arrays], axis=-1).view(cls)

    @property
    def T(self) -> Stack:  # noqa: N802
        return self.swapaxes(0, 1)

    def sum(self, axis: Any = None, **_: Any) -> Any:  # type: ignore[override]
        own = tuple(range(self.ndim - 1)) if axis is None else axis
        return np.add.reduce(self, axis=own)

    def __matmul__(self, other: Any) -> Any:
        # Sums over few units: adding up products beats a general contraction.
        left, right = self.view(np.ndarray), np.asarray(other)
        result = left[:, 0, None] * right[None, 0]
        for at in range(1, left.shape[1]):
            result += left[:, at, None] * right[None, at]
        return result.view(Stack)

    def __rmatmul__(self, other: Any) -> Any:
        flat = self.view(np.ndarray).reshape(len(self), -1)
        return (other @ flat).reshape(len(other), *self.shape[1:]).view(Stack)
