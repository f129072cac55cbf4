"""The mechanism of a mistake: which quantities it concerns, and how it changes their lines.

A wrong line looks like a right one. Its operand ``right`` is the right line itself, ``past`` the
quantity's value in the iteration before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from nn_core.lines.line import Function, Line, line_of
from nn_core.lines.network import Network


class Replacement(Protocol):
    """A way to make a wrong line of a right one."""

    def line(self, right: Line, network: Network, layer: int) -> Line | None:
        """The wrong line; None if the right one stays."""


@dataclass(frozen=True)
class Other:
    """Another line, which may have ``right`` as an operand.

    ``by_row``: the line where the slope is a Jacobian matrix for each row, if it is a slope's;
    ``plain`` None: only such a slope is concerned.
    """

    plain: Function | None
    by_row: Function | None = None

    def line(self, right: Line, network: Network, layer: int) -> Line | None:
        has_matrix = network.activation_of(layer).by_row
        function = self.by_row if has_matrix and (self.by_row or not self.plain) else self.plain
        return line_of(function).with_right(right) if function else None

    @property
    def uses_past(self) -> bool:
        """Whether it needs the quantity's value in the iteration before."""
        return self.plain is not None and "past" in line_of(self.plain).operands


@dataclass(frozen=True)
class Fed:
    """The right line with other operands; a line without these operands stays right."""

    operands: tuple[tuple[str, str], ...]
    sentence: str

    def line(self, right: Line, network: Network, layer: int) -> Line | None:  # noqa: ARG002
        others = dict(self.operands)
        if others.keys().isdisjoint(right.operands):
            return None
        wrong = right.renamed(others)
        return Line(wrong.expression, wrong.operands, self.sentence, wrong.kind)


@dataclass(frozen=True)
class Rewritten:
    """The right line with parts of it replaced: each pair is an expression and what it becomes.

    The first pair whose expression stands in the line is used; ``whole``: only one that is all of
    the line.
    """

    pairs: tuple[tuple[str, str], ...]
    sentence: str
    whole: bool = False

    def line(self, right: Line, network: Network, layer: int) -> Line | None:  # noqa: ARG002
        for before, after in self.pairs:
            wrong = right.rewritten(before, after)
            if wrong is not None and (not self.whole or right.expression == before):
                return replace(wrong, sentence=self.sentence, meaning="", difference="")
        return None


@dataclass(frozen=True)
class ActivatedTwice:
    """A slope in which the activation is taken as a weighted input, and activated once more."""

    sentence: str

    def line(self, right: Line, network: Network, layer: int) -> Line | None:
        activation = network.activation_of(layer)
        if activation.by_row or "a" not in right.operands:
            return None
        forward = line_of(activation.forward).renamed({"z": "a"})
        wrong = right.rewritten("a", forward.expression)
        assert wrong is not None
        return replace(wrong, sentence=self.sentence, meaning="", difference="")


@dataclass(frozen=True)
class Fault:
    """A mistake.

    ``replaces``: the replacement for each kind of quantity; ``why`` people make it; what is
    ``right``; ``rule``: the rule to compare it with, or "" for that of the settings;
    ``reduction``: the only one under which it is a mistake, or ""; ``last_only``: whether it is
    made in the last layer only, otherwise it is made in every layer; ``needs``: what its line
    fits, if not every network, as the rest of a sentence that begins with the mistake.
    """

    title: str
    replaces: Mapping[str, Replacement]
    why: str
    right: str
    rule: str = ""
    reduction: str = ""
    last_only: bool = False
    needs: str = ""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of quantities that it concerns."""
        return tuple(self.replaces)
