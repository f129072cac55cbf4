"""The functions that a line may call besides NumPy's; exported programs contain their code.

Each takes the array of one network, or a ``Stack`` of many, and gives the same for each network.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Mapping
from typing import Any

import numpy as np


def outer(left: Any, right: Any) -> Any:
    """For each row the products of all pairs: (rows, m) and (rows, n) give (rows, m, n)."""
    return left[:, :, None] * right[:, None, :]


def diagonal(values: Any) -> Any:
    """For each row a square matrix with the row on its diagonal: (rows, n) gives (rows, n, n)."""
    result = np.zeros_like(values[:, :, None] * values[:, None, :])
    for at in range(values.shape[1]):
        result[:, at, at] = values[:, at]
    return result


def row_by_row(left: Any, matrices: Any) -> Any:
    """Each row times its own matrix: (rows, m) and (rows, m, n) give (rows, n)."""
    return (left[:, :, None] * matrices).sum(axis=1)


HELPERS: Mapping[str, Callable[..., Any]] = {
    one.__name__: one for one in (outer, diagonal, row_by_row)
}
"""None calls another, so that a program can contain those that it needs."""


def source_of(names: Collection[str]) -> str:
    """The code of these helpers, without type hints: a program needs no import for them."""
    parts = [inspect.getsource(one) for name, one in HELPERS.items() if name in names]
    return "\n\n".join(parts).replace(": Any", "").replace(" -> Any", "")
