"""Findings in the units: saturated, dead, or all alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from nn_core.diagnosis.evidence import Evidence
from nn_core.diagnosis.finding import Finding, smaller_step
from nn_core.lines.listing import Quantity

SATURATED = 0.05
"""Below this slope of an activation hardly any error gets through."""
_MOST_HIDDEN = 0.5
"""So large a share of a hidden layer keeps the rest from learning; a few saturated units do not."""
_SAME = 1e-9
"""Sums in another order differ by so much in units that get the same gradient."""
_WRONG = 0.5
"""An output may well be saturated, unless so much of its target's spread is unexplained."""


def saturated(evidence: Evidence) -> Finding | None:
    """Units whose slope is near 0 for every row, in the layer that has the largest share."""
    if evidence.fares_well or evidence.run.diverged:
        return None
    last = evidence.settings.network.last
    found: list[tuple[float, Quantity, np.ndarray]] = []
    for slope in _slopes(evidence):
        if evidence.settings.network.activation_of(slope.layer).kink is not None:
            continue
        still = _still(slope, evidence.last, SATURATED)
        if slope.layer == last:
            still &= evidence.unexplained > _WRONG
        if still.mean() >= (_MOST_HIDDEN if slope.layer < last else 1 / len(still)):
            found.append((float(still.mean()), slope, still))
    if not found:
        return None
    _, slope, still = max(found, key=lambda one: one[0])
    since = evidence.since(lambda now: bool(_still(slope, now, SATURATED)[still].all())) or 0
    return Finding(
        told=f"{_units(evidence, slope, int(still.sum()))} saturated for every row{_from(since)}: "
        f"the slope is below {SATURATED}.",
        reason="The error is multiplied by this slope on its way back, so hardly any of it gets "
        "through, and the weights into these units hardly change.",
        **_less_saturated(evidence, since),
        iteration=since,
        quantity=slope.name,
    )


def _less_saturated(evidence: Evidence, since: int) -> dict[str, Any]:
    """Smaller weights where units begin saturated, else steps that do not drive them there."""
    settings = evidence.settings
    if since == 0 and settings.initial_weights != "zeros":
        scale = float(f"{settings.initial_scale / 10:.2g}")
        changes = {"start": None, "initial_scale": scale}
        return {"cure": f"initial weights × {scale:g}", "changes": changes}
    changes = dict(smaller_step(settings.learning_rate, 10))
    return {"cure": f"η = {changes['learning_rate']:g}", "changes": changes}


def dead(evidence: Evidence) -> Finding | None:
    """Units of relu that give 0 for every row, so that no error ever comes back to them."""
    if evidence.fares_well or evidence.run.diverged:
        return None
    for slope in _slopes(evidence):
        # The small slope of a leaky relu lets it recover; only a slope of 0 never does.
        still = _still(slope, evidence.last, 0.0)
        if evidence.settings.network.activation_of(slope.layer).kink is None or not still.any():
            continue
        return _dead(evidence, slope, still)
    return None


def _dead(evidence: Evidence, slope: Quantity, still: np.ndarray) -> Finding:
    since = evidence.since(lambda now: bool(_still(slope, now, 0.0)[still].all())) or 0
    return Finding(
        told=f"{_units(evidence, slope, int(still.sum()))} dead{_from(since)}: 0 for every row.",
        reason="Where z is negative in every row, relu has the slope 0, so no gradient reaches "
        "the weights of the unit and nothing revives it.",
        cure="leaky relu",
        changes=_leaky(evidence, slope.layer),
        iteration=since,
        quantity=slope.name,
    )


def _leaky(evidence: Evidence, layer: int) -> Mapping[str, Any]:
    settings = evidence.settings
    if layer == settings.network.last:
        return {"output": "linear"}
    given: Any = settings.activation
    if given == "relu":
        return {"activation": "leaky_relu"}
    # One for each layer.
    return {"activation": tuple("leaky_relu" if one == "relu" else one for one in given)}


def alike(evidence: Evidence) -> Finding | None:
    """The units of a hidden layer that all have the same weights and therefore stay the same."""
    if evidence.fares_well or evidence.run.diverged:
        return None
    settings = evidence.settings
    for layer, units in enumerate(settings.layers[1:-1], 1):
        if units < 2 or not _alike(layer)(evidence.last):
            continue
        since = evidence.since(_alike(layer)) or 0
        return Finding(
            told=f"All {units} units of hidden layer {layer} are identical{_from(since)}.",
            reason="Units with the same weights compute the same number and get the same gradient, "
            "so they stay identical and the layer acts as a single unit.",
            cure="random initial weights",
            changes={"start": None, "initial_weights": "normal"},
            iteration=since,
            quantity=f"a{layer}",
        )
    return None


def _alike(layer: int) -> Callable[[Mapping[str, Any]], bool]:
    """Whether the weights into all units of a layer, and those out of them, are the same."""

    def are_alike(values: Mapping[str, Any]) -> bool:
        into, out = values[f"w{layer}"], values[f"w{layer + 1}"]
        bias = np.atleast_2d(np.asarray(values.get(f"b{layer}", 0.0)))
        return all(_spread(one) <= _SAME for one in (into, out.T, bias))

    return are_alike


def _spread(units: np.ndarray) -> float:
    """How far apart the columns of a matrix are, in parts of its largest entry."""
    largest = np.abs(units).max()
    return float(np.ptp(units, axis=1).max() / largest) if largest > 0 else 0.0


def _slopes(evidence: Evidence) -> list[Quantity]:
    """The slope of each layer with one number a row and unit; a softmax has none such."""
    if not evidence.sampled:
        return []
    return [one for one in evidence.of("a_d_z") if len(one.axes) == 2 and one.axes[0] == "rows"]


def _still(slope: Quantity, values: Mapping[str, Any], most: float) -> np.ndarray:
    """Which units (units,) have at most this slope for every row."""
    return np.asarray((np.abs(np.atleast_2d(values[slope.name])) <= most).all(axis=0))


def _units(evidence: Evidence, slope: Quantity, count: int) -> str:
    """So many units of a layer in words, with the verb: ``3 of 5 hidden units are``."""
    last, units = evidence.settings.network.last, evidence.settings.layers[slope.layer]
    kind = "output" if slope.layer == last else "hidden"
    place = f" of layer {slope.layer}" if kind == "hidden" and last > 2 else ""
    if units == 1:
        return f"The {kind} unit{place} is"
    return f"{count} of {units} {kind} units{place} {'is' if count == 1 else 'are'}"


def _from(since: int) -> str:
    return f" since iteration {since:,}" if since else " from the start"
