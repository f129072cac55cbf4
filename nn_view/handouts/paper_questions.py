"""Questions on paper: with space for the answer, and with the answer and the mistakes behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from nn_core.questions import CHOICE, ORDER
from nn_view.handouts import paper
from nn_view.handouts.moodle import question_html
from nn_view.questions.quiz import Item
from nn_view.wording import take_home as words


def asked(items: Sequence[Item]) -> Iterator[str]:
    """The section of a worksheet with the questions; nothing without any."""
    if items:
        yield paper.text("h2", words.QUESTIONS)
        yield paper.text("p", words.QUESTIONS_INTRO)
    for at, item in enumerate(items, 1):
        parts = [_head(at, item), question_html(item), _space(item)]
        yield paper.element("section", *parts, of="question")


def solved(items: Sequence[Item]) -> Iterator[str]:
    """The section of a solution with the answers; nothing without any."""
    if items:
        yield paper.text("h2", words.QUESTIONS)
    for at, item in enumerate(items, 1):
        # What is said after an order says the order, too.
        lines = [paper.text("p", one) for one in item.feedback or item.solution]
        mistakes = [
            paper.element("li", paper.text("b", one.written), " ", escape(" ".join(one.how)))
            for one in item.answers
            if one.how
        ]
        listed = paper.element("ul", *mistakes) if mistakes else ""
        yield paper.element("section", _head(at, item), *lines, listed, of="question")


def _head(at: int, item: Item) -> str:
    return paper.text("h3", f"{at}. {item.name}")


def _space(item: Item) -> str:
    """Where the answer goes: boxes to tick, or a line to write on."""
    if item.form == CHOICE:
        boxes = (paper.text("li", one.text, kept=True) for one in item.answers)
        return paper.element("ul", *boxes, of="boxes")
    if item.form == ORDER:
        offered = paper.text("p", ", ".join(item.options), kept=True)
        return offered + paper.text("p", words.ORDER_ANSWER, of="answer")
    return paper.text("p", words.ANSWER, of="answer")
