"""A worksheet: one iteration of a small network with empty cells, and its solution."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape
from typing import Any

import numpy as np

from nn_core import Dataset, Quantity, Settings, quantities_for
from nn_core.exports import worked
from nn_view.handouts import paper, paper_questions
from nn_view.iteration.blocks import blocks_for
from nn_view.links.setting_rows import by_field, told
from nn_view.questions.quiz import Item
from nn_view.style.mathml import mathml
from nn_view.style.numbers import Notation, notation, number, short
from nn_view.wording import take_home as words

LEVELS = ("easy", "medium", "hard")
FEW = 4
"""Number of cells that an easy worksheet asks for."""
_ALL = 12
"""Digits enough for what is printed as it is: the constants, and data rounded already."""

_IN_NETWORK = ("hidden", "activation", "rule", "learning_rate", "dataset")
_OF_TRAINING = ("seed", "iterations", "initial_biases", "start", "edits")
"""Settings that have no effect on a single iteration with given numbers."""


@dataclass(frozen=True)
class Worksheet:
    """The first iteration of ``settings``, which ``nn_core.exports.reduced`` made.

    ``at``: its iteration in the training; ``quantity``: the name of the one that an easy sheet asks
    for, and whose layer a medium one asks for; ``rows``: the names of the data's rows; ``before``:
    values from earlier iterations, from ``nn_core.exports.carried_state``; ``questions`` stand at
    the end.
    """

    settings: Settings
    at: int
    level: str
    quantity: str
    rows: Sequence[str]
    digits: int
    before: Mapping[str, Any] = field(default_factory=dict)
    questions: Sequence[Item] = ()

    @cached_property
    def values(self) -> dict[str, Any]:
        """All numbers, rounded, each computed from the rounded ones before it."""
        return worked(self.settings, self.digits, self.before, self.at + 1)

    @property
    def chosen(self) -> Quantity:
        """The chosen quantity."""
        return next(one for one in quantities_for(self.settings) if one.name == self.quantity)

    @cached_property
    def asked(self) -> dict[str, frozenset[int]]:
        """The empty cells of each quantity to compute, as indices into its flat numbers."""
        chosen = self.chosen
        if self.level == "easy":
            size = np.size(self.values[chosen.name])
            places = np.linspace(0, size - 1, min(FEW, size)).round().astype(int)
            return {chosen.name: frozenset(places.tolist())}
        return {
            one.name: frozenset(range(np.size(self.values[one.name])))
            for one in self.steps
            if not _is_given(one)
        }

    @property
    def blanks(self) -> int:
        """How many numbers there are to fill in."""
        return sum(map(len, self.asked.values()))

    @property
    def zeros(self) -> int:
        """How many of them are 0."""
        asked = ((np.ravel(self.values[name]), places) for name, places in self.asked.items())
        return sum(int((flat[list(places)] == 0).sum()) for flat, places in asked)

    @property
    def finite(self) -> bool:
        """Whether every number on the sheet is finite."""
        return all(np.isfinite(value).all() for value in self.values.values())

    @cached_property
    def steps(self) -> list[Quantity]:
        """The quantities on the sheet, in order; copies are printed as a formula only."""
        if self.level == "easy":
            return [self.chosen]
        layer = self.chosen.layer
        return [
            one
            for one in quantities_for(self.settings)
            if self.level == "hard" or (one.step and one.layer == layer)
        ]

    @cached_property
    def given(self) -> list[str]:
        """The names of the operands that no step computes."""
        computed = {one.name for one in self.steps}
        names = [name for one in self.steps for name in one.operands if name not in computed]
        return list(dict.fromkeys(names))

    def html(self) -> str:
        """The sheet, as a page of its own."""
        return paper.document(words.SHEET_TITLE.format(at=self.at), *self._sheet())

    def solution(self) -> str:
        """Its solution, as another page: whoever works on the sheet need not have it."""
        return paper.document(words.SOLUTION_TITLE.format(at=self.at), *self._solution())

    def _sheet(self) -> Iterator[str]:
        settings, hidden, rows = self.settings, self.settings.hidden, by_field()
        yield paper.text("h1", words.SHEET_TITLE.format(at=self.at))
        fields = (f"<span>{escape(name)}</span>" for name in words.NAME_AND_DATE)
        yield paper.element("div", *fields, of="fields")
        yield paper.text("p", words.TASK[self.level].format(layer=self.chosen.layer))
        yield paper.text(
            "p",
            words.ROUNDING.format(
                digits=self.digits, word="digit" if self.digits == 1 else "digits"
            ),
        )
        about = words.SHEET_NETWORK.format(
            layers="-".join(map(str, settings.layers)),
            hidden=words.IN_HIDDEN_LAYERS.format(activation=rows["activation"].in_table(settings))
            if hidden
            else rows["hidden"].told(settings),
            rule=settings.rule,
            rate=short(settings.learning_rate, _ALL),
            rows=", ".join(self.rows),
            units=words.FIRST_UNITS.format(units=max(hidden)) if hidden else "",
            others="".join(f"; {one}" for one in told(settings, but=(*_IN_NETWORK, *_OF_TRAINING))),
        )
        yield paper.text("p", about)
        yield paper.text("h2", words.GIVEN)
        yield paper.element("div", *map(self._given, self.given), of="tables")
        yield paper.text("h2", words.ASKED)
        yield from (self._step(one) for one in self.steps)
        yield from paper_questions.asked(self.questions)

    def _solution(self) -> Iterator[str]:
        yield paper.text("h1", words.SOLUTION_TITLE.format(at=self.at))
        tables = (self._table(name, self._cell(name, solved=True)) for name in self.asked)
        yield paper.element("div", *tables, of="tables")
        yield from paper_questions.solved(self.questions)

    def _given(self, name: str) -> str:
        return self._table(name, lambda _, text: paper.text("td", text))

    def _step(self, quantity: Quantity) -> str:
        name = quantity.name
        parts = [
            paper.text("h3", name, kept=True),
            paper.element("p", mathml(quantity.latex), kept=True),
        ]
        if name not in self.asked:
            return paper.element("section", paper.element("div", *parts), of="quantity")
        parts.append(paper.element("p", paper.text("code", quantity.code, kept=True)))
        parts.append(paper.text("p", quantity.sentence))
        table = self._table(name, self._cell(name, solved=False), titled=False)
        return paper.element("section", paper.element("div", *parts), table, of="quantity")

    def _cell(self, name: str, solved: bool) -> Callable[[int, str], str]:
        """A function that writes the cells of a table: those to compute are empty, or filled in."""
        asked = self.asked[name]

        def cell(place: int, text: str) -> str:
            if place not in asked:
                return paper.text("td", text)
            if solved:
                return paper.text("td", text, of="solved")
            return f'<td class="blank" aria-label="{escape(words.TO_FILL_IN)}"></td>'

        return cell

    def _table(self, name: str, cell: Callable[[int, str], str], titled: bool = True) -> str:
        rows, columns = blocks_for(self.settings).labels(name, self.rows)
        value = self.values[name]
        numbers = np.ravel(value).tolist()
        if name in ("inputs", "output", "z1_d_w1", "t", *self.settings.constants):
            texts = [short(one, _ALL) for one in numbers]
        else:
            how = notation(value, self.digits)
            texts = [_written(one, how) for one in numbers]
        width = len(columns)
        return paper.table(
            name,
            rows,
            columns,
            lambda row, column: cell(row * width + column, texts[row * width + column]),
            titled,
        )


def _written(value: float, how: Notation) -> str:
    """A rounded number; one that kept only its first digit may not be rounded up to the place."""
    is_small = abs(value) < 0.75 * 10.0**how.place
    return number(value, replace(how, place=how.place + 1) if value and is_small else how)


def _is_given(quantity: Quantity) -> bool:
    """Whether there is nothing to compute: the quantity is a copy or a constant."""
    return quantity.copied is not None or quantity.kind == "constant"


def names_of(rows: Iterable[int]) -> list[str]:
    """The names of the data's rows (counted from 0), as on the pages."""
    return [f"r{row + 1}" for row in rows]


def telling_rows(data: Dataset) -> tuple[int, ...]:
    """Up to two training rows (counted from 1) that give a worksheet something to compute.

    Together they have as few inputs at 0 as possible, and different outputs if there are such rows.
    """
    inputs, output = data.train
    used = inputs != 0
    first = int(used.sum(axis=1).argmax())
    others = [row for row in range(len(inputs)) if row != first]

    def tells(row: int) -> tuple[int, bool]:
        return int((used[row] | used[first]).sum()), bool((output[row] != output[first]).any())

    return tuple(sorted(row + 1 for row in (first, *sorted(others, key=tells)[-1:])))
