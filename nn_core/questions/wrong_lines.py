"""The wrong lines of a quantity: what each known mistake makes of it at a place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np

from nn_core.comparison.alternatives import OTHER_RULE
from nn_core.lines.faults import BY_NAME, Fault
from nn_core.lines.listing import Quantity, tree_of
from nn_core.lines.network import Network
from nn_core.lines.rows import FEEDFORWARD, UPDATE
from nn_core.lines.tree import Node
from nn_core.questions.cells import Values, evaluated
from nn_core.questions.situation import Situation
from nn_core.questions.slips import SLIPS


@dataclass(frozen=True)
class WrongLine:
    """A line with a mistake, and the values that it is computed from.

    ``names``: several where they give the same numbers everywhere here. ``whole``: its value;
    ``fitted``: the same in the shape of the right one, NaN in cells that it does not have.
    """

    names: tuple[str, ...]
    tree: Node
    values: Values
    whole: np.ndarray
    fitted: np.ndarray


def wrong_lines(situation: Situation) -> list[WrongLine]:
    """The mistakes that change the quantity here, in the order in which they are preferred.

    Those that cannot change it are left out, those that coincide in all cells are one.
    """
    found: list[WrongLine] = []
    right = situation.whole
    for name, tree, values in (*_faults(situation), *_slips(situation)):
        try:
            whole = evaluated(tree, values)
        except (ValueError, IndexError):  # these shapes do not fit
            continue
        fitted = _fitted(whole, right.shape)
        if fitted is None or _equal(fitted, np.where(np.isnan(fitted), np.nan, right)):
            continue
        same = next((at for at, one in enumerate(found) if _equal(one.fitted, fitted)), None)
        if same is None:
            found.append(WrongLine((name,), tree, values, whole, fitted))
        else:
            names = tuple(dict.fromkeys((*found[same].names, name)))
            found[same] = replace(found[same], names=names)
    return found


def _fitted(whole: np.ndarray, shape: tuple[int, ...]) -> np.ndarray | None:
    """The numbers in the cells that both shapes have; None if there is no finite one."""
    if whole.ndim != len(shape):
        return None
    fitted = np.full(shape, np.nan)
    both = tuple(slice(min(sizes)) for sizes in zip(whole.shape, shape, strict=True))
    fitted[both] = whole[both]
    fitted[~np.isfinite(fitted)] = np.nan
    return None if np.isnan(fitted).all() else fitted


def _equal(one: np.ndarray, other: np.ndarray) -> bool:
    return np.allclose(one, other, rtol=1e-9, atol=0.0, equal_nan=True)


def _slips(situation: Situation) -> Iterator[tuple[str, Node, Values]]:
    quantity = situation.quantity
    for name, slip in SLIPS.items():
        for tree in slip(quantity):
            yield name, tree, situation.values


def _faults(situation: Situation) -> Iterator[tuple[str, Node, Values]]:
    """The quantity with each mistake in its layer, and with the other rule."""
    settings, layer = situation.settings, situation.quantity.layer
    for name, fault in BY_NAME.items():
        if _possible(situation, fault):
            network = settings.network._replace(fault=name, fault_layer=layer)
            roles = {*fault.kinds, "error_d_z"}
            with suppress(ValueError):  # its shapes do not fit every layer
                yield from _changed(situation, name, network, roles)
    if situation.quantity.differs:
        other = "exact" if settings.rule == "tutorial" else "tutorial"
        network = settings.network._replace(rule=other)
        yield from _changed(situation, OTHER_RULE, network, {situation.quantity.role})


def _possible(situation: Situation, fault: Fault) -> bool:
    """Whether the mistake is one under these settings."""
    settings = situation.settings
    return fault.rule in ("", settings.rule) and fault.reduction in ("", settings.reduction)


def _changed(
    situation: Situation, name: str, network: Network, roles: set[str]
) -> Iterator[tuple[str, Node, Values]]:
    """The quantity's line in another network, with what is wrong before it in the same layer.

    Updates are computed from a gradient that is shown, so nothing before them goes wrong.
    """
    quantity, layer = situation.quantity, situation.quantity.layer
    values = dict(situation.values)
    changed: set[str] = set()

    def line(one: Quantity) -> Node:
        return tree_of(network, one.name, layer) if one.role in roles else one.tree

    listed = situation.settings.quantities
    before = () if _is_update(quantity.step) else listed[: listed.index(quantity)]
    for one in before:
        if one.layer == layer:
            tree = line(one)
            if tree != one.tree or not changed.isdisjoint(one.operands):
                values[one.name] = evaluated(tree, values)
                changed.add(one.name)
    yield name, line(quantity), values


def _is_update(step: int) -> bool:
    return step != FEEDFORWARD and (step - 1) % 4 + 1 == UPDATE
