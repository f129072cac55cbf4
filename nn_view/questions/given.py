"""What a question gives to calculate with: the line, and the numbers of its operands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from nn_core import Run
from nn_core.lines.names import CONSTANTS, PAST
from nn_core.questions import Cell, Question
from nn_core.questions.cells import cells_in
from nn_core.questions.situation import Situation, index_of
from nn_view.iteration.blocks import blocks_for
from nn_view.questions.written import numbers_of
from nn_view.wording.practice import questions as words

MOST_ROWS = 16
"""Of a longer matrix only the rows that are needed are given, with those beside them."""
_ERRORS = 4
"""How many errors are given of those up to now."""
_WITHOUT_LINE = ("operand", "order", "after")
"""The kinds of questions whose answer the line would say, or does not tell."""


@dataclass(frozen=True)
class Table:
    """The numbers of an operand as they are shown, or its ``shape`` alone.

    ``rows`` and ``columns``: their names, "" for none; ``of``: how many rows there are, where some
    are left out; 0 where there are all.
    """

    name: str
    shape: str
    rows: Sequence[str] = ()
    columns: Sequence[str] = ()
    cells: Sequence[Sequence[str]] = ()
    of: int = 0


@dataclass(frozen=True)
class Given:
    """What is given: the ``line`` of the quantity, "" for none, and what it is computed from."""

    line: str = ""
    constants: Mapping[str, str] = field(default_factory=dict)
    tables: Sequence[Table] = ()

    @property
    def longest(self) -> int:
        """The rows of its longest table."""
        return max((len(one.cells) for one in self.tables), default=0)


def given(run: Run, question: Question) -> Given:
    """What one needs to answer a question, and nothing that says the answer."""
    if question.kind == "after":
        return Given(tables=[_errors(run, question)])
    if question.kind in _WITHOUT_LINE:
        return Given()
    place = question.place
    known = Situation(run, place, question.digits, question.kind, question.seed)
    names = list(dict.fromkeys(known.quantity.operands))
    printed = numbers_of(run.settings, known.values, question.digits)
    return Given(
        known.quantity.code,
        {name: printed(Cell(name)) for name in names if name in CONSTANTS},
        [
            _shape(known, name) if question.kind == "shape" else _table(known, question, name)
            for name in names
            if name not in CONSTANTS
        ],
    )


def _shape(known: Situation, name: str) -> Table:
    return Table(name, shape_text(np.shape(known.values[name])))


def shape_text(shape: Sequence[int]) -> str:
    """A shape as a reader says it: rows × columns."""
    return words.SHAPE.join(map(str, shape)) or words.SINGLE


def _table(known: Situation, question: Question, name: str) -> Table:
    array = np.asarray(known.values[name], dtype=np.float64)
    rows, columns = labels_of(known, name)
    needed = _needed(known, question)[name]
    kept = _kept(len(rows), {_row(index, array.shape) for index in needed})
    printed = numbers_of(known.settings, known.values, question.digits)
    places = list(np.ndindex(array.shape))
    width = len(columns)
    cells = [
        [printed(Cell(name, index)) for index in places[row * width : (row + 1) * width]]
        for row in kept
    ]
    of = len(rows) if len(kept) < len(rows) else 0
    return Table(name, shape_text(array.shape), [rows[row] for row in kept], columns, cells, of)


def labels_of(known: Situation, name: str) -> tuple[Sequence[str], Sequence[str]]:
    """The names of the rows and columns of an operand, or of the quantity itself."""
    rows = [words.ROW.format(row=row + 1) for row in known.run.batch(known.place.iteration)]
    return blocks_for(known.settings).labels(name.removeprefix(PAST), rows)


def _row(index: Sequence[int], shape: Sequence[int]) -> int:
    """The row of a table in which a cell stands; matrices of several rows are below each other."""
    return int(np.ravel_multi_index(tuple(index[:-1]), tuple(shape[:-1]))) if len(shape) > 1 else 0


def _needed(known: Situation, question: Question) -> Mapping[str, list[tuple[int, ...]]]:
    """The cells of the operands from which the question is answered."""
    shape = known.whole.shape
    places = [question.place]
    if "other" in question.about:
        places.append(replace(question.place, cell=question.about["other"]))
    found: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for place in places:
        for cell in cells_in(known.written(index_of(place, shape)).node):
            found[cell.name].append(cell.index)
    return found


def _kept(count: int, needed: set[int]) -> list[int]:
    """The rows that are given: all of a short table, else those that are nearest to the needed."""
    if count <= MOST_ROWS:
        return list(range(count))
    near = sorted(
        range(count), key=lambda row: min((abs(row - one) for one in needed), default=row)
    )
    return sorted(near[: max(MOST_ROWS, len(needed))])


def _errors(run: Run, question: Question) -> Table:
    """The errors of this iteration and of those before it."""
    at = question.place.iteration
    # Errors on different rows do not show a trend.
    count = _ERRORS if run.batches_per_epoch == 1 else 1
    iterations = range(max(0, at - count + 1), at + 1)
    printed = [
        numbers_of(run.settings, run.at(one), question.digits)(Cell("error")) for one in iterations
    ]
    names = [words.ITERATION.format(iteration=one) for one in iterations]
    return Table("error", words.SINGLE, [""], names, [printed])
