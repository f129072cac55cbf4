"""Data sets that are drawn at random, so that anybody can draw them again from a few numbers.

A set is drawn by ``random = np.random.RandomState(seed)``, NumPy's legacy generator, whose numbers
stay the same from version to version. First come the points, as the function of the set says; then
``random.permutation(points)`` is the order of the rows, of which the last ``test_share`` only test.
Each class has as many points as the others; except for the flower's, classes take turns before the
rows are put into that order. Inputs, and outputs that are no classes, are rounded to three
decimals: the table shows the numbers that the network gets.

The shapes are those of scikit-learn's ``make_circles``, ``make_moons`` and ``make_blobs``, drawn in
our own way. ``iris.csv`` has the 150 flowers of R. A. Fisher, “The use of multiple measurements in
taxonomic problems”, Annals of Eugenics 7 (1936), as in the paper; UCI's file has two mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from nn_core.checks import between, whole
from nn_core.data.dataset import Dataset
from nn_core.limits import MAX_ROWS, MAX_SEED

MOST_NOISE = 10.0
MOST_TEST_SHARE = 0.9
DECIMALS = 3
"""Of the inputs, and of outputs that are no classes."""
KEPT = 64
"""Sets that are kept once they are drawn: each is asked for at every turn of a page."""
_DIGITS = 6
"""Decimals of a number by which a set is drawn: more would make its name long."""

Points = tuple[np.ndarray, np.ndarray]
"""Inputs (points x inputs), and the class of each point, or its outputs (points x outputs)."""


def _written(number: float) -> str:
    """A number without an exponent, whose minus would separate two numbers of a name."""
    return np.format_float_positional(number, trim="-")


class Bounds(NamedTuple):
    """A number by which sets are drawn: what it is called, and its smallest and largest value."""

    called: str
    least: float
    most: float
    whole: bool

    def check(self, name: str, value: object) -> float:
        """The value in its canonical type; raises ``ValueError`` if it is out of bounds."""
        if self.whole:
            return whole(name, value, int(self.least), int(self.most))
        return round(between(name, value, self.least, self.most), _DIGITS)

    def read(self, text: str) -> float:
        """The value of a text; raises ``ValueError`` with what is allowed."""
        form = r"[0-9]{1,10}" if self.whole else r"[0-9]{1,10}(\.[0-9]{1,20})?"
        given = (int if self.whole else float)(text) if re.fullmatch(form, text) else None
        if given is None or not self.least <= given <= self.most:
            kind = "a whole number" if self.whole else "a number"
            bounds = f"{_written(self.least)} to {_written(self.most)}"
            raise ValueError(f"{self.called} must be {kind} from {bounds}")
        return self.check(self.called, given)


BOUNDS: Mapping[str, Bounds] = {
    "points": Bounds("points", 4, MAX_ROWS, whole=True),
    "noise": Bounds("noise", 0, MOST_NOISE, whole=False),
    "seed": Bounds("seed", 0, MAX_SEED, whole=True),
    "test_share": Bounds("the share of test rows", 0, MOST_TEST_SHARE, whole=False),
}


@dataclass(frozen=True, eq=False)
class DrawnSet:
    """A set by its ``name``: called with the numbers that differ from the ``usual`` ones, its data.

    The data are named by all numbers: ``circles-100-0.1-0-0.25``. ``draw(random, …)`` draws the
    points; ``classes`` names their classes, if they have any.
    """

    name: str
    draw: Callable[..., Points]
    usual: Mapping[str, float]
    classes: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()

    def __call__(self, **numbers: float) -> Dataset:
        """Draw the data.

        Raises ``ValueError`` for a number out of bounds, ``TypeError`` for one that it has not.
        """
        for name in numbers:
            if name not in self.usual:
                raise TypeError(f"{self.name} has no {name}, only {', '.join(self.usual)}.")
        given = dict(self.usual) | numbers
        return _drawn(self, tuple(BOUNDS[name].check(name, one) for name, one in given.items()))

    def called(self, numbers: Sequence[float]) -> str:
        """The name of the data that are drawn by these numbers."""
        return "-".join([self.name, *map(_written, numbers)])

    def read(self, texts: Sequence[str]) -> tuple[dict[str, float], list[str]]:
        """The numbers that the texts after its name say, and what is wrong with them, in clauses.

        What is missing or wrong is as usual.
        """
        numbers, problems = dict(self.usual), []
        for name, text in zip(numbers, texts, strict=False):
            try:
                numbers[name] = BOUNDS[name].read(text)
            except ValueError as problem:
                problems.append(str(problem))
        if len(texts) > len(numbers):
            names = ", ".join(BOUNDS[name].called for name in numbers)
            problems = [f"it must have {names}, as in {self.called([*self.usual.values()])}"]
        return numbers, problems


@lru_cache(maxsize=KEPT)
def _drawn(drawn: DrawnSet, numbers: tuple[float, ...]) -> Dataset:
    given: dict[str, Any] = dict(zip(drawn.usual, numbers, strict=True))
    random = np.random.RandomState(given.pop("seed"))
    share = given.pop("test_share")
    inputs, wanted = drawn.draw(random, **given)
    if drawn.classes:
        several = len(drawn.classes) > 2
        wanted = np.eye(len(drawn.classes))[wanted] if several else wanted[:, np.newaxis]
    order = random.permutation(len(inputs))
    train = len(order) - min(round(len(order) * share), len(order) - 1)
    # + 0.0: a negative zero is zero.
    tables = [np.round(table[order], DECIMALS) + 0.0 for table in (inputs, wanted)]
    parts = [table[part] for part in (slice(train), slice(train, None)) for table in tables]
    return Dataset(
        drawn.called(numbers),
        *(tuple(map(tuple, part.tolist())) for part in parts),
        input_names=drawn.inputs,
        output_names=drawn.classes if len(drawn.classes) > 2 else (),
        class_names=drawn.classes,
    )


def _around(angle: np.ndarray, radius: np.ndarray | float) -> np.ndarray:
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def circles(random: np.random.RandomState, points: int, noise: float) -> Points:
    """On a circle of radius 1 (class 0) and one of radius ½ (class 1).

    First the angles, ``random.uniform(0, 2 * np.pi, points)``; then ``noise`` times
    ``random.randn(points, 2)`` is added, as in the other shapes.
    """
    inner = np.arange(points) % 2
    at = _around(random.uniform(0, 2 * np.pi, points), np.where(inner == 1, 0.5, 1.0))
    return at + noise * random.randn(points, 2), inner


def moons(random: np.random.RandomState, points: int, noise: float) -> Points:
    """On two half circles of radius 1: the upper one (class 0) around the origin, the lower one
    (class 1) around (1, ½). First the angles, ``random.uniform(0, np.pi, points)``.
    """
    lower = np.arange(points) % 2
    at = _around(random.uniform(0, np.pi, points), 1.0)
    at = np.where(lower[:, np.newaxis] == 1, (1.0, 0.5) - at, at)
    return at + noise * random.randn(points, 2), lower


def spirals(random: np.random.RandomState, points: int, noise: float) -> Points:
    """On two spirals of one turn, the second (class 1) opposite to the first.

    First the radii, ``random.uniform(0.1, 1, points)``; the angle is 2π times the radius.
    """
    second = np.arange(points) % 2
    radius = random.uniform(0.1, 1, points)
    at = _around(2 * np.pi * radius + np.pi * second, radius)
    return at + noise * random.randn(points, 2), second


def blobs(random: np.random.RandomState, points: int, noise: float) -> Points:
    """Around three corners of a triangle on the circle of radius 1, one above, with the standard
    deviation ``noise``.
    """
    corner = np.arange(points) % 3
    at = _around(np.pi / 2 + 2 * np.pi / 3 * corner, 1.0)
    return at + noise * random.randn(points, 2), corner


def noisy_xor(random: np.random.RandomState, points: int, noise: float) -> Points:
    """Around 0 0, 0 1, 1 0 and 1 1, in turn; class 1 where the two numbers of the corner differ."""
    corner = np.arange(points) % 4
    at = np.column_stack([corner // 2, corner % 2])
    return at + noise * random.randn(points, 2), at.sum(axis=1) % 2


def flower(random: np.random.RandomState, points: int, noise: float) -> Points:
    """On the eight petals of a rose of radius 4, four for each class.

    The planar data of a course by deeplearning.ai: with 400 points, the noise 0.2 and the seed 1
    they are its points. First come all points of class 0, then all of class 1; of each first the
    noise of the angles, which are evenly spaced, and then that of the radii.
    """
    petals = []
    for kind in (0, 1):
        count = (points + 1 - kind) // 2
        angle = np.linspace(kind * 3.12, (kind + 1) * 3.12, count) + noise * random.randn(count)
        radius = 4 * np.sin(4 * angle) + noise * random.randn(count)
        petals.append(np.column_stack([radius * np.sin(angle), radius * np.cos(angle)]))
    return np.concatenate(petals), np.repeat([0, 1], [len(one) for one in petals])


def line(random: np.random.RandomState, points: int, noise: float) -> Points:
    """The line y = 2x + 1, with x from ``random.uniform(-1, 1, points)`` and ``noise`` times
    ``random.randn(points)`` added to y.
    """
    x = random.uniform(-1, 1, points)
    return _curve(x, 2 * x + 1 + noise * random.randn(points))


def sine(random: np.random.RandomState, points: int, noise: float) -> Points:
    """The sine y = sin(πx), with x and noise as for the line."""
    x = random.uniform(-1, 1, points)
    return _curve(x, np.sin(np.pi * x) + noise * random.randn(points))


def _curve(x: np.ndarray, y: np.ndarray) -> Points:
    return x[:, np.newaxis], y[:, np.newaxis]


def iris(random: np.random.RandomState) -> Points:  # noqa: ARG001
    """Fisher's 150 flowers; nothing but the order of the rows is drawn."""
    inputs, species = zip(*_flowers(), strict=True)
    return np.array(inputs), np.array([SPECIES.index(one) for one in species])


@cache
def _flowers() -> list[tuple[list[float], str]]:
    text = (Path(__file__).parent / "iris.csv").read_text(encoding="utf-8")
    rows = (line.split(",") for line in text.splitlines()[1:])
    return [([float(cell) for cell in cells], name) for *cells, name in rows]


SPECIES = ("setosa", "versicolor", "virginica")
_MEASURED = ("sepal length", "sepal width", "petal length", "petal width")
_USUAL = {"points": 100, "noise": 0.1, "seed": 0, "test_share": 0.25}

SETS: tuple[DrawnSet, ...] = (
    DrawnSet("circles", circles, _USUAL, ("outer", "inner")),
    DrawnSet("moons", moons, _USUAL, ("upper", "lower")),
    DrawnSet("spirals", spirals, _USUAL | {"points": 200, "noise": 0.03}, ("first", "second")),
    DrawnSet("blobs", blobs, _USUAL | {"noise": 0.3}, ("top", "left", "right")),
    DrawnSet("noisy_xor", noisy_xor, _USUAL, ("equal", "different")),
    DrawnSet("flower", flower, _USUAL | {"points": 400, "noise": 0.2}, ("red", "blue")),
    DrawnSet("line", line, _USUAL | {"points": 40}),
    DrawnSet("sine", sine, _USUAL | {"points": 40}),
    DrawnSet("iris", iris, {"seed": 0, "test_share": 0.2}, SPECIES, _MEASURED),
)
