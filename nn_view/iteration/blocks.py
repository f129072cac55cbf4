"""Where each number of an iteration stands in what travels to the browser.

An iteration is ``stride`` float64 in a row; a quantity that only copies another shares its
place, and what never changes is sent once, as a constant.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from nn_core import Quantity, Settings, quantities_for
from nn_core.lines.axes import ONE, Axes, axes_of
from nn_core.lines.listing import axes_by_name
from nn_core.lines.names import parse
from nn_core.lines.tree import Call, Node, children, is_sum, walk
from nn_core.training.classes import has_classes
from nn_view.iteration.form import by_form
from nn_view.iteration.rules import causes, other_way

OTHER = "other:"
"""Before a quantity's name: its numbers under the other rule, from the same parameters."""
MEAN = "mean:"
"""Before the name of what has a row for each training row: the means of its columns.

Where an iteration uses a part of the rows, the means are those of that part.
"""
BATCH = "batch"
"""1 for each training row that an iteration uses, 0 for the others."""
TRAIN_ERROR = "train_error"
"""The error on all training rows, where an iteration uses a part of them."""
OFF_BY = "off_by"
"""How far the prediction for each training row is off: its largest error over the outputs."""
RIGHT = "right"
"""How many training rows get the right class, where outputs stand for classes."""
PART = "part:"
"""Before the number of a part of a sum that the browser does not compute: see ``parts``."""
_FUNCTIONS = {"np.exp", "np.log", "np.log1p", "np.tanh"}

Axis = tuple[str, str]
"""The names of a matrix's row and column axis."""


def drawn(axes: Axes) -> Axis:
    """The axes of the matrix as which a value is drawn: a vector is a row, a number one cell."""
    down, across = (ONE, ONE, *axes)[-2:]
    return down, across


def each(axes: Axes) -> str:
    """The axis for each of whose entries a value has a matrix; "" where it is one matrix."""
    return axes[0] if len(axes) == 3 else ""


@dataclass
class Blocks:
    """The places of all names: ``places[name]`` is an offset or a constant, with its axes."""

    axes: dict[str, list[str]]
    constants: dict[str, list[float]]
    places: dict[str, dict[str, Any]] = field(default_factory=dict)
    stride: int = 0

    def add(self, name: str, axes: Axis, each: str = "") -> None:
        """A place of its own for the numbers of ``name``.

        With ``each``, the name of an axis, they are one matrix for each of its entries.
        """
        rows, columns = axes
        self.places[name] = {"offset": self.stride, "rows": rows, "columns": columns}
        if each:
            self.places[name]["each"] = each
        self.stride += self.size(name)

    def size(self, name: str) -> int:
        """How many numbers a name has."""
        place = self.places[name]
        axes = (place["rows"], place["columns"], place.get("each", ONE))
        return math.prod(len(self.axes[axis]) for axis in axes)

    def add_constant(self, name: str, axes: Axis, constant: str | None = None) -> None:
        """A name whose numbers never change."""
        rows, columns = axes
        self.places[name] = {"constant": constant or name, "rows": rows, "columns": columns}

    def axis(self, name: str) -> Axis:
        """The axes of a name that has its place."""
        return self.places[name]["rows"], self.places[name]["columns"]

    def labels(self, name: str, rows: Sequence[str] | None = None) -> tuple[list[str], list[str]]:
        """The names of the rows and columns of a name's numbers, as one table.

        ``rows``: the names of the rows of the data that it has, by default of all training rows.
        What has a matrix for each of them has these matrices below each other.
        """
        axes = self.axes if rows is None else self.axes | {"rows": list(rows)}
        down, across = (axes[axis] for axis in self.axis(name))
        if over := self.places[name].get("each"):
            down = [f"{one}, {label}" for one in axes[over] for label in down]
        return down, across

    def cell_name(self, name: str, row: int, column: int) -> str:
        """A cell, counted from 0, as a reader says it: ``delta_w1[x3, h2]``, ``b1``, ``b1[h2]``."""
        down, across = self.axis(name)
        labels = [one for one in (self.axes[down][row], self.axes[across][column]) if one]
        return f"{name}[{', '.join(labels)}]" if labels else name

    @cached_property
    def own(self) -> list[tuple[str, int, int]]:
        """The names with a place of their own: name, start and end within an iteration.

        Of finished blocks: what is added later is not among them.
        """
        seen: dict[int, tuple[str, int, int]] = {}
        for name, place in self.places.items():
            size = self.size(name)
            if "offset" in place and size:
                start = place["offset"]
                seen.setdefault(start, (name, start, start + size))
        return list(seen.values())


def _axes(settings: Settings) -> dict[str, list[str]]:
    layers, last = settings.layers, settings.network.last
    train, test = settings.dataset.train, settings.dataset.test
    rows = len(train.inputs)
    inputs, outputs = settings.dataset.columns
    axes = {
        "rows": [f"r{row + 1}" for row in range(rows)],
        "test_rows": [f"r{rows + row + 1}" for row in range(len(test.inputs))],
        "inputs": list(inputs),
        "outputs": list(outputs),
        "one": [""],
    }
    for layer in range(1, last):
        axes[settings.network.axis(layer)] = [f"h{unit + 1}" for unit in range(layers[layer])]
    return axes


def _add_state(blocks: Blocks, settings: Settings) -> None:
    known = axes_by_name(settings.network)
    for state in settings.states:
        blocks.add(state.name, drawn(known[state.name]))


def _add_quantity(blocks: Blocks, quantity: Quantity) -> None:
    if quantity.copied is None:
        blocks.add(quantity.name, drawn(quantity.axes), each(quantity.axes))
    else:
        blocks.places[quantity.name] = dict(blocks.places[quantity.copied])


def _add_other(blocks: Blocks, own: Quantity, other: Quantity) -> None:
    """What the other way has at this place: a parameter, a constant, or numbers of its own."""
    name, copied = f"{OTHER}{own.name}", other.copied
    if own.differs and copied in blocks.places and not parse(copied).new:
        blocks.places[name] = dict(blocks.places[copied])
    elif own.differs and other.number is not None:
        blocks.constants[name] = [other.number]
        blocks.add_constant(name, drawn(other.axes))
    else:
        blocks.add(name, drawn(other.axes), each(other.axes))


def _add_beside(blocks: Blocks, settings: Settings) -> None:
    """What is shown beside the quantities: changes, errors by row, tests, the run without edits."""
    for name in settings.parameter_shapes:
        blocks.add(f"change_{name}", blocks.axis(name))
    for quantity in quantities_for(settings):
        if quantity.role == "a":
            blocks.add(f"test:{quantity.name}", ("test_rows", drawn(quantity.axes)[1]))
    blocks.add("test_error", (ONE, ONE))
    blocks.add(OFF_BY, ("rows", ONE))
    blocks.add(f"test:{OFF_BY}", ("test_rows", ONE))
    if has_classes(settings.dataset):
        blocks.add(RIGHT, (ONE, ONE))
        blocks.add(f"test:{RIGHT}", (ONE, ONE))
    if settings.edits:
        blocks.add("original_error", (ONE, ONE))
        blocks.add("original_error_change", (ONE, ONE))


def _add_means(blocks: Blocks, names: Sequence[str]) -> None:
    """The means over the training rows, one a unit; names that share a place share their means."""
    means: dict[str, str] = {}
    for name in names:
        place = blocks.places[name]
        by_row = "each" in place
        if not by_row and (place["rows"] != "rows" or place["columns"] == ONE):
            continue
        key = str(place.get("offset", place.get("constant")))
        mean, axes = f"{MEAN}{name}", (place["rows"] if by_row else ONE, place["columns"])
        if key in means:
            blocks.places[mean] = dict(blocks.places[means[key]])
        elif "constant" in place and BATCH not in blocks.places:
            values = np.reshape(
                blocks.constants[place["constant"]], (-1, len(blocks.axes[axes[1]]))
            )
            blocks.constants[mean] = values.mean(axis=0).tolist()
            blocks.add_constant(mean, axes)
        else:
            blocks.add(mean, axes)
        means.setdefault(key, mean)


@by_form
def parts(settings: Settings) -> Mapping[Node, str]:
    """The parts of sums that the browser does not compute, with the names of their numbers.

    It multiplies and adds, but logarithms and the like come from ``nn_core``.
    """
    found: dict[Node, str] = {}
    for quantity in quantities_for(settings):
        for node in _in_sums(quantity.tree):
            found.setdefault(node, f"{PART}{len(found)}")
    return found


def _in_sums(tree: Node) -> Iterator[Node]:
    for node in walk(tree):
        if is_sum(node):
            yield from _functions(node)


def _functions(node: Node) -> Iterator[Node]:
    """The outermost calls of functions."""
    if isinstance(node, Call) and node.function in _FUNCTIONS:
        yield node
        return
    for child in children(node):
        yield from _functions(child)


@by_form
def blocks_for(settings: Settings) -> Blocks:
    """The layout of one iteration under these settings."""
    train, test = settings.dataset.train, settings.dataset.test
    constants = {
        "inputs": train.inputs.ravel().tolist(),
        "output": train.output.ravel().tolist(),
        "test_inputs": test.inputs.ravel().tolist(),
        "test_output": test.output.ravel().tolist(),
        **{name: [value] for name, value in settings.constants.items()},
    }
    blocks = Blocks(_axes(settings), constants)
    for name, axis in (("inputs", "inputs"), ("output", "outputs")):
        blocks.add_constant(name, ("rows", axis))
        blocks.add_constant(f"test_{name}", ("test_rows", axis))
        # A truth table reads better as 0 and 1 than as 0.000 and 1.000.
        if all(value.is_integer() for value in constants[name] + constants[f"test_{name}"]):
            blocks.places[name]["whole"] = blocks.places[f"test_{name}"]["whole"] = True
    for name in settings.constants:
        blocks.add_constant(name, (ONE, ONE))
    if settings.network.batched:
        blocks.add(BATCH, ("rows", ONE))
        blocks.add(TRAIN_ERROR, (ONE, ONE))
    if settings.network.updates.counts:
        blocks.add("t", (ONE, ONE))
    _add_state(blocks, settings)
    quantities = quantities_for(settings)
    for quantity in quantities:
        _add_quantity(blocks, quantity)
    others = quantities_for(other_way(settings))
    for quantity, other in zip(quantities, others, strict=True):
        if quantity.name in causes(settings):
            _add_other(blocks, quantity, other)
    known = axes_by_name(settings.network)
    for node, name in parts(settings).items():
        axes = axes_of(node, known)
        blocks.add(name, drawn(axes), each(axes))
    _add_beside(blocks, settings)
    _add_means(blocks, ["inputs", *(quantity.name for quantity in quantities)])
    return blocks
