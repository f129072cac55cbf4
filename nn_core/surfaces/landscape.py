"""The error landscape: the error over a plane of parameters, and the path of the training in it.

A plane is spanned by two parameters, or by the two main directions of the training's path (Li et
al. 2018, “Visualizing the Loss Landscape of Neural Nets”). All other parameters are those of one
iteration, so the plane contains that iteration's point and, in general, no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

import numpy as np

from nn_core.arrays.stack import Shared, Stack, chunks
from nn_core.checks import abbreviated
from nn_core.gradients.perturbation import Entry, entries_of
from nn_core.setup.settings import Settings
from nn_core.training.run import Run

EntryKey = tuple[str, tuple[int, ...]]
"""The key of an ``Entry``: ``("w1", (0, 2))``, or ``("b1", ())`` where it is shared."""

MAX_PATH_POINTS = 1000
"""The most points of a path: a slider as wide as a screen resolves no more."""
_SAMPLES = 500
"""How many points of the path its directions are computed from."""
_MARGIN = 0.3
"""The margin around the path, as a fraction of its extent."""
_NARROWEST = 0.2
"""The smallest ratio of a plot's shorter side to its longer one."""
_AFFORDED = 70_000_000
"""How many products take about half a second; an activation costs as much as ten."""
_POINTS = (101, 81, 61, 51, 41, 31, 21)


@dataclass(frozen=True)
class Plane:
    """Two orthonormal ``directions`` (2, parameters) and ``zero``, the point with coordinates 0, 0.

    ``shares``: the fraction of the path's variance along each direction, for a plane along a path;
    ``entries``: the two parameters, for a plane of two parameters; ``free``: how many directions
    are arbitrary since the path has fewer than two.
    """

    zero: np.ndarray
    directions: np.ndarray
    shares: tuple[float, ...] = ()
    entries: tuple[Entry, ...] = ()
    free: int = 0

    def coordinates(self, rows: np.ndarray) -> np.ndarray:
        """The coordinates (n, 2) of points (n, parameters), projected onto the plane."""
        found: np.ndarray = (rows - self.zero) @ self.directions.T
        return found


@dataclass(frozen=True)
class Landscape:
    """The error around one iteration's point, and the path of the training.

    ``x`` (columns,) and ``y`` (rows,) are the coordinates of ``errors`` (rows, columns), NaN where
    the error is not finite. ``iterations`` (n,) are the drawn iterations of the path, ``path``
    (n, 2) their points projected onto the plane, ``path_errors`` (n,) the errors of the unprojected
    points.
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
        """The index of this iteration in ``iterations``."""
        return int(np.searchsorted(self.iterations, self.at))


def landscape(
    run: Run, at: int, plane: Plane, reach: float = 1.0, points: int | None = None
) -> Landscape:
    """The landscape around the last drawn iteration up to ``at``, of ``points`` x ``points``.

    ``reach`` as in ``grid``. Without ``points``: as many as half a second allows. Raises
    ``ValueError`` for a run without a trained iteration.
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
    return Landscape(plane, at, x, y, errors, iterations, path, run.train_errors_at(iterations))


def plane_of(settings: Settings, first: EntryKey, second: EntryKey) -> Plane:
    """The plane of two parameters, with their values as coordinates.

    Raises ``ValueError`` for an unknown parameter, for the same one twice, and for a network with
    one weight only.
    """
    known = entries_of(settings)
    _check_size(len(known))
    for one in (first, second):
        if one not in known:
            raise ValueError(f"{abbreviated(one)} is no parameter of this network.")
    if first == second:
        raise ValueError("The two parameters must be different ones.")
    directions = np.zeros((2, len(known)))
    directions[0, known.index(first)] = directions[1, known.index(second)] = 1
    return Plane(np.zeros(len(known)), directions, entries=(Entry(*first), Entry(*second)))


def plane_along(run: Run) -> Plane:
    """The plane of the two directions along which the path of the training varies the most.

    They are the first two principal components of the parameters before each iteration and after
    the last. The training starts at 0, 0 and ends at positive coordinates. Directions that the path
    lacks are replaced by axes of parameters, made orthogonal. Raises ``ValueError`` for a network
    with one weight only.
    """
    _check_size(len(entries_of(run.settings)))
    drawn = path_iterations(run)
    path = run.parameter_rows(np.append(drawn[:: -(-len(drawn) // _SAMPLES)], run.completed))
    # Scaled, since the squared parameters of a diverging training may overflow.
    size = float(np.abs(path).max()) or 1.0
    centred = path / size - (path / size).mean(axis=0)
    _, singular, found = np.linalg.svd(centred, full_matrices=False)
    real = min(2, int((singular > 1e-10 * max(float(singular[0]), 1e-6)).sum()))
    directions = np.zeros((2, path.shape[1]))
    directions[:real] = found[:real]
    for at in range(real, 2):
        directions[at] = _beside(directions[:at])
    for direction in directions[:real]:
        end = float((path[-1] / size - path[0] / size) @ direction)
        direction *= np.sign(end or direction[np.abs(direction).argmax()])
    variance = singular**2
    shares = tuple(float(one / variance.sum()) for one in variance[:real])
    return Plane(path[0], directions, (*shares, *[0.0] * (2 - real)), free=2 - real)


def _check_size(parameters: int) -> None:
    if parameters < 2:
        raise ValueError("The network has one weight only: a plane needs two weights or biases.")


def _beside(directions: np.ndarray) -> np.ndarray:
    """A unit vector orthogonal to these, from the axis that is closest to orthogonal already."""
    taken = (directions**2).sum(axis=0)
    axis = np.zeros(directions.shape[1])
    axis[taken.argmin()] = 1
    rest = axis - (axis @ directions.T) @ directions
    direction: np.ndarray = rest / np.linalg.norm(rest)
    return direction


def path_iterations(run: Run) -> np.ndarray:
    """The iterations of the path to draw: all, or every n-th if there are too many."""
    step = -(-run.completed // MAX_PATH_POINTS)
    # Only iterations whose parameters are stored: others would have to be replayed.
    step = -(-step // run.kept_every) * run.kept_every
    return np.arange(0, run.completed, max(1, step))


def grid(
    path: np.ndarray, points: int, reach: float = 1.0, least: float = 0.0
) -> tuple[np.ndarray, np.ndarray]:
    """The x and y coordinates, each (points,), of a grid around a path (n, 2).

    ``reach`` scales the grid about its centre; 1 just fits the path with its margin. ``least``: the
    smallest half width and half height, before margin and ``reach``.
    """
    low, high = path.min(axis=0), path.max(axis=0)
    half = high / 2 - low / 2
    centre = low + half
    # Around a single point, or nearly one, the grid is as large as typical weights.
    if half.max() <= 1e-12 * max(1.0, float(np.abs(centre).max())):
        half = np.ones(2)
    half = np.maximum(half, max(least, _NARROWEST * half.max())) * (1 + _MARGIN) * reach
    x, y = (np.linspace(c - h, c + h, points) for c, h in zip(centre, half, strict=True))
    return x, y


def points_for(settings: Settings) -> int:
    """The largest number of rows and columns that keeps a surface under half a second."""
    rows = len(settings.dataset.train.inputs)
    weights = sum(prod(shape) for shape in settings.parameter_shapes.values())
    products = rows * (weights + 10 * sum(settings.layers[1:]))
    return next((n for n in _POINTS if n * n * products <= _AFFORDED), _POINTS[-1])


def surface(run: Run, i: int, plane: Plane, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The training error over a plane through the parameters before iteration ``i``.

    ``x`` (columns,) and ``y`` (rows,) are coordinates; the result is (rows, columns). The points
    are the networks of a stack, which runs the lines of the list. Errors that are not finite
    become NaN.
    """
    here = run.parameter_rows(np.array([i]))[0]
    origin = here - plane.coordinates(here) @ plane.directions
    across, up = np.tile(x, len(y)), np.repeat(y, len(x))
    inputs, output = run.settings.dataset.train
    rows = Shared.of(inputs), Shared.of(output)
    errors = np.empty(len(across))
    with np.errstate(all="ignore"):
        for part in chunks(len(across), len(inputs) * max(run.settings.layers)):
            at = np.stack([across[part], up[part]])
            stacks = _stacks(run.settings.parameter_shapes, origin, plane.directions, at)
            errors[part] = run.settings.feedforward(*rows, stacks)["error"]
    errors[~np.isfinite(errors)] = np.nan
    return errors.reshape(len(y), len(x))


def _stacks(
    shapes: Mapping[str, tuple[int, ...]],
    origin: np.ndarray,
    directions: np.ndarray,
    at: np.ndarray,
) -> list[Stack]:
    """The parameters of the networks at the coordinates ``at`` (2, networks).

    A parameter that is the same in all networks becomes a stack of one.
    """
    stacks, start = [], 0
    for shape in shapes.values():
        part = slice(start, start + prod(shape))
        start = part.stop
        values = origin[part, None]
        if directions[:, part].any():
            values = values + directions[:, part].T @ at
        stacks.append(values.reshape(*shape, -1).view(Stack))
    return stacks
