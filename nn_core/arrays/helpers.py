"""The functions that a line may call besides NumPy's; exported programs contain their code.

Each takes the array of one network, or a ``Stack`` of many, and gives the same for each network.
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np


def outer(left: Any, right: Any) -> Any:
    """For each row the products of all pairs: (rows, m) and (rows, n) give (rows, m, n)."""
    return left[:, :, None] * right[:, None, :]


def diagonal(values: Any) -> Any:
    """For each row a square matrix with the row on its diagonal: (rows, n) gives (rows, n, n)."""
    result = np.zeros_like(outer(values, values))
    for at in range(values.shape[1]):
        result[:, at, at] = values[:, at]
    return result


def row_by_row(left: Any, matrices: Any) -> Any:
    """Each row times its own matrix: (rows, m) and (rows, m, n) give (rows, n)."""
    return (left[:, :, None] * matrices).sum(axis=1)


HELPERS: Mapping[str, Callable[..., Any]] = {
    one.__name__: one for one in (outer, diagonal, row_by_row)
}
_CALLED_BY: Mapping[str, tuple[str, ...]] = {"diagonal": ("outer",)}
"""The other helpers that a helper calls."""


def source_of(names: Iterable[str]) -> str:
    """The code of these helpers and of those that they call, each before its first use.

    Docstrings stay; type hints are left out, since a program needs no import for them.
    """
    wanted = {one for name in names for one in (name, *_CALLED_BY.get(name, ()))}
    parts = [inspect.getsource(one) for name, one in HELPERS.items() if name in wanted]
    return (
        "\n\n".join(textwrap.dedent(part) for part in parts)
        .replace(": Any", "")
        .replace(" -> Any", "")
    )
