"""Questions and assessments in sentences: our words for each thing that ``nn_core`` names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from nn_core import Settings
from nn_core.lines.faults import BY_NAME
from nn_core.lines.listing import Quantity
from nn_core.questions import (
    AGAIN,
    FOLLOWS,
    NUMBER,
    RIGHT,
    WRONG,
    Answer,
    Assessment,
    Choice,
    Mistake,
    Place,
    Question,
    Solution,
    Tolerance,
    Written,
    terms_of,
)
from nn_core.questions.kinds.operand import key_of, operands_in
from nn_core.training.batches import Batches
from nn_view.iteration.blocks import blocks_for
from nn_view.questions.given import shape_text
from nn_view.questions.written import Instead, as_text
from nn_view.style.numbers import Notation, number, short
from nn_view.wording.practice import questions as words

SHOWN = "shown"
"""In place of a verdict, where somebody asks for the answer."""


def asked(settings: Settings, question: Question) -> str:
    """The question, in one sentence or two."""
    place, about = question.place, question.about
    given = {"name": place.quantity, "digits": question.digits}
    if question.kind == "operand":
        given["line"] = _with_blank(_quantity(settings, place.quantity), about["blank"])
    if question.kind == "compare":
        given["other"] = cell_name(settings, replace(place, cell=about["other"]))
    if question.kind == "move":
        old = place.quantity.removeprefix("new_")
        given["parameter"] = cell_name(settings, replace(place, quantity=old))
    return words.ASKED[question.kind].format(**given, cell=cell_name(settings, place))


def cell_name(settings: Settings, place: Place) -> str:
    """A cell as a reader says it: ``delta_w1[x3, h2]``; with its row where each has a matrix."""
    assert place.cell is not None
    blocks, rows = blocks_for(settings), Batches(settings).rows(place.iteration)
    row, column = place.cell
    if blocks.axis(place.quantity)[0] == "rows":
        row = int(rows[row])
    name = blocks.cell_name(place.quantity, row, column)
    if place.data_row is None:
        return name
    return f"{name[:-1]}, {words.ROW.format(row=rows[place.data_row] + 1)}]"


def _quantity(settings: Settings, name: str) -> Quantity:
    return next(one for one in settings.quantities if one.name == name)


def _with_blank(quantity: Quantity, blank: int) -> str:
    """The line with one operand left out, wherever it stands."""
    operand = key_of(operands_in(quantity.tree)[blank])
    end = r"\b" if operand.endswith(".T") else r"\b(?!\.T)"
    left, _, line = quantity.code.partition(" = ")
    shown = re.sub(rf"\b{re.escape(operand)}{end}", words.BLANK, line)
    return f"{left} = {shown}"


def choices(question: Question) -> list[tuple[str, str]]:
    """The answers to choose from: the key of each, and its words."""
    return [(one.key, _choice(question, one)) for one in question.choices]


def _choice(question: Question, choice: Choice) -> str:
    about = choice.about
    if "shape" in about:
        return shape_text(about["shape"])
    if "row" in about:
        return words.ROW.format(row=int(choice.key) + 1)
    if "name" in about:
        return choice.key
    return words.STAYS[question.kind] if choice.key == "stays" else words.CHOICES[choice.key]


@dataclass(frozen=True)
class Said:
    """What is said of an answer.

    ``sentences`` in their order; ``right``: the cell written out, "" where nothing is calculated or
    the answer is asked for again; ``wrong``: the same with each mistake that was named;
    ``mistakes``: the names of these mistakes.
    """

    verdict: str
    sentences: tuple[str, ...]
    right: str = ""
    wrong: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()


def said(settings: Settings, assessment: Assessment) -> Said:
    """What is said of an answer."""
    question = assessment.question
    if assessment.verdict == AGAIN:
        return Said(AGAIN, (_again(assessment),))
    sentences = [*_verdict(settings, assessment)]
    if assessment.verdict == WRONG and question.form == NUMBER and _is_long(assessment):
        sentences.append(words.SUM)
    right, wrong = "", []
    if assessment.verdict != RIGHT and assessment.written is not None:
        right = _line(settings, assessment, assessment.written)
        wrong = [
            _line(settings, assessment, one.written) for one in assessment.mistakes if one.written
        ]
    names = dict.fromkeys(name for one in assessment.mistakes for name in one.names)
    return Said(
        assessment.verdict, tuple(sentences), right, tuple(dict.fromkeys(wrong)), tuple(names)
    )


def revealed(settings: Settings, solution: Solution) -> Said:
    """What is said to somebody who asks for the answer."""
    question, written = solution.question, solution.written
    sentence = words.IT_IS if question.form == NUMBER else words.THE_ANSWER_IS
    told = sentence.format(
        cell=cell_name(settings, question.place),
        right=right_text(question, solution.right, solution.tolerance),
    )
    line = as_text(settings, written, question.digits) if written is not None else ""
    return Said(SHOWN, (told,), line)


def _is_long(assessment: Assessment) -> bool:
    """Whether the cell that was asked for is a sum."""
    return assessment.written is not None and len(terms_of(assessment.written.node)) > 2


def _again(assessment: Assessment) -> str:
    given: dict[str, object] = {"digits": assessment.question.digits}
    if assessment.readings:
        given |= dict(zip(("one", "other"), map(_plain, assessment.readings), strict=True))
    return words.AGAIN[assessment.why].format(**given)


def _plain(value: float) -> str:
    return short(value, 12)


def _verdict(settings: Settings, assessment: Assessment) -> list[str]:
    tolerance = assessment.tolerance
    if assessment.verdict == RIGHT:
        low, high = ends(tolerance) if tolerance else ("", "")
        right = words.RIGHT_ROUNDED.format(low=low, high=high) if low != high else words.RIGHT
        return [right, *_also(settings, assessment)]
    right = right_text(assessment.question, assessment.right, tolerance)
    if assessment.verdict == FOLLOWS:
        assert assessment.own is not None
        low, high = ends(assessment.own)
        sentence = words.FOLLOWS_ONE if low == high else words.FOLLOWS
        return [sentence.format(low=low, high=high, right=right)]
    cell = cell_name(settings, assessment.question.place)
    is_number = assessment.question.form == NUMBER
    if assessment.verdict == WRONG:
        return [(words.WRONG if is_number else words.WRONG_CHOICE).format(cell=cell, right=right)]
    sentence = words.IT_IS if is_number else words.THE_ANSWER_IS
    return [
        *mistakes_in_words(settings, assessment.question, assessment.mistakes),
        sentence.format(cell=cell, right=right),
    ]


def _also(settings: Settings, assessment: Assessment) -> list[str]:
    """The mistakes that lead to the right answer as well, so that it does not exclude them."""
    hows = _hows(settings, assessment.question, assessment.mistakes)
    return [words.ALSO.format(how=words.HOW_OR.join(hows))] if hows else []


def right_text(question: Question, right: Answer | None, tolerance: Tolerance | None) -> str:
    """The right answer, as one says it."""
    if tolerance is not None:
        return printed(tolerance, tolerance.value)
    if isinstance(right, tuple):
        return ", ".join(right)
    return dict(choices(question))[str(right)]


def printed(tolerance: Tolerance, value: float) -> str:
    """A number to the place of the answer that is asked for."""
    size = max(abs(tolerance.value), abs(value))
    power = int(np.floor(np.log10(size))) if size else 0
    return number(value, Notation(power, tolerance.place))


def ends(tolerance: Tolerance) -> tuple[str, str]:
    """The least and the greatest answer that is accepted, printed."""
    low, high = (printed(tolerance, end) for end in tolerance.ends)
    return low, high


def mistakes_in_words(
    settings: Settings,
    question: Question,
    mistakes: Sequence[Mistake],
    instead: Instead = lambda *_: None,
) -> list[str]:
    """The mistakes that lead to one answer, and what is right; ``instead`` as for ``as_text``."""
    hows = _hows(settings, question, mistakes, instead)
    sentences = [words.GET.format(how=words.HOW_OR.join(hows))] if hows else []
    for mistake in mistakes:
        about = _about(settings, question, mistake, instead)
        names = [name for name in mistake.names if name in words.MISTAKES]
        sentences += [words.MISTAKES[name].format(**about) for name in names]
    known = [name for one in mistakes for name in one.names if name in BY_NAME]
    return [*sentences, *(BY_NAME[name].right for name in known[:1])]


def _hows(
    settings: Settings,
    question: Question,
    mistakes: Sequence[Mistake],
    instead: Instead = lambda *_: None,
) -> list[str]:
    """How one gets an answer, each way once."""
    found = [
        words.HOW[name].format(**_about(settings, question, mistake, instead))
        for mistake in mistakes
        for name in mistake.names
        if name in words.HOW
    ]
    return list(dict.fromkeys(found))


def _about(
    settings: Settings, question: Question, mistake: Mistake, instead: Instead
) -> dict[str, object]:
    """What the words of a mistake need."""
    about = dict(mistake.about)
    about["other"] = "tutorial’s" if settings.rule == "exact" else "exact"
    if "cell" in about:
        place = question.place
        about["cell"] = cell_name(settings, replace(place, cell=about["cell"]))
        about["asked"] = cell_name(settings, place)
    if isinstance(about.get("term"), Written):
        about["term"] = as_text(settings, about["term"], question.digits, instead)
    return about


def _line(settings: Settings, assessment: Assessment, written: Written) -> str:
    return as_text(settings, written, assessment.question.digits)
