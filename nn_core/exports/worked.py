"""An iteration as it is worked by hand: given numbers rounded first, every result rounded again.

So a sheet's numbers agree with each other: each follows from those that stand on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np

from nn_core.lines.names import term
from nn_core.settings import Settings

_LARGE = 1e15
"""Numbers of this size have no digits behind the point, and too many for a decimal."""


def rounded(value: Any, digits: int) -> Any:
    """Numbers rounded to ``digits`` behind the point, halves away from zero, as by hand.

    A float for a float, else an array of the same shape. What is not finite stays as it is, and so
    does what is too large to have digits there.
    """
    if np.ndim(value) == 0:
        return _one(float(value), digits)
    array = np.asarray(value, dtype=np.float64)
    return np.array([_one(one, digits) for one in array.ravel().tolist()]).reshape(array.shape)


def _one(value: float, digits: int) -> float:
    if not abs(value) < _LARGE:
        return value
    # Twelve digits first: 0.125 may be 0.12499999999999999 after an addition.
    decimal = Decimal(f"{value:.12g}").quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return float(decimal) + 0.0


def reduced(
    settings: Settings,
    parameters: Mapping[str, Any],
    rows: Sequence[int],
    units: int,
    digits: int,
) -> Settings:
    """A network small enough for paper, with all given numbers rounded.

    Of the training only the ``rows`` (counted from 0) stay, of each hidden layer the first
    ``units``; it starts from ``parameters`` (``w1``, ``b1``, …), is trained once, and has no test
    rows. Raises ``ValueError`` without a row, and for parameters that are not finite.
    """
    hidden = tuple(min(units, one) for one in settings.hidden)
    layers = (settings.layers[0], *hidden, settings.layers[-1])
    start = {}
    for name, value in parameters.items():
        one, kept = term(name), np.asarray(value)
        layer = one.layer
        if one.is_weight:
            kept = kept[: layers[layer - 1], : layers[layer]]
        elif kept.ndim:
            kept = kept[: layers[layer]]
        start[name] = rounded(kept, digits)
    inputs, output = settings.dataset.train
    tables = [rounded(table[list(rows)], digits).tolist() for table in (inputs, output)]
    return replace(
        settings,
        iterations=1,
        hidden=hidden,
        start=start,
        dataset=replace(
            settings.dataset, inputs=tables[0], output=tables[1], test_inputs=(), test_output=()
        ),
        edits=(),
    )


def carried_state(settings: Settings, values: Mapping[str, Any], digits: int) -> dict[str, Any]:
    """What a mistake keeps between iterations, of ``values`` in the full network, by name.

    Cut to the network of ``settings``, which ``reduced`` made, and rounded; empty for most.
    """
    shapes = settings.state_shapes
    names = [name for name in shapes if name not in settings.parameter_shapes]
    cut = {name: tuple(map(slice, shapes[name])) for name in names}
    return {name: rounded(np.asarray(values[name])[cut[name]], digits) for name in names}


def worked_iteration(
    settings: Settings, digits: int, before: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """All numbers of the first iteration, by name: given ones as they are, computed ones rounded.

    ``before``: what is ``kept`` of the iterations before it, by default 0. Each quantity is
    computed by its own line from the numbers before it, rounded to ``digits``, and rounded itself:
    a float, or an array of its shape.
    """
    inputs, output = settings.dataset.train
    state = settings.initial_states([settings.seed])[0]
    values: dict[str, Any] = {
        "inputs": inputs,
        "output": output,
        **settings.constants,
        **dict(zip(settings.state_shapes, state, strict=True)),
        **(before or {}),
    }
    with np.errstate(all="ignore"):
        for quantity in settings.quantities:
            exec(quantity.code, {"np": np}, values)
            values[quantity.name] = rounded(values[quantity.name], digits)
    return values
