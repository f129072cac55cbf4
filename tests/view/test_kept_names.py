"""The names in sentences, which a browser that translates the page leaves as they are."""

from __future__ import annotations

import re

import pytest

from nn_view.style import html, names
from tests.helpers.sources import ROOT


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("w1: 15 of 15 entries differ", ["w1"]),
        ("Which row pushes delta_b2[1, h2] most?", ["delta_b2[1, h2]"]),
        ("inputs[r1, sepal length] is 0.5", ["inputs[r1, sepal length]"]),
        ("z1_d_b1_w, then inputs.T and new_w2.", ["z1_d_b1_w", "inputs.T", "new_w2"]),
        ("Its error falls from 0.8 to 3e-5 in 100 iterations", []),
    ],
)
def test_names_are_found_in_a_sentence(sentence: str, kept: list[str]) -> None:
    found: list[str] = []

    def name(one: str) -> str:
        found.append(one)
        return one

    assert names.marked(sentence, name) == sentence
    assert found == kept


def test_what_is_code_already_stays_and_somebodys_own_backquotes_are_shown() -> None:
    assert html.with_names("The line `w1 - delta_w1` and w2") == "The line `w1 - delta_w1` and `w2`"
    assert html.code("a`b") == "`` a`b ``"


def test_the_browser_looks_for_the_same_names() -> None:
    source = (ROOT / "nn_view/stepper/js/base/sentence.js").read_text()
    (pattern,) = re.findall(r"^const NAMES = /(.*)/;$", source, re.MULTILINE)
    with_a_blank = r"\w+ = .*_{3}.*|"
    assert pattern.replace(with_a_blank, "", 1) == names._NAMES.pattern
