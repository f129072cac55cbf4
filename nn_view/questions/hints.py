"""Hints in three steps: which operands, which of their cells, and how the calculation begins."""

from __future__ import annotations

from dataclasses import replace

from nn_core import Run
from nn_core.questions import NUMBER, Cell, Place, Question, Written, solution_of, terms_of
from nn_core.questions.cells import cells_in
from nn_core.questions.situation import placed
from nn_view.questions.sentences import cell_name
from nn_view.questions.written import Instead, as_text
from nn_view.wording.practice import questions as words

_MOST_CELLS = 2
"""How many cells of an operand are named, which show along which row or column they lie."""


def hints(run: Run, question: Question, instead: Instead = lambda *_: None) -> tuple[str, ...]:
    """The hints for a question that asks for a number, each telling more than the one before.

    ``instead``: as ``as_text`` has it. Empty for any other question. Raises ``UnaskedError`` for
    one that the run does not ask.
    """
    written = solution_of(run, question).written
    if question.form != NUMBER or written is None:
        return ()
    cells = list(dict.fromkeys(cells_in(written.node)))
    names = list(dict.fromkeys(cell.name for cell in cells))
    needed = [_some(run, question.place, [c for c in cells if c.name == name]) for name in names]
    return (
        words.HINT_OPERANDS.format(operands=_listed(names)),
        words.HINT_CELLS.format(cells=_listed(needed)),
        words.HINT_BEGUN.format(begun=_begun(run, written, question.digits, instead)),
    )


def _name(run: Run, place: Place, cell: Cell) -> str:
    if cell.name in run.settings.constants or cell.name == "t":
        return cell.name
    return cell_name(run.settings, placed(replace(place, quantity=cell.name), cell.index))


def _some(run: Run, place: Place, cells: list[Cell]) -> str:
    named = [_name(run, place, cell) for cell in cells[:_MOST_CELLS]]
    return ", ".join([*named, words.AND_MORE] if len(cells) > _MOST_CELLS else named)


def _listed(names: list[str]) -> str:
    return words.AND.join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def _begun(run: Run, written: Written, digits: int, instead: Instead) -> str:
    """The first term, if there are several; else the whole, which is one step."""
    terms = terms_of(written.node)
    text = as_text(run.settings, Written(terms[0], written.values), digits, instead)
    return text + words.AND_SO_ON * (len(terms) > 1)
