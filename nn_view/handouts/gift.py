"""Questions in GIFT, the text format that Moodle and other course systems import.

Source of the format: the documentation of Moodle, “GIFT format”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nn_core.questions import NUMBER
from nn_view.handouts.moodle import feedback_html, question_html
from nn_view.questions.quiz import Answer, Item

_SPECIAL = re.compile(r"([\\~=#{}:])")


def gift(items: Iterable[Item]) -> str:
    """A file with all questions: numbers with their tolerance, and multiple choice."""
    return "\n".join(map(_question, items))


def _question(item: Item) -> str:
    is_number = item.form == NUMBER
    answers = "\n".join(_number(one) if is_number else _choice(one) for one in item.answers)
    begin = "#" if is_number else ""
    text = escaped(question_html(item))
    return f"::{escaped(item.name)}::[html]{text}{{{begin}\n{answers}\n}}\n"


def _number(one: Answer) -> str:
    share = "" if one.is_right else "%0%"
    return f"={share}{one.text}:{one.tolerance}#{escaped(feedback_html(one))}"


def _choice(one: Answer) -> str:
    sign = "=" if one.is_right else "~"
    return f"{sign}{escaped(one.text)}#{escaped(feedback_html(one))}"


def escaped(text: str) -> str:
    """A text in one line, in which nothing is a sign of the format."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
