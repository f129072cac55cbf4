"""Questions for course systems, read again by readers that are not ours."""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
from contextlib import suppress
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from moodle_xml_parser.parser import parse_string

from nn_core import Settings, train
from nn_core.questions import KINDS, NUMBER, ORDER, Place, UnaskedError, ask, assess, solve
from nn_view.handouts.gift import gift
from nn_view.handouts.moodle import moodle_xml, question_html
from nn_view.questions.given import Given
from nn_view.questions.quiz import Item, items
from nn_view.wording.practice import questions as words
from scripts import browsers
from tests.helpers.faulty import CLASSES
from tests.helpers.printed import words_of
from tests.helpers.sources import ROOT

RUNS = [
    train(Settings(rule="exact")),
    train(Settings(batch_size=3, optimizer="adam", learning_rate=0.1, biases="per_unit")),
    train(Settings(rule="exact", output="softmax", loss="cross_entropy", dataset=CLASSES)),
]
#: In Node: the questions of a text, as the grammar of GIFT reads them.
READ = """
const { parse } = require("gift-pegjs");
let text = "";
process.stdin.on("data", part => { text += part; });
process.stdin.on("end", () => console.log(JSON.stringify(parse(text))));
"""


@cache
def drawn(which: int) -> list[Item]:
    """All questions at an iteration of a run; drawn when they are needed, as that takes a while."""
    run = RUNS[which]
    found = []
    for quantity, kind in itertools.product(run.quantities, KINDS):
        with suppress(UnaskedError):
            found.append(ask(run, Place(5, quantity.name), kind))
    return items(run, found)


@pytest.fixture(
    params=[0, *(pytest.param(which, marks=pytest.mark.slow) for which in range(1, len(RUNS)))]
)
def quiz(request: pytest.FixtureRequest) -> list[Item]:
    return drawn(request.param)


def test_moodle_xml_is_read_by_another_reader(quiz: list[Item]) -> None:
    text = moodle_xml(quiz, "Backprop")
    # The reader knows multiple choice, whose answers have the elements of numerical ones, which
    # have a tolerance besides.
    parsed = parse_string(text.replace('type="numerical"', 'type="multichoice"'))
    read, orders = parsed["multichoice"], [item for item in quiz if item.form == ORDER]
    others = [item for item in quiz if item.form != ORDER]
    assert [one.name for one in read] == [item.name for item in others]
    for one, item in zip(read, others, strict=True):
        assert item.text in words_of(one.text_pre_parse)
        assert len(one.options) == len(item.answers)
        assert [option.score_fraction for option in one.options] == [
            100.0 if answer.is_right else 0.0 for answer in item.answers
        ]
        assert one.single
        for option, answer in zip(one.options, item.answers, strict=True):
            assert option.answer == answer.text
            assert option.feedback.count("<p>") == len(answer.feedback) >= 1
    assert [one.name for one in parsed["cloze"]] == [item.name for item in orders] != []
    for one, item in zip(parsed["cloze"], orders, strict=True):
        assert item.text in one.text_pre_parse
        assert {gap.sub_type for gap in one.gaps} == {"MULTICHOICE"}
        steps = [[option for option in gap.options if option.score] for gap in one.gaps]
        assert [[option.answer for option in step] for step in steps] == [
            [answer.text] for answer in item.answers
        ]
        for gap in one.gaps:
            assert [option.answer for option in gap.options] == list(item.options)


def test_numerical_questions_have_tolerances_and_a_category() -> None:
    root = ET.fromstring(moodle_xml(drawn(0), "Backprop"))
    first, *questions = root.findall("question")
    assert first.findtext("category/text") == "$course$/top/Backprop"
    numerical = [one for one in questions if one.get("type") == "numerical"]
    assert len(numerical) == sum(item.form == NUMBER for item in drawn(0)) > 5
    for question in numerical:
        for answer in question.findall("answer"):
            assert float(answer.findtext("tolerance", "")) > 0
            assert float(answer.findtext("text", "")) is not None
    assert "category" not in {
        one.get("type") for one in ET.fromstring(moodle_xml(drawn(0))).findall("question")
    }


def test_gift_is_read_by_another_reader(quiz: list[Item]) -> None:
    node = shutil.which("node")
    if node is None or not (ROOT / "node_modules" / "gift-pegjs").exists():
        (pytest.fail if browsers.required() else pytest.skip)("Node or gift-pegjs is missing.")
    done = subprocess.run(
        [node, "-e", READ], input=gift(quiz), cwd=ROOT, capture_output=True, text=True, check=True
    )
    read: list[dict[str, Any]] = json.loads(done.stdout)
    assert [one["title"] for one in read] == [item.name for item in quiz]
    for one, item in zip(read, quiz, strict=True):
        kinds = {NUMBER: "Numerical", ORDER: "Matching"}
        assert one["type"] == kinds.get(item.form, "MC")
        assert one["stem"]["format"] == "html"
        if item.form == ORDER:
            pairs = [(each["subquestion"]["text"], each["subanswer"]) for each in one["matchPairs"]]
            steps = [answer.text for answer in item.answers]
            assert pairs == [(str(at), step) for at, step in enumerate(steps, 1)]
            assert ", ".join(steps) in words_of(one["globalFeedback"]["text"])
            continue
        assert len(one["choices"]) == len(item.answers)
        for choice, answer in zip(one["choices"], item.answers, strict=True):
            is_right = choice["isCorrect"] and choice["weight"] != 0
            assert is_right == answer.is_right
            assert choice["feedback"]["text"].count("<p>") == len(answer.feedback)
            if item.form == NUMBER:
                assert choice["text"]["number"] == float(answer.text)
                assert choice["text"]["range"] == float(answer.tolerance)
            else:
                assert choice["text"]["text"] == answer.text


def test_what_moodle_accepts_is_what_we_accept() -> None:
    run = RUNS[0]
    for name in ("z2", "error_d_z1", "delta_w2", "new_w2"):
        question = ask(run, Place(5, name), "value")
        (item,) = items(run, [question])
        for at, answer in enumerate(item.answers):
            middle, tolerance = float(answer.text), float(answer.tolerance)
            for part in (-0.98, 0.0, 0.98):
                verdict = assess(run, question, f"{middle + part * tolerance:.12e}").verdict
                assert (verdict == "right") == (at == 0)


def test_all_that_a_question_needs_stands_in_it() -> None:
    run = RUNS[0]
    (item,) = items(run, [ask(run, Place(5, "new_w2", (1, 0)), "value")])
    assert item.given.line == "new_w2 = w2 - learning_rate * delta_w2"
    assert [one.name for one in item.given.tables] == ["w2", "delta_w2"]
    first = item.given.tables[0]
    assert list(first.rows) == [f"h{unit}" for unit in range(1, 6)]
    assert [len(row) for row in first.cells] == [1] * 5
    assert item.given.constants == {"learning_rate": "1"}
    text = question_html(item)
    assert item.given.line in text
    assert "learning_rate = 1" in text
    assert all(cell in text for row in first.cells for cell in row)
    (shown,) = items(run, [ask(run, Place(5, "delta_w2"), "operand")])
    assert shown.given == Given()
    assert "____" in shown.text


def test_an_order_has_its_steps_and_offers_them_in_another_one() -> None:
    run = RUNS[0]
    order = ask(run, Place(5, "delta_w2"), "order")
    assert order.form == ORDER
    (item,) = items(run, [order])
    steps = [answer.text for answer in item.answers]
    assert tuple(steps) == solve(run, order.place, "order").right
    assert list(item.options) == [one.key for one in order.choices] != steps
    assert item.feedback == [words.ORDER.format(steps=", ".join(steps))]


def test_a_question_of_another_run_is_refused() -> None:
    question = ask(RUNS[0], Place(5, "delta_w2"), "value")
    wrong = train(Settings(fault="sign_flipped"))
    with pytest.raises(UnaskedError):
        items(wrong, [question])
    assert solve(RUNS[0], question.place, "value").mistakes
