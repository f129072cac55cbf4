"""Findings in the error and the steps: diverged, steps too large, oscillation, a plateau."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from nn_core.diagnosis.evidence import Evidence
from nn_core.diagnosis.finding import Finding, smaller_step, written
from nn_core.lines.state import State

EARLY = 10
"""Steps that are too large show in the first so many iterations."""
_OVERSHOOT = 1.0
"""A step that changes the weights by more than their own size leaves nothing of them."""
_ADDS_UP = (
    "The gradient is a sum over the rows, so with more rows η has to be smaller. Such a step "
    "throws the weights away instead of improving them."
)
_THROWS_AWAY = "Such a step throws the weights away instead of improving them, whatever they were."
_RISES, _SWING = 0.25, 0.05
"""An error oscillates where it rises so often, and by so much of itself."""
_STANDS = 0.02
"""An error stands still where it moves by less than this part of itself in half of the run."""
_CREEPS = 1e-3
"""Below this it does not even creep."""
_NOTHING = 0.95
"""So much of the targets' spread left unexplained, and nothing is learned."""
_USUAL_UNITS = 5


def diverged(evidence: Evidence) -> Finding | None:
    """A training that left the finite numbers."""
    broken = evidence.run.diverged
    if broken is None:
        return None
    changes = smaller_step(evidence.settings.learning_rate, 10)
    return Finding(
        told=f"The training diverged: {broken.quantity} of iteration {broken.iteration:,} is not "
        "finite.",
        reason="Each step overshot by more than the one before, so weights and gradients grew "
        "until they were too large for any number to hold.",
        cure=f"η = {changes['learning_rate']:g}",
        changes=changes,
        iteration=broken.iteration,
        quantity=broken.quantity,
    )


def step_too_large(evidence: Evidence) -> Finding | None:
    """A first step of more than the weights' own size, as where the gradients of rows add up."""
    early = [i for i in evidence.sampled if i < EARLY]
    if evidence.fares_well or not early or not _is_descent(evidence):
        return None
    sizes = {(i, one.name): _step(one, evidence.at(i)) for i in early for one in _weights(evidence)}
    at, name = max(sizes, key=sizes.__getitem__)
    if sizes[at, name] <= _OVERSHOOT:
        return None
    rate, rows = evidence.settings.learning_rate, evidence.rows
    adds = rows > 1 and evidence.settings.reduction == "sum"
    changes = smaller_step(rate, rows if adds else 10)
    gradient = f"a sum over {rows} rows" if adds else "the gradient"
    return Finding(
        told=f"The update of iteration {at} changes {name} by {written(sizes[at, name])} times "
        f"its own size: η = {rate:g} times {gradient}.",
        reason=_ADDS_UP if adds else _THROWS_AWAY,
        cure=f"η = {changes['learning_rate']:g}{', as for the mean of the rows' if adds else ''}",
        changes=changes,
        iteration=at,
        quantity=f"new_{name}",
    )


def _weights(evidence: Evidence) -> list[State]:
    return [one for one in evidence.settings.states if one.is_parameter and one.name[0] == "w"]


def _step(weights: State, values: Mapping[str, Any]) -> float:
    """The size of an iteration's step in parts of the weights' own size; 0 for weights of 0."""
    before = values[weights.name]
    size = np.linalg.norm(before)
    return float(np.linalg.norm(values[weights.next] - before) / size) if size > 0 else 0.0


def _is_descent(evidence: Evidence) -> bool:
    """Whether a step grows with the gradient; some optimizers divide by its size."""
    values, rate = evidence.at(0), evidence.settings.learning_rate
    return all(
        np.allclose(values[one.next], values[one.name] - rate * values[f"delta_{one.name}"])
        for one in _weights(evidence)
    )


def oscillates(evidence: Evidence) -> Finding | None:
    """An error that goes up and down instead of falling."""
    count = len(evidence.errors) // 4
    # What a batch says of the error goes up and down by itself.
    if evidence.fares_well or evidence.run.diverged or count < 4 or evidence.has_batches:
        return None
    late = evidence.errors[-count - 1 :]
    rises = np.diff(late) > 0
    swing = float(np.ptp(late) / np.median(late)) if np.median(late) > 0 else 0.0
    if rises.mean() < _RISES or swing < _SWING:
        return None
    changes = smaller_step(evidence.settings.learning_rate, 10)
    return Finding(
        told=f"The error rose in {int(rises.sum()):,} of the last {count:,} iterations and swung "
        f"between {written(float(late.min()))} and {written(float(late.max()))}.",
        reason="Each step jumps across the valley instead of going down, since η is too large for "
        "such steep sides.",
        cure=f"η = {changes['learning_rate']:g}",
        changes=changes,
        iteration=len(evidence.errors) - count,
        quantity="error",
    )


def stands_still(evidence: Evidence) -> Finding | None:
    """An error that hardly moves any more, far from what the network should learn."""
    count = len(evidence.errors) // 2
    if evidence.fares_well or evidence.run.diverged:
        return None
    late = evidence.errors[-count:]
    now = float(late[-1])
    moved = float(np.ptp(late) / now) if now > 0 else 0.0
    if moved >= _STANDS:
        return None
    since = _since(evidence.errors)
    cure, changes = _onwards(evidence, moved)
    return Finding(
        told=f"The error has stayed at {written(now)} since iteration {since:,}: "
        f"{_learned(float(evidence.unexplained.mean()))}.",
        reason="The gradient is close to 0 here, on a flat part of the error or in a minimum that "
        "is not the best one, so the steps change hardly anything.",
        cure=cure,
        changes=changes,
        iteration=since,
        quantity="error",
    )


def _learned(unexplained: float) -> str:
    if unexplained > _NOTHING:
        return "always predicting the mean of the targets would do no worse"
    return f"{unexplained:.0%} of the variance of the targets is not explained"


def _since(errors: np.ndarray) -> int:
    """The first iteration after which the error only moves by the part that counts as still."""
    far = np.flatnonzero(np.abs(errors - errors[-1]) >= _STANDS * abs(errors[-1]))
    return int(far[-1]) + 1 if len(far) else 0


def _onwards(evidence: Evidence, moved: float) -> tuple[str, Mapping[str, Any]]:
    """What leads off a plateau: a hidden layer, longer steps where it creeps, another start."""
    settings = evidence.settings
    if not settings.hidden:
        return f"a hidden layer of {_USUAL_UNITS}", {"hidden": (_USUAL_UNITS,)}
    if moved > _CREEPS:
        rate = float(f"{min(settings.learning_rate * 10, 1000):.2g}")
        return f"η = {rate:g}", {"learning_rate": rate}
    seed = settings.seed + 1 if settings.seed < 2**32 - 1 else 0
    return f"other initial weights, seed {seed}", {"start": None, "seed": seed}
