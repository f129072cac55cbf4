"""Slips in a single cell, where no mistake in the line explains an answer."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np

from nn_core.lines.tree import Negative, Node
from nn_core.questions.cells import added, terms_of
from nn_core.questions.question import Mistake, Solution, Written
from nn_core.questions.situation import Situation

_POWERS = (1, -1, 2, -2, 3, -3)


def slips_in_cell(known: Situation, solution: Solution, answer: float) -> Iterator[Mistake]:
    """The first slip that leads to the answer, or nothing.

    ``"sign"``; ``"term_left_out"``, ``"term_sign"`` and ``"stopped"`` (before a term), each about
    the first ``term`` that cannot be right, written out, and its ``number`` from 0;
    ``"decimal_place"`` about the ``power`` of ten by which the answer is too large;
    ``"other_cell"`` about that ``cell``.
    """
    tolerance, written = solution.tolerance, solution.written
    assert tolerance is not None
    assert written is not None
    if tolerance.accepts(-answer):
        yield Mistake(("sign",), answer)
        return
    terms = terms_of(written.node)
    for name, at, node in _wrong_terms(terms):
        found = known.hand.tolerance(node, known.whole)
        if found.accepts(answer):
            about = {"number": at, "term": Written(terms[at], known.values)}
            yield Mistake((name,), answer, Written(node, known.values), found, about)
            return
    # A 0 has no digits that could be right: every number comes near it as its point moves.
    for power in () if tolerance.accepts(0.0) else _POWERS:
        if answer and tolerance.accepts(answer / 10.0**power):
            yield Mistake(("decimal_place",), answer, about={"power": power})
            return
    yield from _other_cell(known, answer)


def _wrong_terms(terms: Sequence[Node]) -> Iterator[tuple[str, int, Node]]:
    if len(terms) < 2:
        return
    # One node for each sum that they begin with, so that its bounds are found only once.
    begun = list(itertools.accumulate(terms, lambda one, other: added((one, other))))
    for at, term in enumerate(terms):
        before, after = begun[at - 1 : at], terms[at + 1 :]
        yield "term_left_out", at, added((*before, *after))
        yield "term_sign", at, added((*before, Negative(term), *after))
    for at in range(1, len(terms) - 1):
        yield "stopped", at, begun[at - 1]


def _other_cell(known: Situation, answer: float) -> Iterator[Mistake]:
    """Another cell whose number is the answer, to the digits shown."""
    far = np.abs(known.whole - answer)
    index = tuple(int(at) for at in np.unravel_index(int(far.argmin()), far.shape))
    if far.size > 1 and far[index] <= known.unit(index) / 2:
        yield Mistake(("other_cell",), answer, about={"cell": known.at(index).cell})
