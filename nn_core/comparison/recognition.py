"""Which known mistake a typed line is, or gives the numbers of: the same numbers everywhere.

Numbers that agree in one place may do so by chance, so they are compared in several iterations of
this run and of runs that are drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from nn_core.comparison.alternatives import (
    OTHER_RULE,
    Alternative,
    alternatives,
    operands,
    value_of,
)
from nn_core.comparison.mistakes import with_fault
from nn_core.limits import FAULTS, MAX_SEED
from nn_core.lines.listing import Quantity
from nn_core.setup.settings import Settings
from nn_core.training.run import Run
from nn_core.training.training import train

RIGHT = "right"
"""What a line is that gives the right numbers, however it is written."""
_ITERATIONS = 3
_DRAWN = 2
_TOLERANCE = 1e-9


@lru_cache(maxsize=64)
def recognized(settings: Settings) -> str:
    """The name of the known mistake that the typed line of ``settings`` is, ``RIGHT``, or ``""``.

    Raises ``ValueError`` for settings without a typed line.
    """
    typed = _typed(settings)
    assert typed.correct
    found = {RIGHT: typed.correct} | dict(_replacing(settings.correct, typed))
    for run, i in _samples(settings.correct):
        known = operands(run, i, run.at(i))
        ours = value_of(typed, known)
        found = {one: line for one, line in found.items() if _same(ours, value_of(line, known))}
    return next(iter(found), "")


@lru_cache(maxsize=64)
def resembled(settings: Settings) -> Alternative | None:
    """The mistake in an earlier line that gives the typed line's quantity the same numbers, if any.

    So is ``z1_d_w1.T @ error_d_a1`` for ``delta_w1``: the mistake without the activation's
    derivative, made in layer 1. Raises ``ValueError`` for settings without a typed line.
    """
    typed = _typed(settings)
    found: dict[tuple[str, int | None], Alternative] | None = None
    for run, i in _samples(settings.correct):
        ours = value_of(typed, operands(run, i, run.at(i)))
        same = {
            (one.name, one.layer): one
            for one in alternatives(run, i, typed.name)
            if one.name != OTHER_RULE and _same(ours, one.value)
        }
        found = same if found is None else {key: found[key] for key in found if key in same}
    return next(iter((found or {}).values()), None)


def _typed(settings: Settings) -> Quantity:
    """The quantity with the typed line."""
    if not settings.lines:
        raise ValueError("These settings have no typed line.")
    ((name, _),) = settings.lines
    return next(one for one in settings.quantities if one.name == name)


def _replacing(right: Settings, typed: Quantity) -> Iterator[tuple[str, Quantity]]:
    """The quantity with the line that each mistake puts in the place of its own."""
    for fault in FAULTS:
        wrong = with_fault(right, fault, typed.layer)
        # What a mistake keeps from the iteration before, a typed line cannot have.
        if wrong and wrong.state_shapes.keys() == right.state_shapes.keys():
            yield from (
                (fault, one) for one in wrong.quantities if one.name == typed.name and one.correct
            )


def _samples(right: Settings) -> Iterator[tuple[Run, int]]:
    """The first iterations of this run and of some that start with drawn weights and biases."""
    short = replace(right, iterations=min(right.iterations, _ITERATIONS), edits=())
    drawn = (
        replace(
            short,
            seed=(right.seed + more) % MAX_SEED,
            start=None,
            initial_weights="normal",
            initial_scale=1.0,
            initial_biases="random",
        )
        for more in range(1, _DRAWN + 1)
    )
    for settings in (short, *drawn):
        run = train(settings)
        yield from ((run, i) for i in range(run.completed))


def _same(ours: Any, theirs: Any) -> bool:
    one, other = np.asarray(ours), np.asarray(theirs)
    size = float(np.abs(other).max(initial=0.0))
    return one.shape == other.shape and np.allclose(
        one, other, rtol=0.0, atol=_TOLERANCE * size, equal_nan=True
    )
