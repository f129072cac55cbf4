"""What is said of a number that somebody fills in, without the right one as long as it is wrong."""

from __future__ import annotations

from typing import Any

from nn_core.questions import (
    AGAIN,
    CELL,
    FOLLOWS,
    NUMBER,
    RIGHT,
    Assessment,
    Cell,
    Place,
    Question,
    Written,
    assess,
    read,
    solution_of,
    terms_of,
)
from nn_core.questions.situation import index_of
from nn_core.questions.spelling import Written as Read
from nn_view.questions.as_data import said_data
from nn_view.questions.hints import hints
from nn_view.questions.sentences import (
    SHOWN,
    Said,
    ends,
    mistakes_in_words,
    right_text,
    said,
)
from nn_view.questions.sheet import Own, key_of, place_of
from nn_view.questions.written import as_text
from nn_view.wording.practice import by_hand as words


def assessed(own: Own, place: Place, text: str) -> dict[str, Any]:
    """What is said of a number, and the ``number`` as it was read, None if it was not."""
    run = own.by_hand.run
    assessment = assess(run, _question(own, place), text, own.numbers)
    number = assessment.answer if assessment.verdict != AGAIN else None
    return said_data(_said(own, assessment)) | {"number": number}


def hints_for(own: Own, place: Place) -> tuple[str, ...]:
    """The hints for a cell, in which one's own numbers stand."""
    return hints(own.by_hand.run, _question(own, place), own.instead)


def shown(own: Own, quantity: str, only: Place | None) -> list[dict[str, Any]]:
    """The right numbers of a quantity's cells, or of one: their text, and as a number.

    Raises ``ValueError`` for a cell that is not to be filled in.
    """
    by_hand = own.by_hand
    steps = {one.quantity.name: one for one in by_hand.steps()}
    if quantity not in steps:
        raise ValueError(words.NO_CELL)
    places = [place_of(by_hand, Cell(quantity, index)) for index in steps[quantity].cells]
    wanted = [one for one in places if only in (None, one)]
    if not wanted:
        raise ValueError(words.NO_CELL)
    return [_shown(own, one) for one in wanted]


def _shown(own: Own, place: Place) -> dict[str, Any]:
    solution = solution_of(own.by_hand.run, _question(own, place))
    text = right_text(solution.question, solution.right, solution.tolerance)
    number = read(text)
    assert isinstance(number, Read)
    sentence = words.SHOWN.format(right=text)
    told = said_data(Said(SHOWN, (sentence,)))
    return told | {"key": key_of(place), "text": text, "number": number.values[0]}


def _question(own: Own, place: Place) -> Question:
    """The question that a cell is; ``ValueError`` for one that is not to be filled in."""
    by_hand = own.by_hand
    shape = by_hand.situation(place.quantity).whole.shape
    cell = Cell(place.quantity, index_of(place, shape)) if place.cell else None
    if cell is None or len(cell.index) != len(shape) or by_hand.asked(cell) != cell:
        raise ValueError(words.NO_CELL)
    return Question(CELL, place, 0, by_hand.digits, NUMBER)


def _said(own: Own, assessment: Assessment) -> Said:
    settings, verdict = own.by_hand.run.settings, assessment.verdict
    if verdict == AGAIN:
        return said(settings, assessment)
    right = right_text(assessment.question, assessment.right, assessment.tolerance)
    if verdict == RIGHT:
        assert assessment.tolerance is not None
        low, high = ends(assessment.tolerance)
        sentence = words.RIGHT_ONE if low == high else words.RIGHT
        return Said(RIGHT, (sentence.format(low=low, high=high),))
    if verdict == FOLLOWS:
        assert assessment.own is not None
        low, high = ends(assessment.own)
        sentence = words.FOLLOWS_ONE if low == high else words.FOLLOWS
        return Said(FOLLOWS, (sentence.format(low=low, high=high, right=right),))
    assert assessment.written is not None
    sentences = mistakes_in_words(settings, assessment.question, assessment.mistakes, own.instead)
    if not sentences and len(terms_of(assessment.written.node)) > 1:
        sentences = [words.SUM]
    return Said(
        verdict,
        (words.NOT_YET, *sentences),
        _line(own, assessment.written),
        _wrong_lines(own, assessment),
        tuple(name for one in assessment.mistakes for name in one.names),
    )


def _wrong_lines(own: Own, assessment: Assessment) -> tuple[str, ...]:
    lines = [_line(own, one.written) for one in assessment.mistakes if one.written]
    return tuple(dict.fromkeys(lines))


def _line(own: Own, written: Written) -> str:
    return as_text(own.by_hand.run.settings, written, own.by_hand.digits, own.instead)
