"""Questions at the end of a printed worksheet, and their answers in its solution."""

from __future__ import annotations

from dataclasses import replace

from nn_core import Settings, train
from nn_core.exports import reduced
from nn_core.questions import CHOICE, NUMBER, ORDER
from nn_view.handouts.worksheet import Worksheet
from nn_view.questions.practised import several
from nn_view.questions.quiz import items
from nn_view.wording import take_home as words
from tests.helpers.printed import assert_harmless, words_of


def test_a_worksheet_may_end_with_questions_whose_answers_are_in_the_solution_alone() -> None:
    run = train(Settings(rule="exact"))
    asked = items(run, several(run, 10, (), 0, 3))
    assert {one.form for one in asked} == {NUMBER, CHOICE, ORDER}
    small = reduced(run.settings, run.parameters(12), [0, 3], 2, 3)
    plain = Worksheet(small, 12, "easy", "delta_w1", ["r1", "r4"], 3)
    sheet = replace(plain, questions=asked)
    html, solution = sheet.html(), sheet.solution()
    assert_harmless(html)
    assert_harmless(solution)
    assert words.QUESTIONS_INTRO not in plain.html()
    assert html.count('class="question"') == solution.count('class="question"') == 10
    assert sheet.blanks == plain.blanks
    numbers = [one for one in asked if one.form == NUMBER]
    for at, item in enumerate(asked, 1):
        assert f"{at}. {item.name}" in words_of(html)
        assert item.text in words_of(html)
        for sentence in item.feedback or item.solution:
            assert sentence in words_of(solution)
            assert sentence not in words_of(html)
        for answer in item.answers:
            assert not answer.is_right or not answer.how
            assert all(one in words_of(solution) for one in answer.how)
    assert any(answer.how for one in numbers for answer in one.answers)
    boxes = html.partition('class="boxes"')[2].partition("</ul>")[0]
    choices = next(one for one in asked if one.form == CHOICE).answers
    assert boxes.count("<li") == len(choices)
    order = next(one for one in asked if one.form == ORDER)
    assert ", ".join(order.options) in html
