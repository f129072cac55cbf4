"""Sweeps: the same training from many seeds, computed side by side through the same list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from nn_core.checks import whole
from nn_core.engine import engine_for
from nn_core.limits import MAX_SEED
from nn_core.settings import Settings
from nn_core.stack import Stack, portions


@dataclass(frozen=True)
class Sweep:
    """``errors`` (iterations, seeds) and the trained ``parameters``, each (*shape, seeds)."""

    seeds: tuple[int, ...]
    errors: np.ndarray
    parameters: Mapping[str, np.ndarray]


def sweep(settings: Settings, seeds: Iterable[int]) -> Sweep:
    """Train from each seed as ``train`` would, within 1e-12, all of them at once.

    What is set by hand (``settings.edits``) is set in each of the networks.
    Values that stop being finite stay in the result as NaN or infinity. Raises ``ValueError``
    for a seed out of bounds, or without any seed.
    """
    chosen = tuple(whole("seed", seed, 0, MAX_SEED) for seed in seeds)
    if not chosen:
        raise ValueError("A sweep needs at least one seed.")
    rows = len(settings.dataset.train.inputs)
    errors = np.empty((settings.iterations, len(chosen)))
    trained: dict[str, list[np.ndarray]] = {name: [] for name in settings.parameter_shapes}
    for part in portions(len(chosen), rows * max(settings.layers)):
        after, found = _train_together(settings, chosen[part])
        errors[:, part] = found
        for name, value in zip(trained, after, strict=False):
            trained[name].append(np.asarray(value))
    joined = {name: np.concatenate(parts, axis=-1) for name, parts in trained.items()}
    return Sweep(chosen, errors, joined)


def _train_together(
    settings: Settings, seeds: tuple[int, ...]
) -> tuple[tuple[Stack, ...], np.ndarray]:
    drawn = tuple(map(Stack.of, zip(*settings.initial_states(seeds), strict=True)))
    state = settings.edited(0, drawn)
    edited = {edit.iteration for edit in settings.edits}
    errors = np.empty((settings.iterations, len(seeds)))
    train = engine_for(settings).train
    # The inputs are shared by one matrix product; the output is compared network by network.
    inputs, output = settings.dataset.train
    together = output[..., None].view(Stack)
    with np.errstate(all="ignore"):
        for i in range(settings.iterations):
            state, found, _ = train(1, inputs, together, settings.learning_rate, *state)
            errors[i] = found[0]
            if i + 1 in edited:
                state = settings.edited(i + 1, state)
    return state, errors
