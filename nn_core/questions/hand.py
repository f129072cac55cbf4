"""What a calculation by hand can give, if each step is rounded or not, as one likes.

Whoever calculates by hand reads each operand with the digits that are shown, or with more, and may
round the result of every step to as many. The least and the greatest number that can be reached in
this way are the tolerance of an answer: nobody chooses it.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from nn_core.arrays.rounding import at_place, last_place, place_of
from nn_core.lines.names import CONSTANTS
from nn_core.lines.tree import Binary, Call, Comparison, Negative, Node, Number, constant, walk
from nn_core.questions import intervals
from nn_core.questions.cells import Cell, Values, evaluated
from nn_core.questions.intervals import Interval, UnboundedError, hull, united

_FURTHER = 2
"""How many digits more than those shown are tried; whoever keeps still more hardly rounds."""
_TIE = 1e-6
"""What a number may lack, in units of its last digit, to lie halfway between two others."""
_LARGEST_POWER = 250
"""Beyond it a number is hardly one to calculate with by hand, and its unit none of a float."""
_MOST_CASES = 256
"""How many combinations are tried of the values of operands that occur several times."""


@dataclass(frozen=True)
class Tolerance:
    """The numbers that are accepted as an answer.

    ``interval``: all that can be reached by hand; ``place``: the power of ten of the last digit
    that is asked for; ``value``: the number itself, unrounded.
    """

    interval: Interval
    place: int
    value: float

    @property
    def ends(self) -> Interval:
        """The least and the greatest accepted number with no more digits than asked for."""
        power = unit_of(self.value, self.place)
        if abs(power) > _LARGEST_POWER:
            return self.interval
        low, high = self.interval
        unit = 10.0**power
        ends = math.ceil(low / unit - _TIE) * unit, math.floor(high / unit + _TIE) * unit
        return float(f"{ends[0]:.12g}") + 0.0, float(f"{ends[1]:.12g}") + 0.0

    @property
    def may_vanish(self) -> bool:
        """Whether 0 is accepted for what is not 0: a difference of numbers that look alike."""
        return self.interval[0] <= 0 <= self.interval[1] and self.value != 0

    def accepts(self, answer: float) -> bool:
        """Whether the number is right, read to the digits that are asked for or as it is."""
        return any(
            intervals.holds(self.interval, one)
            for one in (answer, *_rounded(answer, unit_of(self.value, self.place)))
        )

    def is_too_coarse(self, answer: float, place: int) -> bool:
        """Whether the answer, whose last digit is at ``place``, only lacks digits."""
        if place <= unit_of(self.value, self.place):
            return False
        low, high = (_rounded(end, place) for end in self.interval)
        return intervals.holds((low[0], high[1]), answer)

    def apart(self, other: Tolerance) -> bool:
        """Whether no answer is accepted by both."""
        return intervals.apart(self.reach, other.reach)

    @property
    def reach(self) -> Interval:
        """All that is accepted: up to half a unit beyond the ends is read as the ends."""
        low, high = self.ends
        half = 10.0 ** unit_of(self.value, self.place) / 2
        return min(self.interval[0], low - half), max(self.interval[1], high + half)


def unit_of(value: float, place: int) -> int:
    """The power of ten of the last digit of a number that ends at a place, or at its first one."""
    return min(place, _power(value)) if 0 < abs(value) < 10.0**place / 2 else place


def _power(value: float) -> int:
    return math.floor(math.log10(abs(value)))


def _rounded(value: float, unit: int) -> Interval:
    """A number rounded to a power of ten: downwards and upwards, if it lies halfway."""
    if abs(unit) > _LARGEST_POWER:
        return value, value
    scale = 10.0**unit
    parts = value / scale
    return math.ceil(parts - 0.5 - _TIE) * scale, math.floor(parts + 0.5 + _TIE) * scale


def _at_last(value: float, place: int) -> Interval:
    """A result as it is written down: only 0 becomes 0, half a unit stays or becomes a unit."""
    unit = unit_of(value, place) if abs(value) < (0.5 - _TIE) * 10.0**place else place
    low, high = _rounded(value, unit)
    return low or value, high or value


@dataclass(frozen=True)
class Hand:
    """Calculates by hand from the numbers of an iteration, shown with so many digits.

    ``own``: numbers that somebody has calculated before, in place of those shown.
    """

    values: Values
    digits: int
    own: Mapping[Cell, float] = field(default_factory=dict)
    _known: dict[Cell, tuple[float, ...]] = field(default_factory=dict, repr=False)
    _places: dict[tuple[str, int], int] = field(default_factory=dict, repr=False)
    # Nodes are kept with their bounds, so that no other has their id.
    parts: dict[tuple[int, int, bool], tuple[Node, Interval]] = field(
        default_factory=dict, repr=False
    )

    def tolerance(self, cell: Node, whole: np.ndarray) -> Tolerance:
        """What is accepted for a written cell; ``whole``: the matrix that it is a cell of.

        Raises ``UnboundedError`` where rounding may lead to a division by 0.
        """
        places = [place_of(whole, digits) for digits in self._all_digits]
        place = places[0]
        low, high = _Calculation(self, place, cell).bounds(cell)
        value = float(evaluated(cell, self.values))
        rounded = [_at_last(end, one) for end in (low, high) for one in places]
        return Tolerance(united([(low, high), *rounded]), place, value)

    def numbers(self, cell: Cell) -> tuple[float, ...]:
        """The numbers with which somebody may calculate in place of an operand's cell."""
        if cell not in self._known:
            self._known[cell] = tuple(dict.fromkeys(self._numbers(cell)))
        return self._known[cell]

    def _numbers(self, cell: Cell) -> Iterator[float]:
        if cell in self.own:
            yield self.own[cell]
            return
        value = cell.of(self.values)
        yield value
        if cell.name not in CONSTANTS and math.isfinite(value):
            for digits in self._all_digits:
                yield at_place(value, self._place(cell.name, digits))

    @property
    def _all_digits(self) -> range:
        return range(self.digits, self.digits + _FURTHER + 1)

    def _place(self, name: str, digits: int) -> int:
        if (name, digits) not in self._places:
            self._places[name, digits] = place_of(self.values[name], digits)
        return self._places[name, digits]

    def step(self, interval: Interval, place: int | None) -> Interval:
        """The result of a step, rounded or not: to its own digits, or to the end result's place."""
        low, high = interval
        return (
            min(low, *(_rounded(low, unit)[0] for unit in self._units(low, place))),
            max(high, *(_rounded(high, unit)[1] for unit in self._units(high, place))),
        )

    def _units(self, value: float, place: int | None) -> Iterator[int]:
        if value:
            power = _power(value)
            for digits in self._all_digits:
                yield last_place(power, digits)
        else:
            yield 0
        if place is not None:
            yield place


class _Calculation:
    """One calculation of a cell whose matrix ends at a place.

    An operand that occurs several times has the same value everywhere, so a(1 − a) is calculated
    with one value of a after the other. With a and 1 − a as if they were independent, the result
    would be far wider than what anybody can reach.
    """

    def __init__(self, hand: Hand, place: int, cell: Node) -> None:
        self._hand = hand
        self._place = place
        counted = Counter(one for one in walk(cell) if isinstance(one, Cell))
        self._repeated = [one for one, n in counted.items() if n > 1 and len(hand.numbers(one)) > 1]
        self._fixed: dict[Cell, float] = {}

    def bounds(self, node: Node) -> Interval:
        """The least and the greatest result of the last step, before it is rounded."""
        return self._bounds(node, additive=True, root=True)

    def _bounds(self, node: Node, additive: bool, root: bool = False) -> Interval:
        if root or self._fixed:
            return self._united(node, additive, root)
        # Cells that are written out alike, as with a term left out, share most of their parts.
        key, parts = (id(node), self._place, additive), self._hand.parts
        if key not in parts:
            parts[key] = node, self._united(node, additive, root)
        return parts[key][1]

    def _united(self, node: Node, additive: bool, root: bool) -> Interval:
        """The bounds with every value of the operands that occur several times."""
        split = self._shared(node)
        if not split:
            return self._computed(node, additive, root)
        found = []
        for case in itertools.product(*(self._hand.numbers(one) for one in split)):
            self._fixed.update(zip(split, case, strict=True))
            found.append(self._computed(node, additive, root))
        for one in split:
            del self._fixed[one]
        return united(found)

    def _shared(self, node: Node) -> list[Cell]:
        """The operands whose value two of a node's children share, but not with the outside."""
        found = [one for one in self._repeated if one not in self._fixed and _meets(node, one)]
        cases = 1
        split = []
        for one in found:
            cases *= len(self._hand.numbers(one))
            if cases <= _MOST_CASES:
                split.append(one)
        return split

    def _computed(self, node: Node, additive: bool, root: bool) -> Interval:
        place = self._place if additive and not root else None
        match node:
            case Cell():
                one = self._fixed.get(node)
                interval = hull(self._hand.numbers(node)) if one is None else (one, one)
                if place is None:
                    return interval
                ends = [_rounded(end, place) for end in interval]
                return united([interval, *ends])
            case Number(value):
                return float(value), float(value)
            case Negative(operand):
                low, high = self._bounds(operand, additive, root)
                return -high, -low
            case Binary(operator, left, right) | Comparison(operator, left, right):
                below = additive and operator in ("+", "-")
                operands = [self._bounds(left, below), self._bounds(right, below)]
                if operator not in intervals.BINARY:
                    raise UnboundedError
                result = intervals.BINARY[operator](*operands)
            case Call(function, arguments):
                below = additive and function == "np.where"
                result = intervals.CALLS[function](*(self._bounds(one, below) for one in arguments))
            case _:
                raise UnboundedError
        return result if root or constant(node) else self._hand.step(result, place)


def _meets(node: Node, cell: Cell) -> bool:
    """Whether at least two children of a node contain the cell."""
    parts: tuple[Node, ...]
    match node:
        case Binary(_, left, right) | Comparison(_, left, right):
            parts = left, right
        case Call(_, arguments):
            parts = arguments
        case _:
            return False
    return sum(any(one == cell for one in walk(part)) for part in parts) > 1
