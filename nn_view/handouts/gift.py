"""Questions in GIFT, the text format that Moodle and other course systems import.

Source of the format: the documentation of Moodle, “GIFT format”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nn_core.questions import CHOICE, NUMBER, ORDER
from nn_view.handouts.moodle import question_html, sentences_html
from nn_view.questions.quiz import Answer, Item

_SPECIAL = re.compile(r"([\\~=#{}:])")


def gift(items: Iterable[Item]) -> str:
    """A file with all questions: numbers with their tolerance, multiple choice, and matching.

    GIFT has no order, so each number of a step is matched with the step.
    """
    return "\n".join(map(_question, items))


def _question(item: Item) -> str:
    answers = [_ANSWERS[item.form](at, one) for at, one in enumerate(item.answers, 1)]
    if item.feedback:
        answers.append(f"####{escaped(sentences_html(item.feedback))}")
    begin = "#" if item.form == NUMBER else ""
    text, lines = escaped(question_html(item)), "\n".join(answers)
    return f"::{escaped(item.name)}::[html]{text}{{{begin}\n{lines}\n}}\n"


def _number(_: int, one: Answer) -> str:
    share = "" if one.is_right else "%0%"
    return f"={share}{one.text}:{one.tolerance}#{escaped(sentences_html(one.feedback))}"


def _choice(_: int, one: Answer) -> str:
    sign = "=" if one.is_right else "~"
    return f"{sign}{escaped(one.text)}#{escaped(sentences_html(one.feedback))}"


def _step(at: int, one: Answer) -> str:
    return f"={at} -> {escaped(one.text)}"


_ANSWERS = {NUMBER: _number, CHOICE: _choice, ORDER: _step}


def escaped(text: str) -> str:
    """A text in one line, in which nothing is a sign of the format."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
