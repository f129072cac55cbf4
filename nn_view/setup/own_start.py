"""Own numbers as the start of a training: fitted to the network, with the rest as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from nn_core import Settings
from nn_core.lines.names import term
from nn_view.setup.start_text import Rows, rows_of
from nn_view.wording.setup import own_start as words


@dataclass(frozen=True)
class OwnStart:
    """The ``settings`` with a start; ``kept`` are the parameters that were not given."""

    settings: Settings
    kept: tuple[str, ...]


def with_own(settings: Settings, given: Mapping[str, Rows], transposed: bool = False) -> OwnStart:
    """The settings with these parameters as their start.

    Parameters that are not given keep their present initial numbers. ``transposed``: the weights
    are units x inputs. Raises ``ValueError`` with what was expected and what came.
    """
    shapes = settings.parameter_shapes
    if unknown := [name for name in given if name not in shapes]:
        raise ValueError(words.UNKNOWN.format(name=unknown[0], names=", ".join(shapes)))
    start: dict[str, Any] = dict(settings.initial_parameters())
    for name, rows in given.items():
        start[name] = _fitted(name, rows, shapes[name], transposed)
    kept = tuple(name for name in shapes if name not in given)
    return OwnStart(replace(settings, start=start), kept)


def present(settings: Settings) -> dict[str, Rows]:
    """The present initial parameters, by name."""
    return {name: rows_of(name, one) for name, one in settings.initial_parameters().items()}


def shape_of(shape: tuple[int, ...]) -> str:
    """The shape of a parameter in words: ``3 × 5``, ``5 numbers``, ``a single number``."""
    if len(shape) == 2:
        return " × ".join(map(str, shape))
    if shape == () or shape == (1,):
        return words.SINGLE
    return words.NUMBERS.format(count=shape[0])


def _fitted(name: str, rows: Rows, shape: tuple[int, ...], transposed: bool) -> Any:
    array = np.array(rows, dtype=np.float64)
    if not np.isfinite(array).all():
        raise ValueError(words.NOT_FINITE.format(name=name))
    if term(name).is_weight:
        array = array.T if transposed else array
        if array.shape == shape:
            return array
        turned = shape == array.T.shape
        hint = (words.UNDO_TRANSPOSE if transposed else words.TRANSPOSE) if turned else ""
        raise ValueError(_misfit(name, shape, array.shape) + hint)
    if 1 in array.shape and array.size == int(np.prod(shape)):
        return array.reshape(shape)
    hint = words.ONE_BIAS if shape == () else ""
    raise ValueError(_misfit(name, shape, array.shape) + hint)


def _misfit(name: str, shape: tuple[int, ...], got: tuple[int, ...]) -> str:
    return words.MISFIT.format(name=name, wanted=shape_of(shape), got=" × ".join(map(str, got)))
