"""Questions for a course system: each with all that one needs to answer it, and its feedback."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from nn_core import Run
from nn_core.questions import (
    CHOICE,
    MISTAKE,
    NUMBER,
    ORDER,
    RIGHT,
    WRONG,
    Assessment,
    Mistake,
    Question,
    Solution,
    Tolerance,
    solution_of,
)
from nn_view.questions.given import Given, given
from nn_view.questions.sentences import (
    asked,
    cell_name,
    choices,
    ends,
    mistakes_in_words,
    printed,
    revealed,
    said,
)
from nn_view.questions.written import as_text
from nn_view.wording.practice import questions as words


@dataclass(frozen=True)
class Answer:
    """An answer with what is said of it.

    ``text``: of a choice, or the number in the middle of what is accepted, which goes ``tolerance``
    up and down; ``written``: the same as one writes it; ``how``: how one gets it by a mistake that
    has a name, empty for any other.
    """

    text: str
    is_right: bool
    feedback: Sequence[str]
    tolerance: str = ""
    written: str = ""
    how: Sequence[str] = ()


@dataclass(frozen=True)
class Item:
    """A question of a quiz, with what is ``given`` to answer it.

    ``answers``: those to choose from or to recognize; of an order, its steps, the first one first.
    ``options``: the steps of an order as they are offered; ``feedback``: what is said after any
    answer; ``solution``: the right answer, and the cell written out.
    """

    name: str
    text: str
    given: Given
    form: str
    answers: Sequence[Answer]
    options: Sequence[str] = ()
    feedback: Sequence[str] = ()
    solution: Sequence[str] = ()


def items(run: Run, questions: Iterable[Question]) -> list[Item]:
    """The questions of a run for a quiz.

    Raises ``UnaskedError`` for a question that the run would not ask.
    """
    return [_item(run, solution_of(run, one)) for one in questions]


def _item(run: Run, solution: Solution) -> Item:
    question, settings = solution.question, run.settings
    place = question.place
    item = Item(
        name=words.QUIZ_NAME.format(
            kind=words.KINDS[question.kind],
            cell=cell_name(settings, place),
            iteration=place.iteration,
        ),
        text=asked(settings, question),
        given=given(run, question),
        form=question.form,
        answers=list(_ANSWERS[question.form](run, solution)),
        solution=_solution(run, solution),
    )
    if question.form != ORDER:
        return item
    steps = ", ".join(one.text for one in item.answers)
    options = [text for _, text in choices(question)]
    return replace(item, options=options, feedback=[words.ORDER.format(steps=steps)])


def _numbers(run: Run, solution: Solution) -> Iterator[Answer]:
    assert solution.tolerance is not None
    yield _number(solution.tolerance, True, _feedback(run, solution, RIGHT))
    for mistake in solution.mistakes:
        assert mistake.tolerance is not None
        feedback = _feedback(run, solution, MISTAKE, mistake)
        yield _number(mistake.tolerance, False, feedback, _how(run, solution, [mistake]))


def _number(
    tolerance: Tolerance, is_right: bool, feedback: Sequence[str], how: Sequence[str] = ()
) -> Answer:
    low, high = tolerance.reach
    middle, half = _exact((low + high) / 2), _exact((high - low) / 2)
    return Answer(middle, is_right, feedback, half, printed(tolerance, tolerance.value), how)


def _exact(value: float) -> str:
    """A number as every course system reads it."""
    return np.format_float_positional(float(f"{value:.12g}"), trim="-")


def _choices(run: Run, solution: Solution) -> Iterator[Answer]:
    by_answer: dict[object, list[Mistake]] = {}
    for mistake in solution.mistakes:
        by_answer.setdefault(mistake.answer, []).append(mistake)
    for key, text in choices(solution.question):
        is_right = key == solution.right
        mistakes = by_answer.get(key, [])
        verdict = RIGHT if is_right else MISTAKE if mistakes else WRONG
        feedback = _feedback(run, solution, verdict, *mistakes)
        how = _how(run, solution, mistakes)
        yield Answer(text, is_right, feedback, written=text, how=() if is_right else how)


def _steps(_: Run, solution: Solution) -> Iterator[Answer]:
    assert isinstance(solution.right, tuple)
    texts = dict(choices(solution.question))
    return (Answer(texts[key], True, (), written=texts[key]) for key in solution.right)


_ANSWERS = {NUMBER: _numbers, CHOICE: _choices, ORDER: _steps}


def _solution(run: Run, solution: Solution) -> list[str]:
    """The right answer in words, what else is accepted, and the cell written out."""
    told = revealed(run.settings, solution)
    lines = [*told.sentences]
    if solution.tolerance is not None:
        low, high = ends(solution.tolerance)
        if low != high:
            lines.append(words.ACCEPTED.format(low=low, high=high))
    return [*lines, *([words.RIGHT_LINE.format(line=told.right)] if told.right else [])]


def _how(run: Run, solution: Solution, mistakes: Sequence[Mistake]) -> list[str]:
    """How one gets an answer by these mistakes, and the cell as it is written out with them."""
    question = solution.question
    lines = [
        words.WRONG_LINE.format(line=as_text(run.settings, one.written, question.digits))
        for one in mistakes
        if one.written
    ]
    return [*mistakes_in_words(run.settings, question, mistakes), *dict.fromkeys(lines)]


def _feedback(run: Run, solution: Solution, verdict: str, *mistakes: Mistake) -> list[str]:
    """What is said of an answer, as on the page, with the cell written out both ways."""
    assessment = Assessment(
        verdict,
        solution.question,
        None,
        solution.right,
        mistakes=mistakes,
        written=solution.written,
        tolerance=solution.tolerance,
    )
    found = said(run.settings, assessment)
    lines = [words.RIGHT_LINE.format(line=found.right)] if found.right else []
    lines += [words.WRONG_LINE.format(line=line) for line in found.wrong if line != found.right]
    return [*found.sentences, *lines]
