"""A given start: all parameters before the first iteration, in place of drawn ones."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from nn_core.checks import abbreviated

Start = tuple[tuple[str, Any], ...]
"""Names and values of all parameters; arrays are nested tuples."""
Shapes = Mapping[str, tuple[int, ...]]

MAZUR: Mapping[str, Any] = {
    "w1": ((0.15, 0.25), (0.20, 0.30)),
    "b1": 0.35,
    "w2": ((0.40, 0.50), (0.45, 0.55)),
    "b2": 0.60,
}
"""The start of Matt Mazur's example; his weights are given here as inputs x units."""


def shapes_of(layers: Sequence[int], biases: str) -> dict[str, tuple[int, ...]]:
    """The shapes of ``w1``, ``b1``, ``w2``, …; a shared bias has the shape ``()``.

    ``layers``: the units from the inputs to the outputs; ``biases`` as in ``Settings``.
    """
    shapes: dict[str, tuple[int, ...]] = {}
    for layer, (before, units) in enumerate(itertools.pairwise(layers), 1):
        shapes[f"w{layer}"] = (before, units)
        if biases != "none":
            shapes[f"b{layer}"] = () if biases == "shared" else (units,)
    return shapes


def checked(given: Any, shapes: Shapes) -> Start | None:
    """The start in the form in which settings store it; None stays None.

    Raises ``ValueError`` unless it gives exactly the parameters of ``shapes``, in these shapes,
    as finite numbers.
    """
    if given is None:
        return None
    try:
        start = dict(given)
    except (TypeError, ValueError):
        raise ValueError(f"start must give parameters by name, got {abbreviated(given)}.") from None
    if set(start) != set(shapes):
        raise ValueError(
            f"start must give exactly {', '.join(shapes)}, got {abbreviated(sorted(start))}."
        )
    return tuple((name, _given(name, start[name], shapes[name])) for name in shapes)


def as_arrays(start: Mapping[str, Any], shapes: Shapes) -> list[Any]:
    """New arrays of a start, in the order of ``shapes``; a single number is a float."""
    return [_array(start[name], shape) for name, shape in shapes.items()]


def _given(name: str, value: Any, shape: tuple[int, ...]) -> Any:
    try:
        array = np.array(value, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"start: {name} must be numbers, got {abbreviated(value)}.") from None
    if array.shape != shape:
        wanted = " × ".join(map(str, shape)) or "a single number"
        got = " × ".join(map(str, array.shape)) or "a single number"
        raise ValueError(f"start: {name} must be {wanted}, got {got}.")
    if not np.isfinite(array).all():
        raise ValueError(f"start: {name} must be finite, but holds NaN or infinity.")
    return frozen(array.tolist())


def frozen(value: Any) -> Any:
    """Nested lists as nested tuples."""
    return tuple(map(frozen, value)) if isinstance(value, list) else value


def _array(value: Any, shape: tuple[int, ...]) -> Any:
    return float(value) if shape == () else np.array(value, dtype=np.float64)
