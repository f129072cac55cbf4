"""A calculation by hand, step by step: each number is rounded or not, as somebody chooses."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Context, Decimal
from typing import Any

import numpy as np

from nn_core.arrays.rounding import place_of
from nn_core.exports import rounded
from nn_core.lines.names import CONSTANTS
from nn_core.lines.tree import Binary, Call, Comparison, Negative, Node, Number, constant
from nn_core.questions import Cell, Written

Choose = Callable[[Any, Sequence[float]], float]
"""Takes one of some numbers, at a step that has a name of its own."""

_BINARY: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "**": lambda a, b: a**b,
    ">": lambda a, b: float(a > b),
    ">=": lambda a, b: float(a >= b),
    "<": lambda a, b: float(a < b),
    "<=": lambda a, b: float(a <= b),
}
_CALLS: dict[str, Callable[..., float]] = {
    "np.exp": math.exp,
    "np.log": math.log,
    "np.log1p": math.log1p,
    "np.sqrt": math.sqrt,
    "np.tanh": math.tanh,
    "np.abs": abs,
    "np.maximum": max,
    "np.minimum": min,
    "np.where": lambda condition, then, otherwise: then if condition else otherwise,
}


_MANY = Context(prec=800)
_MOST_RESULTS = 3000


def to_place(value: float, place: int) -> list[float]:
    """A number with its last digit at a power of ten.

    Halves go away from zero or towards it: some prefer the even digit, and a calculator may have
    0.125 as 0.12499999999999999.
    """
    unit, exact = Decimal(1).scaleb(place), Decimal(f"{value:.12g}")
    ways = (ROUND_HALF_UP, ROUND_HALF_DOWN)
    return [float(exact.quantize(unit, how, _MANY)) + 0.0 for how in ways]


def to_digits(value: float, digits: int) -> list[float]:
    """A number with so many significant digits."""
    return to_place(value, place_of(value, digits))


class ByHand:
    """Calculates a written cell of the matrix ``whole``, which is shown with so many digits."""

    def __init__(self, written: Written, whole: np.ndarray, digits: int) -> None:
        self._node, self._values = written.node, written.values
        self._whole, self._digits = whole, range(digits, digits + 3)
        self._operands: dict[Cell, list[float]] = {}

    def result(self, choose: Choose) -> float:
        """The result, if each step gives what is chosen."""
        last = self._step(self._node, choose, (), True)
        at_last = [one for digits in self._digits for one in self._last(last, digits)]
        return choose("last", list(dict.fromkeys([last, *at_last])))

    def _last(self, value: float, digits: int) -> list[float]:
        # Only 0 is written as 0: what would become 0 keeps its first digit.
        ways = zip(to_place(value, place_of(self._whole, digits)), to_digits(value, 1), strict=True)
        return [one or first for one, first in ways]

    def _step(self, node: Node, choose: Choose, at: tuple[int, ...], additive: bool) -> float:
        match node:
            case Cell():
                value = choose(node, self._numbers(node))
                return self._aligned(value, choose, at, additive)
            case Number(number):
                return float(number)
            case Negative(operand):
                return -self._step(operand, choose, (*at, 0), additive)
            case Binary(operator, left, right) | Comparison(operator, left, right):
                below = additive and operator in ("+", "-")
                parts = [self._step(left, choose, (*at, 0), below)]
                parts.append(self._step(right, choose, (*at, 1), below))
                result = _BINARY[operator](*parts)
            case Call(function, arguments):
                below = additive and function == "np.where"
                each = enumerate(arguments)
                parts = [self._step(one, choose, (*at, k), below) for k, one in each]
                result = _CALLS[function](*parts)
            case _:
                raise AssertionError(node)
        if not at or constant(node):
            return result
        options = [result, *(one for d in self._digits for one in to_digits(result, d))]
        if additive:
            options.extend(to_place(result, place_of(self._whole, self._digits[0])))
        return choose(at, list(dict.fromkeys(options)))

    def _aligned(self, value: float, choose: Choose, at: tuple[int, ...], additive: bool) -> float:
        """An operand that is added: some cut it to the last place of the result."""
        if not additive or not at:
            return value
        place = place_of(self._whole, self._digits[0])
        return choose((*at, "cut"), [value, *to_place(value, place)])

    def _numbers(self, cell: Cell) -> list[float]:
        if cell not in self._operands:
            matrix = np.asarray(self._values[cell.name])
            shown = [] if cell.name in CONSTANTS else [rounded(matrix, d) for d in self._digits]
            numbers = [
                float(matrix[cell.index]),
                *(float(np.asarray(m)[cell.index]) for m in shown),
            ]
            self._operands[cell] = list(dict.fromkeys(numbers))
        return self._operands[cell]

    def at_random(self, random: np.random.RandomState) -> float:
        """The result of somebody who rounds now and then, but each operand in one way."""
        taken: dict[Any, int] = {}
        return self.result(
            lambda step, options: options[taken.setdefault(step, random.randint(len(options)))]
        )

    def consistently(self, at: int) -> float:
        """The result of somebody who always rounds in the same way, 0: not at all."""
        return self.result(lambda _, options: options[min(at, len(options) - 1)])

    def every(self) -> Iterator[float]:
        """Each result that there is: for short lines."""
        taken: dict[Any, int] | None = {}
        while taken is not None:
            sizes: dict[Any, int] = {}
            options_taken = taken

            def choose(step: Any, options: Sequence[float]) -> float:
                sizes[step] = len(options)  # noqa: B023
                return options[options_taken.get(step, 0)]  # noqa: B023

            yield self.result(choose)
            taken = _next(taken, sizes)

    def reach(self) -> tuple[float, float]:
        """A least and a greatest result: of all, or found by turning one step after the other.

        What is found can be reached; in a long line there may be more.
        """
        results = list(itertools.islice(self.every(), _MOST_RESULTS + 1))
        if len(results) <= _MOST_RESULTS:
            return min(results), max(results)
        return self._extreme(-1), self._extreme(1)

    def _extreme(self, direction: int) -> float:
        taken: dict[Any, int] = {}
        sizes: dict[Any, int] = {}

        def choose(step: Any, options: Sequence[float]) -> float:
            sizes[step] = len(options)
            return options[min(taken.get(step, 0), len(options) - 1)]

        best = self.result(choose)
        for taken_first in self._beginnings(sizes):
            taken.clear()
            taken.update(taken_first)
            before = -math.inf
            now = direction * self.result(choose)
            while now > before:
                before = now
                for step, size in list(sizes.items()):
                    kept = taken.get(step, 0)
                    for option in range(size):
                        taken[step] = option
                        found = direction * self.result(choose)
                        if found > now:
                            now, kept = found, option
                    taken[step] = kept
            best = max(best, direction * now, key=lambda one: direction * one)
        return best

    def _beginnings(self, sizes: dict[Any, int]) -> Iterator[dict[Any, int]]:
        """Nothing rounded at first, or the operands in each of the ways."""
        yield {}
        for way in (1, 2, 3):
            yield {step: min(way, size - 1) for step, size in sizes.items()}


def _next(taken: dict[Any, int], sizes: dict[Any, int]) -> dict[Any, int] | None:
    """The options after these, the last steps first, as a counter goes on; None after the last."""
    steps = list(sizes)
    while steps:
        step = steps.pop()
        if taken.get(step, 0) + 1 < sizes[step]:
            kept = {one: taken.get(one, 0) for one in steps}
            return kept | {step: taken.get(step, 0) + 1}
    return None
