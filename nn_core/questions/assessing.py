"""Assessing an answer: right, to be asked again, a mistake with its name, or simply wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from nn_core.questions.asking import situation
from nn_core.questions.cell_slips import slips_in_cell
from nn_core.questions.cells import cells_in
from nn_core.questions.hand import Hand, Tolerance
from nn_core.questions.intervals import UnboundedError
from nn_core.questions.kinds import DRAFTS
from nn_core.questions.kinds.value import solution_at
from nn_core.questions.question import (
    NUMBER,
    ORDER,
    Answer,
    Mistake,
    Place,
    Question,
    Solution,
    Written,
)
from nn_core.questions.situation import Situation, placed
from nn_core.questions.spelling import Unclear, read
from nn_core.questions.wrong_lines import wrong_lines
from nn_core.training.run import Run

RIGHT, FOLLOWS, AGAIN, MISTAKE, WRONG = "right", "follows", "again", "mistake", "wrong"
"""The verdicts. ``FOLLOWS``: right as it follows from somebody's own numbers before it."""


@dataclass(frozen=True)
class Assessment:
    """What is said of an answer.

    ``verdict``: one of the five; ``answer``: as it was read, None if it could not be; ``right``:
    the right answer, None as long as it is asked again; ``why`` it is asked again: ``"empty"``,
    ``"long"``, ``"words"``, ``"zero"``, ``"doubtful"`` (a sign may separate thousands or decimals:
    both ``readings``), ``"digits"`` (too few of them) or ``"choice"`` (none of the choices).
    ``mistakes``: those that lead to this answer, also where it is right and they cannot be told
    apart from it; ``written``: the right cell written out;
    ``tolerance``: what is accepted, and ``own``: what follows from somebody's own numbers.
    """

    verdict: str
    question: Question
    answer: Answer | None = None
    right: Answer | None = None
    why: str = ""
    readings: tuple[float, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    written: Written | None = None
    tolerance: Tolerance | None = None
    own: Tolerance | None = None


def assess(
    run: Run,
    question: Question,
    answer: str | Sequence[str],
    earlier: Mapping[Place, float] | None = None,
) -> Assessment:
    """Assess an answer as it was typed or chosen; keys in order for a question of that form.

    ``earlier``: somebody's own numbers in cells before this one, from which the answer may follow.
    The question comes from ``ask`` for the same run.
    """
    known = situation(run, question.place, question.kind, question.seed, question.digits)
    solution = DRAFTS[question.kind](known)
    if solution.question.form == NUMBER:
        return _number(known, solution, str(answer), earlier or {})
    if solution.question.form == ORDER:
        return _order(solution, answer)
    return _choice(solution, str(answer))


def _choice(solution: Solution, answer: str) -> Assessment:
    question, right = solution.question, solution.right
    if answer not in {one.key for one in question.choices}:
        return Assessment(AGAIN, question, why="choice")
    mistakes = tuple(one for one in solution.mistakes if one.answer == answer)
    verdict = RIGHT if answer == right else MISTAKE if mistakes else WRONG
    return Assessment(verdict, question, answer, right, mistakes=mistakes, written=solution.written)


def _order(solution: Solution, answer: str | Sequence[str]) -> Assessment:
    """An order is wrong where a step comes before one that it needs."""
    question, right = solution.question, solution.right
    given = tuple(answer.split()) if isinstance(answer, str) else tuple(answer)
    assert isinstance(right, tuple)
    if sorted(given) != sorted(right):
        return Assessment(AGAIN, question, why="choice")
    if given == right:
        return Assessment(RIGHT, question, given, right)
    pairs = zip(right[1:], right, strict=False)
    early, needed = next(pair for pair in pairs if given.index(pair[0]) < given.index(pair[1]))
    mistake = Mistake(("early",), given, about={"step": early, "needs": needed})
    return Assessment(MISTAKE, question, given, right, mistakes=(mistake,))


def _number(
    known: Situation, solution: Solution, text: str, earlier: Mapping[Place, float]
) -> Assessment:
    question, tolerance, written = solution.question, solution.tolerance, solution.written
    assert tolerance is not None
    assert written is not None
    said = read(text)
    if isinstance(said, Unclear):
        return Assessment(AGAIN, question, why=said.why)
    accepted = [one for one in said.values if tolerance.accepts(one)]
    answer = (accepted or said.values)[0]
    assessed = Assessment(
        RIGHT, question, answer, solution.right, written=written, tolerance=tolerance
    )
    every = (*solution.mistakes, *solution.untested)
    if accepted:
        also = tuple(one for one in every if _leads(one, answer))
        return replace(assessed, mistakes=also)
    own = _follows(known, written, earlier)
    if len(said.values) > 1:
        led_to = [one for one in said.values if _is_led_to(one, every, own)]
        if len(led_to) != 1:
            return Assessment(AGAIN, question, why="doubtful", readings=said.values)
        assessed, answer = replace(assessed, answer=led_to[0]), led_to[0]
    if own is not None and own.accepts(answer):
        return replace(assessed, verdict=FOLLOWS, own=own)
    right_ones = (tolerance, own) if own else (tolerance,)
    if said.place is not None and any(one.is_too_coarse(answer, said.place) for one in right_ones):
        return Assessment(AGAIN, question, answer, why="digits")
    mistakes = _named(known, solution, answer)
    if not mistakes and own is not None:
        mistakes = _named_of_own(known, earlier, answer)
    return replace(assessed, verdict=MISTAKE if mistakes else WRONG, mistakes=mistakes, own=own)


def _named(known: Situation, solution: Solution, answer: float) -> tuple[Mistake, ...]:
    """The mistakes that lead to an answer: those in the line, or else one in the cell."""
    every = (*solution.mistakes, *solution.untested)
    in_line = tuple(one for one in every if _leads(one, answer))
    return in_line or tuple(slips_in_cell(known, solution, answer))


def _named_of_own(
    known: Situation, earlier: Mapping[Place, float], answer: float
) -> tuple[Mistake, ...]:
    """The same, where somebody made the mistake with own numbers that were wrong already."""
    try:
        following = known.following(earlier)
        index = following.indices[0]
        solution = solution_at(known.kind, following, index, wrong_lines(following))
    except (ValueError, LookupError):
        return ()
    return _named(following, solution, answer)


def _is_led_to(answer: float, mistakes: Sequence[Mistake], own: Tolerance | None) -> bool:
    """Whether a mistake, or somebody's own numbers, may give the answer."""
    follows = own is not None and own.accepts(answer)
    return follows or any(_leads(one, answer) for one in mistakes)


def _leads(mistake: Mistake, answer: float) -> bool:
    """Whether a calculation by hand with the mistake may give the answer."""
    return mistake.tolerance is not None and mistake.tolerance.accepts(answer)


def _follows(
    known: Situation, written: Written, earlier: Mapping[Place, float]
) -> Tolerance | None:
    """What follows from somebody's own numbers; None if none of them is an operand."""
    copied = {one.name: one.copied for one in known.settings.quantities}
    own = {}
    for cell in cells_in(written.node):
        name: str | None = cell.name
        while name is not None:
            at = placed(Place(known.place.iteration, name), cell.index)
            if at in earlier:
                own[cell] = earlier[at]
            name = copied.get(name)
    if not own:
        return None
    try:
        return Hand(known.values, known.digits, own).tolerance(written.node, known.whole)
    except UnboundedError:
        return None
