"""What else a quantity could be: its value with each known mistake, from the same parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from nn_core.arrays.helpers import HELPERS
from nn_core.comparison.mistakes import with_fault
from nn_core.limits import FAULTS
from nn_core.lines.faults import BY_NAME
from nn_core.lines.listing import Quantity
from nn_core.lines.names import PAST
from nn_core.setup.settings import Settings
from nn_core.training.run import Run

OTHER_RULE = "other_rule"
"""No mistake, but the numbers of the rule that the run does not use; its title is that rule."""
TRANSPOSED, SIGN_FLIPPED, NOT_SUMMED, OWN_ACTIVATION = (
    "transposed",
    "sign_flipped",
    "bias_not_summed",
    "own_activation",
)
"""Mistakes besides the known faults: of the shape, and of the sign of the quantity itself."""
_MOST_PAST = 1_000
"""Up to this iteration the gradients of all earlier ones are added up, where none is reset."""


@dataclass(frozen=True)
class Alternative:
    """A value of a quantity with a mistake: its ``name``, its ``title``, and the ``layer`` of it.

    ``layer`` is None for a mistake in every layer, and for one that belongs to no layer.
    """

    name: str
    title: str
    value: Any
    layer: int | None = None


def alternatives(run: Run, i: int, name: str) -> Iterator[Alternative]:
    """The values of a quantity in iteration ``i`` with each mistake that can concern it.

    The numbers of the other rule are among them: the exact ones first, the tutorial's, which are
    two mistakes together, last.
    """
    values = right_values(run, i)
    ours = np.asarray(values[name])
    if run.settings.rule == "tutorial":
        yield Alternative(OTHER_RULE, "exact", right_values(run, i, "exact")[name])
    yield Alternative(SIGN_FLIPPED, "Sign flipped", -ours)
    if ours.ndim == 2:
        yield Alternative(TRANSPOSED, "Transposed", ours.T)
    yield from _of_other_shape(values, name)
    known = operands(run, i, values)
    for layer in (None, *range(1, run.settings.network.last + 1)):
        for wrong in _mistakes(run.settings.correct):
            lines = _concerned(_lines(wrong, layer), name)
            past = _past(run, i, wrong) if lines else None
            if lines and past is not None:
                there = {**known, **past}
                for one in lines:
                    there[one.name] = value_of(one, there)
                yield Alternative(wrong.fault, BY_NAME[wrong.fault].title, there[name], layer)
    if run.settings.rule == "exact":
        yield Alternative(OTHER_RULE, "tutorial", right_values(run, i, "tutorial")[name])


def right_values(run: Run, i: int, rule: str | None = None) -> Mapping[str, Any]:
    """All values of an iteration, from the run's parameters, but without the run's mistake.

    ``rule``: by another rule than the run's.
    """
    values, right = run.at(i), run.settings.correct
    other = right.with_rule(rule) if rule else right
    if other == run.settings:
        return values
    return {**values, **run.under(other, i, values)}


def operands(run: Run, i: int, values: Mapping[str, Any]) -> dict[str, Any]:
    """All that a line of an iteration may use, by name, besides its ``values``."""
    inputs, output = run.data(i)
    given = {"np": np, **HELPERS, "inputs": inputs, "output": output, "t": i + 1}
    return {**given, **run.settings.constants, **values}


def value_of(quantity: Quantity, known: dict[str, Any]) -> Any:
    """The value of a quantity's line with these operands."""
    with np.errstate(all="ignore"):
        return eval(quantity.code.partition(" = ")[2], known)


def _of_other_shape(values: Mapping[str, Any], name: str) -> Iterator[Alternative]:
    """The values of another shape: a gradient of the wrong activation, a bias for each row."""
    kind, _, parameter = name.partition("_")
    if kind != "delta":
        return
    letter, layer = parameter[0], parameter[1:]
    error = np.asarray(values[f"error_d_z{layer}"])
    if letter == "w":
        value = np.asarray(values[f"a{layer}"]).T @ error
        yield Alternative(OWN_ACTIVATION, BY_NAME[OWN_ACTIVATION].title, value)
    else:
        value = error * np.asarray(values[f"z{layer}_d_b{layer}"])
        yield Alternative(NOT_SUMMED, "Not summed over the rows", value)


@lru_cache(maxsize=8)
def _mistakes(right: Settings) -> tuple[Settings, ...]:
    """The settings with each mistake in all layers."""
    found = (with_fault(right, fault) for fault in FAULTS)
    return tuple(wrong for wrong in found if wrong)


def _lines(wrong: Settings, layer: int | None) -> tuple[Quantity, ...]:
    """The lines with the mistake in all layers, or in one: then the other layers have right ones.

    Cheaper than settings for each layer, whose lines would all have to be read.
    """
    if layer is None:
        return wrong.quantities
    both = zip(wrong.quantities, wrong.correct.quantities, strict=True)
    return tuple(one if one.layer == layer else right for one, right in both)


def _concerned(lines: Sequence[Quantity], name: str) -> list[Quantity]:
    """The lines with a mistake, and those computed from them, up to this quantity.

    Empty where it does not depend on the mistake.
    """
    found: dict[str, Quantity] = {}
    last = [one.name for one in lines].index(name)
    for one in lines[: last + 1]:
        if one.correct or not found.keys().isdisjoint(one.operands):
            found[one.name] = one
    return [*found.values()] if name in found else []


def _past(run: Run, i: int, wrong: Settings) -> Mapping[str, Any] | None:
    """What the mistake keeps from earlier iterations; None where these are too many."""
    shapes = {name: shape for name, shape in wrong.state_shapes.items() if name.startswith(PAST)}
    if shapes and i > _MOST_PAST:
        return None
    past: dict[str, Any] = {name: np.zeros(shape) for name, shape in shapes.items()}
    for before in range(i) if shapes else ():
        values = right_values(run, before)
        for name in shapes:
            past[name] = past[name] + values[name.removeprefix(PAST)]
    return past
