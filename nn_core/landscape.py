"""The error's landscape: the error over a plane of parameters, and the way of the training in it.

A plane is spanned by two parameters, or by the two main directions of the training's path (Li et
al. 2018, “Visualizing the Loss Landscape of Neural Nets”). All other parameters are those of one
iteration, so the plane goes through that iteration's point and, in general, through no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

import numpy as np

from nn_core.checks import shown
from nn_core.lines.stack import Shared, Stack, portions
from nn_core.probe import Place, places
from nn_core.run import Run
from nn_core.settings import Settings

Entry = tuple[str, tuple[int, ...]]
"""A ``Place``, or as much: ``("w1", (0, 2))``, or ``("b1", ())`` where it is shared."""

MOST_PLACES = 1000
"""Places of a path: what a slider of a screen's width can tell apart."""
_SAMPLES = 500
"""Rows of the path from which its directions are found."""
_MARGIN = 0.3
"""How much farther than the path a picture reaches, as a share of the path's extent."""
_NARROWEST = 0.2
"""The least height of a picture of a path as a share of its width, or the other way round."""
_AFFORDED = 70_000_000
"""Products computed for a surface in about half a second; an activation costs as ten of them."""
_POINTS = (101, 81, 61, 51, 41, 31, 21)


@dataclass(frozen=True)
class Plane:
    """Two orthonormal ``directions`` (2, parameters) and the point that has the coordinates 0, 0.

    ``shares``: of the path's variance, one a direction, where they are the path's; ``entries``:
    the two parameters, where they were chosen; ``free``: how many directions are not the path's
    since it has too few.
    """

    zero: np.ndarray
    directions: np.ndarray
    shares: tuple[float, ...] = ()
    entries: tuple[Place, ...] = ()
    free: int = 0

    def coordinates(self, rows: np.ndarray) -> np.ndarray:
        """The coordinates (rows, 2) of points given as rows of parameters, projected."""
        found: np.ndarray = (rows - self.zero) @ self.directions.T
        return found


@dataclass(frozen=True)
class Landscape:
    """The error around one iteration's point, and the path of the training.

    ``x`` (columns,) and ``y`` (rows,) are the coordinates of ``errors`` (rows, columns), NaN where
    there is no number. ``iterations`` (places,) are those of the path that are drawn, ``path``
    (places, 2) their points projected onto the plane, ``path_errors`` (places,) their own errors.
    """

    plane: Plane
    at: int
    x: np.ndarray
    y: np.ndarray
    errors: np.ndarray
    iterations: np.ndarray
    path: np.ndarray
    path_errors: np.ndarray

    @property
    def place(self) -> int:
        """Which of the path's places is this iteration's."""
        return int(np.searchsorted(self.iterations, self.at))


def landscape(
    run: Run, at: int, plane: Plane, reach: float = 1.0, points: int | None = None
) -> Landscape:
    """The landscape around the drawn iteration next below ``at``, ``points`` x ``points`` large.

    ``reach`` as in ``grid``; without ``points`` as many as half a second allows. Raises
    ``ValueError`` for a run in which no iteration is trained.
    """
    iterations = path_iterations(run)
    if not len(iterations):
        raise ValueError("No iteration is trained yet: there is no path to draw.")
    at = int(iterations[max(0, int(np.searchsorted(iterations, at, side="right")) - 1)])
    path = plane.coordinates(run.parameter_rows(iterations))
    # A weight's own path is often so short that the error is a plane around it.
    least = 1.0 if plane.entries else 0.0
    x, y = grid(path, points or points_for(run.settings), reach, least)
    errors = surface(run, at, plane, x, y)
    return Landscape(plane, at, x, y, errors, iterations, path, run.errors[iterations])


def plane_of(settings: Settings, first: Entry, second: Entry) -> Plane:
    """The plane of two parameters, whose values are the coordinates.

    Raises ``ValueError`` for what is no parameter, or the same twice.
    """
    known = places(settings)
    for one in (first, second):
        if one not in known:
            raise ValueError(f"{shown(one)} is no parameter of this network.")
    if first == second:
        raise ValueError("The two parameters must be different ones.")
    directions = np.zeros((2, len(known)))
    directions[0, known.index(first)] = directions[1, known.index(second)] = 1
    return Plane(np.zeros(len(known)), directions, entries=(Place(*first), Place(*second)))


def plane_along(run: Run) -> Plane:
    """The plane of the two directions in which the path of the training extends the most.

    The principal components of the parameters before the iterations, and after the last;
    coordinates count from where the training starts, and it ends on their positive side. A path
    that has fewer directions gets the axis of a parameter for each that it lacks.
    """
    drawn = path_iterations(run)
    path = run.parameter_rows(np.append(drawn[:: -(-len(drawn) // _SAMPLES)], run.completed))
    # Scaled, since the squares of a diverging training's parameters may be beyond float64.
    size = float(np.abs(path).max()) or 1.0
    apart = path / size - (path / size).mean(axis=0)
    _, spread, found = np.linalg.svd(apart, full_matrices=False)
    real = min(2, int((spread > 1e-10 * max(float(spread[0]), 1e-6)).sum()))
    directions = np.zeros((2, path.shape[1]))
    directions[:real] = found[:real]
    for at in range(real, 2):
        directions[at] = _beside(directions[:at])
    for direction in directions[:real]:
        end = float((path[-1] / size - path[0] / size) @ direction)
        direction *= np.sign(end or direction[np.abs(direction).argmax()])
    variance = spread**2
    shares = tuple(float(one / variance.sum()) for one in variance[:real])
    return Plane(path[0], directions, (*shares, *[0.0] * (2 - real)), free=2 - real)


def _beside(directions: np.ndarray) -> np.ndarray:
    """A direction at right angles to these: the parameter's axis that is nearest to being one."""
    taken = (directions**2).sum(axis=0)
    axis = np.zeros(directions.shape[1])
    axis[taken.argmin()] = 1
    rest = axis - (axis @ directions.T) @ directions
    direction: np.ndarray = rest / np.linalg.norm(rest)
    return direction


def path_iterations(run: Run) -> np.ndarray:
    """The iterations of the path that are drawn: all, or at equal distances as many as fit."""
    step = -(-run.completed // MOST_PLACES)
    # Where not all parameters are kept, those that are: the others would be trained again.
    step = -(-step // run.kept_every) * run.kept_every
    return np.arange(0, run.completed, max(1, step))


def grid(
    path: np.ndarray, points: int, reach: float = 1.0, least: float = 0.0
) -> tuple[np.ndarray, np.ndarray]:
    """The coordinates (points,) of a picture's columns and of its rows, around a path (n, 2).

    ``reach``: how many times as far from the path's middle as a picture that just shows it;
    ``least``: half the width and height that a picture has at least.
    """
    low, high = path.min(axis=0), path.max(axis=0)
    half = high / 2 - low / 2
    middle = low + half
    # A path of one point, or next to it, gets a picture of the size of weights.
    if half.max() <= 1e-12 * max(1.0, float(np.abs(middle).max())):
        half = np.ones(2)
    half = np.maximum(half, max(least, _NARROWEST * half.max())) * (1 + _MARGIN) * reach
    x, y = (np.linspace(m - h, m + h, points) for m, h in zip(middle, half, strict=True))
    return x, y


def points_for(settings: Settings) -> int:
    """How many columns and rows a surface may have so that it takes about half a second."""
    rows = len(settings.dataset.train.inputs)
    weights = sum(prod(shape) for shape in settings.parameter_shapes.values())
    products = rows * (weights + 10 * sum(settings.layers[1:]))
    return next((n for n in _POINTS if n * n * products <= _AFFORDED), _POINTS[-1])


def surface(run: Run, i: int, plane: Plane, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The error on the training rows over a plane through the parameters before iteration ``i``.

    ``x`` (columns,) and ``y`` (rows,) are coordinates; the result is (rows, columns). All points
    are networks of one stack, which runs the lines of the list. What is not finite is NaN.
    """
    here = run.parameter_rows(np.array([i]))[0]
    origin = here - plane.coordinates(here) @ plane.directions
    across, upwards = np.tile(x, len(y)), np.repeat(y, len(x))
    inputs, output = run.settings.dataset.train
    rows = Shared.of(inputs), Shared.of(output)
    feedforward = run.settings.engine.feedforward
    errors = np.empty(len(across))
    with np.errstate(all="ignore"):
        for part in portions(len(across), len(inputs) * max(run.settings.layers)):
            at = np.stack([across[part], upwards[part]])
            stacks = _stacks(run.settings.parameter_shapes, origin, plane.directions, at)
            errors[part] = feedforward(*rows, *stacks)["error"]
    errors[~np.isfinite(errors)] = np.nan
    return errors.reshape(len(y), len(x))


def _stacks(
    shapes: Mapping[str, tuple[int, ...]],
    origin: np.ndarray,
    directions: np.ndarray,
    at: np.ndarray,
) -> list[Stack]:
    """The parameters of the networks at the coordinates ``at`` (2, networks).

    A parameter that no direction changes is one for all of them: a stack of one.
    """
    stacks, start = [], 0
    for shape in shapes.values():
        own = slice(start, start + prod(shape))
        start = own.stop
        values = origin[own, None]
        if directions[:, own].any():
            values = values + directions[:, own].T @ at
        stacks.append(values.reshape(*shape, -1).view(Stack))
    return stacks
