"""Many networks at once: arrays stacked along their last axis.

With the networks on the last axis, one matrix product with the shared inputs serves all of them,
and element-wise operations run along contiguous memory. ``@``, ``.T``, ``.sum``, ``.mean``,
``.max`` and ``len`` do for each network what they do for its own array, so the lines of the
quantities run unchanged.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

_NUMBERS_AT_ONCE = 30_000
"""Numbers in the largest matrix of a chunk: few enough for the processor's cache."""


def chunks(networks: int, numbers: int) -> Iterator[slice]:
    """Slices that divide ``networks`` into chunks.

    ``numbers``: the size of the largest matrix of one network.
    """
    size = max(8, _NUMBERS_AT_ONCE // numbers)
    for start in range(0, networks, size):
        yield slice(start, min(start + size, networks))


class Stack(np.ndarray):
    """The arrays of many networks as one array (*shape of one network's array, networks)."""

    @classmethod
    def of(cls, arrays: Sequence[Any]) -> Stack:
        """Stack arrays of the same shape, one per network."""
        return np.stack([np.asarray(one) for one in arrays], axis=-1).view(cls)

    @property
    def T(self) -> Stack:  # noqa: N802
        networks = self.ndim - 1
        return self.transpose(*reversed(range(networks)), networks)

    def sum(self, axis: Any = None, keepdims: Any = False, **_: Any) -> Any:  # type: ignore[override]
        return self._reduced(np.add, self._axes(axis), keepdims)

    def mean(self, axis: Any = None, keepdims: Any = False, **_: Any) -> Any:  # type: ignore[override]
        over = self._axes(axis)
        count = math.prod(self.shape[one] for one in over)
        return self._reduced(np.add, over, keepdims) / count

    def max(self, axis: Any = None, keepdims: Any = False, **_: Any) -> Any:  # type: ignore[override]
        return self._reduced(np.maximum, self._axes(axis), keepdims)

    def _reduced(self, ufunc: Any, axes: tuple[int, ...], keepdims: Any) -> Any:
        return ufunc.reduce(self, axis=axes, keepdims=bool(keepdims))

    def _axes(self, axis: int | None) -> tuple[int, ...]:
        """The axes of the stack for an ``axis`` of one network's array; None for all of them."""
        count = self.ndim - 1
        if axis is None:
            return tuple(range(count))
        if not -count <= axis < count:
            raise ValueError(f"An array of {count} axes has no axis {axis}.")
        return (axis % count,)

    def __matmul__(self, other: Any) -> Any:
        if not isinstance(other, Stack):
            other = Shared.of(other).stack
        if self.ndim != 3 or other.ndim != 3:
            return _of_vectors(self, other)
        # With few units, adding up products is faster than a general contraction.
        left, right = self.view(np.ndarray), other.view(np.ndarray)
        result = left[:, 0, None] * right[None, 0]
        for at in range(1, left.shape[1]):
            result += left[:, at, None] * right[None, at]
        return result.view(Stack)

    def __rmatmul__(self, other: Any) -> Any:
        plain = np.asarray(other)
        if self.ndim != 3 or plain.ndim != 2:
            return _of_vectors(Shared.of(plain).stack, self)
        # One matrix times those of all networks, side by side, in a single product.
        flat = self.view(np.ndarray).reshape(len(self), -1)
        return (plain @ flat).reshape(len(plain), *self.shape[1:]).view(Stack)

    def __array_function__(
        self, function: Callable[..., Any], types: Any, arguments: Any, options: Any
    ) -> Any:
        """Return a stack from NumPy functions that are not ufuncs, such as ``np.where``, too."""
        arguments = tuple(_as(one, stacked=True) for one in arguments)
        if function is np.outer:
            left, right = arguments
            return left[:, None] * right[None, :]
        result = super().__array_function__(function, types, arguments, options)
        return result.view(Stack) if type(result) is np.ndarray else result


class Shared(np.ndarray):
    """An array that all networks share, such as their inputs, in the shape of one network's."""

    @classmethod
    def of(cls, array: Any) -> Shared:
        """The array, for use together with stacks."""
        return np.asarray(array).view(cls)

    @property
    def stack(self) -> Stack:
        """The array as a stack of one network, which broadcasts to a stack of any size."""
        return self.view(np.ndarray)[..., None].view(Stack)

    def __array_ufunc__(self, ufunc: Any, method: str, *arguments: Any, **options: Any) -> Any:
        """Act as a stack next to a stack, except in matrix products, which are faster without."""
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
        """Do the same for NumPy functions that are not ufuncs."""
        stacked = Stack in types
        plain = [_as(one, stacked) for one in arguments]
        result = function(*plain, **options)
        return result.view(Shared) if type(result) is np.ndarray else result


def all_stacked(values: dict[str, Any], beside: Any) -> dict[str, Any]:
    """Values by name as stacks of as many networks as ``beside``, if that is a stack."""
    if not isinstance(beside, Stack):
        return values
    return {name: stacked(value, beside.shape[-1]) for name, value in values.items()}


def stacked(value: Any, networks: int) -> Stack:
    """A value as a stack of so many networks, also where it is the same for all of them."""
    if isinstance(value, Stack) and value.shape[-1] == networks:
        return value
    if isinstance(value, Stack):  # the stack of one network
        value = value[..., 0]
    one = Shared.of(value).stack
    return np.broadcast_to(one, (*one.shape[:-1], networks), subok=True).copy().view(Stack)


def _as(value: Any, stacked: bool) -> Any:
    if not isinstance(value, Shared):
        return value
    return value.stack if stacked else value.view(np.ndarray)


def _of_vectors(left: Stack, right: Stack) -> Any:
    """A product with a vector, computed by NumPy for each network."""
    count = max(left.shape[-1], right.shape[-1])
    arrays = (np.broadcast_to(one, (*one.shape[:-1], count)) for one in (left, right))
    a, b = (np.asarray(one) for one in arrays)
    return Stack.of([a[..., at] @ b[..., at] for at in range(count)])
