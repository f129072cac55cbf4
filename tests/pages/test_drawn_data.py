"""Drawn data on the pages: a control for each of their numbers, in the sidebar and on Data."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from nn_core import Settings
from nn_view.wording import pages as words
from pages.shell import own_tables, session
from pages.shell.session import Key
from tests.helpers.pages import linked, number, opened, press, settings, state
from tests.helpers.sources import ROOT

NUMBERS = {"points": 60, "noise": 0.2, "seed": 3, "test_share": 0.5}


def name(at: AppTest) -> str:
    """The name of the data that are trained with."""
    return settings(at).dataset.name


def shown(at: AppTest, of: str, where: str = "") -> dict[str, float | None]:
    """The numbers in the controls of a set: in the sidebar, or ``where`` else."""
    before = session.key(Key.NUMBER_TEXT, f"set_{where}{of}_")
    return {
        one.key.removeprefix(before): float(str(one.value))
        for one in at.text_input
        if one.key and one.key.startswith(before)
    }


def test_a_link_sets_the_controls_in_both_places() -> None:
    at = linked("data.py", data="circles-60-0.2-3-0.5")
    assert state(at).problems == ()
    assert at.selectbox(key="set_data").value == "circles"
    assert shown(at, "circles") == shown(at, "circles", "table_") == NUMBERS
    assert own_tables.PREFIX not in "".join(at.selectbox(key="set_data").options)


@pytest.mark.parametrize("where", ["", "table_"])
def test_a_number_draws_other_data_wherever_it_is_typed(where: str) -> None:
    at = linked("data.py", data="circles-60-0.2-3-0.5", seed="4")
    number(at, f"set_{where}circles_points").set_value(80).run()
    assert not at.exception
    number(at, f"set_{where}circles_test_share").set_value(0.0).run()
    assert not at.exception
    assert name(at) == "circles-80-0.2-3-0"
    assert settings(at) == Settings(seed=4, dataset=settings(at).dataset)
    assert shown(at, "circles") == shown(at, "circles", "table_")
    assert at.query_params["data"] == "circles-80-0.2-3-0"


def test_another_set_begins_with_its_usual_numbers() -> None:
    at = linked("data.py", data="circles-60-0.2-3-0.5")
    at.selectbox(key="set_data").set_value("blobs").run()
    assert not at.exception
    assert name(at) == "blobs-100-0.3-0-0.25"
    assert shown(at, "circles") == {}
    press(at, words.DATA_SETS["iris"])
    assert name(at) == "iris-0-0.2"
    assert shown(at, "iris") == shown(at, "iris", "table_") == {"seed": 0, "test_share": 0.2}
    press(at, words.DATA_SETS["xor"])
    assert name(at) == "xor"
    assert shown(at, "iris") == {}


def test_the_numbers_outlive_another_page() -> None:
    at = opened("data.py", data="moons-40-0.3-1-0.25")
    at.switch_page(str(ROOT / "pages" / "reference.py")).run()
    assert name(at) == "moons-40-0.3-1-0.25"
    assert shown(at, "moons")["noise"] == 0.3
    number(at, "set_moons_noise").set_value(0.4).run()
    at.switch_page(str(ROOT / "pages" / "data.py")).run()
    assert shown(at, "moons", "table_")["noise"] == 0.4
    assert name(at) == "moons-40-0.4-1-0.25"


def test_a_table_without_numbers_has_no_controls_for_them() -> None:
    at = linked("data.py")
    labels = {one.label for one in at.text_input}
    assert labels.isdisjoint(words.DRAWN_LABELS.values())


def test_a_bad_number_in_a_link_is_told_and_the_usual_one_is_used() -> None:
    at = linked("data.py", data="circles-60-0.2-3-7")
    (sentence,) = state(at).problems
    assert "the share of test rows must be a number from 0 to 0.9" in sentence
    assert shown(at, "circles", "table_")["test_share"] == 0.25


def test_drawn_data_become_own_ones_where_a_column_is_renamed() -> None:
    at = linked("data.py", data="line-20-0.1-0-0.25")
    at.text_input(key="data_column_name").set_value("height").run()
    press(at, "Rename")
    assert name(at) == "own"
    assert str(at.selectbox(key="set_data").value).startswith(own_tables.PREFIX)
    assert shown(at, "line", "table_") == {}
