"""A surface of the error against the tutorial's forward pass: ``python -m benchmarks.landscape``.

The baseline computes the same 101 x 101 errors point by point, with the tutorial's own lines.
The two alternate in this process, after a warm-up round.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from functools import partial

import numpy as np

from benchmarks import tutorial_loop
from benchmarks.core import report, seconds
from nn_core import Plane, Run, Settings, landscape, plane_along, plane_of, train

ROUNDS = 15
AT = 50
MAX_MS = 150


def by_points(run: Run, plane: Plane, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The surface from the tutorial's forward pass, one network after the other."""
    here = run.parameter_rows(np.array([AT]))[0]
    origin = here - plane.coordinates(here) @ plane.directions
    errors = np.empty((len(y), len(x)))
    for row, up in enumerate(y):
        for column, across in enumerate(x):
            point = origin + across * plane.directions[0] + up * plane.directions[1]
            w1, b1, w2, b2 = point[:15].reshape(3, 5), point[15], point[16:21, None], point[21]
            errors[row, column] = tutorial_loop.error(w1, b1, w2, b2)
    return errors


def quartiles(values: list[float]) -> tuple[float, float, float]:
    low, median, high = statistics.quantiles(values, n=4)
    return median, low, high


def compare(name: str, ours: Callable[[], object], theirs: Callable[[], object]) -> None:
    ours(), theirs()
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(ROUNDS)]
    mine = quartiles([1000 * one for one, _ in pairs])
    report(f"{name}, ms", mine, f"at most {MAX_MS}")
    report("  the tutorial's forward pass, ms", quartiles([1000 * other for _, other in pairs]), "")
    report("  times faster", quartiles([other / one for one, other in pairs]), "")


def main() -> None:
    run = train(Settings())
    planes = {
        "along the path": plane_along(run),
        "over two weights": plane_of(run.settings, ("w1", (2, 0)), ("w2", (0, 0))),
    }
    for name, plane in planes.items():
        land = landscape(run, AT, plane)
        theirs = partial(by_points, run, plane, land.x, land.y)
        assert np.allclose(land.errors, theirs(), rtol=1e-12, atol=1e-15)
        what = f"landscape of {len(land.x)} x {len(land.y)} points {name}"
        compare(what, partial(landscape, run, AT, plane), theirs)
    report("main directions of 100 iterations, ms", quartiles(_directions(run)), "")


def _directions(run: Run) -> list[float]:
    return [1000 * seconds(partial(plane_along, run)) for _ in range(ROUNDS)]


if __name__ == "__main__":
    main()
