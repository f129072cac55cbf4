"""An iteration as one would work it by hand: rounded inputs, and every result rounded again.

So the numbers on a worksheet agree: each follows from the others as they are printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from nn_core.arrays.helpers import HELPERS
from nn_core.arrays.rounding import rounded
from nn_core.lines.listing import Quantity
from nn_core.lines.names import term
from nn_core.setup.declaring import CombinationError
from nn_core.setup.settings import Settings


def reduced(
    settings: Settings,
    parameters: Mapping[str, Any],
    rows: Sequence[int],
    units: int,
    digits: int,
) -> Settings:
    """Settings of a network small enough for paper, with all given numbers rounded.

    Keeps the training ``rows`` (counted from 0) and the first ``units`` of each hidden layer. The
    training starts from ``parameters`` (``w1``, ``b1``, …), has one iteration and no test rows.
    A mistake whose line fits only layers of the same size keeps all units. Raises ``ValueError``
    without rows, and for parameters that are not finite.
    """
    hidden = tuple(min(units, one) for one in settings.hidden)
    layers = (settings.layers[0], *hidden, settings.layers[-1])
    start = {}
    for name, value in parameters.items():
        one, array = term(name), np.asarray(value)
        layer = one.layer
        if one.is_weight:
            array = array[: layers[layer - 1], : layers[layer]]
        elif array.ndim:
            array = array[: layers[layer]]
        start[name] = rounded(array, digits)
    inputs, output = settings.dataset.train
    # A row of the data is no matrix: its columns may be of any size beside each other.
    tables: list[Any] = [
        [[rounded(one, digits) for one in row] for row in table[list(rows)].tolist()]
        for table in (inputs, output)
    ]
    data = replace(
        settings.dataset, inputs=tables[0], output=tables[1], test_inputs=(), test_output=()
    )
    given: dict[str, Any] = {
        "iterations": 1,
        "start": start,
        "dataset": data,
        "edits": (),
        "batch_size": None,
    }
    try:
        return replace(settings, hidden=hidden, **given)
    except CombinationError:
        if hidden == settings.hidden:
            raise
        return reduced(settings, parameters, rows, max(settings.hidden), digits)


def carried_state(settings: Settings, values: Mapping[str, Any], digits: int) -> dict[str, Any]:
    """The state besides the parameters, taken from ``values`` of the full network, by name.

    Cut to the network of ``settings``, which ``reduced`` made, and rounded. Empty unless the
    optimizer or a fault carries something over from one iteration to the next.
    """
    shapes = settings.state_shapes
    names = [name for name in shapes if name not in settings.parameter_shapes]
    cut = {name: tuple(map(slice, shapes[name])) for name in names}
    return {name: rounded(np.asarray(values[name])[cut[name]], digits) for name in names}


def worked(
    settings: Settings, digits: int, before: Mapping[str, Any] | None = None, t: int = 1
) -> dict[str, Any]:
    """All numbers of the first iteration, by name: given ones unchanged, computed ones rounded.

    Each quantity is a float or an array of its shape. It is computed by its own line from the
    rounded numbers before it, then ``rounded``, but for copies of what is rounded already.
    ``before``: the ``carried_state``, by default 0; ``t``: the number of the update, from 1 on.
    """
    inputs, output = settings.dataset.train
    state = settings.initial_states([settings.seed])[0]
    values: dict[str, Any] = {
        "inputs": inputs,
        "output": output,
        "t": t,
        **settings.constants,
        **dict(zip(settings.state_shapes, state, strict=True)),
        **{name: _numpys(value) for name, value in (before or {}).items()},
    }
    with np.errstate(all="ignore"):
        for quantity in settings.quantities:
            exec(quantity.code, {"np": np, **HELPERS}, values)
            if quantity.copied is None:
                values[quantity.name] = _numpys(rounded(values[quantity.name], digits))
    return values


def _numpys(value: Any) -> Any:
    """A number as NumPy's: a typed line may divide by one that is rounded to 0."""
    return np.float64(value) if isinstance(value, float) else value


def overflowing(quantities: Sequence[Quantity], values: Mapping[str, Any]) -> list[str]:
    """The names of the quantities that are computed by way of a number that is not finite.

    ``values``: all numbers of the iteration, and what it starts from. Quantities that are shown for
    information only may be anything.
    """
    found = []
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        for quantity in quantities:
            if quantity.cancelled:
                continue
            try:
                exec(quantity.code, {"np": np, **HELPERS}, dict(values))
            except ArithmeticError:  # of NumPy, or of Python's own numbers
                found.append(quantity.name)
    return found
