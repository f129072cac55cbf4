"""The pages without a browser: the sidebar's controls, Reference, notices and errors."""

from __future__ import annotations

import re
import tomllib
from typing import Any
from unittest.mock import patch

import pytest
import streamlit as st
from streamlit import Page

from nn_core import Dataset, Settings, quantities_for
from nn_view.style import html
from nn_view.style.palette import PALETTES
from nn_view.wording import mistakes
from nn_view.wording import pages as words
from nn_view.wording.reading.glossary import TERMS, marked
from nn_view.wording.reading.signs import SIGNS
from pages.shell import menu, sidebar
from tests.helpers.pages import back, linked, number, opened, press, settings, state
from tests.helpers.sources import ROOT


def test_the_first_visit_has_the_tutorials_settings() -> None:
    at = opened()
    assert settings(at) == Settings()
    assert number(at, "set_seed").value == 0
    back = next(button for button in at.button if button.label == words.BACK)
    assert back.disabled


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("seed", 7, Settings(seed=7)),
        ("iterations", 500, Settings(iterations=500)),
        ("learning_rate", 0.25, Settings(learning_rate=0.25)),
        ("units_1", 8, Settings(hidden=(8,))),
    ],
)
def test_a_number_of_the_sidebar_is_a_setting(key: str, value: Any, expected: Settings) -> None:
    at = opened()
    number(at, f"set_{key}").set_value(value).run()
    assert settings(at) == expected


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("activation", "relu", Settings(activation="relu")),
        ("rule", "exact", Settings(rule="exact")),
        ("biases", "per_unit", Settings(biases="per_unit")),
        ("initial_biases", "random", Settings(initial_biases="random")),
        ("data", "parity", Settings(dataset=Dataset.built_in["parity"]())),
    ],
)
def test_a_choice_of_the_sidebar_is_a_setting(key: str, value: str, expected: Settings) -> None:
    at = opened()
    at.selectbox(key=f"set_{key}").set_value(value).run()
    assert settings(at) == expected


def test_biases_can_be_left_unlearned() -> None:
    at = opened()
    at.toggle(key="set_learn_biases").set_value(False).run()
    assert settings(at) == Settings(learn_biases=False)


def test_more_hidden_layers_bring_their_own_units() -> None:
    at = opened()
    number(at, "set_layers").set_value(3).run()
    number(at, "set_units_3").set_value(2).run()
    assert settings(at) == Settings(hidden=(5, 5, 2))


def test_presets_fill_every_control_and_the_tutorial_is_one_click_away() -> None:
    at = press(opened(seed="5", rule="exact"), words.PRESETS["mazur"])
    assert settings(at) == Settings.mazur()
    assert number(at, "set_units_1").value == 2
    assert words.GIVEN_START in [one.value for one in at.caption]
    press(at, words.PRESETS["xor"])
    assert settings(at).dataset == Dataset.built_in["xor"]()
    press(at, words.BACK)
    assert settings(at) == Settings()


def test_a_new_seed_is_another_one_and_nothing_else_changes() -> None:
    at = opened(hidden="4")
    seeds = {settings(press(at, words.NEW_SEED)).seed for _ in range(3)}
    assert 0 not in seeds
    assert settings(at) == Settings(seed=settings(at).seed, hidden=(4,))


def test_a_session_makes_the_pages_of_its_menu_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(file: str, **more: Any) -> Page:
        made.append(file)
        return Page(file, **more)

    monkeypatch.setattr("pages.shell.menu.st.Page", counted)
    at = opened()
    assert made == [entry.file for entry in menu.ENTRIES]
    number(at, "set_seed").set_value(7).run()
    assert settings(at) == Settings(seed=7)
    assert len(made) == len(menu.ENTRIES)


def test_the_sidebar_has_lines_in_place_of_columns() -> None:
    # Each column is a message of its own, which every rerun sends again.
    assert not opened().sidebar.columns


def test_every_control_has_a_label_and_help() -> None:
    at = opened()
    controls = [*at.text_input, *at.selectbox, *at.toggle]
    assert len(controls) >= 11
    for control in controls:
        assert control.label
        assert control.help, control.label


def test_a_link_opens_its_settings() -> None:
    at = opened(seed="3", hidden="4,2", rule="exact", biases="false", at="7")
    assert settings(at) == Settings(seed=3, hidden=(4, 2), rule="exact", learn_biases=False)
    assert state(at).place["at"] == "7"


def test_wrong_values_get_one_notice_that_can_be_dismissed() -> None:
    at = opened(seed="abc", quantity="nonsense", rule="exact", note="<b>")
    assert settings(at) == Settings(rule="exact")
    assert len(state(at).problems) == 3
    press(at, words.DISMISS)
    assert state(at).problems == ()
    assert words.DISMISS not in [button.label for button in at.button]


def test_a_notice_brings_its_height_for_up_to_three_sentences() -> None:
    def height(sentences: int) -> float:
        found = re.search(r"--bp-notice: ([\d.]+)rem", html.notice("Title", ["One."] * sentences))
        assert found
        return float(found[1])

    assert height(1) < height(2) < height(3) == height(9)


def test_reference_shows_every_quantity_with_its_line_and_both_rules() -> None:
    at = opened("reference.py")
    shown = " ".join(one.value for one in at.markdown)
    code = {one.value for one in at.code}
    for rule in ("tutorial", "exact"):
        for quantity in quantities_for(Settings(rule=rule)):
            assert f"`{quantity.name}`" in shown
            assert quantity.code in code
            assert marked(quantity.sentence) in shown
    groups = {one.value.replace("`", "") for one in at.subheader}
    assert groups == {one.group for one in quantities_for(Settings())}
    assert mistakes.NOT_TRAINED in shown


def test_terms_are_links_to_their_words() -> None:
    at = linked("check.py", rule="exact")
    assert "[central difference](#term-central-difference)" in at.subheader[0].value
    assert any("(#term-numerical-gradient)" in one.value for one in at.markdown)
    at = opened("reference.py")
    captions = [one.value for one in at.caption]
    assert (
        "[affine](#term-affine) · rows × hidden · in the formula: [·](#term-matrix-product)"
        in captions
    )
    told = " ".join(one.value for one in at.markdown)
    assert all(one.words in told for one in TERMS)
    assert all(one.meaning in told for one in SIGNS)


def test_reference_names_the_tutorials_lines_for_its_network_only() -> None:
    told = " ".join(one.value for one in opened("reference.py").caption)
    assert "The tutorial's step 1: `a2_d_z2 = a2*(1 - a2)`." in told
    assert "0.8829" in told
    assert "tutorial's step" not in " ".join(
        one.value for one in opened("reference.py", hidden="4").caption
    )


def test_reference_follows_the_settings() -> None:
    at = opened("reference.py", hidden="4,2")
    assert settings(at).hidden == (4, 2)
    assert "z3 = a2 @ w3 + b3" in {one.value for one in at.code}
    assert number(at, "set_units_2").value == 2


def test_the_pages_theme_is_the_palette() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]
    names = {
        "primaryColor": "accent",
        "backgroundColor": "background",
        "secondaryBackgroundColor": "raised",
        "textColor": "text",
    }
    for theme in ("light", "dark"):
        assert {name: config[theme][name] for name in names} == {
            name: PALETTES[theme][ours] for name, ours in names.items()
        }


def test_an_address_that_lags_behind_does_not_bring_replaced_settings_back() -> None:
    at = opened(rule="exact")
    number(at, "set_seed").set_value(5).run()
    at.query_params.clear()
    at.query_params["rule"] = "exact"
    at.run()
    assert settings(at) == Settings(seed=5, rule="exact")


def test_back_brings_settings_and_place_back_at_once() -> None:
    at = opened(rule="exact", at="7")
    number(at, "set_seed").set_value(5).run()
    back(at, rule="exact", at="7")
    assert settings(at) == Settings(rule="exact")
    assert number(at, "set_seed").value == 0
    assert state(at).place["at"] == "7"
    assert at.query_params == {"rule": "exact", "at": "7"}


def test_what_was_typed_counts_although_a_click_on_the_menu_left_no_time_to_draw_it() -> None:
    at = opened()
    number(at, "set_seed").set_value(5)
    with patch.object(sidebar, "settings", side_effect=st.stop):
        at.run()
    at.switch_page(str(ROOT / "pages" / "reference.py")).run()
    assert settings(at) == Settings(seed=5)
    assert number(at, "set_seed").value == 5
