"""The page that checks gradients, without a browser."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from nn_core import MAX_ROWS, Dataset, Settings, Training
from nn_view.links.table_codec import OWN
from nn_view.wording import check as words
from nn_view.wording.pages import STOP
from nn_view.wording.reading.glossary import marked
from pages.shell.session import Session
from tests.helpers.pages import linked, state, unopened
from tests.helpers.sources import ROOT


def verdicts(at: AppTest) -> list[str]:
    """The titles of the board's lines."""
    boards = [one.proto for one in at.get("bidi_component")]
    data = [json.loads(one.json) for one in boards if one.component_name == "backprop_board"]
    return [group["title"] for group in data[0]["groups"]] if data else []


def text(at: AppTest) -> str:
    return " ".join(one.value for kind in (at.markdown, at.info, at.caption) for one in kind)


def page(**query: str) -> AppTest:
    """The page as a link opens it."""
    return linked("check.py", **query)


def test_the_first_view_names_the_departures_and_compares_both_rules() -> None:
    at = page(at="40")
    assert at.title[0].value == words.TITLE
    while len(at.dataframe) < 2 or len(at.dataframe[0].value) < 3:
        at.run()
    shown = text(at)
    for name in ("z2_d_a1", "z1_d_b1", "z2_d_b2"):
        assert f"≠ **`{name}`**" in shown
    assert "After 1000 iterations" in shown
    tables = [one.value for one in at.dataframe]
    assert tables[0]["iterations"].tolist() == [10, 100, 1000]
    assert len(tables[1]) == 22
    assert tables[1]["differs"].sum() == 17
    assert at.selectbox(key="own_entry").options[0] == "largest difference: b2"
    key = "show_z2_d_a1"
    at.button(key=key).click().run()
    assert state(at).place["quantity"] == "z2_d_a1"
    assert state(at).place["at"] == "40"


def test_the_page_opens_with_why_the_two_differ_and_then_shows_them() -> None:
    at = page(at="40")
    while not [one for one in at.button if one.key == "show_z2_d_a1"]:
        at.run()
    order = [getattr(one.proto, "component_name", "") or one.value for one in shown(at)]
    board = order.index("backprop_board")
    assert order.index(words.WHY) < board
    assert board < order.index(words.CURVE)


def shown(at: AppTest) -> list[Any]:
    """What stands on the page, from the top: texts, titles and components."""
    kinds = ("markdown", "header", "subheader", "bidi_component")
    return [one for one in at.main if one.type in kinds]


def test_a_link_brings_its_own_values_and_says_what_it_could_not_have() -> None:
    at = page(epsilon="3e-5", entry="w2,2,1", scope="all", span="0.1", nudge="-7", rule="exact")
    assert state(at).problems == ()
    assert at.select_slider[0].value == 3e-5
    assert at.selectbox(key="own_entry").value == "w2,2,1"
    at.select_slider[0].set_value(1e-4).run()
    assert not at.exception
    assert at.select_slider[0].value == 1e-4
    assert marked("every derivative matches the numerical gradient") in text(at)
    assert at.selectbox(key="own_entry").options[0].startswith("largest derivative")
    wrong = page(epsilon="0", entry="nonsense", nudge="1000")
    assert len(state(wrong).problems) == 3
    assert not wrong.exception
    gone = page(entry="w3,1,1")
    assert "w3,1,1 is not in this network" in text(gone)


def test_a_diverged_training_says_where_and_its_last_iteration_is_checked() -> None:
    at = page(fault="no_activation_derivative", activation="relu", at="7")
    assert any("z2 of iteration 7" in one.value for one in at.warning)
    assert "not finite" in " ".join(verdicts(at))


@pytest.mark.usefixtures("impatient")
def test_the_largest_network_is_checked_in_portions_with_a_stop() -> None:
    random = np.random.RandomState(0)
    tables = [tuple(map(tuple, random.rand(MAX_ROWS, width).tolist())) for width in (16, 8)]
    data = Dataset(OWN, *tables)
    at = page()
    state(at).settings = Settings(
        hidden=(16, 16, 16), biases="per_unit", iterations=2, dataset=data
    )
    state(at).controls_current = False
    at.run()
    at.run()  # the settings stay as they are
    while not verdicts(at):  # a slow machine is still training
        at.run()
    assert not at.exception
    assert state(at).settings.dataset == data
    assert any("entries checked so far" in one for one in verdicts(at))
    assert STOP in [one.label for one in at.button]
    assert len(at.dataframe[-1].value) == 952


@pytest.mark.parametrize(("activation", "called"), [("relu", "relu"), ("leaky_relu", "leaky relu")])
def test_a_kink_is_said_to_be_that_of_the_activation_at_hand(activation: str, called: str) -> None:
    at = page(activation=activation, rule="exact", at="28", epsilon="0.1")
    assert f"a weighted input crosses the [kink](#term-kink) of {called} between" in text(at)
    smooth = page(rule="exact", at="28", epsilon="0.1")
    assert "kink" not in text(smooth)


def test_the_pages_own_training_is_not_drawn_twice() -> None:
    """As many iterations as the comparison of the rules: one of the two is the page's own."""
    stopped = Training(Settings(iterations=1001))
    stopped.advance(500)
    at = unopened(iterations="1001")
    at.session_state["session"] = Session(stopped={stopped.settings: stopped})
    at.switch_page(str(ROOT / "pages" / "check.py")).run()
    assert not at.exception
    assert words.EFFECT in [one.value for one in at.header]


@pytest.mark.slow
def test_networks_of_every_kind_are_checked() -> None:
    for query in (
        {"hidden": "3,2,2", "bias_shape": "per_unit", "at": "20"},
        {"start": "mazur", "biases": "false"},
        {"lr": "1000", "activation": "relu", "iterations": "60", "at": "59"},
    ):
        assert state(page(**query)).problems == (), query
    only = page(data="xor", activation="relu", hidden="1", iterations="1")
    assert words.ONLY in text(only)
