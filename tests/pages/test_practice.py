"""The page on which one practises, without a browser."""

from __future__ import annotations

import json
import re
from typing import Any

from streamlit.testing.v1 import AppTest

from nn_core import Settings
from nn_core.questions import KINDS
from nn_view.wording.practice import page as words
from nn_view.wording.practice.questions import HOW, MISTAKES
from pages.sections.practice import course
from tests.helpers.pages import linked, number
from tests.helpers.sources import ROOT


def asked(at: AppTest, name: str = "backprop_practice") -> Any:
    """What the component is given; None where it is not drawn."""
    boards = [one.proto for one in at.get("bidi_component")]
    return next((json.loads(one.json) for one in boards if one.component_name == name), None)


def test_the_questions_are_about_the_settings() -> None:
    data = asked(linked("practice.py", seed="3", hidden="4", digits="4"))
    assert (data["query"], data["digits"], data["about"]) == ("seed=3&hidden=4", 4, "")
    settings = Settings(seed=3, hidden=(4,))
    assert data["quantities"] == [one.name for one in settings.quantities]


def test_a_mistake_made_on_purpose_is_left_out_and_said() -> None:
    at = linked("practice.py", seed="3", fault="sign_flipped")
    assert asked(at)["query"] == "seed=3"
    assert words.FAULT in [one.value for one in at.info]


def test_a_link_may_ask_about_one_quantity_until_a_click() -> None:
    at = linked("practice.py", about="delta_w1")
    assert asked(at)["about"] == "delta_w1"
    next(one for one in at.button if one.label == words.ABOUT_ALL).click().run()
    assert asked(at)["about"] == ""
    assert asked(linked("practice.py", about="z9"))["about"] == ""


def test_every_mistake_has_words_that_need_no_question() -> None:
    assert set(words.MISTAKES) == {*HOW, *MISTAKES}
    assert not [one for one in words.MISTAKES.values() if "{" in one]


def test_a_round_has_every_kind_of_question() -> None:
    deck = (ROOT / "nn_view/stepper/js/practice/deck.js").read_text("utf-8")
    listed = re.search(r"const KINDS = \[(.*?)\];", deck)
    assert listed is not None
    assert set(re.findall(r"\w+", listed[1])) == set(KINDS)


def test_a_course_gets_as_many_questions_as_it_wants() -> None:
    at = linked("practice.py", seed="3", rule="exact", questions="7")
    assert number(at, "own_questions").value == 7
    labels = [one.proto.label for one in at.get("download_button")]
    assert labels == [words.MOODLE, words.GIFT]
    found = course.drawn(Settings(seed=3, rule="exact"), "", 7, 3)
    assert len(found) == 7
    assert len({one.name for one in found}) == 7
    about = course.drawn(Settings(seed=3, rule="exact"), "delta_w1", 7, 3)
    assert {one.name.partition("[")[0] for one in about} == {"delta_w1"}


def test_a_link_opens_a_whole_iteration_by_hand() -> None:
    at = linked(
        "practice.py", task="by_hand", seed="3", at="7", fill_units="9", fault="sign_flipped"
    )
    data = asked(at, "backprop_by_hand")
    assert (data["query"], data["iteration"], data["digits"]) == ("seed=3", 7, 3)
    # There are five hidden units.
    assert (data["rows"], data["units"]) == (2, 5)
    assert asked(at) is None
    assert words.FAULT in [one.value for one in at.info]
    assert at.query_params["task"] == "by_hand"
    number(at, "own_fill_rows").set_value("4").run()
    assert asked(at, "backprop_by_hand")["rows"] == 4
    choice: Any = at.get("button_group")[0]
    choice.set_value("questions").run()
    assert asked(at) is not None
    assert asked(at, "backprop_by_hand") is None


def test_a_network_without_hidden_layers_has_no_units_to_choose() -> None:
    at = linked("practice.py", task="by_hand", hidden="none", fill_rows="99")
    data = asked(at, "backprop_by_hand")
    assert (data["rows"], data["units"]) == (6, 1)
