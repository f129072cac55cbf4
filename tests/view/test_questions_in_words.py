"""Questions and what is said of answers, in words that somebody reads."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from nn_core import FAULTS, Dataset, Settings, train
from nn_core.questions import (
    KINDS,
    MISTAKE,
    OTHER_RULE,
    SLIPS,
    Mistake,
    Place,
    UnaskedError,
    ask,
    assess,
    solve,
)
from nn_view.questions.sentences import asked, cell_name, choices, mistakes_in_words, said
from nn_view.questions.written import as_text
from nn_view.wording.practice import questions as words
from tests.helpers import strategies
from tests.helpers.faulty import CLASSES

RUN = train(Settings(rule="exact"))
EXACT = RUN.settings


def say(place: Place, kind: str, answer: str, seed: int = 0) -> tuple[str, ...]:
    question = ask(RUN, place, kind, seed)
    return said(EXACT, assess(RUN, question, answer)).sentences


def test_every_kind_and_every_mistake_has_its_words() -> None:
    assert set(words.ASKED) == set(words.KINDS) == set(KINDS)
    assert {*FAULTS, *SLIPS, OTHER_RULE} <= set(words.HOW)
    assert not set(words.HOW) & set(words.MISTAKES)


@pytest.mark.parametrize(
    ("place", "kind", "sentence"),
    [
        (
            Place(10, "delta_w2", (2, 0)),
            "value",
            "What is delta_w2[h3, y]? Round it to 3 significant digits.",
        ),
        (Place(10, "z2", (0, 0)), "sign", "Is z2[r1, y] negative, zero or positive?"),
        (Place(10, "delta_w2"), "shape", "What is the shape of delta_w2, rows first?"),
        (
            Place(10, "delta_b2"),
            "row",
            "Which row of the data pushes delta_b2 most, up or down?",
        ),
        (
            Place(10, "new_w2", (0, 0)),
            "move",
            "Which way will this update move w2[h1, y]?",
        ),
        (Place(10, "delta_w2"), "order", "In which order are these computed?"),
        (
            Place(10, "error"),
            "after",
            "What will happen to the error on these rows after this update?",
        ),
    ],
)
def test_a_question_is_a_sentence(place: Place, kind: str, sentence: str) -> None:
    assert asked(EXACT, ask(RUN, place, kind)) == sentence


def test_a_comparison_names_both_cells() -> None:
    question = ask(RUN, Place(10, "error_d_z1", (3, 4)), "compare")
    other = cell_name(EXACT, Place(10, "error_d_z1", question.about["other"]))
    assert asked(EXACT, question) == f"Is error_d_z1[r4, h5] greater or smaller than {other}?"


def test_an_operand_is_left_out_wherever_it_stands() -> None:
    lines = {
        asked(EXACT, ask(RUN, Place(10, name), "operand", seed))
        for name in ("delta_w2", "a2_d_z2", "error_d_a1")
        for seed in range(8)
    }
    assert lines == {
        "Which operand is missing here? delta_w2 = ____ @ error_d_z2",
        "Which operand is missing here? delta_w2 = z2_d_w2.T @ ____",
        "Which operand is missing here? a2_d_z2 = ____ * (1 - ____)",
        "Which operand is missing here? error_d_a1 = ____ @ z2_d_a1.T",
        "Which operand is missing here? error_d_a1 = error_d_z2 @ ____",
    }


def test_a_cell_of_a_matrix_for_each_row_says_which_row() -> None:
    settings = Settings(rule="exact", output="softmax", dataset=CLASSES)
    question = ask(train(settings), Place(4, "a2_d_z2", data_row=2), "value")
    assert asked(settings, question).endswith("Round it to 3 significant digits.")
    assert re.search(r"a2_d_z2\[\w+, \w+, r3\]", asked(settings, question))


@pytest.mark.parametrize(
    ("place", "kind", "texts"),
    [
        (Place(10, "z2", (0, 0)), "sign", {"negative", "zero", "positive"}),
        (Place(10, "new_w2"), "move", {"up", "down", "It stays where it is."}),
        (Place(10, "error"), "after", {"It falls.", "It rises.", "It stays the same."}),
        (Place(10, "error"), "shape", {"a single number", "6 × 1"}),
        (Place(10, "delta_w2"), "shape", {"5 × 1", "1 × 5", "6 × 1", "6 × 5"}),
        (Place(10, "delta_b2"), "row", {f"r{row}" for row in range(1, 7)}),
        (Place(10, "z2_d_b2"), "order", {"z2_d_b2", "delta_b2", "new_b2"}),
    ],
)
def test_choices_have_words(place: Place, kind: str, texts: set[str]) -> None:
    assert {text for _, text in choices(ask(RUN, place, kind))} == texts


@pytest.mark.parametrize(
    ("answer", "sentences"),
    [
        ("0.128", ["Right."]),
        (
            "0.511",
            [
                "This is what you get without the slope of the activation.",
                "z affects the error only through the activation, so the chain rule multiplies by "
                "the activation's slope.",
                "error_d_z2[r1, y] is 0.128.",
            ],
        ),
        ("-0.128", ["This is what you get with the opposite sign."]),
        (
            "1.28",
            [
                "The digits are right, but the decimal point is in the wrong place.",
                "error_d_z2[r1, y] is 0.128.",
            ],
        ),
        ("0.9", ["No, error_d_z2[r1, y] is 0.128."]),
        ("", ["Type a number, for example 0.35, 35e-2 or 1/3."]),
        (
            "1,234",
            [
                "Do you mean 1.234 or 1234? Leave out the thousands separator, or add a 0 at "
                "the end."
            ],
        ),
        ("0.1", ["Good so far, but give 3 significant digits."]),
    ],
)
def test_what_is_said_of_a_number(answer: str, sentences: list[str]) -> None:
    found = say(Place(10, "error_d_z2", (0, 0)), "value", answer)
    assert list(found[: len(sentences)]) == sentences


def test_a_right_answer_says_how_it_may_be_rounded() -> None:
    found = say(Place(10, "delta_w2", (2, 0)), "value", "-0.0174")
    assert found == (
        "Right. Anything from −0.0178 to −0.0162 is right, depending on how you round.",
    )


def test_a_right_answer_says_what_it_does_not_exclude() -> None:
    run = train(Settings.mazur())
    question = ask(run, Place(3, "new_w1", (1, 0)), "value")
    shown = f"{run.at(3)['new_w1'][1, 0]:.6f}"
    assert said(run.settings, assess(run, question, shown)).sentences == (
        "Right.",
        "To this many digits, you get the same number with the opposite sign, or without the "
        "learning rate.",
    )


def test_a_mistake_is_written_out_both_ways() -> None:
    question = ask(RUN, Place(10, "error_d_z2", (0, 0)), "value")
    found = said(EXACT, assess(RUN, question, "0.511"))
    assert found.verdict == MISTAKE
    assert found.right == "0.511 · 0.250"
    assert found.wrong == ("0.511 · 1.00",)


def test_a_sum_is_checked_term_by_term_from_the_first_wrong_one() -> None:
    question = ask(RUN, Place(10, "delta_w2", (2, 0)), "value")
    assert said(EXACT, assess(RUN, question, "77")).sentences == (
        "No, delta_w2[h3, y] is −0.0174.",
        "Check it term by term.",
    )
    values = RUN.at(10)
    terms = values["a1"][:, 2] * values["error_d_z2"][:, 0]
    found = said(EXACT, assess(RUN, question, f"{terms.sum() - terms[1]:.4f}"))
    assert found.sentences[0].startswith("This is what you get without the term 0.786 · (−")
    assert found.right.count(" + ") == 5
    assert found.wrong[0].count(" + ") == 4


def test_another_cell_is_named() -> None:
    shown = f"{RUN.at(10)['error_d_z1'][3, 1]:.4f}"
    assert say(Place(10, "error_d_z1", (3, 4)), "value", shown)[0] == (
        "This is error_d_z1[r4, h2]. You were asked for error_d_z1[r4, h5]."
    )


def test_what_follows_from_ones_own_numbers_is_said_with_the_right_number() -> None:
    for name, answer, begins in [
        ("error_d_z2", "0.175", "Right for your own earlier numbers. The numbers shown give"),
        ("delta_w2", "-0.05", "Right for your own earlier numbers, which give "),
    ]:
        operand = {"error_d_z2": "error_d_a2", "delta_w2": "error_d_z2"}[name]
        own = {Place(10, operand, (0, 0)): 0.7}
        index = (0, 0) if name == "error_d_z2" else (2, 0)
        question = ask(RUN, Place(10, name, index), "value")
        if name == "delta_w2":
            values = RUN.at(10)
            column = np.array(values["error_d_z2"][:, 0])
            column[0] = 0.7
            answer = f"{values['a1'][:, 2] @ column:.4f}"
        found = said(EXACT, assess(RUN, question, answer, own))
        assert found.sentences[0].startswith(begins)


def test_choices_and_orders_are_answered_in_words() -> None:
    found = say(Place(10, "new_w2"), "move", "stays")
    assert re.fullmatch(r"No, the answer is: (up|down)", found[0])
    assert say(Place(10, "new_w2"), "move", "sideways") == ("Choose one of the answers.",)
    question = ask(RUN, Place(10, "z2_d_b2"), "order")
    right = solve(RUN, question.place, "order").right
    assert isinstance(right, tuple)
    found = said(EXACT, assess(RUN, question, (right[1], right[0], *right[2:]))).sentences
    assert found == (
        "delta_b2 needs z2_d_b2 first.",
        "The answer is: z2_d_b2, delta_b2, new_b2",
    )


def test_the_other_rule_is_called_by_its_name() -> None:
    for settings, name in ((Settings(), "exact"), (EXACT, "tutorial’s")):
        run = train(settings)
        question = ask(run, Place(10, "z2_d_a1"), "sign")
        mistake = Mistake((OTHER_RULE,), "zero")
        assert mistakes_in_words(settings, question, [mistake]) == [
            f"This is what you get by the {name} rule."
        ]


@given(strategies.settings(), st.data())
@examples(max_examples=60, deadline=None)
def test_everything_can_be_said_of_any_network(settings: Settings, data: st.DataObject) -> None:
    run = train(settings)
    assume(run.last >= 0)
    place = Place(
        data.draw(st.integers(0, run.last)),
        data.draw(st.sampled_from([one.name for one in run.quantities])),
    )
    kind = data.draw(st.sampled_from(sorted(KINDS)))
    try:
        solution = solve(run, place, kind)
    except UnaskedError:
        return
    question = solution.question
    texts = [asked(settings, question), *(text for _, text in choices(question))]
    answers = [key for key, _ in choices(question)] or [
        "77",
        "",
        *(f"{one.answer:.8e}" for one in solution.mistakes),
        f"{solution.right:.8e}",
    ]
    for answer in answers:
        found = said(settings, assess(run, question, answer))
        assert found.sentences
        texts += [*found.sentences, found.right, *found.wrong]
    # A negative number stands in brackets once: ((−2)) is wrong, ((−2) · 3 + 1) is not.
    flaw = re.compile(r"[{}]|\(\(−[^()]*\)\)|nan|None|\bCell\b")
    assert not list(filter(flaw.search, texts))


def test_whole_data_and_constants_are_printed_as_they_are() -> None:
    data = Dataset("whole", ((150.0, -2.0), (3.0, 40.0)), ((1.0,), (0.0,)))
    settings = Settings(rule="exact", dataset=data, learning_rate=0.125, hidden=(2,))
    run = train(settings)
    written = solve(run, Place(0, "z1", (0, 0)), "value").written
    assert written is not None
    assert as_text(settings, written, 3).startswith("150 · ")
    assert "(−2) · " in as_text(settings, written, 3)
    written = solve(run, Place(0, "new_b2"), "value").written
    assert written is not None
    assert " − 0.125 · " in as_text(settings, written, 3)
