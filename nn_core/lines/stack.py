"""Many networks at once: arrays stacked along their last axis.

With the stack last, one matrix product with the shared inputs serves all networks, and every
operation entry by entry runs along contiguous memory. ``@``, ``.T``, ``.sum``, ``.mean``,
``.max`` and ``len`` mean for each network what they mean for its own array, so the quantities'
lines stay as they are.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

_NUMBERS_AT_ONCE = 30_000
"""Numbers in the largest matrix of a chunk: what fits the processor's cache is fastest."""


def chunks(networks: int, numbers: int) -> Iterator[slice]:
    """So many networks in chunks; ``numbers`` are those in the largest matrix of one network."""
    chunk = max(8, _NUMBERS_AT_ONCE // numbers)
    for start in range(0, networks, chunk):
        yield slice(start, min(start + chunk, networks))


class Stack(np.ndarray):
    """An array of shape ``(*shape of one network's, networks)``."""

    @classmethod
    def of(cls, arrays: Sequence[Any]) -> Stack:
        """Stack the same value of many networks."""
        return np.stack([np.asarray(one) for one in arrays], axis=-1).view(cls)

    @property
    def T(self) -> Stack:  # noqa: N802
        own = self.ndim - 1
        return self.transpose(*reversed(range(own)), own)

    def sum(self, axis: Any = None, keepdims: Any = False, **_: Any) -> Any:  # type: ignore[override]
        return self._reduced(np.add, self._own(axis), keepdims)

    def mean(self, axis: Any = None, keepdims: Any = False, **_: Any) -> Any:  # type: ignore[override]
        over = self._own(axis)
        count = math.prod(self.shape[one] for one in over)
        return self._reduced(np.add, over, keepdims) / count

    def max(self, axis: Any = None, keepdims: Any = False, **_: Any) -> Any:  # type: ignore[override]
        return self._reduced(np.maximum, self._own(axis), keepdims)

    def _reduced(self, ufunc: Any, axes: tuple[int, ...], keepdims: Any) -> Any:
        return ufunc.reduce(self, axis=axes, keepdims=bool(keepdims))

    def _own(self, axis: int | None) -> tuple[int, ...]:
        """An axis of one network's array as an axis of the stack; None as all of them."""
        own = self.ndim - 1
        if axis is None:
            return tuple(range(own))
        if not -own <= axis < own:
            raise ValueError(f"An array of {own} axes has no axis {axis}.")
        return (axis % own,)

    def __matmul__(self, other: Any) -> Any:
        if not isinstance(other, Stack):
            other = Shared.of(other).stack
        if self.ndim != 3 or other.ndim != 3:
            return _of_vectors(self, other)
        # Sums over few units: adding up products beats a general contraction.
        left, right = self.view(np.ndarray), other.view(np.ndarray)
        result = left[:, 0, None] * right[None, 0]
        for at in range(1, left.shape[1]):
            result += left[:, at, None] * right[None, at]
        return result.view(Stack)

    def __rmatmul__(self, other: Any) -> Any:
        plain = np.asarray(other)
        if self.ndim != 3 or plain.ndim != 2:
            return _of_vectors(Shared.of(plain).stack, self)
        # The same matrix for all networks: one product with all of theirs side by side.
        flat = self.view(np.ndarray).reshape(len(self), -1)
        return (plain @ flat).reshape(len(plain), *self.shape[1:]).view(Stack)

    def __array_function__(
        self, function: Callable[..., Any], types: Any, arguments: Any, options: Any
    ) -> Any:
        """Functions that are none of NumPy's ufuncs, such as ``np.where``, give a stack, too."""
        result = super().__array_function__(function, types, arguments, options)
        return result.view(Stack) if type(result) is np.ndarray else result


class Shared(np.ndarray):
    """An array that is the same for all networks, in the shape of one: what they are given."""

    @classmethod
    def of(cls, array: Any) -> Shared:
        """The array, to be used beside stacks."""
        return np.asarray(array).view(cls)

    @property
    def stack(self) -> Stack:
        """The array as a stack of one network, which goes with a stack of any number."""
        return self.view(np.ndarray)[..., None].view(Stack)

    def __array_ufunc__(self, ufunc: Any, method: str, *arguments: Any, **options: Any) -> Any:
        """Beside a stack it is a stack itself, but for matrix products, which are faster plain."""
        stacked = any(isinstance(one, Stack) for one in arguments)
        if ufunc is np.matmul and stacked:
            left, right = arguments
            return right.__rmatmul__(left) if isinstance(right, Stack) else left @ np.asarray(right)
        plain = [_as(one, stacked) for one in arguments]
        result = getattr(ufunc, method)(*plain, **options)
        return result.view(Shared) if type(result) is np.ndarray else result

    def __array_function__(
        self, function: Callable[..., Any], types: Any, arguments: Any, options: Any
    ) -> Any:
        """As ``__array_ufunc__``, for the functions that are none of NumPy's ufuncs."""
        stacked = Stack in types
        plain = [_as(one, stacked) for one in arguments]
        return function(*plain, **options)


def _as(value: Any, stacked: bool) -> Any:
    if not isinstance(value, Shared):
        return value
    return value.stack if stacked else value.view(np.ndarray)


def _of_vectors(left: Stack, right: Stack) -> Any:
    """A product with a vector: NumPy's own for each network."""
    count = max(left.shape[-1], right.shape[-1])
    arrays = (np.broadcast_to(one, (*one.shape[:-1], count)) for one in (left, right))
    a, b = (np.asarray(one) for one in arrays)
    return Stack.of([a[..., at] @ b[..., at] for at in range(count)])
