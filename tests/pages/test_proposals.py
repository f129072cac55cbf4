"""What data suggest is one click, and the last change of the settings can be taken back."""

from __future__ import annotations

from typing import Any

import pytest

from nn_core import Dataset, Settings
from nn_view.setup.examples import EXAMPLES
from nn_view.wording import pages as page_words
from nn_view.wording.setup import proposals as words
from tests.helpers.pages import arrives, back, number, opened, press, sent, settings, state
from tests.helpers.sources import ROOT

STEP, DATA = (str(ROOT / "pages" / file) for file in ("step.py", "data.py"))
IRIS = Dataset.built_in["iris"]()
FITS_IRIS = Settings(dataset=IRIS, output="softmax", loss="cross_entropy", rule="exact")


def said(at: Any) -> str:
    return " ".join(one.value for one in [*at.caption, *at.info])


@pytest.mark.parametrize("page", ["", "data.py"])
def test_one_click_takes_all_that_fits_the_data(page: str) -> None:
    at = opened(page, data="iris")
    assert "softmax outputs, cross-entropy, exact rule" in said(at)
    press(at, words.USE_FITTING)
    assert settings(at) == FITS_IRIS
    assert words.USE_FITTING not in [one.label for one in at.button]


def test_a_table_of_the_tutorials_kind_has_no_proposal() -> None:
    for data in ("truth_table", "xor", "mazur"):
        assert words.USE_FITTING not in [one.label for one in opened(data=data).button]


def test_a_proposal_can_be_put_off_in_the_sidebar() -> None:
    at = press(opened(data="iris", loss="squared"), words.NOT_NOW)
    assert words.USE_FITTING not in [one.label for one in at.button]
    assert page_words.RULE_PROPOSAL in said(at)
    at.switch_page(DATA).run()
    assert words.USE_FITTING in [one.label for one in at.button]
    at.selectbox(key="set_data").set_value("blobs").run()
    at.switch_page(STEP).run()
    assert words.USE_FITTING in [one.label for one in at.button]


def test_classes_that_are_counted_become_outputs_first() -> None:
    at = opened("data.py", data="own", table="0to0__1to1__2to2__3to0__4to1__5to2")
    assert words.USE_FITTING not in [one.label for one in at.button]


def test_data_that_the_outputs_exclude_are_offered_with_what_fits() -> None:
    at = press(opened(data="iris"), words.USE_FITTING)
    at.selectbox(key="set_data").set_value("circles").run()
    assert "softmax needs at least two outputs" in at.warning[0].value
    assert settings(at) == FITS_IRIS
    press(at, words.USE_DATA)
    circles = Dataset.built_in["circles"]()
    assert settings(at) == Settings(dataset=circles, loss="cross_entropy", rule="exact")
    assert not at.warning


@pytest.mark.parametrize(
    "query",
    [{"bias_shape": "none"}, {"bias_start": "zeros"}, {"hidden": "none"}, {"optimizer": "adam"}],
)
def test_the_exact_rule_is_proposed_with_every_new_value(query: dict[str, str]) -> None:
    assert page_words.RULE_PROPOSAL in said(opened(**query))
    assert page_words.RULE_PROPOSAL not in said(opened(rule="exact", **query))


def test_the_last_change_is_taken_back_and_then_the_one_before_it() -> None:
    at = opened(seed="3")
    undo = at.button(key="undo")
    assert undo.disabled
    assert undo.help == words.NOTHING_TO_UNDO
    number(at, "set_learning_rate").set_value(0.5).run()
    press(at, page_words.PRESETS["mazur"])
    at.switch_page(DATA).run()
    press(at, words.UNDO)
    assert settings(at) == Settings(seed=3, learning_rate=0.5)
    assert "η = 0.5" in at.button(key="undo").help
    assert number(at, "set_learning_rate").value == 0.5
    press(at, words.UNDO)
    assert settings(at) == Settings(seed=3)
    assert at.button(key="undo").disabled


def test_what_the_browser_sends_before_it_shows_the_settings_does_not_bring_them_back() -> None:
    at = opened(seed="7")
    example = next(one for one in EXAMPLES if one.name == "nbis").make()
    state(at).settings, state(at).controls_current = example, False
    at.run().run()
    late = sent(at)
    press(at, words.UNDO)
    arrives(at, late)
    assert settings(at) == Settings(seed=7)
    assert at.button(key="undo").disabled
    assert at.selectbox(key="set_data").value == "truth_table"
    assert number(at, "set_layers").value == 1
    number(at, "set_seed").set_value(8).run()
    at.selectbox(key="set_rule").set_value("exact").run()
    assert settings(at) == Settings(seed=8, rule="exact")


def test_a_proposal_and_a_table_are_taken_back() -> None:
    at = press(opened(data="iris", hidden="4"), words.USE_FITTING)
    press(at, words.UNDO)
    assert settings(at) == Settings(dataset=IRIS, hidden=(4,))
    at = opened(data="own", table="0to1__1to0")
    own = settings(at)
    at.selectbox(key="set_data").set_value("xor").run()
    press(at, words.UNDO)
    assert settings(at) == own


def test_going_back_in_the_browser_is_a_change_like_others() -> None:
    at = opened()
    number(at, "set_seed").set_value(5).run()
    back(at)
    assert settings(at) == Settings()
    press(at, words.UNDO)
    assert settings(at) == Settings(seed=5)
