"""Questions as Moodle XML, which Moodle imports with each mistake's own feedback.

Source of the format: the import and export of Moodle XML, qformat_xml, in Moodle itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from xml.etree import ElementTree as ET

from nn_core.questions import CHOICE, NUMBER, ORDER
from nn_view.handouts import paper
from nn_view.questions.given import Table
from nn_view.questions.quiz import Answer, Item
from nn_view.wording.practice import questions as words

_TYPES = {NUMBER: "numerical", CHOICE: "multichoice", ORDER: "cloze"}


def moodle_xml(items: Iterable[Item], category: str = "") -> str:
    """A file for Moodle's question bank: numerical questions, multiple choice, and drop-downs.

    An order has a drop-down for each step, in embedded answers, which every Moodle has; ordering
    questions came with 4.4.

    ``category``: where the questions go; by default the category that the teacher chooses.
    """
    quiz = ET.Element("quiz")
    if category:
        question = ET.SubElement(quiz, "question", type="category")
        _text(ET.SubElement(question, "category"), f"$course$/top/{category}")
    for item in items:
        quiz.append(_question(item))
    ET.indent(quiz)
    written = ET.tostring(quiz, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def _question(item: Item) -> ET.Element:
    question = ET.Element("question", type=_TYPES[item.form])
    _text(ET.SubElement(question, "name"), item.name)
    text = question_html(item) + _drop_downs(item)
    _text(ET.SubElement(question, "questiontext", format="html"), text)
    feedback = sentences_html(item.feedback)
    _text(ET.SubElement(question, "generalfeedback", format="html"), feedback)
    options = {"defaultgrade": "1", "penalty": "0.3333333", "hidden": "0"}
    if item.form == CHOICE:
        options |= {"single": "true", "shuffleanswers": "false", "answernumbering": "none"}
    for name, value in options.items():
        ET.SubElement(question, name).text = value
    if item.form != ORDER:
        question.extend(map(_answer, item.answers))
    return question


def _drop_downs(item: Item) -> str:
    """A list with a drop-down of all steps for each step of an order; "" for what has none."""
    if item.form != ORDER:
        return ""
    steps = []
    for one in item.answers:
        options = "~".join("=" * (text == one.text) + escape(text) for text in item.options)
        steps.append(paper.element("li", f"{{1:MULTICHOICE:{options}}}"))
    return paper.element("ol", *steps)


def _answer(one: Answer) -> ET.Element:
    is_number = bool(one.tolerance)
    answer = ET.Element("answer", fraction="100" if one.is_right else "0")
    answer.set("format", "moodle_auto_format" if is_number else "html")
    ET.SubElement(answer, "text").text = one.text if is_number else escape(one.text)
    _text(ET.SubElement(answer, "feedback", format="html"), sentences_html(one.feedback))
    if is_number:
        ET.SubElement(answer, "tolerance").text = one.tolerance
    return answer


def _text(parent: ET.Element, content: str) -> None:
    ET.SubElement(parent, "text").text = content


def question_html(item: Item) -> str:
    """The question with the line and the numbers of its operands."""
    given = item.given
    parts = [paper.text("p", item.text)]
    if given.line:
        parts.append(paper.element("p", paper.text("code", given.line, kept=True)))
    for name, value in given.constants.items():
        parts.append(paper.element("p", paper.text("code", f"{name} = {value}", kept=True)))
    parts += map(_table, given.tables)
    return "".join(parts)


def _table(one: Table) -> str:
    """The numbers of an operand, or its shape alone, with how many rows are left out."""
    if not one.cells:
        return paper.text("p", words.OF_SHAPE.format(name=one.name, shape=one.shape))
    name = words.PART.format(name=one.name, count=len(one.cells), of=one.of) if one.of else one.name
    return paper.table(
        name, one.rows, one.columns, lambda row, column: paper.text("td", one.cells[row][column])
    )


def sentences_html(sentences: Sequence[str]) -> str:
    """A paragraph for each sentence."""
    return "".join(paper.text("p", sentence) for sentence in sentences)
