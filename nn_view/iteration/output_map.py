"""What a network answers over its one or two inputs: what can be shown, and its numbers.

The stepper draws these maps beside an iteration, from blocks of them that a route sends.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Any

import numpy as np

from nn_core import Grid, Run, Settings, input_grid
from nn_core.limits import MAX_VALUE
from nn_core.surfaces.predictions import answered_classes, unit_values
from nn_core.training.classes import class_names, has_classes
from nn_view.iteration.blocks import blocks_for

POINTS = {1: 101, 2: 33}
"""Number of values of each input, by how many inputs there are: more have no map."""
MARGIN = 0.15
BLOCK = 32
"""How many iterations' maps travel together: at most 140 kB."""
CLASS = "class"
"""The map of the classes with the largest output."""
ROW = "row:"
"""Before the inputs of a row that somebody typed, whose predictions are asked for."""


def described(settings: Settings) -> dict[str, Any]:
    """What the stepper needs to know of the maps, ready for JSON.

    ``axes``: the values of each input, none where there is no map. ``units``: those that have a
    map, each with its bounds (null where it has none of its own). ``first`` is shown at first.
    """
    inputs, last = settings.layers[0], settings.network.last
    data = settings.dataset
    # Classes are no numbers, so they make no curve.
    has_class_map = settings.layers[last] > 1 and inputs == max(POINTS)
    classes = class_names(data) if has_classes(data) else ()
    order = [last, *range(1, last)]
    return {
        "axes": [axis.tolist() for axis in _grid(settings).axes] if inputs in POINTS else [],
        "block": BLOCK,
        "units": [
            {"map": _name(layer, unit), "layer": layer, "unit": unit}
            | {"label": _label(settings, layer, unit), "bounds": _bounds(settings, layer, unit)}
            for layer in order
            for unit in range(settings.layers[layer])
        ],
        "classes": list(classes),
        "first": CLASS if has_class_map and classes else _name(last, 0),
    }


def _grid(settings: Settings) -> Grid:
    inputs = settings.layers[0]
    return input_grid(settings, range(inputs), POINTS[inputs], MARGIN)


def _name(layer: int, unit: int) -> str:
    return f"a{layer},{unit + 1}"


def _label(settings: Settings, layer: int, unit: int) -> str:
    axis = blocks_for(settings).axes[settings.network.axis(layer)]
    return f"a{layer}[{axis[unit]}]"


def _bounds(settings: Settings, layer: int, unit: int) -> list[float] | None:
    """Between which values a unit's colours run: its activation's range, or that of its targets."""
    low, high = settings.network.activation_of(layer).range
    if -inf < low and high < inf:
        return [low, high]
    if layer < settings.network.last:
        return None
    data = settings.dataset
    targets = np.concatenate([data.train.output, data.test.output])[:, unit]
    low, high = float(targets.min()), float(targets.max())
    return [low, high] if low < high else None


def maps(run: Run, name: str, start: int) -> bytes:
    """The maps of a block of iterations from ``start`` on, as many of them as are trained.

    ``name``: that of a unit in ``described``, ``CLASS``, or ``ROW`` and the inputs of a row, whose
    predictions take the place of a map. float32, little endian: iteration after iteration, and in
    each the last input after the other, the first one changing fastest; what is not finite is NaN.
    Raises ``ValueError`` where there is no such map.
    """
    stop = min(start + BLOCK, run.last + 1)
    if name.startswith(ROW):
        row = _row(name, run.settings.layers[0])
        return _packed([run.predict([row], i) for i in range(start, stop)])
    settings = run.settings
    known = described(settings)
    places = {one["map"]: (one["layer"], one["unit"]) for one in known["units"]}
    if not known["axes"] or (name not in places and name != known["first"]):
        raise ValueError(f"“map” must be one of {', '.join([known['first'], *places])}.")
    grid = _grid(settings)
    found = [
        answered_classes(run, i, grid)
        if name == CLASS
        else unit_values(run, i, grid, *places[name])
        for i in range(start, stop)
    ]
    return _packed([one.T for one in found])


def _row(name: str, inputs: int) -> list[float]:
    """The inputs of a row in the name of its predictions."""
    try:
        row = [float(one) for one in name.removeprefix(ROW).split(",")]
    except ValueError:
        row = []
    if len(row) != inputs or not all(abs(one) <= MAX_VALUE for one in row):
        raise ValueError(f"“map” must have {inputs} numbers after “{ROW}”.")
    return row


def _packed(found: Sequence[np.ndarray]) -> bytes:
    with np.errstate(all="ignore"):
        values = np.array(found).astype("<f4")
    return np.where(np.isfinite(values), values, np.float32("nan")).tobytes()
