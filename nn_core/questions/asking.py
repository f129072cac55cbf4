"""Asking: the same question for the same place, kind and seed, and a search for good places."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

import numpy as np

from nn_core.checks import whole
from nn_core.limits import MAX_SEED
from nn_core.questions.kinds import DRAFTS, KINDS
from nn_core.questions.question import Place, Question, Solution, UnaskedError
from nn_core.questions.situation import Situation
from nn_core.training.run import Run

DIGITS = 3
LEAST_DIGITS, MOST_DIGITS = 2, 6
_ABOUT_NUMBERS = ("value", "sign", "compare")
_SEARCHED = 40
"""How many places are looked at for one question."""


def ask(run: Run, place: Place, kind: str, seed: int = 0, digits: int = DIGITS) -> Question:
    """The question of a kind at a place, without its answer.

    ``digits``: the significant digits with which matrices are shown, 2 to 6. Equal arguments give
    equal questions. Raises ``UnaskedError`` where it is not asked, with the reason, and
    ``ValueError`` for a place, a kind, a seed or digits that are not there.
    """
    _require(kind, KINDS)
    return solve(run, place, kind, seed, digits).question


def solve(run: Run, place: Place, kind: str, seed: int = 0, digits: int = DIGITS) -> Solution:
    """``ask`` with the answer and all that is known of wrong ones; ``kind`` may be ``CELL``."""
    known = situation(run, place, kind, seed, digits)
    return DRAFTS[kind](known)


def solution_of(run: Run, question: Question) -> Solution:
    """``solve`` for a question of the same run that was asked before."""
    return solve(run, question.place, question.kind, question.seed, question.digits)


def situation(run: Run, place: Place, kind: str, seed: int, digits: int) -> Situation:
    """What the question is made from, with the errors of ``ask``."""
    _require(kind, DRAFTS)
    whole("seed", seed, 0, MAX_SEED)
    whole("digits", digits, LEAST_DIGITS, MOST_DIGITS)
    return Situation(run, place, digits, kind, seed)


def _require(kind: str, kinds: Iterable[str]) -> None:
    if kind not in kinds:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}, got {kind!r}.")


def kinds_at(run: Run, place: Place, seed: int = 0, digits: int = DIGITS) -> tuple[str, ...]:
    """The kinds of questions that are asked at a place."""
    return tuple(kind for kind in KINDS if _asked(run, place, kind, seed, digits) is not None)


def ask_any(run: Run, place: Place, seed: int = 0, digits: int = DIGITS) -> Question:
    """A question of one of the kinds that fit a place, another one for each seed.

    Successive seeds go through the kinds in an order that the place draws. The numbers of a copied
    quantity are those of its operand, so nothing is asked about them. Equal arguments give equal
    questions. Raises as ``ask`` does, ``UnaskedError`` where no kind fits.
    """
    draw = np.random.RandomState([place.iteration, zlib.crc32(place.quantity.encode())])
    copied = {one.name for one in run.quantities if one.copied is not None}
    kinds = [one for one in KINDS if place.quantity not in copied or one not in _ABOUT_NUMBERS]
    found: list[Question] = []
    reason = UnaskedError("quantity")
    for at in draw.permutation(len(kinds)):
        try:
            found.append(ask(run, place, kinds[at], seed, digits))
        except UnaskedError as problem:
            reason = problem
        if len(found) > seed:
            break
    if not found:
        raise reason
    return found[seed % len(found)]


def search(
    run: Run,
    kinds: Iterable[str],
    seed: int,
    digits: int = DIGITS,
    quantities: Sequence[str] = (),
    iterations: Sequence[int] = (),
) -> Question | None:
    """A question of one of the kinds somewhere in a run; None if a bounded search finds none.

    ``quantities`` and ``iterations``: where it may be, by default anywhere. Of the places that are
    looked at, one is preferred whose question tells all mistakes apart.
    """
    if run.last < 0:
        return None
    names = list(quantities) or [one.name for one in run.quantities]
    every = list(kinds)
    for kind in every:
        _require(kind, KINDS)
    draw = np.random.RandomState([seed, zlib.crc32(" ".join((*every, *names)).encode())])
    best: Solution | None = None
    for _ in range(_SEARCHED):
        place = Place(
            int(draw.choice(iterations) if len(iterations) else draw.randint(run.last + 1)),
            names[draw.randint(len(names))],
        )
        kind = every[draw.randint(len(every))]
        found = _asked(run, place, kind, int(draw.randint(2**31)), digits)
        if found is None:
            continue
        if not found.untested:
            return found.question
        best = min(best or found, found, key=lambda one: len(one.untested))
    return best.question if best else None


def _asked(run: Run, place: Place, kind: str, seed: int, digits: int) -> Solution | None:
    try:
        return solve(run, place, kind, seed, digits)
    except UnaskedError:
        return None
